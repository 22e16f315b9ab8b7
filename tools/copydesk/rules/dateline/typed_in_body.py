"""The text begins with a dateline.

Place, date and agency are fields; each page, feed and wire writes the dateline from them in its own way.

Bad:
    KYIV, Sept 18 (PAP) — The ministers met.
Bad:
    Kyiv – The ministers met.
Good:
    Kyiv and Warsaw agreed – at last – to meet.
Good:
    Kyiv – the capital of Ukraine – was the scene of the talks.
"""


from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.body_lines import first_line
from copydesk.rules.dateline._places import by_any_form
from copydesk.text import Span

severity = Severity.ERROR

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH}|\d{{1,2}}\.\d{{1,2}}\.?)(?:,?\s\d{{4}})?"
_DATELINE = Pattern(
    r"[*_]{0,3}(?P<place>[^\W\d_][\w.’' /-]{1,50}?)[*_]{0,3}"
    rf"(?P<rest>(?:,\s?(?!{_DATE})[^\W\d_][\w.’' -]{{1,30}}?)?)"
    rf"(?P<date>(?:,?\s{_DATE})?)[*_]{{0,3}}"
    r"(?P<agency>(?:\s?\([^\W\d_][\w ./-]{1,20}\))?)[*_]{0,3}"
    r"(?P<gap>\s{0,2})(?P<dash>[—–]|(?<=[\s)*_])--?(?=[\s*_]))[*_]{0,3}(?P<after>\s{0,2})(?=(?P<next>\S))"
)
_SECOND_DASH = Pattern(r"\s[-–—]\s|\w—\w")
_END_OF_SENTENCE = Pattern(r"[.!?](?:\s|\Z)")
_NEXT_PLACE = Pattern(r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)?")
_LONGEST = 130


def check_article(article, desk):
    line = first_line(article)
    head = line.text[:_LONGEST] if line else ""
    if "-" not in head and "–" not in head and "—" not in head:
        return
    match = _DATELINE.match(line.text, 0, _LONGEST)
    if not match or not _is_dateline(match, line.text, desk):
        return
    typed = line.text[: match.end("dash")]
    entry = by_any_form(desk.places, match["place"])
    place = entry.code if entry else match["place"].strip().title()
    span = Span(line.span.start, line.span.start + len(typed))
    word = line.text[match.end() :].split(None, 1)[0].rstrip(".,;:")
    if article.dateline and article.dateline.place:
        says = (
            f'"{typed}" is a dateline, and the dateline field has one already. Begin the text with "{word}".'
        )
        fix = Fix((Edit(Span(line.span.start, line.span.start + match.end()), ""),), safe=False)
    else:
        says = f'"{typed}" is a dateline. Write dateline: {place} and begin the text with "{word}".'
        fix = None
    yield Remark(span, says, fix=fix)


def _is_dateline(match, text, desk):
    """Whether what looks like a dateline is one, and no sentence that begins with a place and has a dash."""
    spaced = bool(match["gap"] and match["after"])
    capital = not match["next"].islower()
    shouted = match["place"].isupper()
    agency = match["agency"].strip(" ()").split("/")[0]
    known_agency = (
        agency in desk.agencies or (entry := desk.sources.get(agency)) and entry.text("kind") == "agency"
    )
    if not by_any_form(desk.places, match["place"]):
        return bool(known_agency and (shouted or match["date"]))
    if known_agency or (match["date"] and capital):
        return True
    if not capital or not (spaced or (shouted and match["dash"] == "—")):
        return False
    if shouted:
        return True
    rest = text[match.end() :]
    sentence = rest[: end.start()] if (end := _END_OF_SENTENCE.search(rest)) else rest
    following = _NEXT_PLACE.match(rest)
    is_route = following and any(
        by_any_form(desk.places, words) for words in {following[0], following[0].split()[0]}
    )
    return not is_route and not _SECOND_DASH.search(sentence)
