"""The baseline lists what is no longer there.

What has been mended is taken out of the baseline, so that it can't come back unseen. This is said only when
the whole archive is checked.

Bad (baseline):
    articles/2025/09/18/ministers.md copy/doubled-word The film hours hours opens in Kyiv.
    ---
    The film opens in Kyiv.
Good (baseline):
    articles/2025/09/18/ministers.md copy/doubled-word The film hours hours opens in Kyiv.
    ---
    The film hours hours opens in Kyiv.
"""

from copydesk.finding import Severity

severity = Severity.WARNING


def check_baseline(left):
    entry = left.entry
    gone = "is" if left.left == entry.count else f"is {left.left} of {entry.count} times"
    yield (
        f"{entry.rule} {gone} no longer found in {entry.path}. "
        "`copydesk baseline --shrink` takes out what has been mended."
    )
