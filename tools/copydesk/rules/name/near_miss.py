"""A name is a letter or two, or a diacritic, away from a name the newsroom knows.

It is looked for in the registers of people, staff and places, in the `people` field and among those whom
the article names in full. Another first name makes another person; so does a name that the register lists
under `others`. An inflected form and a woman's form of a man's surname are left alone.

Bad:
    Wladyslaw Kosiniak-Kamysz met his counterpart in the afternoon.
Bad:
    Later, Kosiniak-Kamsyz spoke to reporters.
Bad:
    They went on to Bydgoscz by train.
Bad (fields):
    people:
      - name: Rustem Umerow
        role: negotiator
Good:
    Władysław Kosiniak-Kamysz met Olena Zelenska. A Sikorsky helicopter brought them to Bydgoszcz, where Jan
    Umierow and Anna Stoltenburg-Nowak waited.
"""

import unicodedata
from functools import lru_cache

from copydesk.article.names import Name, capitals_of, names_of, names_with
from copydesk.desk.nearest import plain
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.mending import retyped
from copydesk.rules.name._cast import in_cast, named_in_full
from copydesk.rules.name._spelling import first_names, is_slip, is_title, slip_in
from copydesk.text import Span

severity = Severity.WARNING

_SHORTEST_OF_CAST = 6
_MOST_ALIKE = 40


def check_article(article, desk):
    known = desk.names
    strange = capitals_of(article) - known.words
    likely = known.like_known(strange)
    found = _of_registers(likely, article, desk) if likely else {}
    yield from found.values()
    yield from _in_people_field(article, desk)
    pairs = _look_alikes(strange)
    if pairs:
        yield from _of_cast(pairs, found, article, desk)


def _of_registers(likely: set[str], article, desk) -> dict[Span, Remark]:
    found = {}
    for name in names_with(article, likely):
        slip = _best(name, likely, article, desk)
        if slip and slip.typed.casefold() not in desk.misspellings and not _in_two_parts(slip.span, article):
            found[slip.span] = Remark(
                slip.span, _says(slip), fix=_fix(article, slip.span, slip.typed, slip.right)
            )
    return found


def _in_two_parts(span: Span, article) -> bool:
    """Whether a letter and its accent are two characters here; yaml/encoding speaks of it."""
    return unicodedata.combining(article.source.text[span.end : span.end + 1] or " ") > 0


def _best(name: Name, likely: set[str], article, desk):
    """The slip that a name most likely is, or None."""
    best, owners = None, {}
    for word in name.words:
        if word in likely:
            for key in desk.names.like(word):
                owners.update((id(owner), owner) for owner in desk.names.owners(key))
    for owner in owners.values():
        slip = slip_in(name, owner, owner.is_person and in_cast(owner, article))
        if slip and (best is None or slip.weight < best.weight):
            best = slip
    return best


def _says(slip) -> str:
    if slip.marks:
        return f'"{slip.typed}" lacks the marks of its spelling. Write {slip.right}.'
    meant = f"Write {slip.right}, if that is who or what is meant."
    return f'"{slip.typed}" looks like a slip for {slip.right}. {meant}'


def _fix(article, span: Span, typed: str, right: str) -> Fix | None:
    """An unsafe fix, where the name stands in the file as it was read and needs no other quotes."""
    as_typed = article.source.text[span.start : span.end] == typed
    quoted = span.end <= article.front.fence.start and "'" in right
    return Fix((Edit(span, right),), safe=False) if as_typed and not quoted else None


def _in_people_field(article, desk):
    for person in article.people:
        words = tuple((person.name or "").split())
        strange = [word for word in words if word not in desk.names.words and desk.names.like(word)]
        if not strange:
            continue
        name = Name(words, tuple(Span(0, 0) for _ in words), False)
        slip = _best(name, set(strange), article, desk)
        if slip and len(slip.typed.split()) > 1:
            route = (*person.route, "name")
            start = person.name.find(slip.typed)
            edit = retyped(article, route, start, start + len(slip.typed), slip.right) if start >= 0 else None
            yield Remark(
                article.span_of(route), _says(slip), route, Fix((edit,), safe=False) if edit else None
            )


def _look_alikes(words: set[str]) -> list[tuple[str, str]]:
    """Pairs of long capitalised words that begin or end alike and are a slip of one another."""
    first: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _SHORTEST_OF_CAST - 1:
            for edge in (word[:3], word[-3:]):
                if edge not in first:
                    first[edge] = word
                elif edge in groups:
                    groups[edge].append(word)
                else:
                    groups[edge] = [first[edge], word]
    pairs = set()
    for group in groups.values():
        group = sorted(group)[:_MOST_ALIKE]
        for at, one in enumerate(group):
            for other in group[:at]:
                pairs.update(_alike(one, other))
    return sorted(pairs)


@lru_cache(50_000)
def _alike(one: str, other: str) -> list[tuple[str, str]]:
    """Two words as (slip, what it is a slip for), both ways round, if one letter is wrong, missing, too many
    or turned around, and it is no matter of inflection."""
    short = min(len(one), len(other))
    if abs(len(one) - len(other)) > 1:
        return []
    head = tail = 0
    while head < short and one[head] == other[head]:
        head += 1
    while tail < short - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    wrong = one[head : len(one) - tail], other[head : len(other) - tail]
    if max(map(len, wrong)) > 1 and wrong[0] != wrong[1][::-1]:
        return []
    keys = plain(one), plain(other)
    if (
        keys[0] == keys[1]
        or not is_slip(*keys, _SHORTEST_OF_CAST - 1)
        or not is_slip(*reversed(keys), _SHORTEST_OF_CAST - 1)
    ):
        return []
    ways = ((one, other), (other, one))
    return [(typed, right) for typed, right in ways if len(right) >= _SHORTEST_OF_CAST]


def _of_cast(pairs, found, article, desk):
    """Surnames that are a slip for the surname of somebody named in full in the same article."""
    people = named_in_full(article, desk)
    surnames = {person.surname for person in people}
    done = set(found)
    uses: dict[str, list[Name]] = {}
    for name in names_of(article):
        for word in name.words:
            uses.setdefault(word, []).append(name)
    for typed, right in pairs:
        if right not in surnames or typed.lower() in article.copy.text or plain(typed) in first_names():
            continue
        bearers = [person for person in people if person.surname == right]
        if typed in surnames and not _later_slip(typed, bearers, people):
            continue
        for name in uses.get(typed, ()):
            at = name.words.index(typed)
            span = name.spans[at]
            sure = not name.opens or at > 0 or len(typed) > _SHORTEST_OF_CAST
            if (
                span in done
                or _in_two_parts(span, article)
                or at < len(name.words) - 1
                or not sure
                or not _may_be(name.words[:at], bearers)
            ):
                continue
            done.add(span)
            says = f'"{typed}" is spelt {right} elsewhere in this article. Check which of the two is right.'
            yield Remark(span, says, fix=_fix(article, span, typed, right))


def _later_slip(typed: str, bearers, people) -> bool:
    """Whether all with the slip for a surname have the first name of one who bears it, and come later."""
    others = [person for person in people if person.surname == typed]
    return all(any(o.words[:-1] == b.words[:-1] and o.start > b.start for b in bearers) for o in others)


def _may_be(before: tuple[str, ...], bearers) -> bool:
    """Whether what stands before a surname fits one who bears it: nothing, titles, or the first name."""
    return all(map(is_title, before)) or any(
        before[-len(person.words) + 1 :] == person.words[:-1] for person in bearers
    )
