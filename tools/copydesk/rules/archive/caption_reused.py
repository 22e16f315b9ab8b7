"""Two different pictures have the same caption.

A caption says what its own picture shows. The same words under another picture were copied along, and at one
of the two they are wrong.

Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    photos: [{id: one, file: one.jpg, caption: Two men sit at a table in Kyiv, alt: A table, credit: PAP/J. Test}]
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    photos: [{id: two, file: two.jpg, caption: Two men sit at a table in Kyiv., alt: A table, credit: PAP/J. Test}]
Good (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    photos: [{id: one, file: one.jpg, caption: Two men sit at a table in Kyiv, alt: A table, credit: PAP/J. Test}]
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    photos:
      - {id: two, file: 2025/09/18/one.jpg, caption: Two men sit at a table in Kyiv, alt: A, credit: PAP/J. Test}
"""

from copydesk.desk.nearest import plain
from copydesk.finding import ArchiveRemark, Severity
from copydesk.rules.archive._photos import photos_of, related

severity = Severity.WARNING


def check_archive(archive, desk):
    for caption, articles in archive.sharing("caption"):
        same = [use for use in photos_of(articles, desk) if use.photo.caption and plain(use.photo.caption) == caption]
        for use in same:
            other = next((other for other in same if other.picture != use.picture), None)
            if other:
                where = "in this article" if other.article is use.article else f"in {other.article.path}"
                yield ArchiveRemark(
                    use.article.path,
                    use.photo.spots["caption"],
                    f"Another picture {where} has the same caption. Write what this one shows.",
                    related(other, "caption", "The same caption."),
                )
