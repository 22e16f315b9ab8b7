"""The words of a text as they are compared between two versions: what they mean, and whether they matter.

Two words are the same when they differ by case, diacritics, the way a number is written, or a spelling that
the desk knows to be a slip or another form of the same word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.article.copy import MASK
from copydesk.article.dates import MONTHS, WEEKDAYS
from copydesk.article.model import Article
from copydesk.article.names import CAPITALISED, Name, names_of
from copydesk.article.numbers import SCALES, spelt_number
from copydesk.change.shown import JOINED, shown_body, shown_parts, shown_text
from copydesk.desk import Desk
from copydesk.text import Span

QUOTATION, NUMBER, DATE, NAME = "quotation", "number", "date", "name"
TURN, PAIRED, OPENING = "turn", "paired", "opening"

_LETTER = rf"[^\W_]{JOINED}{{0,40}}"
_WORD = re.compile(
    rf"[€$£¥₴%]|(?<![^\s(€$£¥₴])[-−–](?=[€$£¥₴]?\d)|\b[ap]\.m\b"
    rf"|{_LETTER}(?:{_LETTER})*(?:(?:['’-]|(?<=\d)[.,:/](?=\d))(?:{_LETTER})+)*"
)
_FIGURES = re.compile(
    r"(\d[\d,]*(?:[.:/]\d+)*)(k|mn?|mln|bn?|trn|tn|st|nd|rd|th|[ap]m)?(?:-(?=[^\W_]))?(?P<rest>.*)\Z", re.IGNORECASE | re.DOTALL
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+\Z|\d{4,}")
_LISTED = re.compile(rf"(?:,|[ \n]and)[ \n]{CAPITALISED}")
_SCALED = {"k": "thousand", "m": "million", "mn": "million", "mln": "million", "b": "billion", "bn": "billion",
           "tn": "trillion", "trn": "trillion"}  # fmt: skip
_AMOUNTS = frozenset((*SCALES, "hundred", "hundreds", "thousands", "millions", "billions", "dozen", "dozens",
                      "half", "quarter", "third", "double", "twice", "percent", *"€$£¥₴%"))  # fmt: skip
_ALSO = {"one": "1", "both": "2"}  # numbers as often as not, so never a difference by themselves
_SIGNS = {"%": "percent", "cent": "percent"}
_SHORT_DAYS = {name[:3].lower() for name in (*MONTHS, *WEEKDAYS)} | {"sept"}
_DAYS = {name.lower() for name in (*MONTHS, *WEEKDAYS)}

# Words that turn a statement round, or decide what somebody is said to have done: each line one meaning, in the
# forms in which it stands in news copy. A closed list.
_MEANINGS = """
not: not no never none neither nor nobody nothing nowhere without cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't \
haven't hadn't couldn't wouldn't shouldn't
alleged: alleged allegedly reportedly accused suspected
killed: killed kill kills died die dies dead deaths
hurt: injured wounded hurt
detained: arrested detained
charged: charged indicted
guilty: guilty convicted
cleared: acquitted innocent cleared
denied: denied
confirmed: confirmed
admitted: admitted confessed
approved: approved accepted adopted
rejected: rejected refused
won: won
lost: lost
rose: rose risen increased grew climbed
fell: fell fallen decreased dropped declined
"""
_TURNS = {
    word: meaning
    for meaning, words in (line.split(": ") for line in _MEANINGS.strip().replace("\\\n", "").split("\n"))
    for word in words.split()
}
# Words of which one that takes another's place turns a statement: each line holds such words, by their meanings.
_OPPOSITES = """
up | down
before | after
more above over exceeding | less fewer below under nearly almost
could may might | will would shall | must
some several many | most | all every | least
first | second | third | fourth | fifth | last final
he him his | she her hers
man men | woman women | boy boys | girl girls | child children
north northern | south southern | east eastern | west western
am | pm
seconds | minute minutes | hour hours hourly | day days daily | week weeks weekly | month months monthly \
| year years yearly annually | decade decades | century centuries \
| metre metres meter meters | km kilometre kilometres kilometer kilometers | mile miles | foot feet | inch inches \
| acre acres | hectare hectares | gram grams | kg kilogram kilograms kilo kilos | tonne tonnes ton tons \
| ounce ounces | euro euros | dollar dollars | pound pounds | zloty zlotys | hryvnia hryvnias | rouble roubles
for | against
legal legally lawful | illegal illegally unlawful
true | false
public publicly | secret secretly
support supports supported backed backs | oppose opposes opposed
agree agrees agreed | disagree disagrees disagreed
succeed succeeds succeeded success | fail fails failed failure
begin begins began started starts | end ends ended
open opens opened | close closes closed
buy buys bought | sell sells sold
join joins joined | leave leaves left quit
enter enters entered | exit exits exited
win wins winning victory | lose loses losing defeat
rise rises rising | fall falls falling
friend friends ally allies | enemy enemies
buyer buyers | seller sellers
export exports exported | import imports imported
suspect suspects | killer killers murderer murderers | victim victims | witness witnesses
murder murders murdered | manslaughter | assault assaults assaulted | rape rapes raped | theft thefts stealing stole \
| robbery robberies robbed | fraud | bribery | corruption | harassment | negligence
"""
_LINES = [
    [meaning.split() for meaning in line.split("|")]
    for line in _OPPOSITES.strip().replace("\\\n", "").split("\n")
]
_OPPOSED = {word: words[0] for line in _LINES for words in line for word in words}
_DAYS_LINE = -1  # yesterday, today, tomorrow
_LINE_OF = {words[0]: number for number, line in enumerate(_LINES) for words in line}
_HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr"])


class Word(NamedTuple):
    """A word: `key` is what it is compared by, `kind` why it matters ("" where it does not)."""

    key: str
    kind: str
    span: Span


def are_opposed(one: Word, other: Word) -> bool:
    """Whether two words are such as turn a statement where one takes the other's place."""
    line = _LINE_OF.get(one.key, _DAYS_LINE)
    return one.kind == other.kind == PAIRED and one.key != other.key and line == _LINE_OF.get(other.key, _DAYS_LINE)


def words_in(text: str) -> list[Word]:
    """The words of a field's value. Spans count in it."""
    return [
        word for match in _WORD.finditer(shown_text(text)) for word in _read(match.group(), match.start())
    ]


def words_of_body(article: Article, known: frozenset[str] = frozenset()) -> list[list[Word]]:
    """The words of the body, paragraph by paragraph. Spans count in the file.

    A capitalised word that begins a sentence is a name where it is one of the `known`, and else of the kind
    OPENING. Words of one meaning, such as "rose" and "increased", have one key outside quotations, and so have
    "today" and the day of the week on which the article was published.
    """
    copy, text = article.copy, shown_body(article)
    names, days = dict(_names(article, known)), _days(article)
    paragraphs = []
    for part in shown_parts(article):
        words = []
        for match in _WORD.finditer(text, *part):
            start = match.start()
            quoted = copy.is_quoted(start)
            if copy.text[start] == MASK and start not in names and _tells(match.group(), text, start):
                names[start] = NAME
            for word in _read(match.group(), start):
                words.append(word._replace(kind=QUOTATION) if quoted else _meant(word, names, days))
        if words:
            paragraphs.append(words)
    return paragraphs


def _tells(typed: str, text: str, start: int) -> bool:
    """Whether a word that is no prose is a name: capitalised in code, or a handle, a hashtag, an address."""
    return typed[0].isupper() or text[start - 1] in "@#" or text[start + len(typed) : start + len(typed) + 1] == "@"


def _days(article: Article) -> dict[str, str]:
    """The keys of the weekdays that "today" and the like are, counted from the publication."""
    at = article.published.at if article.published else None
    if at is None:
        return {}
    away = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
    return {word: WEEKDAYS[(at.weekday() + days) % 7][:3].lower() for word, days in away.items()}


def sure_names(article: Article) -> frozenset[str]:
    """The words of the body that are names for certain: capitalised, and not because a sentence begins."""
    names = (name for name in names_of(article) if not name.opens or len(name.words) > 1)
    return frozenset(folded(_bare(word.lower())) for name in names for word in name.words)


def _names(article: Article, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where the words of names begin, and of which kind each is."""
    for name in names_of(article):
        word = folded(_bare(name.words[0].lower()))
        sure = not name.opens or len(name.words) > 1 or word in known or _lists(article, name, word)
        for span in name.spans:
            yield span.start, NAME if sure else OPENING


def _lists(article: Article, name: Name, word: str) -> bool:
    """Whether a list of names begins with this word: "Denmark, France and ..."."""
    end = name.spans[-1].end
    return not word.endswith("ly") and _LISTED.match(article.copy.own, end, end + 20) is not None


def _meant(word: Word, names: dict[int, str], days: dict[str, str]) -> Word:
    """A word of the newsroom's own, with its kind and by its meaning."""
    if word.kind:
        return word
    if word.key in _TURNS:
        return word._replace(key=_TURNS[word.key], kind=TURN)
    if word.key in _OPPOSED:
        return word._replace(key=_OPPOSED[word.key], kind=PAIRED)
    if word.key in days:
        return word._replace(key=days[word.key], kind=PAIRED)
    return word._replace(kind="" if word.key in _HONORIFICS else names.get(word.span.start, ""))


def _read(typed: str, start: int) -> Iterator[Word]:
    span, typed = Span(start, start + len(typed)), typed.replace(JOINED, "")
    low = typed.lower().replace("’", "'")
    figures = _FIGURES.match(typed)
    if figures:
        yield from _read_figures(figures, span)
    elif low in "-−–":
        yield Word("-", NUMBER, span)
    elif typed[0].isupper() and (low in _DAYS or low in _SHORT_DAYS):
        yield Word("sep" if low == "sept" else low[:3], DATE, span)
    elif (number := _spelt(low)) is not None:
        yield Word(str(number[0]), NUMBER, span)
        if number[1]:
            yield Word(folded(_bare(number[1])), "", span)
    elif low == "per":
        return  # of "per cent", which is one word with "percent"
    elif low in _AMOUNTS or low in _SIGNS:
        yield Word(_SIGNS.get(low, low), NUMBER, span)
    else:
        key = low.replace(".", "") if low in ("a.m", "p.m") else _ALSO.get(low) or folded(_bare(low))
        yield Word(key, NUMBER if any(map(str.isnumeric, low)) else "", span)


def _read_figures(figures: re.Match, span: Span) -> Iterator[Word]:
    """A number in figures, and what is typed on to it: 1,178; 8.7m; 11am; 30-year-old; 1990s."""
    number, suffix, rest = figures[1].rstrip(","), (figures[2] or "").lower(), figures["rest"]
    if rest and suffix:
        suffix, rest = "", (figures[2] or "") + rest
    number = number.replace(",", "") if _GROUPED.match(number) else number.replace(",", ".")
    yield Word(number.replace(":", "."), NUMBER, span)
    if suffix in _SCALED:
        yield Word(_SCALED[suffix], NUMBER, span)
    elif suffix in ("am", "pm"):
        yield Word(suffix, "", span)
    elif rest and rest[0].isdigit():
        yield from (word._replace(span=span) for word in _read(rest, 0))
    elif rest:
        yield Word(folded(_bare(rest.lower())), NUMBER if any(map(str.isnumeric, rest)) else "", span)


def _spelt(low: str) -> tuple[int, str] | None:
    """The number that a word says or begins with, and the rest of it: "twelve", "twelve-year-old"."""
    if low == "one":
        return None
    parts = low.split("-")
    for count in (2, 1):
        number = spelt_number("-".join(parts[:count]))
        if number is not None:
            return number, "-".join(parts[count:])
    return None


def _bare(low: str) -> str:
    """A word without the 's at its end."""
    return low.replace("’", "'").removesuffix("'s").removesuffix("'")


@cache
def folded(word: str) -> str:
    """A word in lower case without diacritics."""
    marks = unicodedata.normalize("NFKD", word.casefold().replace("ł", "l").replace("ø", "o"))
    return "".join(char for char in marks if not unicodedata.combining(char))


def spellings(desk: Desk) -> dict[str, str]:
    """For the forms of a word that the desk knows to be another's slip or variant, the word that stands for it:
    misspellings, British and American forms, and what the registers say to avoid."""
    return desk.once("spellings", lambda: dict(_spellings(desk)))


def only_spellings_of(desk: Desk, before: Desk) -> None:
    """From now on a desk knows only such spellings as another does, too: what was registered together with a
    change of an article excuses nothing in it."""
    agreed = spellings(desk).items() & spellings(before).items()
    spellings(desk).clear()
    spellings(desk).update(agreed)


def _spellings(desk: Desk) -> Iterator[tuple[str, str]]:
    for wrong, right in desk.misspellings.items():
        yield folded(wrong), folded(right.split(", ")[0])
    for american, british in desk.varieties["GB"].items():
        yield folded(american), folded(british)
    for register in (desk.places, desk.people, desk.agencies):
        for entry in register.entries.values():
            name = words_in(entry.name)
            for form in (*entry.texts("avoid"), *entry.texts("variants")):
                for typed, right in zip(words_in(form), name):
                    if len(words_in(form)) == len(name) and typed.key != right.key:
                        yield typed.key, right.key
