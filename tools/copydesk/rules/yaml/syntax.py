"""The front matter can't be read as YAML.

One wrong character can make the rest of the front matter unreadable, so nothing can be said about the
fields until it is mended. The finding stands at the bracket, quote or character that caused it.

Bad (file):
    ---
    id: 20250918-k7x4m2
    topics: [20000065, 20000593
    section: defence
    ---
    The ministers met.
Bad (file):
    ---
    headline: 'Poland's ministers meet in Kyiv'
    ---
    The ministers met.
Good (fields):
    topics: [20000065, 20000593]
Good (fields):
    headline: "Poland's ministers meet in Kyiv"
"""


from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.yaml._lines import field_on, in_quotes, line_span
from copydesk.text import Span

severity = Severity.ERROR
needs = frozenset({"problems"})

_GLUED = Pattern(r"[ \t]*(?:- +)?(?P<name>[^\W\d][\w-]*):(?P<value>[^\s/].*)\Z")
_OTHER_SIGN = Pattern(r"[ \t]*(?:- +)?(?P<name>[\w-]+)(?P<sign>[ \t]*[;=：][ \t]*)(?P<value>\S.*)\Z")
_NAME_FIRST = Pattern(r"[ \t]*(?:- +)?(?P<name>[\w-]+)(?P<sign>[ \t]+(?:[-–—][ \t]+)?)(?P<value>\S.*)\Z")
_OPENS_QUOTE = Pattern(r"[ \t]*(?:- +)*(?:[\w-]+:[ \t]+)?(?P<mark>[\"'])")
_ITEM = Pattern(r"[^,\[\]{}\n]*[^,\[\]{}\n\s]")
_FURTHEST = 200

_NO_VALUE_BEGINS_SO = (
    "cannot start any token",
    "node content",
    "while scanning an anchor",
    "while scanning an alias",
    "while scanning a block scalar",
    "sequence entries are not allowed",
    "mapping keys are not allowed",
)
_BELONGS_NOWHERE = ("did not find expected key", "<block end>", "expected '-' indicator")
_OTHERS = (
    ("a second document", "Front matter has one part. Remove this line."),
    ("a key that is not text", "The name of a field must be a plain word."),
    (
        "not a mapping",
        "Front matter is made of fields, each a name, a colon and a value, such as `section: defence`.",
    ),
    (
        "does not allow",
        "An invisible control character stands here. Delete it and type the text around it again.",
    ),
    (
        "<document start>",
        "This line is indented otherwise than the first field. Fields all begin in the first column.",
    ),
)


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind == "yaml/syntax":
            known = _names(desk.schemas.files["article.schema.json"])
            yield _say(article.source, problem.found, problem.span.start, problem.other, known)


def _names(schema) -> set[str]:
    """The names of the fields and of their parts."""
    if isinstance(schema, list):
        return set().union(*map(_names, schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties")
    return set(own if isinstance(own, dict) else ()).union(*map(_names, schema.values()))


def _say(source, found, at, other, known):
    """What to say of the parser's words `found`, said of `at`; what it was reading began at `other`."""
    text = source.text
    if "while parsing a flow" in found and other and "',' or" in found:
        return _brackets(text, at, other)
    if "quoted scalar" in found and "end of stream" in found and other:
        return _never_closed(other)
    if "escape" in found:
        at -= text[at - 1 : at] == "\\"
        return Remark(
            Span(at, at + 2),
            "In double quotes a backslash begins an escape, and this is none. "
            "Put the value in single quotes instead.",
        )
    if "could not find expected ':'" in found:
        return _no_field(source, other.start if other else at, known)
    if any(words in found for words in _NO_VALUE_BEGINS_SO):
        return _no_value(source, at, other)
    if any(words in found for words in _BELONGS_NOWHERE):
        return _belongs_nowhere(source, at)
    line = line_span(source, at)
    if "<document start>" in found and text[: line.start].endswith("\n...\n"):
        return Remark(Span(line.start - 4, line.start - 1), "Front matter has one part. Remove this line.")
    for words, message in _OTHERS:
        if words in found:
            return Remark(Span(at, max(at + 1, line.end) if found == "not a mapping" else at + 1), message)
    return Remark(
        Span(at, at + 1),
        f"The front matter can't be read from here on ({found.strip(': ')}). "
        "Look for a missing quotation mark, colon or bracket.",
    )


def _brackets(text, at, other):
    """A list or a group in brackets: never closed, or without a comma."""
    mark = text[other.start : other.start + 1]
    closing = "}" if mark == "{" else "]"
    end = text.find("\n", other.start)
    if other.start < at < end and closing in text[at:end]:
        return Remark(
            Span(at, at + 1),
            "A comma is missing before this. Between brackets items are set apart by commas, and "
            "text with a bracket or a comma in it stands in double quotes.",
        )
    what = "field" if mark == "{" else "item"
    return Remark(other, f"The {mark} opened here is never closed. Put a {closing} behind the last {what}.")


def _never_closed(mark):
    return Remark(
        Span(mark.start, mark.start + 1),
        "The quotation mark opened here is never closed. Put the same mark behind the value.",
    )


def _no_field(source, at, known):
    """A line that should be a field and lacks its colon, or the space behind it."""
    line = line_span(source, at)
    text = source.text[slice(*line)]
    if match := _GLUED.match(text):
        colon = line.start + match.end("name")
        return Remark(
            Span(colon, colon + 1),
            f"A space is missing behind the colon. Write {match['name']}: {match['value']}",
            fix=Fix((Edit(Span(colon + 1, colon + 1), " "),), safe=match["name"] in known),
        )
    other_sign = _OTHER_SIGN.match(text)
    match = other_sign or _NAME_FIRST.match(text)
    if match and (other_sign or match["name"] in known):
        sign = Span(line.start + match.start("sign"), line.start + match.end("sign"))
        return Remark(
            sign,
            f"A colon and a space stand behind the name of a field. Write {match['name']}: {match['value']}",
            fix=Fix((Edit(sign, ": "),), safe=False),
        )
    start = line.start + len(text) - len(text.lstrip())
    return Remark(
        Span(start, line.end),
        "This line is no field: a field is a name, a colon and a space, then its value. "
        "If it belongs to the value above, indent it by two spaces.",
    )


def _no_value(source, at, other):
    """A value that begins with a sign that means something else to YAML."""
    field = field_on(source, at)
    begins = {at, other.start if other else at}
    if field and field.span.start in begins and (field.label or field.value[0] in "@`%*&"):
        quoted = in_quotes(field.value)
        extra = ", and an item of a list stands on a line of its own" if field.value.startswith("- ") else ""
        return Remark(
            Span(field.span.start, field.span.start + 1),
            f"A value can't begin with {field.value[0]} unless it is in "
            f"quotes{extra}. Write {field.label}{quoted}",
            fix=Fix((Edit(field.span, quoted),), safe=False),
        )
    at = min(begins)
    item = _ITEM.match(source.text, at)
    if item and field and field.value[0] in "[{":
        quoted = in_quotes(item[0])
        return Remark(
            Span(at, at + 1),
            f"A value can't begin with {item[0][0]} unless it is in quotes. Write {quoted}",
            fix=Fix((Edit(Span(*item.span()), quoted),), safe=False),
        )
    sign = source.text[at : at + 1].strip() or "this character"
    return Remark(
        Span(at, at + 1), f"No value begins with {sign}. Remove it, or put the value in double quotes."
    )


def _belongs_nowhere(source, at):
    """Something that is no part of the value before it, and no field or item of its own."""
    text, line = source.text, line_span(source, at)
    sign = text[at : at + 1]
    if text[at - 1 : at] in ("'", '"') and (opened := _opened_above(source, at)):
        return _never_closed(opened)
    if not text[line.start : at].strip():
        if sign == "-":
            says = "A list item can't stand here. Put it below the name of its field and a colon."
        elif sign == ":":
            return Remark(Span(at, at + 1), "The name of the field is missing before this colon.")
        else:
            says = (
                "This line fits neither the field nor the list above it. Fields that belong together begin "
                "in the same column, and a value that goes on is indented."
            )
        return Remark(Span(at, line.end), says)
    if sign in ("]", "}"):
        return Remark(Span(at, at + 1), f"Nothing is open that this {sign} could close. Remove it.")
    field = field_on(source, at)
    if field and field.value[0] in "\"'[{":
        quoted = in_quotes(field.value)
        fix = Fix((Edit(field.span, quoted),), safe=False)
        if field.value[0] in "[{":
            what = "list" if field.value[0] == "[" else "group of fields"
            return Remark(
                Span(field.span.start, field.span.start + 1),
                f"A value that begins with {field.value[0]} is read as a "
                f"{what}. If it is text, write {field.label}{quoted}",
                fix=fix,
            )
        return Remark(
            Span(at, at + 1),
            "The value ends at the quotation mark before this. "
            f"Put the whole of it in quotes: {field.label}{quoted}",
            fix=fix,
        )
    return Remark(
        Span(at, at + 1), "This does not belong to the value before it. Put the whole value in double quotes."
    )


def _opened_above(source, at):
    """Where a quoted value began on a line above that does not close it, or None."""
    number, mark = source.position(at).line, source.text[at - 1]
    for above in range(number - 1, max(number - _FURTHEST, 0), -1):
        start, end = source.line_span(above)
        opens = _OPENS_QUOTE.match(source.text[start:end])
        if opens and opens["mark"] == mark and mark not in source.text[start + opens.end() : end]:
            return Span(start + opens.start("mark"), start + opens.end("mark"))
    return None
