"""The same picture has another credit in another article.

A picture has one maker. Where two articles name two, one of them wrongs somebody.

Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    photos: [{id: one, file: one.jpg, caption: Two ministers, alt: A table, credit: PAP/Anna Nowak}]
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    photos: [{id: two, file: 2025/09/18/one.jpg, caption: Two ministers, alt: A table, credit: PAP/Jan Test}]
Good (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    photos: [{id: one, file: one.jpg, caption: Two ministers, alt: A table, credit: PAP/Anna Nowak}]
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    photos: [{id: two, file: 2025/09/18/one.jpg, caption: Two ministers, alt: A table, credit: PAP/Anna Nowak}]
"""

from copydesk.desk.nearest import plain
from copydesk.finding import ArchiveRemark, Severity
from copydesk.rules.archive._photos import photos_of, related
from copydesk.rules.photo._credit import read_credit

severity = Severity.ERROR
suppressible = False


def check_archive(archive, desk):
    for picture, articles in archive.sharing("picture"):
        same = [use for use in photos_of(articles, desk) if use.photo.credit and use.picture == picture]
        if len({use.photo.credit for use in same}) == 1:
            continue
        same = [use for use in same if _is_right(use.photo.credit, desk.agencies)]
        for use in same:
            mine = plain(use.photo.credit)
            other = next((other for other in same if plain(other.photo.credit) != mine), None)
            if other:
                yield ArchiveRemark(
                    use.article.path,
                    use.photo.spots["credit"],
                    f"In {other.article.path} the credit of this picture is {other.photo.credit[:80]}. "
                    "One of the two is wrong.",
                    related(other, "credit", "The other credit."),
                )


def _is_right(credit, agencies) -> bool:
    """Whether a credit has its form and names an agency that is known; of others photo/credit-format speaks."""
    read = read_credit(credit, agencies)
    return read.right and read.code is not None
