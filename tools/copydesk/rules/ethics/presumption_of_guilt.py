"""Somebody is called a murderer, a thief or the like before a court has said so.

Whoever is named in a case that is not over is presumed innocent; calling them otherwise harms them and the
trial, and may be libel. Nothing is said where the article tells of a conviction or a confession, where the
word is softened (alleged, suspected, accused), or where it is a quotation, a book, a film or a game.

Bad:
    Police arrested the murderer Jan Przykładowy on Monday.
Bad:
    Prosecutors charged fraudster Anna Zmyślona, 41, with forgery.
Bad:
    Jan Przykładowy, who murdered his neighbour, was arrested on Monday.
Good:
    Police arrested Jan Przykładowy, a suspect in the murder, and the alleged thief Anna Zmyślona.
Good:
    The murderer Jan Przykładowy, who was sentenced to life in 2011, was arrested again on Monday.
Good:
    Police consultants advised on the film about the murderer Jan Przykładowy.
Good:
    As police searched for the killer, Mayor Jan Przykładowy asked people to stay at home. Officers warned of
    burglars, Anna Zmyślona said. The trial is about the weed killer Grasweg Super.
Good:
    Jan Przykładowy, who murdered Chopin's waltz, was told by police to close his window.
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.rules.asking import unless_signed_off
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ERROR
suppressible = False

_CRIMINALS = frozenset(
    "murderer murderers killer killers rapist rapists thief thieves paedophile paedophiles pedophile "
    "pedophiles "
    "fraudster fraudsters arsonist arsonists burglar burglars robber robbers kidnapper kidnappers conman "
    "swindler swindlers abuser abusers murderess".split()
)
_DEEDS = frozenset("murdered raped".split())
_CASE = frozenset(
    "arrest arrested arrests detained charged charges police prosecutor prosecutors suspect suspects "
    "suspected "
    "custody manhunt wanted indicted indictment trial court hearing remanded investigators detectives".split()
)
_OVER = frozenset(
    "convicted convict conviction convictions sentence sentenced sentences guilty jailed imprisoned "
    "imprisonment "
    "prisoner inmate verdict confessed confession admitted executed paroled parole serving pleaded pled "
    "condemned notorious "
    "film movie novel fiction fictional actor actress actors series drama thriller character characters "
    "episode play opera documentary podcast director comedy starring stars game".split()
)
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_A-Z]{1,30}(?:[’'\-][A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]{1,30})?"
_FULL_NAME = rf"{_NAME}\s(?:[A-Z]\.\s)?{_NAME}"
_CALLED = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(sorted(_CRIMINALS))})(?:\s(?P<name>{_FULL_NAME})"
    rf"|,\s(?P<behind>{_FULL_NAME}),(?!\s(?:said|says|told)\b))"
)
_DID = re.compile(
    rf"(?P<name>{_FULL_NAME})(?:,\s\d\d)?,\swho\s(?P<word>{'|'.join(sorted(_DEEDS))})\b"
    r"(?!\s\w{1,40}[’']s\b)"
)
_SOFTENED = re.compile(
    r"\b(?:alleged|suspected|accused|presumed|purported|supposed|reputed|so-called|would-be|serial|contract|"
    r"self-confessed|self-styled|weed|pain|giant|vampire|lady|dragon|hunt for|search for|identified as"
    r"|not (?:a|the))\W{1,3}(?:[\w-]+\W{1,3}){0,2}\Z", re.I
)


def check_article(article, desk):
    yield from unless_signed_off("ethics/presumption-of-guilt", article, desk, asks)


def asks(article, desk):
    words = article.copy.vocabulary
    if _CRIMINALS.isdisjoint(words) and _DEEDS.isdisjoint(words):
        return
    if _CASE.isdisjoint(words) or not _OVER.isdisjoint(words) or not in_english(article, desk):
        return
    own = article.copy.own
    for match in (*_CALLED.finditer(own), *_DID.finditer(own)):
        before = own[max(0, match.start() - 60) : match.start()]
        if not _SOFTENED.search(before):
            name = " ".join((match["name"] or match["behind"]).split())
            yield Remark(Span(*match.span()), f'"{match["word"]}" calls {name} guilty before a court has. '
                         "Write alleged, accused of or charged with.")
