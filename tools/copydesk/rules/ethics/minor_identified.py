"""A child or a teenager is named in full in a story about a crime, abuse or a court.

In such a story nobody under 18 is named, nor shown or described so that they can be recognised, whether
suspect, victim or witness: a name that is once online stays there. A first name and an age, or the age alone,
will do.

Bad:
    Police arrested Jan Przykładowy, 15, on suspicion of stabbing a passer-by.
Bad:
    The 12-year-old Anna Zmyślona had been raped, prosecutors said.
Good:
    Police arrested a 15-year-old on suspicion of stabbing a passer-by. Anna Zmyślona, 41, saw it.
Good:
    Jan Przykładowy, 15, won on the centre court after a tight first set.
Good:
    A 10-year-old Volvo Estate was stolen by the suspect, whom police arrested. The 5-year-old Oak Street
    station was built for custody and court cases.
Good:
    Anne Frank, 15, was arrested on 4 August 1944.
Good:
    In the novel the hero, Oliver Twist, nine, is accused of theft by the police.
Good (fields):
    signoff: [{rule: ethics/minor-identified, by: aw, note: The parents ask for help in the search}]
    ---
    Police fear that Jan Przykładowy, 15, was murdered.
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.rules.asking import unless_signed_off
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ERROR
suppressible = False

_GRAVE = frozenset(
    "rape raped rapist molested molesting murder murdered stabbing stabbed arrested defendant prosecutors "
    "prosecutor paedophile pedophile incest kidnapped abducted manslaughter trafficked groomed".split()
)
_GRAVER_TOGETHER = frozenset(
    "court charged charges accused police suspect suspected custody abuse abused assault assaulted sexual "
    "sexually "
    "testified testimony jury convicted sentenced detained crime".split()
)
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_A-Z]{1,30}(?:[’'\-][A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]{1,30})?"
_FULL_NAME = rf"(?P<name>{_NAME}\s(?:[A-Z]\.\s)?{_NAME})"
_TEENS = ("one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
          "seventeen")
_AGE = rf"(?:1[0-7]|[1-9]|{_TEENS})"
_CHILD = r"(?:(?:school)?(?:boy|girl)|pupil|student|teenager|daughter|son|victim|sister|brother)"
_AGED = (
    re.compile(rf"(?<!\w){_FULL_NAME}(?:,\s(?:aged\s)?{_AGE}(?=[,.;])(?!,\s\d)|\s\({_AGE}\)"
               rf"|,\san?\s{_AGE}-year-old\b)"),
    re.compile(rf"(?<![\w-]){_AGE}-year-old(?:\s{_CHILD})?,?\s{_FULL_NAME}(?!\s[A-Z])"),
)
_SAY = ("Somebody under 18 is named in full in a story about a crime or a court. Leave the surname out, and "
        "whatever else would tell who it is.")
_WORD = re.compile(r"[a-z]{3,}")
_LONG_AGO = re.compile(r"\b1(?:[0-8]\d|9[0-7])\d\b")
_SPORT = frozenset("match goal goals league cup tournament defender defenders striker midfielder goalkeeper "
                   "race coach stadium".split())
_STORY = frozenset("novel novels fiction fictional hero heroine character characters actor actress thriller "
                   "opera festival starring stars".split())
_NOT_NAMES = frozenset(
    "British American Polish Ukrainian Russian German French Italian Spanish Czech European Toyota Ford "
    "Honda On In At The After Before When "
    "Street Road Avenue Square Park Bridge School House Court Room Hall Station Exhibit Estate Company Group "
    "Volvo Volkswagen Audi Mercedes Škoda Skoda Fiat Opel Renault Peugeot Nissan Mazda Hyundai Land Range "
    "Labrador Golden Retriever Terrier Shepherd Bulldog".split()
)


def check_article(article, desk):
    yield from unless_signed_off("ethics/minor-identified", article, desk, asks)


def asks(article, desk):
    words = article.copy.vocabulary
    if _GRAVE.isdisjoint(words) and len(_GRAVER_TOGETHER & words) < 2 or not in_english(article, desk):
        return
    text, crimes = article.copy.text, {}
    for pattern in _AGED:
        for match in pattern.finditer(text):
            piece = article.copy.piece_at(match.start())
            if piece is None or not _NOT_NAMES.isdisjoint(match["name"].split()):
                continue
            if piece.span not in crimes:
                crimes[piece.span] = _is_about_a_crime(text[piece.span.start : piece.span.end])
            if crimes[piece.span]:
                yield Remark(Span(*match.span("name")), _SAY)


def _is_about_a_crime(paragraph: str) -> bool:
    words = set(_WORD.findall(paragraph.lower()))
    if not _STORY.isdisjoint(words) or _LONG_AGO.search(paragraph):
        return False
    return not _GRAVE.isdisjoint(words) or (len(_GRAVER_TOGETHER & words) > 1 and _SPORT.isdisjoint(words))
