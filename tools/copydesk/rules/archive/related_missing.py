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

severity = Severity.ERROR


def check_archive(facts, desk):
    ids = {article.id for article in facts if article.id}
    paths = None
    for article in facts:
        for link in article.links:
            if link.target in ids or not link.target.strip():
                continue
            paths = paths or {_plain(other.path): other.id for other in facts if other.id}
            yield ArchiveRemark(article.path, link.spot, f"No article has the id {link.target[:80]}."
                                f"{_meant(link.target, ids, paths)}")


def _meant(target: str, ids: set[str], paths: dict[str, str]) -> str:
    """Which article was meant: the one at a path, or one whose id has the same day or the same letters."""
    wanted = _plain(target)
    if "/" in target or target.endswith(".md"):
        found = [code for path, code in paths.items() if path == wanted or path.endswith(f"/{wanted}")]
    else:
        found = [code for path, code in paths.items() if path.rpartition("/")[2] == wanted]
    if len(found) == 1:
        return f" An article is named by its id, not its path: write {found[0]}."
    day, _, letters = target.partition("-")
    alike = {code for code in ids if code.startswith(f"{day}-") or (letters and code.endswith(f"-{letters}"))}
    return did_you_mean(target, sorted(alike))


def _plain(path: str) -> str:
    return path.strip("/").removesuffix(".md").casefold()
