"""A sum of money names its currency twice: by a sign and by a word.

Bad:
    The bridge cost $5 million dollars.
Good:
    The bridge cost $5 million. A ticket is €12, or 60 euros for a week.
"""

import re

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ADVICE

_WORDS = {"€": "euros?", "$": "(?:US )?dollars?", "£": "pounds?"}
_SCALE = r"(?: (?:thousand|million|billion|trillion)|(?:m|bn|tn)\b)?"
_TWICE = {
    sign: Pattern(rf"(?P<sum>.[0-9][0-9,.]{{0,20}}{_SCALE}) (?P<again>{word})\b")
    for sign, word in _WORDS.items()
}


def check_article(article, desk):
    text = article.copy.own
    for sign, twice in _TWICE.items():
        at = text.find(sign)
        while at >= 0:
            match = twice.match(text, at)
            if match and in_english(article, desk):
                yield _remark(match)
            at = text.find(sign, at + 1)


def _remark(match: re.Match) -> Remark:
    says = f'The sign says the currency, and "{match["again"]}" says it again. Write {match["sum"]}.'
    fix = Fix((Edit(Span(match.end("sum"), match.end()), ""),), safe=False)
    return Remark(Span(*match.span()), says, fix=fix)
