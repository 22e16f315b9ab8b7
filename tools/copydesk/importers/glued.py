"""Notes glued to names: where a page explains a person at a touch, its copied text runs name and note
together, `Jan NowakMinister of Finance, said`."""

import re
from itertools import pairwise
from typing import NamedTuple

from copydesk.desk.registers import Register
from copydesk.importers.notes import Notes

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ROLES = set(
    "Acting Admiral Ambassador Analyst Archbishop Author Bishop Captain Cardinal CEO Chair Chairman "
    "Chairperson Chairwoman Chancellor Chief Co-chair Colonel Commander Commissioner Deputy Director "
    "Editor Engineer Envoy Expert Founder General Governor Head Judge Justice King Lawyer Leader "
    "Lieutenant Major Marshal Mayor Member Minister Ombudsman Premier President Presidential Prime Prince "
    "Princess Professor Prosecutor Queen Rector Representative Secretary Senator Speaker Spokesman "
    "Spokesperson Spokeswoman Undersecretary Vice Vice-president".split()
)
_BEFORE_ROLE = set(
    "Culture Defence Defense Education Energy Finance Foreign Former Health Interior Justice".split()
)
_OPENERS = set(
    "A After Also Although An And As At Because Before But By Dr Earlier For Friday From He However If In "
    "It Last Later Meanwhile Monday Mr Mrs Ms On Prof Saturday She Since So Sunday That The Then They "
    "This Through Thursday To Today Together Tomorrow Tuesday Under Until We Wednesday When While With "
    "Yesterday".split()
)
_SMALL = {"of", "the", "and", "for", "in", "on", "to", "at", "de", "la", "&"}
_TOKEN = re.compile(r" ?(&|[^\W_]+(?:['’-][^\W_]+)*)")
_VERBS = set("is are was were has have had will would can could may might said says told added".split())
_NOT_IN_ROLE = _VERBS | {"to", "who", "whom", "as", "that"}
_WORDS_TO_STOP = re.compile(r"(?: [a-z][a-z'’-]{0,30}){1,4}(?=[,;.)]|\Z)")
_COMMA_AND_WORD = re.compile(r", ([a-z]{1,10})\b")
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+(?:['’-][^\W\d_]+)*) \Z")
_NO_NAME = _OPENERS | _ROLES | _BEFORE_ROLE
_LONGEST_WORD, _LONGEST_ROLE = 20, 25


class Person(NamedTuple):
    """Somebody whom a note explains."""

    name: str
    role: str


def part_notes(text: str, line: int, people: Register, notes: Notes) -> tuple[str, list[Person]]:
    """The text with the notes taken off the names, and those people. Says in `notes` what was mended."""
    if not any(a.islower() and b.isupper() for a, b in pairwise(text)):
        return text, []
    roles = _Roles(people)
    found, kept, at = [], [], 0
    for word in _WORD.finditer(text):
        glue = _glue(word, text, roles) if word.start() >= at else 0
        name = _name(text, at, word.start(), glue, people) if glue else ""
        if not name:
            continue
        end, sure = _end_of_role(text, glue, roles)
        if not end:
            notes.check(
                line,
                f"“{name}{text[glue : word.end()]}” looks like a name with a note glued to it, but where "
                "the note ends is not clear: left as it is.",
            )
            continue
        comma = _closing_comma(text, end)
        found.append(Person(name, text[glue:end]))
        notes.made(
            line,
            f"“{name}{text[glue : end + comma]}” was a name with a note glued to it: mended to “{name}”; "
            "the note is in people.",
        )
        if not sure:
            notes.check(line, f"look whether the note on {name} ends where it should.")
        kept.append(text[at:glue])
        at = end + comma
    return "".join(kept) + text[at:], found


class _Roles:
    """The roles of the register: `texts`, longest first, and the words they begin with."""

    def __init__(self, people: Register):
        roles = set()
        for entry in people.entries.values():
            listed = entry.data.get("roles")
            for item in listed if isinstance(listed, list) else []:
                role = item.get("role") if isinstance(item, dict) else None
                if isinstance(role, str) and role[:1].isupper():
                    roles.add(role)
        self.texts = sorted(roles, key=len, reverse=True)
        self.first_words = {role.split()[0] for role in roles}

    def end(self, text: str, start: int) -> int:
        """Where a role of the register that begins at `start` ends, or 0."""
        for role in self.texts:
            end = start + len(role)
            if text.startswith(role, start) and not text[end : end + 1].isalnum():
                return end
        return 0


def _glue(word: re.Match, text: str, roles: _Roles) -> int:
    """The offset in the text where a role begins inside a word, or 0."""
    for i in range(max(word.start() + 1, word.end() - _LONGEST_WORD), word.end()):
        if text[i - 1].islower() and text[i].isupper():
            tail = text[i : word.end()]
            follows = _TOKEN.match(text, word.end())
            if tail in _ROLES or (tail in roles.first_words and roles.end(text, i)):
                return i
            if tail in _BEFORE_ROLE and follows and follows[1] in _ROLES:
                return i
    return 0


def _name(text: str, start: int, word: int, glue: int, people: Register) -> str:
    """The name that ends at the glue: as the register has it, else the capitalised words up to there."""
    for entry in people.entries.values():
        for form in (entry.name, *entry.texts("variants"), entry.text("short")):
            at = glue - len(form)
            if form and at >= start and text.endswith(form, at, glue) and not text[at - 1 : at].isalnum():
                return form
    first = word
    for _ in range(3):
        before = _WORD_BEFORE.search(text, max(start, first - 40), first)
        if not before or not before[1][0].isupper() or before[1] in _NO_NAME:
            break
        first = before.start()
    return text[first:glue] if first < word else ""


def _end_of_role(text: str, start: int, roles: _Roles) -> tuple[int, bool]:
    """Where the role ends (0 if that can't be told), and whether that is sure: a known role, or capitalised
    words up to a stop."""
    if end := roles.end(text, start):
        return end, True
    at = end = start
    for _ in range(_LONGEST_ROLE):
        token = _TOKEN.match(text, at)
        if not token or (token[1] not in _SMALL and not (token[1][0].isupper() or token[1][0].isdigit())):
            break
        at = token.end()
        if token[1] not in _SMALL:
            end = at
    if end == at:
        return end, end == len(text) or text[end] in ",;.)"
    rest = _WORDS_TO_STOP.match(text, at)  # `Head of the shore power project,`
    return (rest.end(), False) if rest and not _NOT_IN_ROLE & set(rest.group().split()) else (0, False)


def _closing_comma(text: str, end: int) -> int:
    """1 if the comma after a note only closed it: then a verb follows, and the name needs none. Else 0."""
    match = _COMMA_AND_WORD.match(text, end)
    return int(bool(match) and match[1] in _VERBS)
