"""ninjs 3.2: every document is valid by IPTC's schema, formats included, and says what the article says."""

import json

import jsonschema_rs
import pytest
from a_newsroom import ROOT, newsroom, plain_git, png, press, unchecked, write  # noqa: F401
from a_wire import generated
from test_bundle_page import FOLDER, FULL, PATH

from copydesk.export.formats import ninjs
from copydesk.rules.example import article_text


@pytest.fixture(scope="module")
def schema(shared):
    """IPTC's schema with the GeoJSON schema that it names, both from files."""
    folder = shared / "standards/ninjs"
    ninjs, geo = (
        json.loads((folder / name).read_bytes()) for name in ("ninjs-schema_3.2.json", "GeoJSON-schema.json")
    )
    registry = jsonschema_rs.Registry([("https://geojson.org/schema/GeoJSON.json", geo)])
    return jsonschema_rs.Draft202012Validator(ninjs, registry=registry, validate_formats=True)


def documents(files: dict[str, bytes]) -> list[dict]:
    return [json.loads(data) for path, data in sorted(files.items()) if path.endswith(".ninjs.json")]


def test_the_schema_is_strict(schema):
    assert schema.is_valid({"uri": "tag:example.org,2025:x"})
    for wrong in (
        {},
        {"uri": "no uri"},
        {"uri": "tag:x,2025:y", "firstCreated": "yesterday"},
        {"uri": "tag:x,2025:y", "dateline": "Kyiv"},
        {"uri": "tag:x,2025:y", "associations": [{"name": "x"}]},
    ):
        assert not schema.is_valid(wrong)


def test_the_sample_articles_are_valid(schema, tmp_path, press):
    outcome, files = press(ROOT, tmp_path / "out", "2031-01-01T00:00:00Z")
    found = documents(files)
    edition = outcome.edition
    assert len(found) == len(edition.published) + len(edition.withdrawn) >= 8
    for document in found:
        assert [error.message for error in schema.iter_errors(document)] == []


def test_generated_articles_are_valid(schema, tmp_path_factory):
    desk, items = generated(tmp_path_factory.getbasetemp() / "wire")
    assert len(items) >= 500
    for item in items:
        found = json.loads(ninjs.write_item(item, desk))
        assert [error.message for error in schema.iter_errors(found)] == []


@pytest.fixture
def document(tmp_path, press):
    """`document(fields, body)` gives the document of an article."""

    def document(fields="", body="The talks lasted for two hours."):
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
        return json.loads(files[f"{FOLDER}/article.ninjs.json"])

    return document


def test_every_field_is_carried(schema, document):
    found = document(
        FULL + "embargo: 2025-09-18T17:17:00+02:00\n", "It *began*.\n\n![](photo:walk)\n\n- one\n- two"
    )
    assert [error.message for error in schema.iter_errors(found)] == []
    assert found["uri"] == "tag:example.org,2025:20250918-k7x4m2"
    assert (found["standard"]["version"], found["version"]) == ("3.2", "4")
    assert found["digitalSourceType"]["name"] == "compositeWithTrainedAlgorithmicMedia"
    assert (found["pubStatus"], found["profile"], found["language"]) == ("usable", "text-photo", "en-GB")
    assert (
        found["firstCreated"]
        == found["contentCreated"]
        == found["embargoedUntil"]
        == "2025-09-18T17:17:00+02:00"
    )
    assert found["versionCreated"] == "2025-09-19T10:00:00+02:00"
    assert values(found["headlines"]) == [
        ("main", "Ministers meet in Kyiv for talks on drones"),
        ("label", "Correction"),
    ]
    assert values(found["descriptions"]) == [
        ("lead", "The two defence ministers spoke about drones and signed three agreements."),
        ("dateline", "Bykivnia, 17 September 2025"),
        ("note", "Denys Shmyhal: Defence Minister of Ukraine"),
        ("note", "Jan Kowalski: a witness"),
        ("update", "Adds the statement."),
        ("correction", "There were three papers."),
        ("refile", "A name was misspelt."),
    ]
    assert found["edNote"].splitlines() == [
        "Update, 18 September 2025, 19:00: Adds the statement.",
        'Correction, 19 September 2025, 09:00: There were three papers. Was: "two". Now: "three".',
        "Slip put right, 19 September 2025, 10:00: A name was misspelt.",
        "AI was used: A speech recogniser, for: Notes of the talks. Reviewed by Maria Próbna.",
    ]
    assert found["by"] == "Maria Próbna and Jan Example"
    assert [(person["name"], person["rel"]) for person in found["people"]] == [
        ("Maria Próbna", "author"),
        ("Jan Example", "author"),
        ("Denys Shmyhal", "mentioned"),
        ("Jan Kowalski", "mentioned"),
    ]
    assert found["located"] == "Bykivnia" and found["places"][0]["literal"] == "Bykivnia, UA"
    assert found["subjects"] == [
        {"name": "Defence", "rel": "section", "literal": "defence"},
        {"name": "civil unrest", "rel": "about", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000065"},
    ]
    assert found["infoSources"][0] == {
        "name": "Ministry of National Defence",
        "literal": "MON",
        "uri": "https://www.gov.pl",
    }
    assert (found["copyrightHolder"], found["copyrightNotice"], found["usageTerms"]) == (
        "Jan Example",
        "© Jan Example",
        "Ask first",
    )


def test_photos_and_related_articles_are_associations(document):
    lead, walk, map_, before = document(FULL)["associations"]
    assert (lead["rel"], lead["uri"], lead["by"]) == (
        "lead",
        "tag:example.org,2025:20250918-k7x4m2/ministers",
        "Vladyslav Musiienko",
    )
    assert [role for role, _ in values(lead["descriptions"])] == ["caption", "creditline", "altText"]
    assert lead["infoSources"] == [{"name": "Polish Press Agency", "literal": "PAP"}]
    sizes = [rendition["sizeInBytes"] for rendition in lead["renditions"]]
    assert lead["renditions"] == [
        {
            "name": f"{kind}-30w",
            "href": f"https://example.org/items/20250918-k7x4m2/ministers-30w.{suffix}",
            "contentType": f"image/{kind}",
            "width": 30,
            "height": 20,
            "sizeInBytes": size,
        }
        for kind, suffix, size in zip(("webp", "jpeg"), ("webp", "jpg"), sizes, strict=True)
    ]
    assert min(sizes) > 500
    assert (
        walk["digitalSourceType"]["uri"]
        == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    )
    assert map_["renditions"] == [{"name": "original", "href": "https://example.org/map.png"}]
    assert before == {
        "name": "What came before",
        "rel": "seeAlso",
        "uri": "tag:example.org,2025:20250917-aaaaa2",
        "type": "text",
    }


def test_the_text_is_given_as_html_and_plain(document):
    html, plain = document(
        FULL, "It *began* [before](article:20250917-aaaaa2).\n\n![](photo:walk)\n\n- one & two"
    )["bodies"]
    assert plain["value"] == "It began before.\n\n- one & two"
    assert (plain["wordCount"], plain["charCount"]) == (7, len(plain["value"]))
    assert html["value"] == (
        '<p>It <em>began</em> <a href="https://example.org/items/20250917-aaaaa2/article.html"'
        '>before</a>.</p>\n'
        '<figure><img src="https://example.org/items/20250918-k7x4m2/walk-40w.jpg"'
        ' alt="Two men on a path by the water">'
        "<figcaption>The two walk along the river Picture: PAP/Anna Example</figcaption></figure>\n"
        "<ul>\n<li>one &amp; two</li>\n</ul>\n"
    )


def test_a_plain_article_has_no_empty_fields(schema, document):
    found = document()
    assert schema.is_valid(found)
    assert found["profile"] == "text-only" and found["copyrightHolder"] == "The Test Desk"
    assert not {"genres", "associations", "edNote", "embargoedUntil", "usageTerms"} & found.keys()
    assert found["versionCreated"] == found["firstCreated"]


def test_the_last_day_of_a_photo_ends_at_midnight_in_the_newsroom(document):
    found = document(
        FULL.replace("    file: ministers.png", "    file: ministers.png\n    expires: 2025-12-31")
    )
    assert found["associations"][0]["expires"] == "2025-12-31T23:59:59+01:00"


def test_what_was_withdrawn_is_canceled(schema, tmp_path, press):
    taken = "status: withdrawn\nwithdrawal: {at: '2025-09-19T12:00:00+02:00', reason: It was not genuine.}"
    _, files = press(newsroom(tmp_path / "news", {PATH: article_text(taken)}), tmp_path / "out")
    found = json.loads(files["withdrawn/20250918-k7x4m2.ninjs.json"])
    assert schema.is_valid(found)
    assert (found["uri"], found["pubStatus"]) == ("tag:example.org,2025:20250918-k7x4m2", "canceled")
    assert (found["versionCreated"], found["edNote"]) == ("2025-09-19T12:00:00+02:00", "It was not genuine.")
    assert not {"headlines", "descriptions", "bodies", "by"} & found.keys()


def values(entries: list[dict]) -> list[tuple[str, str]]:
    return [(entry["role"], entry["value"]) for entry in entries]
