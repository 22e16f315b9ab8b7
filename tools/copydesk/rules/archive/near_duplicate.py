"""Two published articles share most of their text.

The same story was filed twice, or an update was saved as a new article. An update goes into the article that
is already out, in `updates`; two articles that belong together name each other in `related`, and nothing is
said of them.

Bad (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    ---
    The talks between the two ministers lasted for two hours.

    Officers of both armed forces took part in the talks on drones.

    A joint group on drones is to begin its work in October.

    Both sides called the meeting in the Ukrainian capital useful.
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    ---
    The talks between the two ministers lasted for two hours.

    Officers of both armed forces took part in the talks on drones.

    A joint group on drones is to begin its work in October.

    Both sides called the meeting in the Ukrainian capital useful.
Good (archive):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    ---
    The talks between the two ministers lasted for two hours.

    Officers of both armed forces took part in the talks on drones.

    A joint group on drones is to begin its work in October.

    Both sides called the meeting in the Ukrainian capital useful.
    === articles/2025/09/19/talks.md
    id: 20250919-b3c4d5
    ---
    The talks between the two ministers lasted for two hours.

    Soldiers are to be trained in Bydgoszcz from next year on.

    The ministry published the text of the three agreements.

    It did not say how much the training is going to cost.
"""

from datetime import datetime, timezone

from copydesk.article.times import parse_time
from copydesk.finding import ArchiveRemark, Related, Severity
from copydesk.sketch import FEWEST_SHARED, SHARE, TOO_COMMON

severity = Severity.WARNING

_NEVER = datetime.max.replace(tzinfo=timezone.utc)


def check_archive(archive, desk):
    told = set()
    for pair in _alike(archive):
        earlier, later = map(archive.get, pair)
        if later.path not in told:
            told.add(later.path)
            yield ArchiveRemark(
                later.path,
                later.id_spot,
                f"Most of this text is in {earlier.path} as well. Put what is new into the updates of that "
                "article, or name it in related.",
                (Related(earlier.path, *earlier.id_spot.start, "The same text."),),
            )


def _alike(archive) -> list[tuple[int, int]]:
    """The pairs of articles that share most of their text, the earlier one first; first those that share the most."""
    found = []
    for *pair, count in archive.pairs_sharing("sketch", FEWEST_SHARED, TOO_COMMON):
        (earlier, first), (later, second) = sorted(
            ((archive.get(number), number) for number in pair), key=lambda one: _age(one[0])
        )
        if count >= SHARE * max(len(earlier.sketch), len(later.sketch)) and not _belong(earlier, later):
            found.append((-count, earlier.path, later.path, first, second))
    return [(first, second) for _, _, _, first, second in sorted(found)]


def _age(article):
    """The earlier before the later; of two of one time, by path."""
    return parse_time(article.published or "") or _NEVER, article.path


def _belong(one, other) -> bool:
    """Whether one of two articles names the other, or they are one under two paths."""
    if one.id == other.id:
        return True
    return any(link.target == b.id for a, b in ((one, other), (other, one)) for link in a.links)
