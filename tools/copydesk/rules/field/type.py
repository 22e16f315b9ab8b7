"""A field holds the wrong kind of value: text where a list belongs, or nothing at all.

Bad (fields):
    byline: mp
Bad (fields):
    headline:
Bad (fields):
    headline: 2025
Good (fields):
    byline: [mp]
"""

from copydesk.finding import Remark, Severity
from copydesk.rules.field._shape import example, field_name, shape_errors, shown

severity = Severity.ERROR

_KINDS = {"string": "text", "array": "a list", "object": "a group of fields", "integer": "a whole number",
          "number": "a number", "boolean": "true or false", "null": "empty"}


def check_article(article, desk):
    for error in shape_errors(article, desk):
        if error.keyword == "type":
            name = field_name(error.route)
            wanted = error.expected if isinstance(error.expected, list) else [error.expected]
            kinds = " or ".join(_KINDS.get(kind, kind) for kind in wanted)
            show = example(error.schema, name if error.route and error.route[-1] == name else "")
            span = article.front.span_of(error.route)
            if error.value is None:
                yield Remark(article.front.key_span(error.route), f"{name} is empty.{show}", error.route)
            elif wanted == ["string"] and isinstance(error.value, (int, float, bool)):
                typed = article.source.text[span.start : span.end]
                yield Remark(span, f'YAML reads {typed} as {_kind(error.value)}. Put it in quotes: {name}: "{typed}"',
                             error.route)
            elif wanted == ["array"] and isinstance(error.value, str):
                yield Remark(span, f"{name} is a list. Write {name}: [{shown(error.value)}]", error.route)
            else:
                yield Remark(span, f"{name} must be {kinds}, not {_kind(error.value)}.{show}", error.route)


def _kind(value) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    return {str: "text", list: "a list", dict: "a group of fields"}.get(type(value), "empty")
