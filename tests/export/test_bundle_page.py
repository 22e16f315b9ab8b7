"""The page and the schema.org data in it: what a reader needs, and nothing a stranger could slip in."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from a_newsroom import PHOTO, newsroom, plain_git, png, press, unchecked, write  # noqa: F401
from copydesk.desk import DeskError
from copydesk.rules.example import article_text

PATH = "articles/2025/09/18/talks.md"
FOLDER = "items/20250918-k7x4m2"
VOID = {"meta", "img", "br", "hr", "link", "source"}

FULL = (
    PHOTO
    + """  - id: walk
    file: walk.jpg
    caption: The two walk along the river
    alt: Two men on a path by the water
    credit: PAP/Anna Example
    digital_source_type: trainedAlgorithmicMedia
    rights: Editorial use only
  - id: map
    url: https://example.org/map.png
    caption: A map of the city
    alt: Streets and a river
    credit: Sample/Map
label: correction
byline: [mp, {name: Jan Example, role: stringer, uri: "https://example.org/jan"}]
sources:
  - MON
  - X/@Denys_Shmyhal
  - {name: The archive, url: "https://archive.example.org/a?b=1&c=2", accessed: 2025-09-17}
people: [shmyhal, {name: Jan Kowalski, role: a witness}]
related: [20250917-aaaaa2]
updates:
  - {at: "2025-09-18T19:00:00+02:00", note: Adds the statement.}
corrections:
  - {at: "2025-09-19T09:00:00+02:00", kind: correction, note: There were three papers., was: two, now: three}
  - {at: "2025-09-19T10:00:00+02:00", kind: refile, note: A name was misspelt.}
ai: {system: A speech recogniser, used_for: Notes of the talks, reviewed_by: mp}
rights: {holder: Jan Example, notice: © Jan Example, terms: Ask first}
dateline: {place: Bykivnia, country: UA, date: 2025-09-17}
"""
)


class Page(HTMLParser):
    """A page as a reader's program sees it: `elements` as (tag, attributes), text by tag, the data script."""

    def __init__(self, page: bytes):
        super().__init__()
        self.elements, self.open, self.texts, self.data = [], [], {}, []
        self.feed(page.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        for tag in self.open:
            self.texts[tag] = self.texts.get(tag, "") + data

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]

    def text(self, tag):
        return " ".join(self.texts.get(tag, "").split())

    @property
    def json(self):
        return json.loads(self.texts["script"])


@pytest.fixture
def page(tmp_path, press):
    """`page(fields, body)` gives the page of an article."""

    def page(fields="", body="The talks lasted for two hours."):
        folder = newsroom(
            tmp_path / "news",
            {
                PATH: article_text(fields, body),
                "articles/2025/09/17/before.md": article_text(
                    "id: 20250917-aaaaa2\nheadline: What came before\npublished: 2025-09-17T17:17:00+02:00"
                ),
            },
        )
        write(folder, "articles/2025/09/18/ministers.png", png(30, 20))
        write(folder, "articles/2025/09/18/walk.jpg", png(40, 20))
        _, files = press(folder, tmp_path / "out")
        return Page(files[f"{FOLDER}/article.html"])

    return page


def test_a_page_says_everything_once(page):
    found = page(FULL, "It began.\n\n![](photo:walk)\n\nIt ended.")
    assert found.all("html") == [{"lang": "en-GB", "dir": "ltr"}]
    assert found.text("title") == "Ministers meet in Kyiv for talks on drones · The Test Desk"
    assert found.text("h1") == "Ministers meet in Kyiv for talks on drones"
    for tag in ("h1", "main", "article", "aside", "nav", "address", "title"):
        assert len(found.all(tag)) == 1, tag
    assert found.text("address") == "By Maria Próbna and Jan Example"
    assert "Bykivnia, 17 September 2025 · 18 September 2025, 17:17 Warsaw time" in found.text("article")
    assert (
        "Updated 18 September 2025, 19:00 Warsaw time · Corrected 19 September 2025, 10:00 Warsaw time ·"
        in (found.text("article"))
    )
    assert (
        found.text("aside") == "Who is who Denys Shmyhal Defence Minister of Ukraine Jan Kowalski a witness"
    )
    assert found.text("ol") == (
        "Correction, 19 September 2025, 09:00 Warsaw time. There were three papers. "
        "Slip put right, 19 September 2025, 10:00 Warsaw time. A name was misspelt. "
        "Update, 18 September 2025, 19:00 Warsaw time. Adds the statement."
    )
    footer = found.text("footer")
    assert (
        "Ministry of National Defence Denys Shmyhal, @Denys_Shmyhal on X "
        "The archive, read on 17 September 2025" in footer
    )
    assert "A speech recogniser. Notes of the talks. Reviewed by Maria Próbna." in footer
    assert footer.endswith("© Jan Example Ask first Front page Defence")
    assert found.text("nav") == "Read on What came before"
    assert {"href": "../20250917-aaaaa2/article.html"} in found.all("a")


def test_times_are_for_people_and_for_machines(page):
    assert [time["datetime"] for time in page(FULL).all("time")] == [
        "2025-09-18T17:17:00+02:00",
        "2025-09-18T19:00:00+02:00",
        "2025-09-19T10:00:00+02:00",
        "2025-09-19T09:00:00+02:00",
        "2025-09-19T10:00:00+02:00",
        "2025-09-18T19:00:00+02:00",
    ]


def test_the_first_photo_leads_placed_ones_stand_in_the_text_and_the_rest_follow(page):
    found = page(FULL, "It began.\n\n![](photo:walk)\n\nIt ended.")
    assert [
        (image["src"], image["alt"], image.get("width"), image.get("height")) for image in found.all("img")
    ] == [
        ("ministers-30w.jpg", "Two men in dark suits bend over papers while others watch", "30", "20"),
        ("walk-40w.jpg", "Two men on a path by the water", "40", "20"),
        ("https://example.org/map.png", "Streets and a river", None, None),
    ]
    assert len(found.all("figcaption")) == 3
    assert "The two walk along the river Picture: PAP/Anna Example Made with AI" in found.text("figcaption")
    assert "Photo: PAP/Vladyslav Musiienko" in found.text("figcaption")
    text = found.text("article")
    assert (
        text.index("It began.")
        < text.index("The two walk")
        < text.index("It ended.")
        < text.index("A map of")
    )


def test_every_part_with_a_name_is_named_by_something_that_is_there(page):
    found = page(FULL)
    ids = [attrs["id"] for _, attrs in found.elements if "id" in attrs]
    assert len(set(ids)) == len(ids)
    for _, attrs in found.elements:
        for name in ("aria-labelledby", "href"):
            target = attrs.get(name, "").removeprefix("#") if name in attrs else None
            if name == "aria-labelledby" and target or attrs.get(name, "").startswith("#"):
                assert target in ids
    levels = [int(tag[1]) for tag, _ in found.elements if tag in ("h1", "h2", "h3")]
    assert levels[0] == 1 and all(
        after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)
    )


def test_a_plain_article_has_no_empty_parts(page):
    found = page()
    for tag in ("aside", "nav", "figure", "ol", "img"):
        assert found.all(tag) == []
    assert "What has changed" not in found.text("article") and "Use of AI" not in found.text("article")
    assert found.text("footer") == "Sources Ministry of National Defence © The Test Desk Front page Defence"


def digest(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_page_runs_no_script_and_loads_nothing_from_elsewhere(page):
    found = page(PHOTO)
    assert [script.get("type") for script in found.all("script")] == ["application/ld+json"]
    assert found.all("link") == [{"rel": "canonical", "href": f"https://example.org/{FOLDER}/article.html"}]


@pytest.mark.parametrize(
    "photos, images",
    [
        ("", ""),
        (PHOTO, "img-src 'self'; "),
        (
            "photos:\n  - {id: a, url: 'https://a.example/x.png', caption: c, alt: a, credit: P/A}\n"
            "  - {id: b, url: 'http://b.example:8080/y.png?a=;', caption: c, alt: a, credit: P/A}\n",
            "img-src http://b.example:8080 https://a.example; ",
        ),
    ],
)
def test_the_policy_fits_what_is_on_the_page(page, photos, images):
    found = page(photos)
    (policy,) = [meta["content"] for meta in found.all("meta") if "http-equiv" in meta]
    assert policy == (
        f"default-src 'none'; style-src {digest(found.texts['style'])}; "
        f"script-src {digest(found.texts['script'])}; "
        f"{images}base-uri 'none'; form-action 'none'"
    )


def test_the_head_says_what_other_sites_show(page):
    metas = page(FULL).all("meta")
    said = [
        (meta.get("property") or meta["name"], meta["content"])
        for meta in metas
        if {"property", "name"} & {*meta}
    ]
    assert said[2:] == [
        ("description", said[2][1]),
        ("author", "Maria Próbna, Jan Example"),
        ("og:type", "article"),
        ("og:site_name", "The Test Desk"),
        ("og:title", "Ministers meet in Kyiv for talks on drones"),
        ("og:description", said[2][1]),
        ("og:url", f"https://example.org/{FOLDER}/article.html"),
        ("og:image", f"https://example.org/{FOLDER}/ministers-30w.jpg"),
        ("og:image:alt", "Two men in dark suits bend over papers while others watch"),
        ("article:published_time", "2025-09-18T17:17:00+02:00"),
        ("article:modified_time", "2025-09-19T10:00:00+02:00"),
        ("article:section", "Defence"),
        ("article:tag", "civil unrest"),
        ("twitter:card", "summary_large_image"),
    ]
    assert said[2][1].startswith("The two defence ministers")


def test_a_name_leads_to_its_note_where_it_is_mentioned_first(page):
    found = page(FULL, "Then Denys Shmyhal spoke.\n\nDenys Shmyhal and Jan Kowalski left.")
    assert [a["href"] for a in found.all("a") if a.get("class") == "who"] == ["#who-1", "#who-2"]
    assert [div["id"] for div in found.all("div") if "id" in div] == ["who-1", "who-2"]


@pytest.mark.parametrize(
    "language, way", [("uk", "ltr"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr")]
)
def test_a_page_in_another_language_says_which_words_are_english(page, language, way):
    found = page(f"language: {language}")
    assert found.all("html") == [{"lang": language, "dir": way}]
    assert {"class": "dateline", "lang": "en"} in found.all("p")
    assert {"id": "sources", "lang": "en"} in found.all("h2")


def test_a_polish_page_speaks_polish(page):
    found = page("language: pl-PL\n" + FULL)
    assert found.all("html") == [{"lang": "pl-PL", "dir": "ltr"}]
    assert {"class": "dateline"} in found.all("p") and {"id": "sources"} in found.all("h2")
    said = " ".join(found.texts["body"].split())
    for words in (
        "Maria Próbna i Jan Example",
        "Bykivnia, 17 września 2025 · 18 września 2025, 17:17 czasu warszawskiego",
        "Zaktualizowano 18 września 2025, 19:00 czasu warszawskiego · Sprostowano 19 września 2025",
        "Co się zmieniło",
        "Fot. PAP/Vladyslav Musiienko",
        "Sprostowanie, 19 września 2025, 09:00 czasu warszawskiego. There were three papers.",
        "Poprawiona usterka, 19 września 2025",
        "Sprawdzenie: Maria Próbna.",
        "Czytaj dalej",
    ):
        assert words in said, words
    assert "By Maria" not in said and "Photo:" not in said


def test_data_for_search_engines(page):
    data = page(FULL, "It began.").json
    assert (data["@context"], data["@type"]) == ("https://schema.org", "NewsArticle")
    assert data["@id"] == "tag:example.org,2025:20250918-k7x4m2"
    assert (data["datePublished"], data["dateModified"]) == (
        "2025-09-18T17:17:00+02:00",
        "2025-09-19T10:00:00+02:00",
    )
    assert data["headline"] == "Ministers meet in Kyiv for talks on drones"
    assert data["abstract"].startswith("The two defence ministers")
    assert (data["inLanguage"], data["articleSection"], data["dateline"]) == ("en-GB", "Defence", "Bykivnia")
    assert data["locationCreated"]["address"]["addressCountry"] == "UA"
    assert data["author"] == [
        {"@type": "Person", "name": "Maria Próbna", "jobTitle": "reporter"},
        {"@type": "Person", "name": "Jan Example", "jobTitle": "stringer", "url": "https://example.org/jan"},
    ]
    assert data["publisher"] == {
        "@type": "NewsMediaOrganization",
        "name": "The Test Desk",
        "url": "https://example.org/",
    }
    assert data["about"] == [
        {"@type": "Thing", "@id": "http://cv.iptc.org/newscodes/mediatopic/20000065", "name": "civil unrest"}
    ]
    assert [source["name"] for source in data["citation"]] == [
        "Ministry of National Defence",
        "Denys Shmyhal, @Denys_Shmyhal on X",
        "The archive",
    ]
    assert [note["text"] for note in data["correction"]] == [
        "There were three papers.",
        "A name was misspelt.",
    ]
    assert {note["@type"] for note in data["correction"]} == {"CorrectionComment"}
    assert data["isAccessibleForFree"] is True and data["wordCount"] == 2
    lead, walk, map_ = data["image"]
    assert lead["contentUrl"] == "https://example.org/items/20250918-k7x4m2/ministers-30w.jpg"
    assert (lead["width"], lead["height"], lead["encodingFormat"]) == (30, 20, "image/jpeg")
    assert lead["creator"] == {"@type": "Person", "name": "Vladyslav Musiienko"}
    assert (walk["creditText"], walk["copyrightNotice"]) == ("PAP/Anna Example", "Editorial use only")
    assert walk["digitalSourceType"].endswith("/trainedAlgorithmicMedia")
    assert map_["contentUrl"] == "https://example.org/map.png"


EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;\u2028"


def test_hostile_text_is_text_everywhere(page):
    quoted = json.dumps(EVIL)
    found = page(
        f"""headline: {quoted}
lead: {quoted}
dateline: {{place: {quoted}, country: UA}}
byline: [{{name: {quoted}, role: {quoted}, uri: "javascript:alert(1)"}}]
section: {quoted}
topics: [{quoted}]
sources: [{quoted}, {{name: {quoted}, url: "javascript:alert(1)"}}, {{name: x, url: "https://x.example/\\"><script>"}}]
people: [{{name: {quoted}, role: {quoted}}}]
updates: [{{at: "2025-09-18T19:00:00+02:00", note: {quoted}}}]
corrections: [{{at: "2025-09-18T19:00:00+02:00", kind: correction, note: {quoted}}}]
rights: {{holder: {quoted}, notice: {quoted}, terms: {quoted}}}
ai: {{system: {quoted}, used_for: {quoted}, reviewed_by: {quoted}}}
photos:
  - {{id: a, file: ministers.png, caption: {quoted}, alt: {quoted}, credit: {quoted}, rights: {quoted}}}
  - {{id: b, file: walk.jpg, caption: {quoted}, alt: {quoted}, credit: {quoted}}}
  - {{id: c, url: "javascript:alert(1)", caption: c, alt: c, credit: c}}
""",
        f"{EVIL}\n\n![](photo:b)\n\n[{EVIL}](https://example.org/ '{EVIL}') [j](javascript:alert(1))",
    )
    assert [script.get("type") for script in found.all("script")] == ["application/ld+json"]
    assert [image["src"] for image in found.all("img")] == ["a-30w.jpg", "b-40w.jpg"]
    assert found.json["headline"] == EVIL and found.json["author"][0]["name"] == EVIL
    for _, attrs in found.elements:
        assert not [name for name in attrs if name.startswith("on")]
        assert "javascript:" not in attrs.get("href", "") + attrs.get("src", "")
    assert found.texts["h1"] == EVIL
    assert "<" not in found.texts["script"] and "\u2028" not in found.texts["script"]


def test_a_style_can_not_leave_its_element(tmp_path, press):
    folder = newsroom(tmp_path / "news")
    write(folder, "schema/templates/article.css", "/* </style><script>alert(1)</script> */")
    _, files = press(folder, tmp_path / "out")
    assert len(Page(files[f"{FOLDER}/article.html"]).all("script")) == 1


def test_a_newsroom_without_templates_has_the_programs_own(tmp_path, press):
    folder = newsroom(tmp_path / "news")
    for name in ("article.html", "article.css"):
        (folder / "schema/templates" / name).unlink()
    _, files = press(folder, tmp_path / "out")
    assert Page(files[f"{FOLDER}/article.html"]).text("h1")


def test_a_template_that_is_a_link_is_not_followed(tmp_path, press):
    write(tmp_path, "secret", "the secret")
    for name in ("article.css", "article.html"):
        folder = newsroom(tmp_path / name)
        (folder / "schema/templates" / name).unlink()
        (folder / "schema/templates" / name).symlink_to(tmp_path / "secret")
        with pytest.raises(DeskError, match=f"templates/{name} is a link, and was not followed"):
            press(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "template, said",
    [
        ("{% if %}", "article.html:1: this template can't be read"),
        ("{{ no_such_thing }}", f"article.html: this template failed on {PATH}: 'no_such_thing' is undefined"),
        ("{{ ''.__class__.__mro__ }}", "this template failed on"),
        ("{% include '../../copydesk.toml' %}", "this template can't be read: ../../copydesk.toml"),
    ],
)
def test_a_template_that_fails_or_reaches_out_stops_the_export(tmp_path, press, template, said):
    folder = newsroom(tmp_path / "news")
    write(folder, "schema/templates/article.html", template)
    with pytest.raises(DeskError, match=re.escape(said)):
        press(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()
