"""An article sends readers to one that has been withdrawn.

Of a withdrawn article only its notice is left. What is linked to is the article that replaces it, if there is
one.

Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    status: withdrawn
    withdrawal:
      at: 2025-09-20T12:00:00+02:00
      reason: The statement was not genuine.
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    related: [20250918-k7x4m2]
Good (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    related: [20250918-k7x4m2]
"""

from copydesk.finding import ArchiveRemark, Related, Severity

severity = Severity.ERROR


def check_archive(archive, desk):
    for article in archive.meeting("link", "withdrawn"):
        for link in article.links:
            if article.status != "withdrawn" or link.field == "replaced_by":
                for target in archive.having("withdrawn", link.target):
                    yield _remark(article, link, target)


def _remark(article, link, target):
    instead = next((other.target for other in target.links if other.field == "replaced_by"), None)
    advice = f"Name {instead}, which replaces it." if instead else "Take the link out."
    return ArchiveRemark(
        article.path,
        link.spot,
        f"{link.target} has been withdrawn. {advice}",
        (Related(target.path, *target.id_spot.start, "The withdrawn article."),),
    )
