"""A field has a name that no field has.

Most often it is a slip of the keyboard or a word in the plural. Left as it is, what it says would be lost.

Bad (fields):
    bylines: [mp]
Good (fields):
    byline: [mp]
"""

from copydesk.desk.nearest import nearest
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.field._shape import shape_errors

severity = Severity.ERROR


def check_article(article, desk):
    for error in shape_errors(article, desk):
        if error.keyword in ("additionalProperties", "unevaluatedProperties"):
            name = str(error.route[-1])
            span = article.front.key_span(error.route)
            known = nearest(name, error.expected)
            if known:
                fix = Fix((Edit(span, known),), safe=False)
                yield Remark(span, f"There is no field {name}. Did you mean {known}?", error.route, fix)
            else:
                where = f" in {error.route[-3] if len(error.route) > 2 else error.route[0]}" if len(error.route) > 1 else ""
                fields = ", ".join(error.expected)
                yield Remark(span, f"There is no field {name}{where}. The fields are: {fields}.", error.route)
