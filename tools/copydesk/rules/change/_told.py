"""How a rule on changes says what has changed."""

from copydesk.change import Difference

_MOST = 60


def quoted(text: str) -> str:
    """Words in quotation marks, as much of them as fits in a message."""
    return f'"{text if len(text) <= _MOST else text[:_MOST].rstrip() + "…"}"'


def said(difference: Difference) -> str:
    """A difference as a sentence."""
    part = difference.part[0].upper() + difference.part[1:]
    if difference.kind == "order":
        return f"{part}: {quoted(difference.was)} now reads {quoted(difference.now)}."
    if difference.was and difference.now:
        return f"{part}: {quoted(difference.was)} became {quoted(difference.now)}."
    if difference.now:
        return f"{part}: {quoted(difference.now)} is new."
    return f"{part}: {quoted(difference.was)} is gone."
