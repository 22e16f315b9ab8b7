"""What the formats of the edition are given, and the feeds that they make of it."""

from collections.abc import Iterable
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import feedparser
import pytest
from a_newsroom import AS_OF

from copydesk.article.times import parse_time
from copydesk.checking.result import Result
from copydesk.desk import load_desk
from copydesk.export import bundle
from copydesk.export.catalogue import Format
from copydesk.export.formats import atom, jsonfeed, redirects, rss, sitemap, sitemap_news
from copydesk.export.staging import Target
from copydesk.export.view import EditionView
from copydesk.export.worktree import Worktree

FEEDS = (atom, jsonfeed, redirects, rss, sitemap, sitemap_news)
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def view_of(folder: Path, as_of: str = AS_OF, paths: Iterable[str] | None = None) -> EditionView:
    """The edition of a newsroom, unchecked; `paths` are those of its articles in another order."""
    state = Worktree(load_desk(folder))
    if paths is not None:
        state.paths = list(paths)
    seen: list[EditionView] = []
    spy = Format("spy", "Sees the edition.", "text/plain", write_edition=lambda view: seen.append(view) or ())
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as out:
        patch.setattr(bundle, "check_entries", lambda entries, *_, **__: Result((), len(entries)))
        moment = parse_time(as_of).astimezone(UTC)
        bundle.export(state, moment, Target.of(Path(out) / "bundle", False), formats=(spy,))
    return seen[0]


def feeds_of(view: EditionView) -> dict[str, bytes]:
    """The files of all feeds, by path."""
    return {path: data for feed in FEEDS for path, data in feed.write_edition(view)}


def parsed(data: bytes) -> feedparser.FeedParserDict:
    """A feed as feedparser reads it, which must have nothing to complain of."""
    found = feedparser.parse(data)
    assert not found.bozo, found.get("bozo_exception")
    return found


def xml(data: bytes) -> ElementTree.Element:
    """An XML document's root."""
    return ElementTree.fromstring(data)
