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
Good (fields):
    topics: [20000065, 20000593]
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR

# What the parser says, and what it means to a writer. `{}` is the character at fault.
_UNCLOSED = (
    ("while parsing a flow sequence", "The list opened by this [ is never closed. Put a ] behind its last item."),
    ("while parsing a flow mapping", "The {{ opened here is never closed. Put a }} behind its last field."),
    ("while scanning a quoted scalar", "The quotation mark opened here is never closed. Put the same mark behind the value."),
    ("while scanning an anchor", "A value can't begin with &. Put the value in double quotes."),
    ("while scanning an alias", "A value can't begin with *. Put the value in double quotes."),
)
_AT_PLACE = (
    ("cannot start any token", "A value can't begin with {}. Put the value in double quotes."),
    ("expected '-' indicator", "This line is neither an item of the list above it nor a field. Check how far it is indented."),
    ("could not find expected ':'", "A field is written as a name, a colon and a space. This line lacks the colon or the space."),
    ("did not find expected key", "This does not belong to the value before it. A value with quotation marks, or with words "
     "behind a closing quotation mark, must be put in quotes as a whole."),
    ("<document start>", "This line is indented otherwise than the first field. Fields all begin in the first column."),
    ("a second document", "Front matter has one part. Remove this line."),
    ("a key that is not text", "The name of a field must be a plain word."),
    ("not a mapping", "Front matter is made of fields, each a name, a colon and a value, such as `section: defence`."),
    ("node content", "There is no value that begins with {}. Remove it, or put the value in double quotes."),
    ("escape character", "In double quotes a backslash begins an escape, and this is none. Use single quotes instead."),
    ("does not allow", "An invisible control character stands here. Delete it and type the text around it again."),
    ("block entry", "A list item can't stand here. Put it on a line of its own, below its field."),
)


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind == "yaml/syntax":
            yield _say(problem, article.source.text)


def _say(problem, text):
    at = problem.other or problem.span
    for words, message in _UNCLOSED:
        if problem.found.startswith(words) and "while parsing a flow" not in words or (
            problem.found.startswith(words) and "did not find expected ',' or" in problem.found
        ):
            return Remark(at, message.format())
    found = text[problem.span.start : problem.span.end].strip()
    for words, message in _AT_PLACE:
        if words in problem.found:
            return Remark(problem.span, message.format(found or "this character"))
    return Remark(problem.span, f"The front matter can't be read from here on ({problem.found.strip(': ')}). "
                                "Look for a missing quotation mark, colon or bracket.")
