"""Writes the files of a bundle: of one article after the other, and then those of the edition."""

from functools import partial

from copydesk.article.model import Article, read_article
from copydesk.check import Result
from copydesk.export import loss, tombstone, validation
from copydesk.export.edition import Listing
from copydesk.export.inventory import Written
from copydesk.export.item import Item
from copydesk.export.lookup import make_item
from copydesk.export.loss import Left, Losses
from copydesk.export.manifest import File
from copydesk.export.photos import print_photos
from copydesk.export.press import Press
from copydesk.export.purge import Purge, path_of
from copydesk.export.purge import write as write_purge
from copydesk.export.staging import Staging
from copydesk.export.state import State
from copydesk.export.tombstone import Notice, make_notice
from copydesk.export.view import Card, EditionView, latest_ids
from copydesk.files import Entry
from copydesk.finding import Finding
from copydesk.text import decode


class Writer:
    """`findings` are what is wrong with photos, `written` what the manifest lists, `losses` what was lost."""

    def __init__(self, state: State, press: Press, staging: Staging):
        self.state, self.press, self.staging = state, press, staging
        self.today = press.as_of.astimezone(press.settings.zone).date()
        self.findings: list[Finding] = []
        self.written = Written([], [], [], [])
        self.losses = Losses(press.formats)
        self._subjects: list[validation.Subject] = []
        self._newest = latest_ids(press.edition.published, press.settings.feeds.items)
        self._latest: list[Item] = []
        self._cards: list[Card] = []
        self._notices: list[Notice] = []

    def item(self, listing: Listing) -> None:
        """Write the files of an article that is out."""
        before = len(self.staging.files)
        article = _read(listing.entry)
        folder = f"items/{listing.id}"
        photos = print_photos(article, self.state, self.today, partial(self._put, folder))
        self.findings += photos.findings
        if photos.findings:
            return
        press = self.press
        item = make_item(article, listing.entry.data or b"", photos.renditions, press.edition, press.desk)
        not_written = []
        for format in press.formats:
            data = format.write_item(item, press) if format.write_item and format.file else None
            if data is not None:
                self._put(folder, format.file, data)
            elif format.write_item:
                not_written.append(format.name)
            for name, more in format.write_beside(item, press) if format.write_beside else ():
                self._put(folder, name, more)
        self._keep(item)
        left = self._left(item, article, photos.stills)
        self.losses.add(item, article.front.values, left, not_written)
        self.written = self.written._replace(photos=self.written.photos or bool(photos.renditions))
        files, origin = self.staging.files[before:], self.state.origin(listing.entry)
        self.written.items.append((listing, origin, item.version, files))
        self._subjects.append((listing, origin, item.signoffs))

    def notice(self, listing: Listing) -> None:
        """Write the notice of an article that was withdrawn, in every format that has one."""
        before = len(self.staging.files)
        press = self.press
        notice = make_notice(_read(listing.entry), press.edition, press.desk)
        self.staging.put(f"withdrawn/{notice.id}.json", tombstone.write(notice))
        for format in press.formats:
            data = format.write_withdrawn(notice, press) if format.write_withdrawn else None
            if data is not None:
                self.staging.put(format.withdrawn_file(notice.id), data)
        self._notices.append(notice)
        self.written.withdrawn.append((notice, self.staging.files[before:]))

    def purge(self, purge: Purge) -> None:
        """Write the notice of an article that was purged, which has one form only."""
        file = self.staging.put(path_of(purge), write_purge(purge))
        self.written.purged.append((purge, [file]))

    def edition(self, checked: Result) -> None:
        """Write the files of the edition as a whole, once all articles are written, and the reports."""
        before = len(self.staging.files)
        view = EditionView(
            self.press,
            tuple(sorted(self._cards, key=lambda card: card.published, reverse=True)),
            tuple(sorted(self._latest, key=lambda item: item.published, reverse=True)),
            tuple(sorted(self._notices, key=lambda notice: notice.at, reverse=True)),
            tuple(purge for purge, _ in self.written.purged),
        )
        for format in self.press.formats:
            for path, data in format.write_edition(view) if format.write_edition else ():
                self.staging.put(path, data)
        self.staging.put(loss.PATH, self.losses.write())
        self.staging.put(validation.PATH, validation.write(self._subjects, checked, self.press))
        self.written.files.extend(self.staging.files[before:])

    def _put(self, folder: str, name: str, data: bytes) -> File:
        return self.staging.put(f"{folder}/{name}", data)

    def _keep(self, item: Item) -> None:
        self._cards.append(Card.of(item))
        if item.id in self._newest:
            self._latest.append(item)

    def _left(self, item: Item, article: Article, stills: int) -> Left:
        links = self.press.page(item).unlinked + len(article.related) - len(item.related)
        markdown = item.source is None and self.press.writes("markdown")
        return Left(links, int(markdown), len(article.photos) - len(item.images), stills)


def _read(entry: Entry) -> Article:
    return read_article(decode(entry.path, entry.data or b""))
