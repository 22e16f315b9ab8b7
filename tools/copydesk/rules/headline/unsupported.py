"""The headline names somebody, some place or a figure that the article does not speak of.

Figures may be rounded, spelt out or added up in the headline; a country stands for its people and its
capital, initials for a full name. Figures below 13 are left alone, and so are headlines of a few lines of
text, which are still to be written out.

Bad (fields):
    headline: Ministers of Poland and Lithuania meet in Kyiv for talks
    ---
    The ministers of Poland and Ukraine met in Kyiv on Thursday to speak about drones, about training and
    about the defence industry of both countries. The talks lasted for two hours, and both sides called them
    useful. They signed three papers, which their governments will publish later in the week.
Bad (fields):
    headline: 'Ministers sign 43 papers on training and on drones'
    ---
    The ministers of Poland and Ukraine met in Kyiv on Thursday to speak about drones, about training and
    about the defence industry of both countries. The talks lasted for two hours, and both sides called them
    useful. They signed 34 papers, which their governments will publish later in the week.
Good (fields):
    headline: Polish and EU ministers sign nearly 50 papers in Ukraine
    ---
    The ministers of Poland and of several members of the European Union met in Kyiv on Thursday to speak
    about drones, about training and about the defence industry. The talks lasted for two hours, and both
    sides called them useful. They signed forty-eight papers, which their governments will publish later in
    the week."""

import re

from copydesk.article.numbers import TENS, UNITS, Number, read_numbers, spelt_number
from copydesk.desk.nearest import plain
from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.rules.headline._words import CALENDAR, HeadWord, rest_of, words_of

severity = Severity.WARNING

_ROUTE = ("headline",)
_SHORTEST_TEXT = 240
_SMALLEST = 13
_LONGEST = 400
_SAME = (
    "poland polish pole poles warsaw",
    "france french paris",
    "germany german germans berlin bundeswehr",
    "ukraine ukrainian ukrainians kyiv",
    "russia russian russians moscow kremlin",
    "belarus belarusian minsk",
    "netherlands dutch hague amsterdam",
    "britain british briton britons uk london england english",
    "us usa american americans america washington states",
    "spain spanish spaniards madrid",
    "italy italian rome",
    "greece greek greeks athens",
    "turkey türkiye turkish turks ankara",
    "switzerland swiss bern",
    "denmark danish danes copenhagen",
    "sweden swedish swedes stockholm",
    "finland finnish finns helsinki",
    "norway norwegian oslo",
    "ireland irish dublin",
    "scotland scottish scots",
    "wales welsh",
    "czech czechs czechia prague",
    "slovakia slovak bratislava",
    "hungary hungarian budapest",
    "lithuania lithuanian vilnius",
    "latvia latvian riga",
    "estonia estonian tallinn",
    "china chinese beijing",
    "japan japanese tokyo",
    "europe european europeans eu brussels",
    "nato alliance allies",
    "israel israeli jerusalem",
    "iran iranian tehran",
    "india indian delhi",
    "korea korean seoul",
    "portugal portuguese lisbon",
    "austria austrian vienna",
    "belgium belgian",
    "romania romanian bucharest",
    "moldova moldovan chisinau",
    "un nations",
)
_GROUPS = {word: frozenset(group.split()) for group in _SAME for word in group.split()}
_TITLES = frozenset("president prime minister foreign defence defense king queen pope mr mrs ms dr".split())
_LITTLE = frozenset("a an and of the".split())
_PARTS = (
    "half",
    "third",
    "quarter",
    "fifth",
    "tenth",
    "doubl",
    "tripl",
    "trebl",
    "two in",
    "one in",
    "percent",
    "per cent",
    "%",
)
_WORD = Pattern(r"[^\W_]+")
_SPELT = Pattern(rf"\b(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(UNITS[1:10])}))?|{'|'.join(UNITS[10:])})\b")
_CAPITAL = Pattern(r"(?<!\w)[^\W\d_a-zß-öø-ÿ][^\W_]*")


def check_article(article, desk):
    headline = article.headline
    text = article.source.text
    if not headline or len(text) - article.front.body_start < _SHORTEST_TEXT or not in_english(article, desk):
        return
    if any(char.isdigit() for char in headline):
        yield from _figures(headline, article)
    if headline[1:].islower():
        return
    words = words_of(article)
    if any(word.text.islower() and not word.small for word in words):
        yield from _names(words, article, desk)


def _names(words: list[HeadWord], article, desk):
    rest = rest_of(article)
    for word in words:
        if not word.capital or not word.text[-1].isalpha() or (word.opens and not _is_name(word.text, desk)):
            continue
        if word.text in rest:
            continue
        bare = re.sub(r"['’]s?\Z|(?<=[A-Z]{2})s\Z", "", word.text)
        if bare in rest or bare in CALENDAR or len(bare) < 2 or plain(bare) in _TITLES:
            continue
        parts = [
            part for part in re.split(r"[-&]", bare) if part[:1].isupper() and len(part) > 2 - ("-" in bare)
        ]
        if not all(_named(part, words, rest, _said(article, desk)) for part in parts):
            says = (
                f'The headline has "{bare}", and the article does not. Check the name, or say it in the text.'
            )
            yield Remark(article.value_span(_ROUTE, word.start, word.start + len(bare)), says, _ROUTE)


def _is_name(word: str, desk) -> bool:
    """Whether a word at the beginning of a headline is surely a name."""
    return word in desk.names.alone or plain(word) in _GROUPS


def _named(name: str, words: list[HeadWord], rest: str, said: frozenset[str]) -> bool:
    """Whether the article speaks of what a headline names, in one form or another."""
    key = plain(name)
    if not key or key in said or not said.isdisjoint(_GROUPS.get(key, ())):
        return True
    stem = key[: max(4, len(key) - 3)]
    if any(word.startswith(stem) for word in said):
        return True
    capitals = _CAPITAL.findall(rest)
    if name.isupper():
        text = _WORD.findall(rest.lower())
        all_words, fewer = (
            "".join(word[0] for word in text),
            "".join(word[0] for word in text if word not in _LITTLE),
        )
        spelt_out = len(name) > 2 and (name.lower() in all_words or name.lower() in fewer)
        return spelt_out or name in "".join(word[0] for word in capitals)
    initials = "".join(word.text[0] for word in words if word.capital)
    return any(word.isupper() and 1 < len(word) < 7 and word in initials for word in capitals)


def _said(article, desk) -> frozenset[str]:
    """The words of the article without its headline, and of the fields that stand beside the copy."""
    return article.once(
        "said", lambda: frozenset(plain(word) for word in _WORD.findall(" ".join(_texts(article, desk))))
    )


def _texts(article, desk):
    yield rest_of(article)
    yield article.dateline.place or "" if article.dateline else ""
    for person in article.people:
        entry = desk.people.get(person.key)
        yield f"{person.name or ''} {person.role or ''} {entry.name if entry else ''}"
    for source in article.sources:
        entry = desk.sources.get(source.code)
        yield f"{source.name or ''} {source.code or ''} {entry.name if entry else ''}"


def _figures(headline: str, article):
    rest, numbers = rest_of(article), None
    for number in read_numbers(headline[:_LONGEST]):
        if number.figures in rest or (
            number.amount < _SMALLEST and "." not in number.figures and not number.scale
        ):
            continue
        numbers = list(read_numbers(rest)) if numbers is None else numbers
        if not _counted(number, numbers, rest.lower(), article):
            typed = headline[slice(*number.span)]
            says = f"The headline has {typed}, and the article does not. Check the figure."
            yield Remark(article.value_span(_ROUTE, *number.span), says, _ROUTE)


def _counted(number: Number, numbers: list[Number], rest: str, article) -> bool:
    """Whether the text has a figure: rounded, in words, as a sum of two, as a share, or as the year."""
    published = article.published.text[:4] if article.published else ""
    near = published.isdigit() and number.figures.isdigit() and abs(int(published) - int(number.figures)) < 2
    if near or (number.percent and any(part in rest for part in _PARTS)):
        return True
    amounts = [other.amount for other in numbers]
    amounts += [spelt for word in set(_SPELT.findall(rest)) if (spelt := spelt_number(word)) is not None]
    if any(abs(other - number.amount) * 20 <= number.amount for other in amounts):
        return True
    few = amounts[:40]
    if any(one + other == number.amount for at, one in enumerate(few) for other in few[at:]):
        return True
    listed = sum(block.listed for block in article.body.blocks)
    if number.value in (listed, len(article.body.headings)):
        return True
    return any(
        word in rest and number.value % count == 0 for word, count in (("dozen", 12), ("hundred", 100))
    )
