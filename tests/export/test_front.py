"""The front page, the sections and the withdrawn articles: everything is reached, and leads somewhere."""

from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from a_newsroom import PHOTO, newsroom, plain_git, png, press, run, unchecked, write  # noqa: F401
from test_bundle_page import Page

from copydesk.export.formats.front import PAGE, pages_of
from copydesk.rules.example import article_text


def article(number: int, day: str = "18", more: str = "") -> tuple[str, str]:
    id, time = f"202509{day}-a{number:04d}", f"2025-09-{day}T{number // 60:02d}:{number % 60:02d}:00+02:00"
    fields = f"id: {id}\nheadline: Story number {number}\npublished: {time}\n{more}"
    return f"articles/2025/09/{day}/story-{number}.md", article_text(fields)


def headlines(page: Page) -> list[str]:
    return [name for name in page.linked if name.startswith("Story")]


class Linked(Page):
    """A page, and the words of its links in order."""

    def __init__(self, page):
        self.linked = []
        super().__init__(page)

    def handle_data(self, data):
        super().handle_data(data)
        if "a" in self.open:
            self.linked.append(data)


@pytest.fixture
def edition(tmp_path, press):
    """`edition(articles)` gives the pages of a bundle by path, and all its files."""

    def edition(articles, as_of="2025-09-20T12:00:00Z", photos=()):
        folder = newsroom(tmp_path / "news", dict(articles))
        for name in photos:
            write(folder, name, png(40, 20))
        _, files = press(folder, tmp_path / "out", as_of)
        return {path: Linked(data) for path, data in files.items() if path.endswith(".html")}, files

    return edition


def test_the_front_page_has_the_newest_first_by_day(edition):
    pages, _ = edition([article(n, "18") for n in range(4)] + [article(n, "19") for n in range(4, 7)])
    front = pages["index.html"]
    assert headlines(front) == [f"Story number {n}" for n in (6, 5, 4, 3, 2, 1, 0)]
    assert "Saturday, 20 September 2025" in front.text("header")
    assert front.text("h2") == "NewestThursday, 18 September 2025"  # of the 19th all are at the top
    assert front.text("h1") == "The Test Desk"


def test_an_article_is_on_the_front_page_once(edition):
    pages, _ = edition([article(n) for n in range(60)])
    shown = headlines(pages["index.html"])
    assert len(shown) == len(set(shown)) == 37  # 4 at the top, 30 by day, 3 more of its section


def test_a_bundle_without_articles_has_a_front_page(edition):
    pages, _ = edition([article(0)], as_of="2025-01-01T00:00:00Z")
    assert list(pages) == ["index.html"]
    assert "Nothing has been published yet." in pages["index.html"].text("main")


def test_the_feeds_are_on_the_front_page_and_in_the_bundle(edition):
    pages, files = edition([article(0)])
    feeds = [link["href"] for link in pages["index.html"].all("link") if link["rel"] == "alternate"]
    assert feeds == ["feeds/atom.xml", "feeds/feed.json", "feeds/rss.xml"]
    assert set(feeds) <= set(files)


@pytest.mark.parametrize(
    "count, sizes",
    [(1, [1]), (PAGE, [50]), (99, [99]), (100, [50, 50]), (149, [50, 99]), (150, [50, 50, 50])],
)
def test_pages_are_counted_from_the_oldest(count, sizes):
    newest_first = tuple(reversed(range(count)))
    pages = pages_of(newest_first)
    assert [len(page) for page in pages] == sizes
    assert [card for page in reversed(pages) for card in page] == list(newest_first)
    assert (
        pages_of((count, *newest_first))[: len(pages) - 1] == pages[:-1]
    )  # a new article leaves the old pages alone


def test_a_section_has_pages(edition):
    pages, _ = edition([article(n) for n in range(101)])
    newest, oldest = pages["sections/defence.html"], pages["sections/defence/1.html"]
    assert (len(headlines(newest)), len(headlines(oldest))) == (51, 50)
    assert newest.text("title") == "Defence · The Test Desk"
    assert oldest.text("title") == "Defence · Page 1 · The Test Desk"
    assert "Page 1 of 2" in oldest.text("nav") and "Armed forces." in newest.text("main")
    assert {"rel": "prev", "href": "../../sections/defence.html"} in oldest.all("a")
    assert {"rel": "next", "href": "../sections/defence/1.html"} in newest.all("a")
    assert [a["href"] for a in newest.all("a") if "aria-current" in a] == ["../sections/defence.html"]


WITHDRAWN = """status: withdrawn
withdrawal:
  {at: "2025-09-19T10:00:00+02:00", reason: It was <b>wrong</b>., note: Sorry., replaced_by: 20250918-a0001}
"""


def test_a_withdrawn_article_has_a_page_that_says_what_its_notice_says(edition):
    pages, _ = edition([article(0, more=WITHDRAWN), article(1)])
    notice = pages["withdrawn/20250918-a0000.html"]
    assert notice.text("article") == (
        "Withdrawn This article has been withdrawn It was <b>wrong</b>. 19 September 2025, 10:00 Warsaw time "
        "Sorry. Read instead: Story number 1"
    )
    assert notice.text("title") == "Withdrawn · The Test Desk"
    assert {"name": "robots", "content": "noindex"} in notice.all("meta")
    assert "It was <b>wrong</b>." in pages["withdrawn.html"].linked
    assert not any("Story number 0" in str(page.texts) for page in pages.values())


def test_what_replaces_an_article_is_not_named_before_it_is_out(edition):
    later = (article(1)[0], article(1)[1].replace("status: published", "status: held"))
    pages, files = edition([article(0, more=WITHDRAWN), later])
    assert "Read instead" not in pages["withdrawn/20250918-a0000.html"].text("article")
    assert not [path for path, data in files.items() if b"a0001" in data or b"Story number 1" in data]


def test_every_link_and_photo_of_every_page_is_in_the_bundle(edition):
    articles = [article(n, more=f"related: [20250918-a{n + 1:04d}]") for n in range(105)]
    pages, files = edition(
        [*articles, article(200, more=WITHDRAWN), article(0, "19", more=PHOTO)],
        photos=["articles/2025/09/19/ministers.png"],
    )
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        assert path in files, path
        if not path.endswith(".html"):
            continue
        for tag, attrs in pages[path].elements:
            if tag == "link" and attrs["rel"] == "canonical":
                assert attrs["href"] == f"https://example.org/{path}"
                continue
            targets = [attrs[name] for name in ("href", "src") if name in attrs]
            targets += [size.split()[0] for size in attrs.get("srcset", "").split(",") if size]
            for target in targets:
                if not target.startswith(("https://", "#")):
                    waiting.append(normpath(join(dirname(path), unquote(target))))
    assert {path for path in files if path.endswith(".html")} <= reached


def test_pages_alone_do_not_lead_to_a_front_page_that_is_not_there(tmp_path, run):
    folder = newsroom(tmp_path / "news")
    code, _, said = run(folder, "export", "--worktree", "--formats", "html", "--out", tmp_path / "out")
    assert code == 0, said
    page = Page((tmp_path / "out/items/20250918-k7x4m2/article.html").read_bytes())
    assert [a["href"] for a in page.all("a") if ".." in a["href"]] == []
    assert not (tmp_path / "out/index.html").exists()
