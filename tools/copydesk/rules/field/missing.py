"""A field that every article needs is not there.

The finding stands at the end of the front matter, or at the photo, source or entry that lacks the field,
and shows what such a field looks like.

Bad (without headline):
    The ministers met in Kyiv.
Bad (fields):
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
Good (fields):
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
        note: The centre is in Bydgoszcz.
"""

from copydesk.finding import Remark, Severity
from copydesk.rules.field._shape import example, meant, shape_errors
from copydesk.text import Span

severity = Severity.ERROR


def check_article(article, desk):
    errors = shape_errors(article, desk)
    missing = [error for error in errors if error.keyword == "required"]
    if missing:
        unknown = [error for error in errors if error.keyword == "additionalProperties"][:20]
        misnamed = {(*error.route[:-1], meant(str(error.route[-1]), error.expected)) for error in unknown}
        for error in missing:
            if error.route not in misnamed:  # field/unknown says what it should be called
                yield _say(article, desk, error)


def _say(article, desk, error):
    *parent, name = error.route
    field = desk.schemas.resolve(error.schema.get("properties", {}).get(name, {}))
    field = field or desk.schemas.field(*("[]" if isinstance(step, int) else step for step in error.route))
    text = f"{name} is missing.{example(field, name)}"
    if not parent:
        return Remark(article.front.fence, text, error.route)
    span = article.front.span_of(tuple(parent))
    line_end = article.source.text.find("\n", span.start, span.end)
    return Remark(Span(span.start, line_end if line_end >= 0 else span.end), text, error.route)
