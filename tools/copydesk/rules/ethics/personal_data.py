"""A private person's number, account, address or mailbox stands in the copy.

Found are PESEL numbers, IBANs and payment cards whose check digits are right, mailboxes with free mail
providers, telephone numbers that are said to be somebody's own, and the flat that somebody lives in. What
institutions publish about themselves is left alone. Quotations and captions are looked through, too.

Bad:
    The man, whose PESEL number is 44051401359, was not told.
Bad:
    Donors sent money to PL61 1090 1014 0000 0712 1981 2874.
Bad:
    “Write to jan.zmyslony.przyklad@gmail.com,” he said.
Bad:
    Her mobile number is +44 7700 900123.
Bad:
    He lives at ul. Zmyślona 5 m. 12 in Warsaw.
Good:
    The file number is 44051401358. Write to press@example.org or call the ministry on +48 22 250 01 12.
Good:
    The office at ul. Marszałkowska 84/92 is closed. ISBN 978-83-08-06000-1, KRS 0000123456.
Good:
    Donations go to the foundation's account, PL61 1090 1014 0000 0712 1981 2874. Letters reach the editors at
    nasza.przyklad@gmail.com, and the festival at festival.przyklad@gmail.com.
Good:
    His mobile phone sold 10 000 000 units, and their number 1 200 300 was low. The poet lived at ul. Zmyślona
    5 m. 12, where there is a museum now. They live near al. Zmyślone 100/102.
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.asking import unless_signed_off
from copydesk.rules.personal import is_card, is_iban, is_pesel
from copydesk.text import Span

severity = Severity.ERROR
suppressible = False

_LONG_NUMBER = Pattern(b"0[0 \xc2-]{9}")  # in the shape of the copy, where \xc2 is a no-break space
_PESEL = Pattern(r"(?<![\w.,/-])[0-9]{11}(?![\w/-]|[.,][0-9])", re.A)
_IBAN = Pattern("(?<!\\w)([A-Z]{2})[0-9]{2}(?:[ \xa0]?[A-Z0-9]{4}){2,7}(?:[ \xa0]?[A-Z0-9]{1,3})?(?!\\w)")
_POLISH_ACCOUNT = Pattern("(?<![\\w-])[0-9]{2}(?:[ \xa0]?[0-9]{4}){6}(?![\\w-])", re.A)
_CARD = Pattern(
    "(?<![\\w.,/-])[0-9]{4}(?P<gap>[ \xa0-]?)[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4}(?![\\w/-])", re.A
)
_CARD_STARTS = Pattern(r"4|5[1-5]|2[2-7]|6011|65")
_MAIL = Pattern(r"(?<![\w.+-])[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,4}[a-z]{2,10})\b", re.I)
_FREE_MAIL = Pattern(
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|protonmail|aol|gmx|mail|yandex|tutanota"
    r"|wp|o2|"
    r"interia|onet|poczta|op|vp|ukr|tlen|proton|web|seznam|rambler|bk|list|inbox)"
    r"\.(?:com|net|org|me|pl|eu|de|fr|it|es|cz|ru|ua|at|ch|be|nl|lv|lt|co\.uk|com\.ua|i\.ua|onet\.pl|fm)",
    re.I,
)
_PHONE = Pattern(
    r"\b(?:his|her|their|whose|private|home|mobile|personal)\s(?:(?:private|home|mobile|personal|own)\s)?"
    r"(?:tele)?(?:phone|mobile|number)(?:\snumber)?\b"
    r"(?:\s?[,:;(–—-]|\s(?:is|was|on|at|as|being|reads?|listed|given)\b){0,3}[\s\0(]{0,3}"
    "(?P<number>(?:\\+|0|\\([0-9+]|[0-9]{2,4}[ \xa0-])[0-9()\xa0 -]{6,16}[0-9])(?![\\w%])",
    re.I,
)
_HOME = Pattern(
    r"\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|(?:his|her|their)\s(?:home|house|flat|apartment)"
    r"|home\saddress)\b"
    r"[^.!?\n]{0,60}?(?P<address>\b(?:ul|al|os)\.\s?[^\W\d_][^.!?0-9]{1,40}\s[0-9]{1,3}[a-z]?"
    r"(?:\s?/\s?|\sm\.?\s?)[0-9]{1,4}\b"
    r"|\b(?:[Ff]lat|[Aa]partment|[Aa]pt\.?)\s[0-9]{1,4}[a-zA-Z]?,?\s"
    r"[0-9]{1,4}[a-zA-Z]?\s[A-ZĄĆĘŁŃÓŚŹŻ]\w{1,30})"
)
_NOT_HOME = Pattern(r"\b(?:near|museum|plaque|until 1\d{3})\b")
_OF_ALL = Pattern(
    r"\b(?:foundations?|charit(?:y|ies)|funds?|appeal|associations?|club|society|council|office|ministry"
    r"|town hall|mayor|embassy|parish|school|kindergarten|library|museum|hospital|theatre|festival|editors?"
    r"|newspaper|newsroom|press|biuro|urzad|gmina|gazeta|redakcja|sekretariat|kontakt|contact|info"
    r"|tickets)\b",
    re.I,
)
_NEAR = 80
_ADDRESSES = frozenset("ul al os flat apartment apt".split())
_TELEPHONES = frozenset("phone mobile telephone number".split())


def check_article(article, desk):
    yield from unless_signed_off("ethics/personal-data", article, desk, asks)


def asks(article, desk):
    text = article.copy.text
    if "@" in article.source.text:
        yield from _mailboxes(article)
    if _LONG_NUMBER.search(article.copy.shape):
        yield from _numbers(text)
        if not _TELEPHONES.isdisjoint(article.copy.vocabulary):
            for match in _PHONE.finditer(text):
                yield Remark(Span(*match.span("number")), "This is a private telephone number. Take it out.")
    if not _ADDRESSES.isdisjoint(article.copy.vocabulary):
        for match in _HOME.finditer(text):
            if _NOT_HOME.search(text, match.start(), min(len(text), match.end() + _NEAR)):
                continue
            yield Remark(Span(*match.span("address")), "This is somebody's home, down to the flat. "
                         "Write the street at most, or the part of the town.")


def _numbers(text: str):
    for match in _PESEL.finditer(text):
        if is_pesel(match.group()):
            says = "This is a valid PESEL number, which tells who somebody is and how old. Take it out."
            yield Remark(Span(*match.span()), says)
    accounts = [match for match in _IBAN.finditer(text) if is_iban(match.group())]
    accounts += [match for match in _POLISH_ACCOUNT.finditer(text) if is_iban("PL" + match.group())]
    for match in accounts:
        if _OF_ALL.search(text, max(0, match.start() - _NEAR), match.start()):
            continue
        yield Remark(Span(*match.span()), "This is the valid number of a bank account. Take it out.")
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if _CARD_STARTS.match(digits) and is_card(digits):
            yield Remark(Span(*match.span()), "This is the valid number of a payment card. Take it out.")


def _mailboxes(article):
    """Mailboxes in the copy, where addresses are masked, and in links."""
    text, pieces = article.source.text, article.copy.pieces
    places = [piece.span for piece in pieces] + [link.span for link in article.body.links]
    seen = set()
    for start, end in places:
        if text.find("@", start, end) >= 0:
            for match in _MAIL.finditer(text, start, end):
                public = _OF_ALL.search(text, max(start, match.start() - _NEAR), match.start(1))
                if match.start() not in seen and not public and _FREE_MAIL.fullmatch(match[1]):
                    seen.add(match.start())
                    yield Remark(Span(*match.span()), "This is a mailbox with a free mail provider, most "
                                 "likely a private one. Take it out, or give the office's.")
