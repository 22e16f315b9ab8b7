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

import unicodedata
from collections import defaultdict
from pathlib import PurePosixPath

from copydesk.finding import ArchiveRemark, Related, Severity, Spot
from copydesk.text import Position

severity = Severity.ERROR
suppressible = False

_HEAD = Spot(Position(1, 1), Position(1, 1), "")


def check_archive(facts, desk):
    by_path = defaultdict(list)
    for article in facts:
        by_path[_folded(article.path)].append(article)
    for same in by_path.values():
        for article in same if len(same) > 1 else ():
            other = _other_than(article, same)
            yield _remark(article, _HEAD, other, f"On some systems this is the same file as {other.path}: "
                          "only capitals or accents differ. Rename the newer one.")
    yield from _aliases(facts, by_path, PurePosixPath(desk.settings.articles))


def _aliases(facts, by_path, folder):
    by_alias = defaultdict(list)
    for article in facts:
        for alias in article.aliases:
            by_alias[_folded(str(folder / f"{alias.path}.md"))].append((article, alias))
    for path, owners in by_alias.items():
        for article, alias in owners:
            there = _other_than(article, by_path.get(path, ()))
            other = _other_than(article, [owner for owner, _ in owners[:2]])
            if there:
                yield _remark(article, alias.spot, there, f"Another article stands at {there.path}, so this "
                              "can't be an alias. Take it out.")
            elif other:
                yield _remark(article, alias.spot, other, f"{alias.path} is an alias of {other.path}, too. "
                              "Only one article can be found under it.")


def _other_than(article, articles):
    return next((one for one in articles if one is not article), None)


def _remark(article, spot, other, message):
    return ArchiveRemark(article.path, spot, message, (Related(other.path, 1, 1, "The other article."),))


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
