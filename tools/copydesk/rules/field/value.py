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
            yield Remark(article.front.span_of(error.route), message, error.route)


def _say(error) -> str:
    name, expected, value = field_name(error.route), error.expected, error.value
    if error.keyword == "enum":
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
        twice = next((item for i, item in enumerate(value) if item in value[:i]), "")
        return f"{name} names {shown(twice)} twice. Once is enough."
    if error.keyword in ("minimum", "maximum", "const", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"):
        return f"{name} can't be {shown(value)}; {error.keyword} is {expected}."
    return ""
