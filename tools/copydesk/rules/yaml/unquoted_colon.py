"""A value with a colon in it is not in quotes.

A colon with a space behind it tells YAML that a new field begins; between brackets any colon does.

Bad (file):
    ---
    headline: Poland: the vote in numbers
    ---
    The count is over.
Bad (file):
    ---
    sources: [{name: Sejm press office, url: https://www.sejm.gov.pl/}]
    ---
    The count is over.
Good (fields):
    headline: "Poland: the vote in numbers"
Good (fields):
    sources: [{name: Sejm press office, url: "https://www.sejm.gov.pl/"}]
"""


from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.yaml._lines import field_on, in_quotes, is_in_smart, line_span
from copydesk.text import Span

severity = Severity.ERROR
needs = frozenset({"problems"})

_GLUED = Pattern(r"[ \t]*(?:- +)?([\w-]+):([^\s/].*)\Z")
_BETWEEN_BRACKETS = Pattern(r"[^,\[\]{}\n]*[^,\[\]{}\n\s]")


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind == "yaml/unquoted-colon":
            yield _say(article.source, problem)


def _say(source, problem):
    if problem.other and (value := _BETWEEN_BRACKETS.match(source.text, problem.other.start)):
        quoted = in_quotes(value[0])
        return Remark(
            problem.span,
            f"Between brackets a value with a colon in it needs quotes. Write {quoted}",
            fix=Fix((Edit(Span(*value.span()), quoted),)),
        )
    at = problem.span.start
    field = field_on(source, at)
    if field and field.label and at >= field.span.start and field.value[0] not in "\"'|>[{#&*!":
        quoted = in_quotes(field.value)
        return Remark(
            problem.span,
            f"A value with a colon in it needs quotes. Write {field.label}{quoted}",
            (field.label[:-2],),
            Fix((Edit(field.span, quoted),), safe=not is_in_smart(field.value)),
        )
    line = line_span(source, at)
    above = line_span(source, line.start - 1) if line.start else line
    glued = _GLUED.match(source.text[slice(*above)])
    if glued:
        behind = above.start + glued.start(2)
        return Remark(
            Span(behind - 1, behind),
            f"A space is missing behind the colon. Write {glued[1]}: {glued[2]}",
            fix=Fix((Edit(Span(behind, behind), " "),)),
        )
    text = source.text[slice(*line)]
    indent = len(text) - len(text.lstrip())
    if indent:
        return Remark(
            Span(line.start + indent, line.end),
            "This line is indented, so it is read as part of the value above. Put a field in the same column "
            "as the field above it, and a value with a colon in double quotes.",
        )
    return Remark(
        problem.span,
        "A field can't begin here, because the line above is not finished. "
        "A value with a colon in it needs double quotes.",
    )
