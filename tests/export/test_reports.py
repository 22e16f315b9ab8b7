"""The reports in a bundle: what was lost, and which rules said what. Neither tells of what is not out."""

import hashlib
import json

import pytest
from a_newsroom import (  # noqa: F401
    AS_OF,
    PHOTO,
    ROOT,
    files_of,
    newsroom,
    plain_git,
    png,
    press,
    run,
    unchecked,
    write,
)
from test_bundle_page import FULL, PATH

from copydesk import __version__
from copydesk.export.catalogue import all_formats
from copydesk.git import blob_id
from copydesk.rules.book import get_rule
from copydesk.rules.example import article_text

ID = "20250918-k7x4m2"
SECOND = article_text("""id: 20250918-aaaaa2
headline: A second story is filed from Kyiv
lead: Nobody expected a second story to be filed so soon after.""")


@pytest.fixture
def reports(tmp_path, run):
    """`reports(articles)` exports a newsroom as it is; (loss report, validation report, all files)."""

    def reports(articles, name="news"):
        folder = newsroom(tmp_path / name, articles)
        code, out, err = run(folder, "export", "--worktree", "--as-of", AS_OF)
        assert code == 0, out + err
        files = files_of(folder / "bundle")
        return *(json.loads(files[f"report/{report}.json"]) for report in ("loss", "validation")), files

    return reports


def test_what_a_format_could_not_carry_is_named_with_its_articles(reports):
    sources = 'sources: [{name: The archive, kind: document, url: "https://a.example/b"}]'
    loss, _, _ = reports({PATH: article_text(sources), "articles/2025/09/18/second.md": SECOND})
    ninjs, markdown = loss["formats"]["ninjs"]["fields"], loss["formats"]["markdown"]
    assert ninjs["sources.kind"] == {"why": "There is no field for it.", "items": [ID]}
    assert ninjs["dateline"]["items"] == "all"
    assert "sources.accessed" not in ninjs and markdown == {}
    assert loss["left_out"] == {}


def test_every_format_has_its_place_in_the_loss_report(tmp_path, press):
    _, files = press(newsroom(tmp_path / "news"), tmp_path / "out")
    assert list(json.loads(files["report/loss.json"])["formats"]) == [format.name for format in all_formats()]


def test_a_field_that_a_format_says_it_loses_is_one_of_the_article_s():
    fields = json.loads((ROOT / "schema/article.schema.json").read_bytes())["properties"]
    routes = {route for format in all_formats() for route in format.lost}
    assert {route.partition(".")[0] for route in routes} <= fields.keys()
    assert "sources.kind" in routes


def test_what_was_left_out_is_counted_and_not_named(tmp_path, press):
    body = "See [the count](article:20250917-nowhe2)."
    folder = newsroom(tmp_path / "news", {PATH: article_text(PHOTO + "    expires: 2025-09-19\n", body)})
    write(folder, "articles/2025/09/18/ministers.png", png())
    _, files = press(folder, tmp_path / "out")
    loss = json.loads(files["report/loss.json"])
    assert loss["left_out"] == {ID: {"links": 1, "photos": 1}}
    assert loss["formats"]["markdown"]["not_written"] == [ID]
    assert not [path for path, data in files.items() if b"nowhe2" in data]


def test_the_rules_that_ran_are_named_with_what_was_tested(reports):
    text = article_text("")
    _, found, _ = reports({PATH: text})
    assert found["_type"] == "https://in-toto.io/Statement/v1"
    assert found["predicateType"] == "https://in-toto.io/attestation/test-result/v0.1"
    assert found["subject"] == [
        {
            "name": PATH,
            "uri": f"tag:example.org,2025:{ID}",
            "digest": {
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "gitBlob": blob_id(text.encode()),
            },
        }
    ]
    predicate = found["predicate"]
    assert (predicate["result"], predicate["warnedTests"], predicate["failedTests"]) == ("PASSED", [], [])
    assert {"date/weekday-mismatch", "yaml/syntax", "photo/credit-missing"} <= set(predicate["passedTests"])
    rules = {entry["name"]: entry for entry in predicate["configuration"]}
    assert rules["copydesk"]["annotations"] == {"version": __version__}
    assert rules["date/weekday-mismatch"]["annotations"] == {"severity": "error"}
    assert len(rules["desk"]["digest"]["sha256"]) == 64
    assert set(predicate["passedTests"]) <= rules.keys()
    assert not [rule for rule in predicate["passedTests"] if get_rule(rule).severity == "advice"]


LONG = "headline: Ministers meet in Kyiv for talks on drones and on much else besides, and sign papers at last"
WAIVED = "<!-- copydesk: ignore copy/doubled-word: the film's title -->\n\nThe film hours hours opens in Kyiv."


def test_warnings_and_suppressions_stand_with_their_article(reports):
    _, found, _ = reports({PATH: article_text(LONG, WAIVED)})
    assert found["subject"][0]["annotations"] == {
        "suppressed": ["copy/doubled-word"],
        "warned": ["headline/length"],
    }
    assert found["predicate"]["result"] == "WARNED"
    assert found["predicate"]["warnedTests"] == ["copy/doubled-word", "headline/length"]
    assert "headline/length" not in found["predicate"]["passedTests"]


def test_who_has_looked_is_said(tmp_path, press):
    signoff = "signoff: [{rule: ethics/personal-data, by: mp, note: The address is public.}]"
    _, files = press(newsroom(tmp_path / "news", {PATH: article_text(signoff)}), tmp_path / "out")
    assert json.loads(files["report/validation.json"])["subject"][0]["annotations"]["signoff"] == [
        {"rule": "ethics/personal-data", "by": "Maria Próbna", "note": "The address is public."}
    ]


def test_a_sign_off_does_not_tell_of_what_is_not_out(tmp_path, press):
    signoff = "signoff: [{rule: ethics/personal-data, by: mp, note: As in 20250918-aaaaa2.}]"
    hidden = SECOND.replace("status: published", "status: held")
    articles = {PATH: article_text(signoff), "articles/2025/09/18/second.md": hidden}
    _, files = press(newsroom(tmp_path / "news", articles), tmp_path / "out")
    assert not [path for path, data in files.items() if b"aaaaa2" in data]
    assert b"ethics/personal-data" in files["report/validation.json"]


def test_an_article_that_is_not_out_changes_no_byte(tmp_path, run):
    """Not even where the check warns, because of it, of one that is out."""
    bundles = []
    for name in ("alone", "beside"):
        folder = newsroom(tmp_path / name, {PATH: article_text(PHOTO)})
        write(folder, "articles/2025/09/18/ministers.png", png())
        if name == "beside":
            held = "id: 20250918-aaaaa2\nstatus: held\nheadline: A walrus is seen on the beach at noon\n"
            photo = PHOTO.replace("ministers.png", "a.png")
            write(folder, "articles/2025/09/18/a.md", article_text(held + photo))
            write(folder, "articles/2025/09/18/a.png", png(5, 5))
            assert f"{PATH}:" in run(folder, "check")[1]
        code, out, err = run(folder, "export", "--worktree", "--as-of", AS_OF)
        assert code == 0, out + err
        bundles.append(files_of(folder / "bundle"))
    assert bundles[0] == bundles[1]


def test_a_bundle_of_everything_says_the_same_twice(tmp_path, press):
    folder = newsroom(tmp_path / "news", {PATH: article_text(FULL)})
    write(folder, "articles/2025/09/18/ministers.png", png(30, 20))
    write(folder, "articles/2025/09/18/walk.jpg", png(40, 20))
    assert press(folder, tmp_path / "one")[1] == press(folder, tmp_path / "two")[1]
