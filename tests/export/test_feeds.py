"""RSS, Atom and JSON Feed, read back: what went in comes out."""

import json
from calendar import timegm
from dataclasses import replace

import pytest
from a_feed import NAMES, feeds_of, parsed, view_of, xml
from a_newsroom import PHOTO, newsroom, png, write
from a_wire import generated
from test_bundle_page import FULL, PATH

from copydesk.export.address import address
from copydesk.export.catalogue import chosen
from copydesk.export.press import Press
from copydesk.export.view import Card, EditionView
from copydesk.rules.example import article_text

SITE = "https://example.org/items/20250918-k7x4m2"
BEFORE = "id: 20250917-aaaaa2\nheadline: What came before\npublished: 2025-09-17T17:17:00+02:00"
GONE = (
    "id: 20250916-gonee2\nstatus: withdrawn\npublished: 2025-09-16T17:17:00+02:00\n"
    "withdrawal: {at: '2025-09-19T12:00:00+02:00', reason: It was not genuine., note: A report follows., "
    "replaced_by: 20250918-k7x4m2}"
)


@pytest.fixture
def feeds(tmp_path):
    """`feeds(fields, body)` gives the feeds of an article, of one before it and one that was withdrawn."""

    def feeds(fields=FULL, body="It *began*.\n\n![](photo:walk)", **others):
        articles = {PATH: article_text(fields, body), "articles/2025/09/17/before.md": article_text(BEFORE)}
        articles |= {"articles/2025/09/16/gone.md": article_text(GONE)}
        folder = newsroom(tmp_path / "news", articles)
        write(folder, "articles/2025/09/18/ministers.png", png(30, 20))
        write(folder, "articles/2025/09/18/walk.jpg", png(40, 20))
        return feeds_of(view_of(folder))

    return feeds


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_what_went_in_comes_out(feeds, name):
    found = parsed(feeds()[f"feeds/{name}"])
    assert (found.feed.title, found.feed.language, found.feed.rights) == (
        "The Test Desk",
        "en-GB",
        "© The Test Desk",
    )
    entry, before = found.entries
    assert (entry.id, entry.link) == ("tag:example.org,2025:20250918-k7x4m2", f"{SITE}/article.html")
    assert entry.title == "Correction: Ministers meet in Kyiv for talks on drones"
    assert entry.summary == "The two defence ministers spoke about drones and signed three agreements."
    assert [author.name for author in entry.authors] == ["Maria Próbna", "Jan Example"]
    assert entry.published_parsed[:6] == (2025, 9, 18, 15, 17, 0)
    assert entry.updated_parsed[:6] == (2025, 9, 19, 8, 0, 0)
    assert entry.rights == "© Jan Example"
    assert [tag.label or tag.term for tag in entry.tags] == ["Defence", "civil unrest"]
    assert entry.tags[1].scheme == "http://cv.iptc.org/newscodes/mediatopic/"
    assert [link.href for link in entry.links if link.rel == "related"] == [
        "https://example.org/items/20250917-aaaaa2/article.html"
    ]
    assert (before.title, before.published_parsed[:6]) == ("What came before", (2025, 9, 17, 15, 17, 0))
    assert before.summary == entry.summary and "media_content" not in before


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_photos_come_with_credit_caption_and_size(feeds, name):
    data = feeds()[f"feeds/{name}"]
    entry = parsed(data).entries[0]
    assert [photo["url"] for photo in entry.media_content] == [
        f"{SITE}/ministers-30w.jpg",
        f"{SITE}/walk-40w.jpg",
        "https://example.org/map.png",
    ]
    first = entry.media_content[0]
    assert (first["type"], first["medium"], first["width"], first["height"]) == (
        "image/jpeg",
        "image",
        "30",
        "20",
    )
    assert int(first["filesize"]) > 0
    assert [credit["content"] for credit in entry.media_credit] == [
        "PAP/Vladyslav Musiienko",
        "PAP/Anna Example",
        "Sample/Map",
    ]
    media = "{http://search.yahoo.com/mrss/}"
    photo = xml(data).find(f".//{media}content")
    assert {child.tag.removeprefix(media): child.text for child in photo} == {
        "title": "Two men in dark suits bend over papers while others watch",
        "description": "Two ministers sign three papers at a long table in Kyiv",
        "credit": "PAP/Vladyslav Musiienko",
    }


CONTENT = f"""<p>The two defence ministers spoke about drones and signed three agreements.</p>
<figure><img src="{SITE}/ministers-30w.jpg" alt="Two men in dark suits bend over papers while others watch" \
width="30" height="20"><figcaption>Two ministers sign three papers at a long table in Kyiv Photo: PAP/Vladyslav \
Musiienko</figcaption></figure>
<p>It <em>began</em> <a href="https://example.org/items/20250917-aaaaa2/article.html">before</a>.</p>
<figure><img src="{SITE}/walk-40w.jpg" alt="Two men on a path by the water" width="40" height="20">\
<figcaption>The two walk along the river Picture: PAP/Anna Example Made with AI</figcaption></figure>
<figure><img src="https://example.org/map.png" alt="Streets and a river">\
<figcaption>A map of the city Photo: Sample/Map</figcaption></figure>
<p>Update, 18 September 2025, 19:00: Adds the statement.</p>
<p>Correction, 19 September 2025, 09:00: There were three papers. Was: &quot;two&quot;. Now: &quot;three&quot;.</p>
<p>Slip put right, 19 September 2025, 10:00: A name was misspelt.</p>
<p>AI was used: A speech recogniser, for: Notes of the talks. Reviewed by Maria Próbna.</p>
"""


def test_the_content_is_the_same_in_every_feed(feeds):
    files = feeds(body="It *began* [before](article:20250917-aaaaa2).\n\n![](photo:walk)")
    assert json.loads(files["feeds/feed.json"])["items"][0]["content_html"] == CONTENT
    encoded = "{http://purl.org/rss/1.0/modules/content/}encoded"
    assert xml(files["feeds/rss.xml"]).find(f"channel/item/{encoded}").text == CONTENT
    content = xml(files["feeds/atom.xml"]).find("atom:entry/atom:content", NAMES)
    assert (content.get("type"), content.text) == ("html", CONTENT)


def test_json_feed_says_the_same(feeds):
    found = json.loads(feeds()["feeds/feed.json"])
    assert found["authors"] == [{"name": "The Test Desk", "url": "https://example.org/"}]
    assert (found["title"], found["language"]) == ("The Test Desk", "en-GB")
    item = found["items"][0]
    del item["content_html"]
    assert item == {
        "id": "tag:example.org,2025:20250918-k7x4m2",
        "url": f"{SITE}/article.html",
        "title": "Correction: Ministers meet in Kyiv for talks on drones",
        "summary": "The two defence ministers spoke about drones and signed three agreements.",
        "image": f"{SITE}/ministers-30w.jpg",
        "date_published": "2025-09-18T17:17:00+02:00",
        "date_modified": "2025-09-19T10:00:00+02:00",
        "authors": [{"name": "Maria Próbna"}, {"name": "Jan Example", "url": "https://example.org/jan"}],
        "tags": ["Defence", "civil unrest"],
        "language": "en-GB",
    }


def test_a_tag_that_is_section_and_topic_is_said_once(tmp_path):
    folder = newsroom(tmp_path / "news", {PATH: article_text('topics: ["20000598"]')})
    write(folder, "schema/registers/sections.yaml", "defence: {name: defence, description: Armed forces.}\n")
    assert json.loads(feeds_of(view_of(folder))["feeds/feed.json"])["items"][0]["tags"] == ["defence"]


def test_the_guid_of_an_item_is_no_address(feeds):
    guid = xml(feeds()["feeds/rss.xml"]).find("channel/item/guid")
    assert (guid.get("isPermaLink"), guid.text) == ("false", "tag:example.org,2025:20250918-k7x4m2")


def test_what_was_withdrawn_is_a_deleted_entry(feeds):
    files = feeds()
    feed = xml(files["feeds/atom.xml"])
    (deleted,) = feed.findall("at:deleted-entry", NAMES)
    assert list(feed)[-3:] == [deleted, *feed.findall("atom:entry", NAMES)]  # the order of RFC 4287's grammar
    assert deleted.attrib == {
        "ref": "tag:example.org,2025:20250916-gonee2",
        "when": "2025-09-19T12:00:00+02:00",
    }
    assert deleted.find("at:comment", NAMES).text == "It was not genuine. A report follows."
    assert deleted.find("atom:link", NAMES).get("href") == f"{SITE}/article.html"
    assert not [path for path in ("feeds/rss.xml", "feeds/feed.json") if b"gonee2" in files[path]]


def test_a_feed_changed_last_when_what_it_says_did(feeds):
    files = feeds()  # the withdrawal is later than every article and every change to one
    assert xml(files["feeds/atom.xml"]).find("atom:updated", NAMES).text == "2025-09-19T12:00:00+02:00"
    assert xml(files["feeds/rss.xml"]).find("channel/lastBuildDate").text == "Fri, 19 Sep 2025 12:00:00 +0200"


def test_an_article_whose_embargo_is_over_is_a_change(tmp_path):
    folder = newsroom(tmp_path / "news", {PATH: article_text("embargo: 2025-09-18T20:00:00+02:00")})
    files = feeds_of(view_of(folder))
    assert xml(files["feeds/atom.xml"]).find("atom:updated", NAMES).text == "2025-09-18T20:00:00+02:00"


def test_a_later_edition_with_no_news_has_the_same_feeds(tmp_path):
    folder = newsroom(tmp_path / "news")
    early, late = (
        feeds_of(view_of(folder, as_of)) for as_of in ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
    )
    assert early == late


def test_so_has_one_with_a_section_that_is_still_empty(tmp_path):
    folder = newsroom(tmp_path / "news")
    write(folder, "schema/registers/sections.yaml", "defence: {name: Defence}\nsport: {name: Sport}\n")
    early, late = (
        feeds_of(view_of(folder, as_of)) for as_of in ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
    )
    assert early == late
    empty = "feeds/sections/sport"
    assert xml(early[f"{empty}/atom.xml"]).find("atom:updated", NAMES).text == "1970-01-01T00:00:00+00:00"
    assert xml(early[f"{empty}/rss.xml"]).find("channel/lastBuildDate") is None


def test_a_purge_changes_the_feed_that_tells_of_it(tmp_path):
    folder = newsroom(tmp_path / "news")
    purged = "20250917-gonee2: {at: '2025-09-21T12:00:00+02:00', ground: A court}\n"
    write(folder, "schema/registers/purged.yaml", purged)
    files = feeds_of(view_of(folder, "2025-09-22T12:00:00Z"))
    assert xml(files["feeds/atom.xml"]).find("atom:updated", NAMES).text == "2025-09-21T12:00:00+02:00"
    assert xml(files["feeds/rss.xml"]).find("channel/lastBuildDate").text == "Thu, 18 Sep 2025 17:17:00 +0200"


def test_each_section_of_the_register_has_its_feeds(tmp_path):
    folder = newsroom(tmp_path / "news", {PATH: article_text("")})
    register = (
        "defence: {name: Defence, description: Armed forces.}\nsport: {name: Sport, description: Matches.}\n"
    )
    write(folder, "schema/registers/sections.yaml", register)
    files = feeds_of(view_of(folder))
    assert sorted(path for path in files if path.startswith("feeds/sections/")) == [
        f"feeds/sections/{section}/{name}"
        for section in ("defence", "sport")
        for name in ("atom.xml", "feed.json", "rss.xml")
    ]
    for name in ("rss.xml", "atom.xml"):
        defence, sport = (parsed(files[f"feeds/sections/{code}/{name}"]) for code in ("defence", "sport"))
        assert (defence.feed.title, defence.feed.subtitle) == ("Defence · The Test Desk", "Armed forces.")
        assert (len(defence.entries), len(sport.entries)) == (1, 0)
        assert [link.href for link in defence.feed.links if link.rel == "self"] == [
            f"https://example.org/feeds/sections/defence/{name}"
        ]


def test_the_page_of_a_section_s_feed_is_the_section_s(tmp_path):
    folder = newsroom(tmp_path / "news", {PATH: article_text("")})
    for formats, page in ((("html", "front", "rss"), "sections/defence.html"), (("front", "rss"), "")):
        view = view_of(folder)
        view = replace(view, press=Press(view.press.desk, view.press.edition, chosen(formats)))
        feed = parsed(feeds_of(view)["feeds/sections/defence/rss.xml"]).feed
        assert feed.link == f"https://example.org/{page}"


def test_a_feed_holds_the_newest_of_all_and_a_section_s_feed_the_newest_of_the_section(tmp_path):
    def article(section, day):
        id = f"id: 202509{day:02}-aaaaa2\n"
        return article_text(f"{id}section: {section}\npublished: 2025-09-{day:02}T10:00:00+02:00")

    days = {1: "sport", 2: "sport", 3: "sport", 11: "defence", 12: "defence", 13: "defence"}
    articles = {f"articles/2025/09/{day:02}/a.md": article(section, day) for day, section in days.items()}
    folder = newsroom(tmp_path / "news", articles)
    write(
        folder,
        "copydesk.toml",
        (folder / "copydesk.toml").read_text(encoding="utf-8") + "[feeds]\nitems = 2\n",
    )
    write(folder, "schema/registers/sections.yaml", "defence: {name: Defence}\nsport: {name: Sport}\n")
    files = feeds_of(view_of(folder))

    def held(path):
        return [item["id"][-15:-7] for item in json.loads(files[path])["items"]]

    assert held("feeds/feed.json") == ["20250913", "20250912"]
    assert held("feeds/sections/sport/feed.json") == ["20250903", "20250902"]


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_a_whole_wire_comes_out_as_it_went_in(tmp_path_factory, name):
    press, items = generated(tmp_path_factory.getbasetemp() / "wire")
    newest = tuple(sorted(items, key=lambda item: item.published, reverse=True))
    view = EditionView(press, tuple(map(Card.of, newest)), newest, ())
    entries = parsed(feeds_of(view)[f"feeds/{name}"]).entries
    assert len(entries) == press.settings.feeds.items == 50
    for entry, item in zip(entries, newest, strict=False):
        assert entry.title.removeprefix(f"{item.label}: ".capitalize()) == item.headline
        assert [author.name for author in entry.authors] == [author.name for author in item.authors]
        assert timegm(entry.published_parsed) == item.published.timestamp()
        if item.modified:
            assert timegm(entry.updated_parsed) == item.modified.timestamp()
        names = [item.section.name, *(topic.name for topic in item.topics)]
        assert [tag.label or tag.term for tag in entry.tags] == names
        credits = [photo["content"] for photo in entry.get("media_credit", ())]
        assert credits == [image.credit for image in item.images]
        urls = [photo["url"] for photo in entry.get("media_content", ())]
        assert urls == [address(press.settings, item.id, image.file.name) for image in item.images]


HOSTILE = 'A ]]> & <script>alert(1)</script> "B"\u2028 \x07\uffff'
HARMLESS = HOSTILE.replace("\x07", "\ufffd").replace("\uffff", "\ufffd")


def test_nothing_breaks_out_of_its_place(feeds):
    quoted = json.dumps(HOSTILE)
    files = feeds(
        f"headline: {quoted}\nlead: {quoted}\n"
        + PHOTO.replace("caption: Two", f"rights: {quoted}\n    caption: Two").replace(
            "PAP/Vladyslav", "<b>PAP</b>/V"
        ),
        "Read [this](javascript:alert(1)), ]]> and <script>alert(2)</script>\n\n"
        "[that](data:text/html,x) <img src=x onerror=alert(3)> &lt;b&gt;",
    )
    for name, path in (("rss.xml", "channel/item/title"), ("atom.xml", "{*}entry/{*}title")):
        assert xml(files[f"feeds/{name}"]).find(path).text == HARMLESS
        entry = parsed(files[f"feeds/{name}"]).entries[0]
        assert entry.media_credit[0]["content"] == "<b>PAP</b>/V Musiienko"
    description = xml(files["feeds/rss.xml"]).find("channel/item/description").text
    assert description == HARMLESS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    item = json.loads(files["feeds/feed.json"])["items"][0]
    assert item["title"] == HOSTILE  # JSON can say it
    text = item["content_html"]
    assert "<script" not in text and "<img src=x" not in text and "href" not in text
    assert "Read this, ]]&gt; and &lt;script&gt;alert(2)&lt;/script&gt;" in text
