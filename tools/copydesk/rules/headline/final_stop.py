"""A headline ends with a full stop.

It is a line of its own and needs none. A question mark, an exclamation mark, an ellipsis and the point of an
abbreviation are left alone.

Bad (fields):
    headline: Ministers meet in Kyiv for talks on drones.
Good (fields):
    headline: Ministers meet in Kyiv for talks with the U.S.
Good (fields):
    headline: Ministers meet in Kyiv, and then they wait...
"""


from copydesk.finding import Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.mending import retyped

severity = Severity.WARNING

_STOP = Pattern(r"(?<![.…])\.{1,2}\Z")
_ABBREVIATIONS = set(
    "St Mr Mrs Ms Dr Prof Rev Hon Gen Col Maj Capt Lt Sgt Cpl Pte Adm Cmdr Sen Rep Gov Jr Sr Esq Inc Ltd "
    "Co Corp Bros Dept Univ Assn Est No Nos Vol Ave Rd Blvd Sq Mt Ft Jan Feb Mar Apr Jun Jul Aug Sept Sep "
    "Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind "
    "Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo etc vs al "
    "approx dept est min max hrs nr ul tys mln mld im św itd itp".split()
)


def check_article(article, desk):
    headline = (article.headline or "").rstrip()
    if not headline.endswith("."):
        return
    stop = _STOP.search(headline)
    if stop and not _is_abbreviation(headline[: stop.start()].rsplit(None, 1)[-1:]):
        edit = retyped(article, ("headline",), *stop.span(), "")
        yield Remark(
            article.value_span(("headline",), *stop.span()),
            "A headline ends without a full stop. Remove it.",
            ("headline",),
            Fix((edit,)) if edit else None,
        )


def _is_abbreviation(last):
    """Whether a word (in a list, without its point) is short for another: U.S, a.m, St, Marcin K."""
    word = last[0].strip("()[]“”‘’\"'") if last else ""
    return len(word) == 1 or "." in word or word in _ABBREVIATIONS
