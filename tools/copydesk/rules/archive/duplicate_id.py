"""Two articles have the same id.

The id is how other articles, exports and earlier bundles know an article; it is never used twice, not even
when the first one has been withdrawn.

Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/19/ministers-again.md
    id: 20250918-k7x4m2
Good (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/19/ministers-again.md
    id: 20250919-b3c4d5
"""

from copydesk.finding import ArchiveRemark, Related, Severity

severity = Severity.ERROR
suppressible = False

_MOST_SHOWN = 5


def check_archive(archive, desk):
    for id in desk.purged.entries:
        for article in archive.having("id", id):
            yield ArchiveRemark(
                article.path,
                article.id_spot,
                f"{id} is the id of an article that was purged: registers/purged.yaml says so. Delete this "
                "file and its photos; if it is another article, give it an id of its own.",
            )
    for _, same in archive.sharing("id"):
        for article in same:
            others = [other for other in same[: _MOST_SHOWN + 1] if other is not article][:_MOST_SHOWN]
            more = f" and {len(same) - 2} more" if len(same) > 2 else ""
            message = (f"{article.id} is already the id of {others[0].path}{more}. "
                       "Give the newer article an id of its own, such as `copydesk new` makes.")
            related = tuple(Related(other.path, *other.id_spot.start, "The same id.") for other in others)
            yield ArchiveRemark(article.path, article.id_spot, message, related)
