"""Two articles stand at paths that some systems take for one, or an alias is another article's path.

Windows and macOS don't tell `Ministers.md` from `ministers.md`, nor an é in one piece from one in two: of
two such files only one arrives there. An alias sends readers from an earlier path to the article, so
nothing else may stand at it.

Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/18/Ministers.md
    id: 20250918-b3c4d5
Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    aliases: [2025/09/18/ministers]
Good (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    aliases: [2025/09/17/ministers]
    === articles/2025/09/19/ministers.md
    id: 20250919-b3c4d5
"""

from copydesk.finding import ArchiveRemark, Related, Severity, Spot
from copydesk.library import alias_path, same_place
from copydesk.text import Position

severity = Severity.ERROR
suppressible = False

_HEAD = Spot(Position(1, 1), Position(1, 1), "")


def check_archive(archive, desk):
    for place, articles in archive.sharing("place"):
        there = [article for article in articles if same_place(article.path) == place]
        for article in there if len(there) > 1 else ():
            other = _other_than(article, there)
            yield _remark(article, _HEAD, other, f"On some systems this is the same file as {other.path}: "
                          "only capitals or accents differ. Rename the newer one.")
        yield from _aliases(place, articles, there, desk.settings.articles)


def _aliases(place, articles, there, folder):
    owners = [
        (article, alias)
        for article in articles
        for alias in article.aliases
        if same_place(alias_path(alias.path, folder)) == place
    ]
    for article, alias in owners:
        here = _other_than(article, there)
        other = _other_than(article, [owner for owner, _ in owners[:2]])
        if here:
            yield _remark(article, alias.spot, here, f"Another article stands at {here.path}, so this "
                          "can't be an alias. Take it out.")
        elif other:
            yield _remark(article, alias.spot, other, f"{alias.path} is an alias of {other.path}, too. "
                          "Only one article can be found under it.")


def _other_than(article, articles):
    return next((one for one in articles if one is not article), None)


def _remark(article, spot, other, message):
    return ArchiveRemark(article.path, spot, message, (Related(other.path, 1, 1, "The other article."),))
