"""The front page, the pages of the sections and the withdrawn articles: the edition, to look at from disk."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from copydesk.desk import Desk
from copydesk.export.address import page_address
from copydesk.export.pages import of_press
from copydesk.export.press import Press
from copydesk.export.view import Card, EditionView

media_type = "text/html"

TOP = 4  # articles at the head of the front page
NEWEST = 30  # articles on the front page by day
MORE = 3  # articles of each section beneath
PAGE = 50  # articles on a page of a section; the newest page has up to twice as many

FEEDS = {  # by format
    "atom": ("Atom", "feeds/atom.xml"),
    "jsonfeed": ("JSON Feed", "feeds/feed.json"),
    "rss": ("RSS", "feeds/rss.xml"),
}
_STYLES = ("page.css", "list.css")


class Section(NamedTuple):
    """A section and its articles, all of them or some, the newest first."""

    code: str
    name: str
    description: str | None
    cards: tuple[Card, ...]


def write_edition(view: EditionView) -> Iterator[tuple[str, bytes]]:
    """The pages. Without the pages of the articles there are none, for they would lead nowhere."""
    if not view.press.writes("html"):
        return
    sections = sections_of(view.cards, view.press.desk)
    yield "index.html", _front(view, sections)
    for section in sections:
        yield from _section(view, section, sections)
    if view.withdrawn:
        yield "withdrawn.html", _write(view.press, "withdrawn.html", "withdrawn.html", notices=view.withdrawn)


def sections_of(cards: Iterable[Card], desk: Desk) -> list[Section]:
    """The sections that have articles, in the order of the register."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.section.code or "", []).append(card)
    codes = [code for code in desk.sections.entries if code in found]
    return [
        Section(
            code,
            found[code][0].section.name,
            desk.sections.entries[code].text("description") or None,
            tuple(found[code]),
        )
        for code in codes
    ]


def pages_of(cards: tuple[Card, ...]) -> list[tuple[Card, ...]]:
    """The cards of a section, page by page, the oldest first.

    They are counted from the oldest, so that a new article changes the newest page alone.
    """
    full = max(0, len(cards) // PAGE - 1)
    rest = len(cards) - full * PAGE
    starts = range(rest, len(cards), PAGE)
    return [cards[start : start + PAGE] for start in reversed(starts)] + [cards[:rest]]


def by_day(cards: Iterable[Card]) -> list[tuple[date, list[Card]]]:
    """The cards under the day on which they were published, in the newsroom's time zone."""
    return [(day, list(group)) for day, group in groupby(cards, key=lambda card: card.published.date())]


def _front(view: EditionView, sections: list[Section]) -> bytes:
    top, newest = view.cards[:TOP], view.cards[TOP : TOP + NEWEST]
    there = {card.id for card in top + newest}
    more = [
        section._replace(cards=tuple(card for card in section.cards if card.id not in there)[:MORE])
        for section in sections
    ]
    return _write(
        view.press,
        "front.html",
        "index.html",
        top=top,
        days=by_day(newest),
        sections=more,
        feeds=list(_feeds(view.press)),
        notices=len(view.withdrawn),
        as_of=view.press.as_of.astimezone(view.press.settings.zone),
    )


def _feeds(press: Press) -> Iterator[tuple[str, str, str]]:
    """The feeds of everything that are in the bundle: name, media type and file."""
    for format in press.formats:
        if format.name in FEEDS:
            name, file = FEEDS[format.name]
            yield name, format.media_type, file


def _section(view: EditionView, section: Section, sections: list[Section]) -> Iterator[tuple[str, bytes]]:
    pages = pages_of(section.cards)
    for number, cards in enumerate(pages, 1):
        path = _path(section, number, len(pages))
        root = "../" * path.count("/")
        yield (
            path,
            _write(
                view.press,
                "section.html",
                path,
                section=section,
                sections=sections,
                days=by_day(cards),
                page=number,
                pages=len(pages),
                newer=root + _path(section, number + 1, len(pages)) if number < len(pages) else None,
                older=root + _path(section, number - 1, len(pages)) if number > 1 else None,
                notices=len(view.withdrawn),
            ),
        )


def _path(section: Section, number: int, of: int) -> str:
    return f"sections/{section.code}.html" if number == of else f"sections/{section.code}/{number}.html"


def _write(press: Press, template: str, path: str, **values: Any) -> bytes:
    """A page of the edition: its photos are those of the cards that the template is given."""
    cards = [*values.get("top", ()), *(card for _, cards in values.get("days", ()) for card in cards)]
    if template == "front.html":
        cards += [card for section in values["sections"] for card in section.cards]
    return of_press(press).write(
        template,
        _STYLES,
        path,
        press.settings.language,
        "../" * path.count("/"),
        images=[card.image for card in cards if card.image],
        address=page_address(press.settings, path),
        fronted=True,
        **values,
    )
