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

from collections import Counter
from datetime import datetime, timezone
from itertools import combinations

from copydesk.article.times import parse_time
from copydesk.finding import ArchiveRemark, Related, Severity
from copydesk.sketch import FEWEST

severity = Severity.WARNING

_SHARE = 0.7
_NEVER = datetime.max.replace(tzinfo=timezone.utc)
_TOO_COMMON = 12  # a sentence in more articles than this is a formula


def check_archive(archive, desk):
    told = set()
    for pair, count in sorted(_shared(archive).items(), key=lambda one: (-one[1], one[0])):
        earlier, later = sorted(map(archive.get, pair), key=_age)
        enough = count >= _SHARE * max(len(earlier.sketch), len(later.sketch))
        if enough and later.path not in told and not _belong(earlier, later):
            told.add(later.path)
            yield ArchiveRemark(
                later.path,
                later.id_spot,
                f"Most of this text is in {earlier.path} as well. Put what is new into the updates of that "
                "article, or name it in related.",
                (Related(earlier.path, *earlier.id_spot.start, "The same text."),),
            )


def _shared(archive) -> dict[tuple[int, int], int]:
    """How many numbers of their sketches two articles share, of those that share enough to be looked at."""
    alike = (same for _, same in archive.numbers_sharing("sketch") if len(same) <= _TOO_COMMON)
    shared = Counter(pair for same in alike for pair in combinations(same, 2))
    return {pair: count for pair, count in shared.items() if count >= _SHARE * FEWEST}


def _age(article):
    """The earlier before the later; of two of one time, by path."""
    return parse_time(article.published or "") or _NEVER, article.path


def _belong(one, other) -> bool:
    """Whether one of two articles names the other, or they are one under two paths."""
    if one.id == other.id:
        return True
    return any(link.target == b.id for a, b in ((one, other), (other, one)) for link in a.links)
