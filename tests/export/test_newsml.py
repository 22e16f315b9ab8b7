"""NewsML-G2 2.35: every document is valid by IPTC's schema, and says what the article says."""


import pytest
from a_newsroom import ROOT, newsroom, plain_git, png, press, unchecked, write  # noqa: F401
from a_wire import generated
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from test_bundle_page import FOLDER, FULL, PATH

from copydesk.export.body import render
from copydesk.export.formats import newsml
from copydesk.export.xml import Xml
from copydesk.rules.example import article_text

NAR, XHTML = "http://iptc.org/std/nar/2006-10-01/", "http://www.w3.org/1999/xhtml"
NAMES = {"n": NAR, "h": XHTML}
ALT = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/AltTextAccessibility"


@pytest.fixture(scope="module")
def schema(shared):
    """IPTC's schema; the one that it names stands beside it."""
    file = shared / "standards/newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd"
    return etree.XMLSchema(etree.parse(file, etree.XMLParser(no_network=True)))


def faults(schema, data: bytes) -> list[str]:
    schema.validate(etree.fromstring(data))
    return [f"{error.line}: {error.message}" for error in schema.error_log]


def test_the_schema_is_strict(schema):
    assert faults(schema, b"<newsItem/>")
    assert faults(schema, f'<newsItem xmlns="{NAR}" standard="x" standardversion="2.35" guid="x"/>'.encode())


def test_the_sample_articles_are_valid(schema, tmp_path, press):
    outcome, files = press(ROOT, tmp_path / "out", "2031-01-01T00:00:00Z")
    found = [path for path in files if path.endswith(".newsml.xml")]
    assert sum(path.endswith("/article.newsml.xml") for path in found) == len(outcome.edition.published) >= 7
    assert sum(path.startswith("withdrawn/") for path in found) == len(outcome.edition.withdrawn) >= 1
    assert sum("/photo-" in path for path in found) >= 7
    assert {path: wrong for path in found if (wrong := faults(schema, files[path]))} == {}


def test_generated_articles_are_valid(schema, tmp_path_factory):
    desk, items = generated(tmp_path_factory.getbasetemp() / "wire")
    assert len(items) >= 500
    photos = 0
    for item in items:
        assert faults(schema, newsml.write_item(item, desk)) == []
        for _, data in newsml.write_beside(item, desk):
            assert faults(schema, data) == []
            photos += 1
    assert photos >= 500


@pytest.fixture
def documents(tmp_path, press):
    """`documents(fields, body)` gives the documents of an article by name, and the notice of another."""

    def documents(fields="", body="The talks lasted for two hours."):
        before = "headline: What came before\npublished: 2025-09-17T17:17:00+02:00"
        taken = (
            "id: 20250917-bbbbb2\nstatus: withdrawn\nwithdrawal: {at: '2025-09-19T12:00:00+02:00', "
            "reason: It was not genuine., note: We are sorry., replaced_by: 20250917-aaaaa2}"
        )
        folder = newsroom(
            tmp_path / "news",
            {
                PATH: article_text(fields, body),
                "articles/2025/09/17/before.md": article_text(f"id: 20250917-aaaaa2\n{before}"),
                "articles/2025/09/17/taken.md": article_text(taken),
            },
        )
        write(folder, "articles/2025/09/18/ministers.png", png(1800, 20))
        write(folder, "articles/2025/09/18/walk.jpg", png(40, 20))
        _, files = press(folder, tmp_path / "out")
        mine = {path: etree.fromstring(data) for path, data in files.items() if path.endswith(".newsml.xml")}
        return {path.removeprefix(f"{FOLDER}/"): root for path, root in mine.items()}

    return documents


def texts(root, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in root.iterfind(path, NAMES)]


def codes(root, path: str) -> list[str | None]:
    return [found.get("qcode") or found.get("literal") for found in root.iterfind(path, NAMES)]


def test_every_field_is_carried(schema, documents):
    found = documents(FULL + "embargo: 2025-09-18T17:17:00+02:00\n", "It *began*.\n\n![](photo:walk)")
    root = found["article.newsml.xml"]
    assert faults(schema, etree.tostring(root)) == []
    assert (root.get("guid"), root.get("version")) == ("tag:example.org,2025:20250918-k7x4m2", "4")
    assert (root.get("standard"), root.get("standardversion")) == ("NewsML-G2", "2.35")
    meta, content = root.find("n:itemMeta", NAMES), root.find("n:contentMeta", NAMES)
    assert meta.find("n:itemClass", NAMES).get("qcode") == "ninat:text"
    assert meta.find("n:pubStatus", NAMES).get("qcode") == "stat:usable"
    assert texts(meta, "n:provider") == ["The Test Desk"]
    assert texts(meta, "n:firstCreated") == texts(meta, "n:embargoed") == ["2025-09-18T17:17:00+02:00"]
    assert texts(meta, "n:versionCreated") == ["2025-09-19T10:00:00+02:00"]
    assert codes(meta, "n:signal") == ["sig:update", "sig:correction"]
    assert texts(meta, "n:edNote") == [
        "Update, 18 September 2025, 19:00: Adds the statement.",
        'Correction, 19 September 2025, 09:00: There were three papers. Was: "two". Now: "three".',
        "Slip put right, 19 September 2025, 10:00: A name was misspelt.",
        "AI was used: A speech recogniser, for: Notes of the talks. Reviewed by Maria Próbna.",
    ]
    assert [(link.get("rel"), link.get("residref")) for link in meta.iterfind("n:link", NAMES)] == [
        ("irel:seeAlso", "tag:example.org,2025:20250918-k7x4m2/ministers"),
        ("irel:seeAlso", "tag:example.org,2025:20250918-k7x4m2/walk"),
        ("irel:seeAlso", "tag:example.org,2025:20250918-k7x4m2/map"),
        ("irel:seeAlso", "tag:example.org,2025:20250917-aaaaa2"),
    ]
    assert texts(content, "n:headline") == ["Ministers meet in Kyiv for talks on drones"]
    assert texts(content, "n:description[@role='drol:summary']")[0].startswith("The two defence ministers")
    assert texts(content, "n:dateline") == ["Bykivnia, 17 September 2025"]
    assert content.find("n:located/n:broader", NAMES).get("qcode") == "iso3166-1a2:UA"
    assert texts(content, "n:by") == ["Maria Próbna and Jan Example"]
    assert texts(content, "n:creator/n:definition") == ["reporter", "stringer"]
    assert texts(content, "n:creditline") == ["The Test Desk"]
    assert texts(content, "n:infoSource/n:name") == [
        "Ministry of National Defence",
        "Denys Shmyhal, @Denys_Shmyhal on X",
        "The archive",
    ]
    assert codes(content, "n:subject") == ["defence", "medtop:20000065", "shmyhal", None]
    assert content.find("n:language", NAMES).get("tag") == "en-GB"
    assert content.find("n:genre", NAMES).get("literal") == "correction"
    assert content.find("n:digitalSourceType", NAMES).get("qcode").startswith("digsrctype:")
    assert texts(root, "n:rightsInfo/*") == ["Jan Example", "© Jan Example", "Ask first"]


def test_the_text_is_xhtml_with_its_photos_where_they_stand(documents):
    root = documents(FULL, "It *began* & went on.\n\n![](photo:walk)\n\n- one")["article.newsml.xml"]
    body = root.find("n:contentSet/n:inlineXML/h:html/h:body", NAMES)
    assert [etree.QName(element).localname for element in body] == ["p", "figure", "ul"]
    assert texts(body, "h:p") == ["It began & went on."]
    assert texts(body, "h:figure/h:figcaption") == ["The two walk along the river PAP/Anna Example"]


def test_a_photo_is_an_item_of_its_own(schema, documents):
    expires = "    file: ministers.png\n    expires: 2025-12-31"
    found = documents(FULL.replace("    file: ministers.png", expires))
    lead, map_ = found["photo-ministers.newsml.xml"], found["photo-map.newsml.xml"]
    assert faults(schema, etree.tostring(lead)) == faults(schema, etree.tostring(map_)) == []
    assert lead.get("guid") == "tag:example.org,2025:20250918-k7x4m2/ministers"
    assert lead.find("n:itemMeta/n:itemClass", NAMES).get("qcode") == "ninat:picture"
    assert texts(lead, "n:itemMeta/n:expires") == ["2025-12-31T23:59:59+01:00"]
    assert texts(lead, "n:rightsInfo/n:copyrightHolder") == ["Polish Press Agency"]
    content = lead.find("n:contentMeta", NAMES)
    assert texts(content, "n:creditline") == ["PAP/Vladyslav Musiienko"]
    assert texts(content, "n:by") == ["Vladyslav Musiienko"]
    assert texts(content, "n:description[@role='drol:caption']")[0].startswith("Two ministers sign")
    assert texts(content, f"n:description[@roleuri='{ALT}']")[0].startswith("Two men in dark suits")
    files = [dict(file.attrib) for file in lead.iterfind("n:contentSet/n:remoteContent", NAMES)]
    assert files and all(file["href"].startswith(f"https://example.org/{FOLDER}/") for file in files)
    assert all({"contenttype", "size", "width", "height", "rendition"} <= file.keys() for file in files)
    assert files[0]["rendition"] == "rnd:thumbnail" and files[-1]["rendition"] == "rnd:highRes"
    (elsewhere,) = map_.iterfind("n:contentSet/n:remoteContent", NAMES)
    assert elsewhere.get("href") == "https://example.org/map.png"


@pytest.mark.parametrize(
    "fields, signals",
    [
        ("label: breaking", []),
        ("label: update", []),  # says so, and is none
        ("updates: [{at: '2025-09-18T19:00:00+02:00', note: More.}]", ["sig:update"]),
        (
            "corrections: [{at: '2025-09-18T19:00:00+02:00', kind: clarification, note: Clearer.}]",
            ["sig:correction"],
        ),
    ],
)
def test_a_signal_is_given_only_to_what_has_changed(documents, fields, signals):
    root = documents(fields)["article.newsml.xml"]
    assert codes(root, "n:itemMeta/n:signal") == signals


def test_what_was_withdrawn_is_canceled(schema, documents):
    notice = documents()["withdrawn/20250917-bbbbb2.newsml.xml"]
    assert faults(schema, etree.tostring(notice)) == []
    assert notice.get("guid") == "tag:example.org,2025:20250917-bbbbb2"
    meta = notice.find("n:itemMeta", NAMES)
    assert meta.find("n:pubStatus", NAMES).get("qcode") == "stat:canceled"
    assert texts(meta, "n:edNote") == ["It was not genuine. We are sorry."]
    assert texts(meta, "n:versionCreated") == ["2025-09-19T12:00:00+02:00"]
    assert meta.find("n:link", NAMES).get("residref") == "tag:example.org,2025:20250917-aaaaa2"
    assert notice.find("n:contentMeta", NAMES) is None


MARKS = "<>&*_`[](){}!\\#-\"' \n\t\x00\x0cab;x"


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.text(alphabet=MARKS, max_size=80))
def test_any_text_is_well_formed_xml(words, markup):
    xml = Xml()
    with xml.element("body"):
        xml.leaf("p", words, title=words)
        for part in render(f"{markup}\n\n{words}", {}, lambda id: None).parts:
            xml.markup(part)
    etree.fromstring(xml.bytes())
