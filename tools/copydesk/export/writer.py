"""Writes the files of a bundle: of one article after the other, and then those of the edition."""

import sys
from collections.abc import Callable

from copydesk.article.model import Article, read_article
from copydesk.cache import Cache
from copydesk.checking.engine import Engine
from copydesk.checking.result import Result
from copydesk.export import loss, tombstone, validation
from copydesk.export.edition import Listing
from copydesk.export.inventory import Inventory
from copydesk.export.item import Item, Name
from copydesk.export.loss import Losses
from copydesk.export.manifest import File
from copydesk.export.press import Press
from copydesk.export.pressed import Pressed
from copydesk.export.pressroom import press_all
from copydesk.export.purge import Purge, path_of
from copydesk.export.purge import write as write_purge
from copydesk.export.staging import Staging
from copydesk.export.state import State
from copydesk.export.tombstone import Notice, make_notice
from copydesk.export.view import Card, EditionView
from copydesk.files import Entry
from copydesk.finding import Finding
from copydesk.text import decode

Progress = Callable[[int, int], None]


class Writer:
    """`findings` are what is wrong with photos, `inventory` is the manifest in the making, `losses` what was lost."""

    def __init__(self, state: State, press: Press, staging: Staging):
        self.state, self.press, self.staging = state, press, staging
        self.findings: list[Finding] = []
        self.inventory = Inventory()
        self.losses = Losses(press.formats)
        self._subjects: list[validation.Subject] = []
        self._latest: list[Item] = []
        self._cards: list[Card] = []
        self._names: dict[Name, Name] = {}
        self._notices: list[Notice] = []
        self._purges: list[Purge] = []

    def items(self, cache: Cache, far: Engine | None, writing: Progress | None) -> None:
        """Write the files of all articles that are out: see `pressroom.press_all`."""
        listings = self.press.edition.published
        pressing = press_all(self.state, self.press, self.staging, cache, far)
        for done, (listing, pressed) in enumerate(pressing, 1):
            self._take(listing, pressed)
            if writing:
                writing(done, len(listings))

    def _take(self, listing: Listing, pressed: Pressed) -> None:
        self.findings += pressed.findings
        if pressed.card is None:
            return
        self.staging.note(pressed.files)
        self._cards.append(self._slimmed(pressed.card))
        if pressed.item and pressed.body:
            self._latest.append(pressed.item)
            self.press.remember(pressed.item, pressed.body)
        self.losses.add(listing.id, pressed.lossy, pressed.left, pressed.not_written)
        origin = self.press.edition.origins[listing.id]
        self.inventory.item(listing, origin, pressed)
        self._subjects.append((listing, origin, pressed.digest, pressed.signoffs))

    def _slimmed(self, card: Card) -> Card:
        """A card that shares what other cards say, too: all of them are held until the pages of the edition are made."""

        def shared(name: Name) -> Name:
            return self._names.setdefault(name, name)

        topics = tuple(map(shared, card.topics))
        return card._replace(section=shared(card.section), topics=topics, language=sys.intern(card.language))

    def notice(self, listing: Listing) -> None:
        """Write the notice of an article that was withdrawn, in every format that has one."""
        press = self.press
        (entry,) = self.state.entries([listing.path])
        notice = make_notice(_read(entry), press.edition, press.desk)
        files = [self.staging.put(f"withdrawn/{notice.id}.json", tombstone.write(notice))]
        for format in press.formats:
            data = format.write_withdrawn(notice, press) if format.write_withdrawn else None
            if data is not None:
                files.append(self.staging.put(format.withdrawn_file(notice.id), data))
        self._notices.append(notice)
        self.inventory.notice(notice, files)

    def purge(self, purge: Purge) -> None:
        """Write the notice of an article that was purged, which has one form only."""
        self._purges.append(purge)
        self.inventory.purge(purge, self.staging.put(path_of(purge), write_purge(purge)))

    def edition(self, checked: Result) -> list[File]:
        """Write the files of the edition as a whole, once all articles are written, and the reports; which they are."""
        view = EditionView(
            self.press,
            tuple(sorted(self._cards, key=lambda card: card.published, reverse=True)),
            tuple(sorted(self._latest, key=lambda item: item.published, reverse=True)),
            tuple(sorted(self._notices, key=lambda notice: notice.at, reverse=True)),
            tuple(self._purges),
        )
        files = []
        for format in self.press.formats:
            for path, data in format.write_edition(view) if format.write_edition else ():
                files.append(self.staging.put(path, data))
        files.append(self.staging.put(loss.PATH, self.losses.write()))
        report = validation.write(self._subjects, checked, self.press)
        return [*files, self.staging.put_parts(validation.PATH, report)]


def _read(entry: Entry) -> Article:
    return read_article(decode(entry.path, entry.data or b""))
