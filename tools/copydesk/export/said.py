"""What several formats say of an item in the same words."""

from copydesk.export.furniture import Furniture, clock
from copydesk.export.item import Change, Item, UseOfAI

# IPTC's digital source type of an article that says a model was used for it; in what, the note says
AI_SHARE = "compositeWithTrainedAlgorithmicMedia"


def change_note(change: Change, words: Furniture) -> str:
    """A note for editors: `Correction, 19 September 2025, 09:00: There were three. Was: "2". Now: "3".`"""
    exact = ""
    if change.was and change.now:
        exact = f" {words.say('was_and_now', was=change.was, now=change.now)}"
    return f"{words.say(change.kind)}, {words.day(change.at)}, {clock(change.at)}: {change.note}{exact}"


def ai_note(use: UseOfAI, words: Furniture) -> str:
    """What was done with AI, and who has looked at it."""
    used = words.say("ai_was_used", system=use.system, used_for=use.used_for)
    return f"{used} {words.say('reviewed', name=use.reviewed_by)}"


def notes(item: Item, words: Furniture) -> list[str]:
    """All that has to be said of how an item came to be as it is, the oldest change first."""
    changes = [change_note(change, words) for change in item.changes]
    return [*changes, *([ai_note(item.ai, words)] if item.ai else [])]


def by_line(item: Item, words: Furniture) -> str:
    """`Maria Próbna, Jan Example and Anna Inna`."""
    return words.listed([author.name for author in item.authors])


def dateline(item: Item, words: Furniture) -> str:
    """The place, and the day where it is not that of publication: `Bykivnia, 17 September 2025`."""
    return f"{item.place}, {words.day(item.filed)}" if item.filed else item.place
