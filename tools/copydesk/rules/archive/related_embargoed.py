"""An article names another one whose embargo ends later than it is published itself.

The link tells that there is something, and often what. Nothing of an article leaves the newsroom before its
embargo ends.

Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    published: 2025-09-18T20:00:00+02:00
    embargo: 2025-09-18T20:00:00+02:00
    === articles/2025/09/18/talks.md
    id: 20250918-b3c4d5
    published: 2025-09-18T17:17:00+02:00
    related: [20250918-k7x4m2]
Good (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    published: 2025-09-18T17:00:00+02:00
    embargo: 2025-09-18T17:00:00+02:00
    === articles/2025/09/18/talks.md
    id: 20250918-b3c4d5
    published: 2025-09-18T17:17:00+02:00
    related: [20250918-k7x4m2]
"""

from copydesk.article.times import parse_time
from copydesk.finding import ArchiveRemark, Related, Severity

severity = Severity.ERROR


def check_archive(archive, desk):
    for article in archive.meeting("link", "embargoed"):
        out = _out(article)
        for link in article.links if out else ():
            for target in archive.having("embargoed", link.target):
                until = parse_time(target.embargo)
                if until and until > out and target.path != article.path:
                    yield ArchiveRemark(
                        article.path,
                        link.spot,
                        f"{link.target} is under embargo until {target.embargo}, after this article is out. "
                        "Take the link out and add it later.",
                        (Related(target.path, *target.id_spot.start, "The article under embargo."),),
                    )


def _out(article):
    """When an article leaves the newsroom: at its time of publication, and not before its own embargo ends."""
    times = [parse_time(text) for text in (article.published, article.embargo) if text]
    return max(times) if times and article.published and all(times) else None
