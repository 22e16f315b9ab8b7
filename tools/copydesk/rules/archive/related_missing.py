"""An article names another one that does not exist.

Other articles are named by id, in `related`, in `replaced_by` and in links such as `[text](article:ID)`. An
id stays the same when a headline or a path changes.

Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    related: [20250917-a2b3c4]
Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    ---
    The talks followed [a first meeting](article:2025/09/18/ministers).
Good (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    related: [20250918-k7x4m2]
    ---
    The talks followed [a first meeting](article:20250918-k7x4m2).
"""

from copydesk.desk.nearest import did_you_mean
from copydesk.finding import ArchiveRemark, Severity
from copydesk.library import plain_path

severity = Severity.ERROR


def check_archive(archive, desk):
    for article in archive.lacking("link", "id"):
        for link in article.links:
            if link.target.strip() and not archive.has("id", link.target):
                yield ArchiveRemark(article.path, link.spot, f"No article has the id {link.target[:80]}."
                                    f"{_meant(link.target, archive)}")


def _meant(target: str, archive) -> str:
    """Which article was meant: the one at a path, or one whose id has the same day or the same letters."""
    wanted = plain_path(target)
    whole = "/" in target or target.endswith(".md")
    named = (article for article in archive.having("name", wanted.rpartition("/")[2]) if article.id)
    found = [article.id for article in named if not whole or f"/{plain_path(article.path)}".endswith(f"/{wanted}")]
    if len(found) == 1:
        return f" An article is named by its id, not its path: write {found[0]}."
    day, _, letters = target.partition("-")
    alike = {article.id for kind, part in (("day", day), ("letters", letters)) if part
             for article in archive.having(kind, part)}
    return did_you_mean(target, sorted(alike))
