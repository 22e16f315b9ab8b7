"""JSON Feed 1.1 and the sitemaps are valid by their schemas, of the sample articles and of 500 generated ones."""

import json
from dataclasses import replace
from datetime import timedelta

import jsonschema_rs
import pytest
from a_feed import feeds_of, view_of, xml
from a_newsroom import ROOT
from a_wire import generated
from lxml import etree

from copydesk.desk.settings import Feeds
from copydesk.export.formats import sitemap_news
from copydesk.export.press import Press
from copydesk.export.view import Card, EditionView

NAMED = "https://json.schemastore.org/feed-1"  # the schema of version 1, whose parts that of 1.1 uses


@pytest.fixture(scope="module")
def json_feed(shared):
    """The schema of JSON Feed 1.1."""
    folder = shared / "standards/jsonfeed"
    one, this = (
        json.loads((folder / f"src_schemas_json_{name}.json").read_bytes()) for name in ("feed-1", "feed")
    )
    registry = jsonschema_rs.Registry([(NAMED, one)])
    return jsonschema_rs.Draft4Validator(this, registry=registry, validate_formats=True)


@pytest.fixture(scope="module")
def sitemaps(shared):
    """`sitemaps(name)` is the schema of a file: of a list of addresses, the news ones among them, or of an index."""
    folder = shared / "standards/sitemap"
    of_index, of_urls = (
        etree.XMLSchema(etree.parse(folder / f"{name}.xsd")) for name in ("siteindex", "all-news")
    )
    return lambda path: of_index if path == "feeds/sitemap.xml" else of_urls


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    """The edition of the generated articles, all of them in each feed."""
    press, items = generated(tmp_path_factory.getbasetemp() / "wire")
    desk = replace(press.desk, settings=press.settings._replace(feeds=Feeds(items=1000)))
    newest = sorted(items, key=lambda item: item.published, reverse=True)
    return EditionView(Press(desk, press.edition, ()), tuple(map(Card.of, newest)), tuple(newest), ())


def faults(schema, data: bytes) -> list[str]:
    schema.validate(etree.fromstring(data))
    return [f"{error.line}: {error.message}" for error in schema.error_log]


def test_the_schemas_are_strict(json_feed, sitemaps):
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}
    item = {"id": "x", "content_html": "x"}
    assert json_feed.is_valid(feed | {"items": [item]})
    for wrong in (
        {},
        feed | {"x": 1},
        feed | {"items": [{"id": "x"}]},
        feed | {"items": [item | {"tags": ["a", "a"]}]},
        feed | {"items": [item | {"authors": [{"nom": "x"}]}]},
        feed | {"items": [item | {"date_published": "yesterday"}]},
    ):
        assert not json_feed.is_valid(wrong)
    assert faults(sitemaps(""), b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>')


def test_the_feeds_of_the_sample_articles_are_valid(json_feed, sitemaps):
    view = view_of(ROOT, "2025-09-20T12:00:00Z")
    files = feeds_of(view)
    feeds = [json.loads(data) for path, data in files.items() if path.endswith("/feed.json")]
    assert [error.message for feed in feeds for error in json_feed.iter_errors(feed)] == []
    assert len(feeds[0]["items"]) == sum(len(feed["items"]) for feed in feeds[1:]) == len(view.cards) == 4
    maps = [path for path in files if "sitemap" in path]
    assert len(maps) == 4 and files["feeds/sitemap-news.xml"].count(b"<news:news>") == 3
    assert {path: wrong for path in maps if (wrong := faults(sitemaps(path), files[path]))} == {}


def test_the_json_feeds_of_generated_articles_are_valid(json_feed, wire):
    feeds = [json.loads(data) for path, data in feeds_of(wire).items() if path.endswith("/feed.json")]
    assert [error.message for feed in feeds for error in json_feed.iter_errors(feed)] == []
    assert len(feeds[0]["items"]) == sum(len(feed["items"]) for feed in feeds[1:]) == len(wire.cards) >= 500


def test_the_sitemaps_of_generated_articles_are_valid(sitemaps, wire):
    files = {path: data for path, data in feeds_of(wire).items() if "sitemap" in path}
    assert {path: wrong for path in files if (wrong := faults(sitemaps(path), files[path]))} == {}
    assert sum(data.count(b"<lastmod>") for data in files.values()) == len(wire.cards) >= 500


def test_every_generated_article_is_in_a_news_sitemap_at_its_time(sitemaps, wire):
    moment, seen = wire.cards[-1].published, set()
    while moment < wire.cards[0].published:
        moment += timedelta(days=sitemap_news.DAYS)
        edition = replace(wire.press.edition, as_of=moment)
        view = replace(
            wire,
            press=Press(wire.press.desk, edition, ()),
            cards=tuple(card for card in wire.cards if card.published <= moment),
        )
        ((_, data),) = sitemap_news.write_edition(view)
        assert faults(sitemaps(""), data) == []
        seen.update(element.text for element in xml(data).iterfind(".//{*}loc"))
    seen.discard("https://example.org/")
    assert len(seen) == len(wire.cards) - 1  # all but the first, at whose moment the two days began
