"""A headline has capitals where a sentence has none.

Headlines are written like sentences. A word counts as a name when a register has it, or the article writes
it with a capital inside a sentence; it counts as none when the article writes it small.

Bad (fields):
    headline: Ministers Praise Agreement on Training
    ---
    The ministers praised the agreement on training. Such training had been called for.
Bad (fields):
    headline: MINISTERS MEET IN KYIV FOR TALKS
Bad (fields):
    headline: Ministers sign an Agreement on drones
    ---
    The agreement on drones was signed on Thursday.
Good (fields):
    headline: Ministers of Poland and NATO chief Rutte sign Kyiv Declaration
    ---
    The declaration was signed in Kyiv on Thursday.
"""

import re

from copydesk.article.names import capitals_of, opens_sentence
from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.english import in_english
from copydesk.rules.headline._words import CALENDAR, HeadWord, all_capitalised, rest_of, words_of
from copydesk.rules.mending import retyped

severity = Severity.WARNING

_ROUTE = ("headline",)
_BOTH = frozenset(
    "Polish Pole Poles Turkey China Bill Mark Will Rose Grace Hope Frank Chile Jordan Earth Sun Moon "
    "West East North South State Crown Bible Reading Nice Job Cork Bath God Guinea Japan Hamburger "
    "Internet Web".split())  # fmt: skip


def check_article(article, desk):
    headline = article.headline
    if not headline or headline[1:].islower() or not in_english(article, desk):
        return
    words = words_of(article)
    if len(words) > 3 and headline.isupper():
        yield Remark(
            article.span_of(_ROUTE), "The headline is in capitals. Write it like a sentence.", _ROUTE
        )
    elif all_capitalised(words):
        named = _named_in_text(words, article)
        wrong = [word for word in words if not word.opens and word.capital and word not in named]
        wrong = [word for word in wrong if _small_in_text(word, article)]
        if len(wrong) >= 2:
            names = ", ".join(word.text for word in wrong[:3])
            says = f"The headline gives every word a capital. Write it like a sentence, with {names} small."
            yield Remark(article.span_of(_ROUTE), says, _ROUTE)
    else:
        yield from _single(words, article, desk)


def _single(words: list[HeadWord], article, desk):
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        if word.opens or not word.text.istitle() or len(word.text) < 4 or not word.text.isalpha():
            continue
        if word.text in desk.names.words or word.text in CALENDAR or word.text in _BOTH:
            continue
        neighbours = [
            other
            for other in (before, after)
            if other and other.text != other.text.lower() and not other.opens
        ]
        if neighbours or (before and before.opens) or not _small_in_text(word, article):
            continue
        if _capital_in_text(word.text, article):
            continue
        right = word.text.lower()
        end = word.start + len(word.text)
        edit = retyped(article, _ROUTE, word.start, end, right)
        says = f'The text writes "{right}" small, and so does the headline. Write {right}.'
        yield Remark(
            article.value_span(_ROUTE, word.start, end),
            says,
            _ROUTE,
            Fix((edit,), safe=False) if edit else None,
        )


def _named_in_text(words: list[HeadWord], article) -> set[HeadWord]:
    """The words that stand beside each other in the text, too, with their capitals: they make a name."""
    rest, named = rest_of(article), set()
    for one, other in zip(words, words[1:], strict=False):
        if one.capital and other.capital and f"{one.text} {other.text}" in rest:
            named |= {one, other}
    return named


def _small_in_text(word: HeadWord, article) -> bool:
    """Whether the text has the word, or one that begins with it, in small letters."""
    small = word.text.lower()
    if len(small) < 4 or word.text in CALENDAR or word.text in _BOTH:
        return False
    return f" {small}" in rest_of(article)


def _capital_in_text(word: str, article) -> bool:
    """Whether the text has the word with its capital where no sentence begins."""
    if word not in capitals_of(article):
        return False
    text = article.copy.text
    headline = next((piece.span for piece in article.copy.pieces if piece.kind == "headline"), (0, 0))
    for match in re.finditer(rf"(?<!\w){word}", text):
        if not headline[0] <= match.start() < headline[1] and not opens_sentence(article, match.start()):
            return True
    return False
