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

import re

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.field._shape import example, field_name, on_one_line, shape_errors, shown
from copydesk.rules.mending import replaced
from copydesk.rules.yaml._lines import in_quotes

severity = Severity.ERROR

_KINDS = {
    "string": "text",
    "array": "a list",
    "object": "a group of fields",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
}
_COMMENT = Pattern(r"[ \t]*:[ \t]+(#[ \t]*\S[^\n]*)")
_BULLET = Pattern(r"\s*[-–—•*·]\s*")


def check_article(article, desk):
    for error in shape_errors(article, desk):
        if error.keyword == "type":
            remark = _empty(article, error) if error.value is None else _wrong(article, desk, error)
            if remark:
                yield remark


def _empty(article, error):
    text, name, span = article.source.text, field_name(error.route), article.front.span_of(error.route)
    if text[span.start : span.start + 1] == "*":
        return None  # yaml/anchor-or-tag speaks of that
    if isinstance(error.route[-1], int):
        return Remark(
            span,
            f"An entry of {name} is empty. Fill it in or take it out.{example(error.schema)}",
            error.route,
        )
    key = article.front.key_span(error.route)
    if comment := _COMMENT.match(text, key.end):
        return Remark(
            key,
            f"{name} is empty, because what stands behind # is a comment to YAML. "
            f"Put it in double quotes: {name}: {in_quotes(shown(comment[1]))}",
            error.route,
        )
    return Remark(key, f"{name} is empty.{example(error.schema, name)}", error.route)


def _wrong(article, desk, error):
    name, span, value = field_name(error.route), article.front.span_of(error.route), error.value
    wanted = error.expected if isinstance(error.expected, list) else [error.expected]
    is_entry = bool(error.route) and isinstance(error.route[-1], int)
    label = "" if is_entry else f"{name}: "
    if wanted == ["string"] and isinstance(value, (int, float, bool)):
        typed = article.source.text[span.start : span.end]
        fix = Fix((Edit(span, f'"{typed}"'),), safe=False)
        return Remark(
            span,
            f'YAML reads {typed} as {_kind(value)}. Put it in quotes: {label}"{typed}"',
            error.route,
            fix,
        )
    items = desk.schemas.resolve(error.schema.get("items", {}))
    if wanted == ["array"] and isinstance(value, dict):
        return Remark(
            span,
            f"{name} is a list. Put a hyphen and a space before the first field of each entry, "
            "and indent the others by two more spaces.",
            error.route,
        )
    if wanted == ["array"] and "string" in items.get("type", ()) and not isinstance(value, list):
        listed = on_one_line(_entries(name, value))
        edit = replaced(article, error.route, listed)
        return Remark(
            span,
            f"{name} is a list. Write {name}: {listed}",
            error.route,
            Fix((edit,), safe=False) if edit else None,
        )
    kinds = " or ".join(_KINDS.get(kind, kind) for kind in wanted)
    what = f"An entry of {name}" if is_entry else name
    return Remark(
        span, f"{what} must be {kinds}, not {_kind(value)}.{example(error.schema, label[:-2])}", error.route
    )


def _entries(name, value):
    """What was typed in place of a list, as its entries."""
    if not isinstance(value, str):
        return [on_one_line(value)]
    between = r"[,;]|/(?!@)|\s[-–—•]\s" if name in ("byline", "sources") else r"[,;]|\s[-–—•]\s"
    return [
        entry.strip()
        for entry in re.split(between, _BULLET.sub("", value, count=1) if _BULLET.match(value) else value)
        if entry.strip()
    ]


def _kind(value) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    return {str: "text", list: "a list", dict: "a group of fields"}.get(type(value), "empty")
