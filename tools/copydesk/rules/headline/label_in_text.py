"""A label such as UPDATE: is typed into the headline.

It belongs in the `label` field: there each page, feed and wire shows it in its own way, and a headline that
is shown alone stays a headline.

Bad (fields):
    headline: "UPDATE: Poland and Ukraine agree on drones"
Bad (fields):
    headline: Poland and Ukraine agree on drones (UPDATED)
Good (fields):
    headline: Poland and Ukraine agree on drones
    label: update
Good (fields):
    headline: "Update-driven outage stops trains: what is known"
"""

from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.headline._label import typed_label
from copydesk.rules.mending import line_after, retyped

severity = Severity.ERROR

_ROUTE = ("headline",)


def check_article(article, desk):
    headline = article.headline
    label = typed_label(headline) if headline else None
    if not label:
        return
    at_head = not headline[: label.start].strip()
    rest = headline[label.end :] if at_head else headline[: label.start]
    start = headline.index(label.typed, label.start)
    span = article.value_span(_ROUTE, start, start + len(label.typed))
    if not rest.strip():
        says = f'"{label.typed}" is a label and no headline. Write label: {label.means}, and a headline.'
        yield Remark(span, says, _ROUTE)
        return
    words = rest.split()
    first = _capital(words[0])
    what = (
        f'start the headline with "{first.rstrip(",;:")}"'
        if at_head
        else f'end the headline with "{words[-1]}"'
    )
    if "label" not in article.front.values:
        says = f'"{label.typed}" belongs in the label field. Write label: {label.means} and {what}.'
        line = line_after(article, "headline", f"label: {label.means}")
    elif article.label == label.means:
        says = f'"{label.typed}" stands in the label field already (label: {label.means}). '
        says += f"{what[0].upper()}{what[1:]}."
        line = None
    else:
        says = (
            f'"{label.typed}" belongs in the label field, which says {article.label or "something else"}. '
            f"Decide which of the two it is, and {what}."
        )
        yield Remark(span, says, _ROUTE)
        return
    end = label.end + len(words[0]) if at_head else label.end
    text = retyped(article, _ROUTE, label.start, end, first if at_head else "")
    yield Remark(span, says, _ROUTE, _fix(text, line, "label" in article.front.values))


def _fix(text, line, has_label):
    """Both edits or none: without its line the label would be lost."""
    edits = [edit for edit in (text, line) if edit]
    return Fix(tuple(edits)) if len(edits) == (1 if has_label else 2) else None


def _capital(word):
    return word[0].upper() + word[1:] if word.islower() else word
