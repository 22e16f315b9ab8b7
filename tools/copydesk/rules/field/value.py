"""A field's value is not one of those allowed, or there are too many or too few.

Bad (fields):
    status: publishd
Bad (fields):
    byline: []
Good (fields):
    status: published
"""

from copydesk.desk.nearest import did_you_mean
from copydesk.finding import Remark, Severity
from copydesk.rules.field._shape import example, field_name, shape_errors, shown

severity = Severity.ERROR


def check_article(article, desk):
    for error in shape_errors(article, desk):
        message = _say(error)
        if message:
            route = (*error.route, _second(error.value)) if error.keyword == "uniqueItems" else error.route
            yield Remark(article.front.span_of(route), message, route)


def _second(items):
    """The place of the first entry in a list that has stood in it before."""
    return next((i for i, item in enumerate(items) if item in items[:i]), 0)


def _say(error) -> str:
    name, expected, value = field_name(error.route), error.expected, error.value
    if error.keyword == "enum" and value is not None:
        guess = did_you_mean(value, expected) if isinstance(value, str) else ""
        return f"{name} can't be {shown(value)}.{guess} It is one of: {', '.join(map(str, expected))}."
    if error.keyword in ("minItems", "minLength", "minProperties"):
        what = "is empty" if not value else f"needs at least {expected}"
        if error.keyword == "minLength" and value:
            what = f"is too short; it has at least {expected} characters"
        return f"{name} {what}.{example(error.schema, name)}"
    if error.keyword == "maxItems":
        return f"{name} has {len(value)} entries; more than {expected} are not allowed."
    if error.keyword == "maxLength":
        return f"{name} has {len(value)} characters; more than {expected} are not allowed."
    if error.keyword == "uniqueItems":
        return f"{name} names {shown(value[_second(value)])} twice. Once is enough."
    if error.keyword in ("minimum", "maximum", "const", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"):
        return f"{name} can't be {shown(value)}; {error.keyword} is {expected}."
    return ""
