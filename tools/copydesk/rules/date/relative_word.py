"""Yesterday, today, tomorrow or tonight stands for a day that readers can't know.

An article is read for years: name the weekday or the date. Nothing is said of headlines, quotations and
names (USA Today), of "today" in the sense of nowadays, and of sayings such as "leaders of tomorrow".

Bad:
    The minister said yesterday that the talks went on.
Bad:
    Both sides meet again tomorrow.
Bad:
    The court will decide later today.
Good:
    The minister told USA Today on Wednesday that today the town has 900 people, as of today and until today.
    The leaders of tomorrow remember it as if it were yesterday: “See you tonight,” they say.
    It is here today, gone tomorrow.
"""

import re
from datetime import timedelta

from copydesk.article.dates import WEEKDAYS, day_written
from copydesk.finding import Remark, Severity
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.WARNING

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_WORD = re.compile(r"(?<![\w\-/.])(?:[Yy]esterday|[Tt]o(?:day|night|morrow))(?![\w\-/]|[’'](?!s)|\.\w)")
_VERBS = (
    "said|announced|told|met|signed|unveiled|released|voted|arrived|ruled|warned|confirmed|launched|"
    "published|rejected|approved|adopted|reported"
)
_VERBS_BEFORE = rf"{_VERBS}|died|began|opens?|opened|resigned|will|decides?|meets?|votes?|starts?|begins?"
_NOW_BEFORE = re.compile(rf"\b(?:{_VERBS_BEFORE}|earlier|later|late|early)[\s\0]+\Z")
_NOW_AFTER = re.compile(rf"[\s\0]+(?:{_VERBS})\b")
_SAYING_BEFORE = re.compile(
    r"\b(?:of|like|better|brighter|no|the|a|were|was|born|gone|only|and|or|for|between|until|till|just)"
    r"[\s\0]+\Z",
    re.I,
)
_SAYING_AFTER = re.compile(
    r"[’']s\b|[\s\0]+(?:and|or)[\s\0]+(?:today|tomorrow|yesterday)\b|[\s\0]+(?:never|if|instead)\b"
    r"|[^.!?]{0,200}\?"
)


def check_article(article, desk):
    words = _DAYS.keys() & article.copy.vocabulary
    if not words or not in_english(article, desk):
        return
    own = article.copy.own
    for match in _WORD.finditer(own):
        piece = article.copy.piece_at(match.start())
        if piece and piece.kind not in ("headline", "heading") and piece.route[:1] != ("corrections",):
            if _is_a_day(match, own, piece.span.start):
                yield _remark(match, article, article.language or desk.settings.language)


def _is_a_day(match: re.Match, own: str, piece_start: int) -> bool:
    before, word = own[max(piece_start, match.start() - 30) : match.start()], match.group()
    begins = not before.strip("\0 \n") or before.rstrip("\0 \n")[-1] in ".!?:…”"
    if word[0].isupper() and not begins:
        return False  # a name
    if _SAYING_AFTER.match(own, match.end()) or _SAYING_BEFORE.search(before):
        return False
    if word.lower() == "today":
        return bool(_NOW_BEFORE.search(before) or _NOW_AFTER.match(own, match.end()))
    return True


def _remark(match: re.Match, article, language: str) -> Remark:
    word = match.group().lower()
    day = ""
    if article.published and article.published.at:
        meant = article.published.at.date() + timedelta(days=_DAYS[word])
        day = f", most likely {WEEKDAYS[meant.weekday()]}, {day_written(meant.day, meant.month, language)}"
    says = f'"{word}" is another day to whoever reads this later. Name the day{day}.'
    return Remark(Span(*match.span()), says)
