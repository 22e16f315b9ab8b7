"""The time of a suppression is over.

It named its last day, so that somebody would look again. From the next day on what it hid is found again,
too.

Bad:
    <!-- copydesk: ignore copy/doubled-word: the film's title, while it runs; until 2025-08-31 -->

    The film hours hours opens in Kyiv.
Good:
    <!-- copydesk: ignore copy/doubled-word: the film's title, while it runs; until 2025-09-30 -->

    The film hours hours opens in Kyiv.
"""

from copydesk.finding import Severity

severity = Severity.ERROR


def check_waiver(waiver, today):
    if waiver.is_over(today):
        yield (
            f"This was to end on {waiver.until} ({waiver.reason}). "
            "Mend what it was for and delete it, or name a new day."
        )
