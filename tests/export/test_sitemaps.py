"""The sitemaps: what they list, and how it changes with the moment."""

from a_feed import NAMES, view_of, xml
from a_newsroom import newsroom

from copydesk.export.formats import sitemap, sitemap_news
from copydesk.rules.example import article_text


def folder_with(tmp_path, *published):
    articles = {
        f"articles/{at[:10].replace('-', '/')}/a{number}.md": article_text(
            f"id: a{number}\nheadline: Headline {number}\nlabel: update\npublished: {at}"
        )
        for number, at in enumerate(published)
    }
    return newsroom(tmp_path / "news", articles)


def news(folder, as_of):
    ((path, data),) = sitemap_news.write_edition(view_of(folder, as_of))
    assert path == "feeds/sitemap-news.xml"
    return xml(data)


def locations(root):
    return [element.text for element in root.iterfind(".//map:loc", NAMES)]


def test_an_entry_of_the_news_sitemap(tmp_path):
    (url,) = news(folder_with(tmp_path, "2025-09-18T17:17:00+02:00"), "2025-09-18T18:00:00Z")
    assert url.find("map:loc", NAMES).text == "https://example.org/items/a0/article.html"
    assert [element.text for element in url.find("news:news", NAMES).iter() if not len(element)] == [
        "The Test Desk",
        "en",
        "2025-09-18T17:17:00+02:00",
        "Headline 0",
    ]


def test_only_the_last_two_days_are_news_and_without_any_the_front_page_stands_alone(tmp_path):
    folder = folder_with(tmp_path, "2025-09-16T12:00:00+02:00", "2025-09-18T11:59:59+02:00")
    pages = [f"https://example.org/items/a{number}/article.html" for number in (1, 0)]
    assert locations(news(folder, "2025-09-18T09:59:59Z")) == pages
    assert locations(news(folder, "2025-09-18T10:00:00Z")) == pages[:1]
    assert locations(news(folder, "2025-09-20T10:00:00Z")) == ["https://example.org/"]


def test_the_language_of_chinese_is_that_of_its_script(tmp_path):
    folder = folder_with(tmp_path, "2025-09-18T17:17:00+02:00")
    file = folder / "articles/2025/09/18/a0.md"
    for written, told in (("zh-TW", "zh-tw"), ("zh-Hant", "zh-tw"), ("zh", "zh-cn"), ("pl", "pl")):
        file.write_text(
            file.read_text(encoding="utf-8").replace("language: ", f"language: {written} # "), "utf-8"
        )
        language = news(folder, "2025-09-18T18:00:00Z").find(".//news:language", NAMES)
        assert language.text == told


def test_a_month_has_a_file_and_the_index_names_them_all(tmp_path, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 2)
    times = [
        f"2025-{month}-0{day}T10:00:00+02:00" for month, day in (("08", 1), ("09", 1), ("09", 2), ("09", 3))
    ]
    files = dict(sitemap.write_edition(view_of(folder_with(tmp_path, *times))))
    index = files.pop("feeds/sitemap.xml")
    assert locations(xml(index)) == [f"https://example.org/{path}" for path in files]
    assert {path: locations(xml(data)) for path, data in files.items()} == {
        "feeds/sitemap/front.xml": ["https://example.org/"],
        "feeds/sitemap/2025-09.xml": [f"https://example.org/items/a{n}/article.html" for n in (3, 2)],
        "feeds/sitemap/2025-09-2.xml": ["https://example.org/items/a1/article.html"],
        "feeds/sitemap/2025-08.xml": ["https://example.org/items/a0/article.html"],
    }


def test_the_sitemap_says_when_a_page_changed_last(tmp_path):
    folder = folder_with(tmp_path, "2025-08-01T10:00:00+02:00", "2025-08-02T10:00:00+02:00")
    file = folder / "articles/2025/08/01/a0.md"
    update = "updates: [{at: '2025-08-03T10:00:00+02:00', note: Adds a name.}]\nstatus:"
    file.write_text(file.read_text("utf-8").replace("status:", update), "utf-8")
    month = dict(sitemap.write_edition(view_of(folder)))["feeds/sitemap/2025-08.xml"]
    assert [element.text for element in xml(month).iterfind(".//map:lastmod", NAMES)] == [
        "2025-08-02T10:00:00+02:00",
        "2025-08-03T10:00:00+02:00",
    ]
