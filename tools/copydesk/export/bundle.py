"""The export: from a state of the newsroom to a bundle in its place, or to what stands in the way."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from copydesk.article.model import Article, read_article
from copydesk.check import check_entries
from copydesk.result import Result
from copydesk.export import manifest, ninjs, tombstone
from copydesk.export.address import address
from copydesk.export.body import render
from copydesk.export.edition import Edition, Listing, choose
from copydesk.export.html import Pages
from copydesk.export.lookup import make_item
from copydesk.export.photos import copy_photos
from copydesk.export.staging import Staging, Target
from copydesk.export.state import State
from copydesk.export.traces import names_in
from copydesk.facts import facts_of
from copydesk.files import Entry
from copydesk.finding import Finding, Severity
from copydesk.text import decode

Progress = Callable[[int, int], None]


class Left(NamedTuple):
    """What was left out, as numbers: naming it would tell what is not out."""

    links: int
    markdown: int
    photos: int


class Outcome(NamedTuple):
    """`errors` stand in the way; where there are none the rest says what was written."""

    errors: Result
    warnings: int
    edition: Edition | None = None
    files: int = 0
    size: int = 0
    left: Left = Left(0, 0, 0)


def export(
    state: State,
    as_of: datetime,
    target: Target,
    checking: Progress | None = None,
    writing: Progress | None = None,
) -> Outcome:
    """Check everything, and if it is free of errors write the edition of `as_of` to its place.

    `checking(done, of)` and `writing(done, of)` are called as the work goes on. Raises DeskError where the
    target is taken, the history is not all there, or a template can't be used.
    """
    checked = check_entries(state.articles, state.desk, checking, pictures=state.pictures)
    errors = [finding for finding in checked.findings if finding.severity == Severity.ERROR]
    warnings = sum(finding.severity == Severity.WARNING for finding in checked.findings)
    if errors:
        return Outcome(Result(tuple(errors), checked.articles), warnings)
    edition = choose(state.articles, as_of)
    with Staging(target) as staging:
        press = _Press(state, edition, staging)
        items = []
        for listing in edition.published:
            items.append((listing, state.origin(listing.entry), press.item(listing)))
            if writing:
                writing(len(items), len(edition.published))
        withdrawn = [(listing, press.tombstone(listing)) for listing in edition.withdrawn]
        if press.findings:
            return Outcome(Result(tuple(sorted(press.findings)), checked.articles), warnings)
        staging.put(manifest.NAME, manifest.write(state, state.desk, edition, items, withdrawn))
        staging.publish(as_of)
    left = Left(press.links, press.markdown, press.photos)
    size = sum(file.size for file in staging.files)
    return Outcome(Result((), checked.articles), warnings, edition, len(staging.files), size, left)


class _Press:
    """Writes the files of one article after the other, and keeps count of what is left out."""

    def __init__(self, state: State, edition: Edition, staging: Staging):
        self.state, self.edition, self.staging = state, edition, staging
        self.desk = state.desk
        self.today = edition.as_of.astimezone(self.desk.settings.zone).date()
        self.pages = Pages(self.desk)
        self.findings: list[Finding] = []
        self.links = self.markdown = self.photos = 0

    def item(self, listing: Listing) -> list[manifest.File]:
        """Write the files of an article that is out."""
        before = len(self.staging.files)
        article = _read(listing.entry)
        folder = f"items/{listing.id}"
        photos, findings = copy_photos(article, self.state, self.today, partial(self._put, folder))
        self.findings += findings
        if findings:
            return []
        settings = self.desk.settings
        item = make_item(article, photos, self.edition, self.desk)
        images = {image.id: image for image in item.images[1:]}
        page = render(
            item.body,
            images,
            lambda id: f"../{id}/article.html" if self._is_out(id) else None,
            self._tells,
        )
        text = page
        if "article:" in item.body:
            text = render(
                item.body,
                images,
                lambda id: address(settings, id, "article.html") if self._is_out(id) else None,
                self._tells,
            )
        self._put(folder, "article.ninjs.json", ninjs.write(item, text, settings))
        self._put(folder, "article.html", self.pages.write(item, page))
        if self._tells_of_others(article):
            self.markdown += 1
        else:
            self._put(folder, "article.md", listing.entry.data or b"")
        self.links += page.unlinked + len(article.related) - len(item.related)
        self.photos += len(article.photos) - len(item.images)
        return self.staging.files[before:]

    def tombstone(self, listing: Listing) -> list[manifest.File]:
        """Write the notice of an article that was withdrawn."""
        notice = tombstone.write(_read(listing.entry), self.edition)
        return [self.staging.put(f"withdrawn/{listing.id}.json", notice)]

    def _put(self, folder: str, name: str, data: bytes) -> None:
        self.staging.put(f"{folder}/{name}", data)

    def _is_out(self, id: str) -> bool:
        return id in self.edition.headlines

    def _tells_of_others(self, article: Article) -> bool:
        """Whether an article's Markdown, comments included, names an article that is not out."""
        named = {link.target for link in facts_of(article).links}
        public = self.edition.headlines.keys() | {listing.id for listing in self.edition.withdrawn}
        return bool(named - public) or self._tells(article.source.text)

    def _tells(self, text: str) -> bool:
        """Whether a text, or an address, has the name of an article that is not out."""
        return not self.edition.hidden.isdisjoint(names_in(text))


def _read(entry: Entry) -> Article:
    return read_article(decode(entry.path, entry.data or b""))
