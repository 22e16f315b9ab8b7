"""The words of a headline, and what the rest of the article says about them."""

from typing import NamedTuple

from copydesk.article.copy import MASK
from copydesk.pattern import Pattern

CALENDAR = frozenset(
    "January February March April May June July August September October November December Jan Feb "
    "Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday Christmas Easter".split()
)
_WORD = Pattern(r"[^\W_]+(?:['’&-][^\W_]+)*")
_STARTS = ":?!.;–—|…/“‘\"'(["
_LONGEST = 400
_SMALL = frozenset(
    "a an and are as at be but by for from how if in into is it its nor not of off on or out over per "
    "so than that the their this to up via was were what when who why will with vs".split()
)


class HeadWord(NamedTuple):
    """A word of a headline: where it stands in it, and whether a sentence or a quotation begins with it."""

    text: str
    start: int
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def small(self) -> bool:
        """Whether it is one of the short words that even headlines in capitals leave small."""
        return self.text.lower() in _SMALL


def words_of(article) -> list[HeadWord]:
    """The words of an article's headline, in order."""
    return article.once("words of headline", lambda: _words(article.headline or ""))


def _words(headline: str) -> list[HeadWord]:
    found = []
    for match in _WORD.finditer(headline, 0, _LONGEST):
        start = match.start()
        opens = not (start > 1 and headline[start - 1] == " " and headline[start - 2].isalnum())
        if opens:
            before = headline[:start].rstrip()
            opens = not before or before[-1] in _STARTS or before.endswith(" -")
        found.append(HeadWord(match.group(), start, opens))
    return found


def all_capitalised(words: list[HeadWord], fewest: int = 3) -> bool:
    """Whether a headline gives every word of weight a capital, so that capitals tell nothing of names."""
    weighty = [word for word in words if not word.opens and not word.small and word.text[0].isalpha()]
    return len(weighty) >= fewest and all(word.capital for word in weighty)


def rest_of(article) -> str:
    """The copy without the headline, quotations included, with plain spaces."""
    return article.once("rest", lambda: _rest(article))


def _rest(article) -> str:
    text = article.copy.text
    for piece in article.copy.pieces:
        if piece.kind == "headline":
            text = (
                text[: piece.span.start] + MASK * (piece.span.end - piece.span.start) + text[piece.span.end :]
            )
    return text.replace(MASK, " ").replace("\n", " ")
