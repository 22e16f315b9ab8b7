"""Reading a credit: whether it has the form AGENCY/Name, and what was meant where that can be worked out."""

import re
from typing import NamedTuple

from copydesk.pattern import Pattern

_FORM = Pattern(r"(?![(\[])[^\s/:]+(?: [^\s/:]+)*/\S(?:[^\n]*\S)?\Z")
_LABEL = Pattern(
    r"[\s(\[]*(?:(?:photos?|photograph(?:er|ed)?|foto|fot|pictures?|pics?|images?|credits?|source|courtesy|copyright)\b"
    r"|©|\(c\))(?:\s(?:credit|courtesy|by|of)\b){0,2}[\s:.–—-]*",
    re.I,
)
_EDGES = " \t\n/:;,|–—-()[]"
_AROUND_NAME = Pattern(r"(?:by|from)\s|\s(?:via|for|from)\Z", re.I)


class Credit(NamedTuple):
    """A credit as read. `right`: it has the form; `agency` as typed, `code` that of the register if it is
    known; `mended` is the right form of a wrong one, where agency and name could be told apart."""

    right: bool
    agency: str
    code: str | None
    mended: str | None


def read_credit(text: str, agencies) -> Credit:
    """Read a credit against the register of agencies."""
    agency, slash, name = text.partition("/")
    if agency in agencies and _FORM.match(text) and not _LABEL.match(name):
        return Credit(True, agency, agency, None)
    code = agency_code(agency, agencies)
    bare = text[label.end() :] if (label := _LABEL.match(text)) else text
    if slash and _FORM.match(text) and bare == text and not _LABEL.match(name):
        behind = agency_code(name.rpartition("/")[2], agencies)
        if code or not behind:
            return Credit(True, agency, code, None)
    mended = _mended(bare.strip().strip("()[]").strip(), agencies)
    if (
        not mended
        and label
        and label.end() < len(agency)
        and label[0].rstrip().isalpha()
        and _FORM.match(text)
    ):
        return Credit(True, agency, code, None)  # an agency that is called Photo Something
    return Credit(False, agency, code, mended)


def agency_code(typed: str, agencies) -> str | None:
    """The code of an agency by its code or by a form listed as one to avoid, whatever the case; or None."""
    typed = typed.strip()
    if typed in agencies:
        return typed
    return agencies.by_form.get(typed.casefold()) if typed else None


def _mended(text: str, agencies) -> str | None:
    """AGENCY/Name from text that begins or ends with the name of an agency, or None."""
    forms = [
        (form, entry.code)
        for entry in agencies.entries.values()
        for form in (entry.code, entry.name, *entry.texts("avoid"))
    ]
    for form, code in sorted(forms, key=lambda pair: -len(pair[0])):
        for left in (True, False):
            rest = _rest(text, form, left)
            name = _AROUND_NAME.sub("", rest.strip(_EDGES)).strip(_EDGES)
            if label := _LABEL.match(name):
                name = name[label.end() :]
            if any(char.isalpha() for char in name):
                return f"{code}/{name}"
    return None


def _rest(text: str, form: str, left: bool) -> str:
    """What `text` has beside `form` at its left or right end; nothing where it is not there as a word."""
    end, rest = (text[: len(form)], text[len(form) :]) if left else (text[-len(form) :], text[: -len(form)])
    beside, next_to = (rest[:1], rest.lstrip()[:1]) if left else (rest[-1:], rest.rstrip()[-1:])
    if end.casefold() != form.casefold() or beside.isalnum():
        return ""
    return rest if end == form or next_to in _EDGES else ""
