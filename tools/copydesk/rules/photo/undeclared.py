"""The text places a photo that is not declared in the front matter.

Without its entry a photo has no file, no caption and no credit.

Bad (fields):
    photos:
      - {id: ministers, file: one.jpg, caption: The table, alt: A table, credit: PAP/Vladyslav Musiienko}
    ---
    ![](photo:minister)
Good (fields):
    photos:
      - {id: ministers, file: one.jpg, caption: The table, alt: A table, credit: PAP/Vladyslav Musiienko}
    ---
    ![](photo:ministers)
"""

from copydesk.desk.nearest import nearest
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.text import Span

severity = Severity.ERROR
needs = frozenset({"images"})


def check_article(article, desk):
    if not article.body.images or not article.fields_readable:
        return
    if not isinstance(article.front.values.get("photos", []), list):
        return
    known = [photo.id for photo in article.photos if photo.id]
    for image in article.body.images:
        if image.target.startswith("photo:") and image.target[6:] and image.target[6:] not in known:
            yield _say(article, image, image.target[6:], known)


def _say(article, image, name, known):
    at = article.source.text.find(image.target, image.label.end, image.span.end)
    span = Span(at + 6, at + len(image.target)) if at >= 0 else image.span
    close = nearest(name, known)
    if close:
        fix = Fix((Edit(span, close),), safe=False) if at >= 0 else None
        return Remark(span, f"There is no photo {name[:60]} in this article. Did you mean {close}?", fix=fix)
    listed = f" Its photos are: {', '.join(known[:20])}." if known else ""
    return Remark(
        span, f"There is no photo {name[:60]} in this article.{listed} Add an entry with this id to photos."
    )
