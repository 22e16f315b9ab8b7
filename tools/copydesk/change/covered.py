"""Which differences the entries of a change cover, and whether the words of an entry stand where it says."""

from copydesk.article.model import Article
from copydesk.change.model import Change
from copydesk.change.substance import Difference, told
from copydesk.change.passages import fields_of, photos_of
from copydesk.change.words import spellings, words_in
from copydesk.desk import Desk


def uncovered(change: Change, desk: Desk, updates: bool = True) -> tuple[Difference, ...]:
    """The differences in substance that no new entry tells readers of.

    An entry in `updates` covers all (without `updates` none of them counts), a correction those that its `was`
    and `now` quote; one that quotes nothing covers all that no other covers.
    """
    if updates and change.new_updates:
        return ()
    corrections = change.new_corrections
    if any(not correction.was and not correction.now for correction in corrections):
        return ()
    quoted = [tuple(_row(text or "", desk) for text in (c.was, c.now)) for c in corrections]
    return tuple(
        difference
        for difference in change.substance(desk)
        if not any(_covers(was, now, difference, desk) for was, now in quoted)
    )


def stands_in(text: str, article: Article, desk: Desk) -> bool:
    """Whether an article has these words one after the other, in a field that readers see or in its text."""
    row = _row(text, desk)
    texts = [passage.text for passage in (*fields_of(article).values(), *photos_of(article).values())]
    start = article.front.body_start
    body = article.copy.text[start:].replace("\0", " ")
    return any(row in _row(found, desk) for found in (*texts, body, article.source.text[start:]))


def _covers(was: str, now: str, difference: Difference, desk: Desk) -> bool:
    """Whether a correction's words have those of a difference in them."""
    old, new = _row(difference.was, desk), _row(difference.now, desk)
    if not was and difference.was or not now and difference.now:
        return False
    return (not difference.was or old in was) and (not difference.now or new in now)


def _row(text: str, desk: Desk) -> str:
    return f" {' '.join(word.key for word in told(words_in(text), spellings(desk)))} " if text else ""
