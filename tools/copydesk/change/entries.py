"""The entries that would tell readers of a change: what `copydesk correct` writes."""

from typing import NamedTuple

from copydesk.change.covered import stands_in, uncovered
from copydesk.change.model import Change
from copydesk.change.substance import Difference
from copydesk.desk import Desk

_LONGEST = 300


class Told(NamedTuple):
    """A correction to be noted: what readers are told, and the words as they stood and as they stand, or None
    where they can't be quoted."""

    note: str
    was: str | None
    now: str | None


def entries_for(change: Change, desk: Desk, note: str | None = None) -> tuple[Told, ...]:
    """A correction for each change of substance that no entry covers, with the `note` given or one of its own."""
    assert change.before is not None and change.after is not None
    told = []
    for difference in uncovered(change, desk):
        was = _quotable(difference.was_phrase, change.before, desk) if difference.was else None
        now = _quotable(difference.now_phrase, change.after, desk) if difference.now else None
        if difference.was and not difference.now and _quotable(difference.now_phrase, change.after, desk):
            now = difference.now_phrase
        if difference.now and not difference.was and _quotable(difference.was_phrase, change.before, desk):
            was = difference.was_phrase
        told.append(Told(note or _note(difference), was, now))
    return tuple(dict.fromkeys(told))


def _quotable(phrase: str, article, desk: Desk) -> str | None:
    """A phrase as an entry may quote it, if it stands in the article."""
    return phrase if phrase and len(phrase) <= _LONGEST and stands_in(phrase, article, desk) else None


def _note(difference: Difference) -> str:
    """A sentence for readers."""
    was, now = (_short(text) for text in (difference.was_phrase, difference.now_phrase))
    where = "" if difference.part == "text" else f" in the {difference.part}"
    if difference.was and difference.now:
        return f"An earlier version said “{was}”{where}; it is “{now}”."
    if difference.was:
        return f"An earlier version said “{was}”{where}; “{_short(difference.was)}” has been taken out."
    return f"“{now}” was missing{where} in an earlier version."


def _short(text: str) -> str:
    text = text.replace("“", "‘").replace("”", "’").replace('"', "'")
    return text if len(text) <= 120 else f"{text[:120].rstrip()}…"
