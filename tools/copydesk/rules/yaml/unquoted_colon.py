"""A value with a colon in it is not in quotes.

A colon with a space behind it tells YAML that a new field begins.

Bad (file):
    ---
    headline: Poland: the vote in numbers
    ---
    The count is over.
Good (fields):
    headline: "Poland: the vote in numbers"
"""

import re

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.text import Span

severity = Severity.ERROR

_FIELD = re.compile(r"(?P<lead>[ \t]*(?:- +)?)(?P<key>[\w-]+)(?P<colon>:[ \t]+)(?P<value>[^\"'|>\[{#&*!].*?)[ \t]*\Z")
_GLUED = re.compile(r"[ \t]*(?:- +)?([\w-]+):(\S.*)\Z")


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind == "yaml/unquoted-colon":
            yield _say(article.source, problem.span)


def _say(source, span):
    line = source.line_span(source.position(span.start).line)
    text = source.text[line.start : line.end]
    field = _FIELD.match(text)
    if field and span.start > line.start + field.start("value") - 1 and ":" in field["value"]:
        value = field["value"]
        if value[0] in "“”„‘’" and value[-1] in "“”‘’":
            value = value[1:-1]
        quoted = "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'
        where = Span(line.start + field.start("value"), line.start + field.end("value"))
        return Remark(span, f"A value with a colon in it needs quotes. Write {field['key']}: {quoted}",
                      (field["key"],), Fix((Edit(where, quoted),)))
    number = source.position(span.start).line
    if number > 1:
        above = source.line_span(number - 1)
        glued = _GLUED.match(source.text[above.start : above.end])
        if glued and not glued[2].startswith("//"):
            where = Span(above.start + glued.start(2), above.start + glued.start(2))
            return Remark(Span(where.start - 1, where.start), f"A space is missing behind the colon. "
                          f"Write {glued[1]}: {glued[2]}", fix=Fix((Edit(where, " "),)))
    return Remark(span, "A field can't begin here: the line above is not finished, or this line is indented too far. "
                        "Fields begin in the first column; a value with a colon in it needs double quotes.")
