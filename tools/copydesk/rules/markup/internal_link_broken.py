"""A link to another article goes by its path.

Paths change, and the outputs have paths of their own. Another article is linked to by its id, as
`[text](article:ID)`; an id that no article has is `archive/related-missing`.

Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    ---
    The talks followed [a first meeting](../18/ministers.md).
Good (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    ---
    The talks followed [a first meeting](article:20250918-k7x4m2).
"""

from copydesk.article.place import bare_path, linked_paths
from copydesk.finding import ArchiveRemark, Severity

severity = Severity.ERROR


def check_archive(facts, desk):
    linking = [article for article in facts if article.paths]
    if not linking:
        return
    by_path = {bare_path(article.path): article.id for article in facts}
    by_id = {article.id for article in facts if article.id}
    folder = desk.settings.articles.strip("/")
    for article in linking:
        for link in article.paths:
            meant = linked_paths(link.target, article.path, folder)
            found = next((by_path[path] for path in meant if by_path.get(path)), None)
            target = link.target.partition("#")[0].partition("?")[0]
            if target.strip("/") in by_id:
                found = target.strip("/")
            says = (
                f"An article is linked to by its id, not its path. Write article:{found}"
                if found
                else f"No article stands at {target[:80]}. An article is linked to by its id, article:ID; "
                "any other page by its whole address, https://..."
            )
            yield ArchiveRemark(article.path, link.spot, says)
