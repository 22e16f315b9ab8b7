"""Words about a suicide that blame, praise or tell how.

"Commit" comes from the time when suicide was a crime; "successful" makes a death an achievement; and the way
in which somebody died can be copied by a reader in distress. Say that somebody died by suicide or took their
own life. Suicide bombers and suicide attacks are another matter, and so is what is quoted.

Bad:
    The singer committed suicide in May.
Bad:
    It was his third unsuccessful suicide attempt.
Bad:
    He hanged himself in his cell, the prison said.
Good:
    The singer died by suicide in May. She had attempted suicide before.
Good:
    A suicide bomber attacked the station. The minister shot himself in the foot with that remark.
Good:
    A climber plunged to his death in the Tatras. The first successful suicide hotline opened in 1988. Trapped
    workers jumped to their deaths as the factory burned. She cut her wrists on the broken glass.
Good (fields):
    signoff: [{rule: ethics/suicide-language, by: aw, note: The inquest was about the cell}]
    ---
    He hanged himself in his cell, the prison said.
"""

import re

from copydesk.article.plain import lower_of
from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.asking import unless_signed_off
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ERROR
suppressible = False

_SELVES = "himself herself themself himselves herselves themselves"
# The words that each phrase below is made of: one of every row.
_TOGETHER = tuple(tuple(frozenset(row.split()) for row in rows) for rows in (
    ("suicide", "commit commits committed committing successful successfully unsuccessful unsuccessfully failed"),
    ("hang hangs hanged hanging gassed gassing", _SELVES),
    ("shot", _SELVES, "dead head chest temple mouth heart"),
    ("wrists", "slit slashed slashing cut", "his her their"),
    ("overdose", "took"),
    ("threw thrown throwing flung", _SELVES, "train"),
    ("jumped leapt leaped", "death deaths"),
))  # fmt: skip
_IN_EACH = ("suicide", "wrists", "overdose", "self", "selves", "death")  # one of them is in every phrase
_BEFORE, _BEHIND = 60, 160
_SELF = r"(?:him|her|them)sel(?:f|ves)"
_PHRASE = Pattern(
    r"(?P<commit>\bcommit(?:s|ted|ting)?\s(?:mass\s|ritual\s|assisted\s)?suicide\b)"
    r"|(?P<result>\b(?:un)?successful(?:ly)?\s(?:suicide"
    r"(?!\s(?:bomb|attack|mission|drone|raid|prevention|hotline|helpline|campaign))\b"
    r"|attempt(?:s|ed)?\s(?:at\s)?suicide\b))|(?P<failed>\bfailed\ssuicide(?:\sattempts?)?\b(?!\s(?:bomb"
    r"|attack)))"
    rf"|(?P<how>\b(?:hang(?:ed|ing|s)?|gass(?:ed|ing))\s{_SELF}\b(?!\sout\b)"
    rf"|\bshot\s{_SELF}\s(?:dead\b|in\sthe\s(?:head|chest|temple|mouth|heart)\b)"
    r"|\b(?:slit|slash(?:ed|ing)|cut)\s(?:his|her|their)\s(?:own\s)?wrists\b(?!\son\b)"
    r"|\btook\s(?:an?\s)?(?:(?:fatal|lethal|deadly)\s)?overdose\b"
    rf"|\b(?:threw|thrown|throwing|flung)\s{_SELF}\s(?:under|in\sfront\sof)\s(?:an?|the)\s(?:\w+\s)?train\b"
    r"|\b(?:jumped|leapt|leaped)\sto\s(?:his|her|their)\s(?:own\s)?deaths?\b(?!-))",
    re.I,
)
_ACCIDENT = Pattern(
    r"\b(?:accident|fire|blaze|flames|burn|flee|escap|trapped|rescu|saving|unintention|by mistake|vitamin"
    r"|toy\b)",
    re.I,
)
_SAY = {
    "commit": '"{typed}" treats a death as a crime. Write that somebody died by suicide, took their own life '
              "or killed themselves.",
    "result": '"{typed}" makes a death an achievement. Write that somebody died by suicide, or attempted '
              "suicide.",
    "failed": '"{typed}" calls survival a failure. Write that somebody attempted suicide.',
    "how": '"{typed}" tells how. Leave the method out: write that somebody died by suicide or took their own '
           "life.",
}

words = frozenset().union(*(rows[0] for rows in _TOGETHER))


def check_article(article, desk):
    yield from unless_signed_off("ethics/suicide-language", article, desk, asks)


def asks(article, desk):
    words = article.copy.vocabulary
    if all(any(row.isdisjoint(words) for row in rows) for rows in _TOGETHER):
        return
    if not in_english(article, desk):
        return
    copy = article.copy
    for match in (match for part in _parts(copy.own) for match in _PHRASE.finditer(copy.own, *part)):
        near = copy.own[max(0, match.start() - 150) : match.end() + 150]
        if not (match.lastgroup == "how" and _ACCIDENT.search(near)):
            typed = " ".join(match.group().split())
            yield Remark(Span(*match.span()), _SAY[match.lastgroup].format(typed=typed))


def _parts(own: str) -> list[Span]:
    """The parts of the copy around the words one of which is in every phrase."""
    lower, parts = lower_of(own), []
    for at in sorted(match.start() for word in _IN_EACH for match in re.finditer(word, lower)):
        start, end = max(0, at - _BEFORE), at + _BEHIND
        if parts and start <= parts[-1].end:
            start = parts.pop().start
        parts.append(Span(start, end))
    return parts
