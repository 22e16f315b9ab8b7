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

from copydesk.article.place import linked_paths
from copydesk.finding import ArchiveRemark, Severity

severity = Severity.ERROR


def check_archive(archive, desk):
    folder = desk.settings.articles.strip("/")
    for article in archive.having_any("paths"):
        for link in article.paths:
            found = _meant(link.target, article.path, archive, folder)
            target = link.target.partition("#")[0].partition("?")[0]
            says = (
                f"An article is linked to by its id, not its path. Write article:{found}"
                if found
                else f"No article stands at {target[:80]}. An article is linked to by its id, article:ID; "
                "any other page by its whole address, https://..."
            )
            yield ArchiveRemark(article.path, link.spot, says)


def _meant(target, path, archive, folder):
    """The id of the article that a link by path leads to, or that it has for a path; None where there is none."""
    bare = target.partition("#")[0].partition("?")[0].strip("/")
    if archive.has("id", bare):
        return bare
    standing = (article.id for place in linked_paths(target, path, folder) for article in archive.having("bare", place))
    return next(filter(None, standing), None)
