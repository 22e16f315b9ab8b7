"""The nearest known name to one that is not known."""

import unicodedata
from collections.abc import Iterable


def plain(text: str) -> str:
    """Text without case, diacritics and the marks between words: what two spellings have in common."""
    if text.isascii():
        text = text.lower()
        return text if text.isalnum() else "".join(filter(str.isalnum, text))
    text = text.casefold().replace("ł", "l").replace("ø", "o").replace("đ", "d")
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(c for c in text if c.isalnum())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` was most likely meant to be, or None."""
    known = list(known)
    wanted = plain(word[:80])
    if not wanted:
        return None
    same = next((name for name in known if plain(name) == wanted), None)
    if same:
        return same
    from difflib import get_close_matches

    by_plain = {plain(name): name for name in reversed(known)}
    close = get_close_matches(wanted, by_plain, n=1, cutoff=0.72)
    if close:
        return by_plain[close[0]]
    turned = [name for key, name in by_plain.items() if sorted(key) == sorted(wanted)]
    if len(turned) == 1:
        return turned[0]
    starts = [name for key, name in by_plain.items() if len(wanted) >= 4 and key.startswith(wanted)]
    return starts[0] if len(starts) == 1 else None


def did_you_mean(word: str, known: Iterable[str], quote: str = '"') -> str:
    """` Did you mean "byline"?` with its leading space, or nothing."""
    name = nearest(word, known)
    return f" Did you mean {quote}{name}{quote}?" if name else ""
