"""What several formats say of an item in the same words."""

from copydesk.export.item import Change, Item, UseOfAI
from copydesk.export.when import clock, day

# IPTC's digital source type of an article that says a model was used for it; in what, the note says
AI_SHARE = "compositeWithTrainedAlgorithmicMedia"

_CHANGES = {
    "update": "Update",
    "correction": "Correction",
    "clarification": "Clarification",
    "refile": "Refile",
}


def change_note(change: Change) -> str:
    """A note for editors: `Correction, 19 September 2025, 09:00: There were three. Was: "2". Now: "3".`"""
    exact = f' Was: "{change.was}". Now: "{change.now}".' if change.was and change.now else ""
    kind = _CHANGES.get(change.kind, change.kind)
    return f"{kind}, {day(change.at)}, {clock(change.at)}: {change.note}{exact}"


def ai_note(use: UseOfAI) -> str:
    """What was done with AI, and who has looked at it."""
    return f"AI was used: {use.system}, for: {use.used_for}. Reviewed by {use.reviewed_by}."


def by_line(item: Item) -> str:
    """`Maria Próbna, Jan Example and Anna Inna`."""
    names = [author.name for author in item.authors]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))


def dateline(item: Item) -> str:
    """The place, and the day where it is not that of publication: `Bykivnia, 17 September 2025`."""
    return f"{item.place}, {day(item.filed)}" if item.filed else item.place
