"""A field has a name that no field has.

Most often it is a slip of the keyboard or a word in the plural. Left as it is, what it says would be lost.

Bad (fields):
    bylines: [mp]
Good (fields):
    byline: [mp]
"""

from copydesk.desk.nearest import nearest
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.field._shape import meant, shape_errors

severity = Severity.ERROR


def check_article(article, desk):
    for error in shape_errors(article, desk):
        if error.keyword in ("additionalProperties", "unevaluatedProperties"):
            name = str(error.route[-1])
            if "\u00a0" not in name:  # yaml/tab speaks of that
                yield _say(article, desk, error, name)


def _say(article, desk, error, name):
    span, shown = article.front.key_span(error.route), name[:60] or '""'
    known = meant(name, error.expected)
    if known and article.front.value((*error.route[:-1], known)) is not None:
        return Remark(
            span,
            f"There is no field {shown}, and {known} stands here already. Take one of the two out.",
            error.route,
        )
    if known:
        fix = Fix((Edit(span, known),), safe=False) if nearest(name, [known]) else None
        return Remark(span, f"There is no field {shown}. Did you mean {known}?", error.route, fix)
    if len(error.route) > 1:
        inside = next(step for step in reversed(error.route[:-1]) if isinstance(step, str))
        return Remark(
            span,
            f"There is no field {shown} in {inside}. The fields are: {', '.join(error.expected)}.",
            error.route,
        )
    homes = [field for field in error.expected if _has_part(desk.schemas, field, name)]
    if homes:
        return Remark(
            span,
            f"{shown} is a part of {' or '.join(homes)} and no field of its own. "
            "Indent it below its entry there.",
            error.route,
        )
    return Remark(span, f"There is no field {shown}. `copydesk fields` lists the fields.", error.route)


def _has_part(schemas, field, name):
    """Whether the entries of a field have a part of this name."""
    schema = schemas.field(field)
    items = schemas.resolve(schema.get("items", {}))
    return name in items.get("properties", {}) or name in schema.get("properties", {})
