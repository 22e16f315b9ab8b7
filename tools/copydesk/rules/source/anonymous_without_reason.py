"""Somebody speaks without a name, and readers are not told why.

Anonymity is granted for a reason, and the reason tells readers how far to trust what is said: "because he was
not authorised to speak to the media", "for fear of losing her job".

Bad:
    An official said on condition of anonymity that the talks had failed.
Bad:
    Sources in the ministry, who asked not to be named, said that the talks had lasted for two hours.
Good:
    An official said on condition of anonymity, because the talks were secret, that they had failed.
Good:
    Sources in the ministry, who asked not to be named as they were not authorised to speak, said so.
Good:
    The winner of the lottery asked not to be named. The donor wished to remain anonymous.
Good:
    The donor asked to remain anonymous, the hospital said. Voting is on condition of anonymity. Respondents
    who spoke anonymously in the survey found prices too high. The ministry declined to be identified with the
    plan, it said.
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.rules.asking import unless_signed_off
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ERROR
suppressible = False

_WORDS = frozenset("anonymity anonymous anonymously unnamed".split())
_NAMED = frozenset({"named", "identified"})
_ASKED = frozenset(
    "asked asks asking requested requests requesting wished wishes wishing wanted wants wanting preferred "
    "prefers "
    "preferring insisted insists insisting declined declines declining refused refuses refusing chose".split()
)
_SPEAKS = r"(?:s[ap](?:id|oke|ys?)|speak(?:s|ing)?|told|talk(?:ed|ing)|added|confirmed|commented|according)"
_GRANTED = re.compile(
    r"\b(?:on|under)\s(?:the\s|a\s)?condition\sof\s(?:strict\s|full\s|complete\s)?anonymity\b"
    rf"|\b{_SPEAKS}\sanonymously\b"
    r"|(?P<asked>\b(?:ask(?:ed|s|ing)|request(?:ed|s|ing)|wish(?:ed|es|ing)|want(?:ed|s|ing)|prefer(?:red"
    r"|s|ring)|insist(?:ed|s|ing)"
    r"|declin(?:ed|es|ing)|refus(?:ed|es|ing)|chose)\s(?:on\s)?(?:(?:not\s)?to\sbe|not\sbeing"
    r"|to\s(?:remain|stay))"
    r"\s(?:named|identified|unnamed|anonymous)\b(?!\swith\b))"
)
_SAYING = re.compile(
    r"\b(?:said|says?|saying|told|tells?|talked|talking|added|confirmed|according|explained|stated|spoke"
    r"|speaks?|speaking|warned|agreed|interview\w*|described)\b"
)
_SAID_BY_ANOTHER = re.compile(
    r"[^,.;:!?]{0,30},\s(?:it|(?:the|an?|[A-Z]\w{0,30})(?:\s[\w’'-]{1,30}){0,3}|[a-z]{1,30}s)\s"
    r"(?:said|says?|told|announced)\b"
)
_REASON = re.compile(
    r"\b(?:because|fear\w*|afraid|worr(?:y|ied)|due to|owing to|citing|authori[sz]\w+|allow(?:ed|ing)"
    r"|permit(?:ted|ting)|"
    r"permission|clearance|entitled|to discuss|to speak|to talk|to describe|to share|to protect|to avoid"
    r"|to preserve|to be able|so that|so as|"
    r"in order|sensitiv\w+|safety|security (?:reasons|concerns|grounds)|reasons|reprisals?|retaliation"
    r"|repercussions|"
    r"consequences|retribution|harassment|stigma|privacy|confidential\w*|secret|protocol|polic(?:y|ies)"
    r"|rules|regulations|practice|"
    r"custom(?:ary)?|briefing|given the|(?:as|since) (?:he|she|they|the|it|his|her|their|no|not|these"
    r"|this)\b|"
    r"survey\w*|respondents?|questionnaire\w*|polled|"
    r"ongoing|still under way|not (?:yet )?(?:been )?(?:public|announced|final)\w*|private|lest|minors?"
    r"|child\w*|threat\w*)",
    re.I,
)
_STOP = re.compile(r"[.!?][\"”’)\]\0]{0,4}[\s\0]{1,4}(?=[^\W\d_a-z\0]|\0)")
_REACH = 400


def check_article(article, desk):
    yield from unless_signed_off("source/anonymous-without-reason", article, desk, asks)


def asks(article, desk):
    copy, words = article.copy, article.copy.vocabulary
    if _WORDS.isdisjoint(words) and (_NAMED.isdisjoint(words) or _ASKED.isdisjoint(words)):
        return
    if not in_english(article, desk):
        return
    for match in _GRANTED.finditer(copy.own):
        piece = copy.piece_at(match.start())
        if piece is None:
            continue
        sentence, following = _sentences(copy.text, match, piece.span)
        of_others = match["asked"] and _SAID_BY_ANOTHER.match(copy.text, match.end())
        speaks = _SAYING.search(sentence) and not of_others
        if speaks and not _REASON.search(sentence) and not _REASON.search(following):
            typed = " ".join(match.group().split())
            says = f'"{typed}" does not tell why. Add the reason: "because she was not authorised to speak".'
            yield Remark(Span(*match.span()), says)


def _sentences(text: str, match: re.Match, piece: Span) -> tuple[str, str]:
    """The sentence of a match, and the one behind it."""
    start, end = max(piece.start, match.start() - _REACH), min(piece.end, match.end() + _REACH)
    before = [stop.end() for stop in _STOP.finditer(text, start, match.start())]
    after = [stop.end() for stop in _STOP.finditer(text, match.end(), end)]
    stop, next_stop = [*after, end, end][:2]
    begin = before[-1] if before else start
    return " ".join(text[begin:stop].split()), " ".join(text[stop:next_stop].split())
