"""A space too many or too few.

Two spaces between words, a space before a comma or a full stop, none behind a comma, or one inside brackets
or quotation marks. Tables, code and addresses are left alone, and so are no-break spaces, which are typed on
purpose.

Bad:
    The talks lasted  for two hours.
Bad:
    The talks lasted for two hours , and both sides agreed .
Bad:
    The talks were long,hard and useful ( they said ).
Bad:
    “ It was useful, ” she said.
Good:
    The talks lasted for 2,000 minutes (they said). Next came “point 3” and .NET.  Then they left ...
Good:
    | long | short |
    | 1  2 | 3 , 4 |
"""


from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ERROR

_SIGN = Pattern(r" [ ,;.!?)”](?<=\S[\s\S]{2})")  # the look behind comes late, for speed
_TWO = Pattern(r"(?<=[^\s\0.!?:|…”’\")\]])  {1,40}(?=[^\s\0|\\])")
_BEFORE_STOP = Pattern(r"(?<=[^\s.,;:!?(\[{|+=<>/*-]) {1,40}(?=[,;.!?](?:[\s\0](?!\s?\.)|\Z))")
_COMMA = Pattern(r",(?=[a-z]{3,40}(?:[\s\0.;:!?)”’]|,\s))")
_WORD_BEFORE = Pattern(r"(?<![^\s\0“‘(])[a-z]{3,40}\Z")
_OPENING = Pattern(r"(?<=[\s\0—–-][(“]) {1,40}(?=[\w“‘£$€])")
_CLOSING = Pattern(r"(?<=[\w.,!?…%]) {1,40}(?=[)”](?!\w))")
_NO_PROSE = ("|", "`", "\t")


def check_article(article, desk):
    text = article.copy.text
    found = []
    if _SIGN.search(text):
        found += [(m, "", " ") for m in _TWO.finditer(text)]
        found += [(m, " before the mark", "") for m in _BEFORE_STOP.finditer(text)]
        found += [(m, " inside the marks", "") for m in _CLOSING.finditer(text)]
    if _stands_before_space("(", text) or _stands_before_space("“", text):
        found += [(m, " inside the marks", "") for m in _OPENING.finditer(text)]
    commas = [m.end() for m in _COMMA.finditer(text) if _follows_a_word(text, m.start())]
    if not (found or commas) or not in_english(article, desk):
        return
    for match, where, right in found:
        if _is_prose(article, match.start()):
            yield _too_many(Span(*match.span()), where, right)
    for at in commas:
        if _is_prose(article, at):
            fix = Fix((Edit(Span(at, at), " "),))
            yield Remark(Span(at - 1, at), "A space is missing behind the comma.", fix=fix)


def _stands_before_space(sign: str, text: str) -> bool:
    at = text.find(sign)
    while at >= 0:
        if text.startswith(" ", at + 1):
            return True
        at = text.find(sign, at + 1)
    return False


def _follows_a_word(text: str, at: int) -> bool:
    return _WORD_BEFORE.search(text[max(0, at - 42) : at]) is not None


def _too_many(span: Span, where: str, right: str) -> Remark:
    count = span.end - span.start
    what = "One space is" if count - len(right) == 1 else f"{count - len(right)} spaces are"
    return Remark(span, f"{what} too many here{where}.", fix=Fix((Edit(span, right),)))


def _is_prose(article, at: int) -> bool:
    """Whether the line is no row of a table and has no code in it."""
    text = article.source.text
    line = text[text.rfind("\n", 0, at) + 1 : text.find("\n", at) % (len(text) + 1)]
    return not any(sign in line for sign in _NO_PROSE)
