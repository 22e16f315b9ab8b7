"""The words of the pages themselves: in the language of each page, from files that a newsroom may add to."""

from datetime import datetime

import pytest
from a_newsroom import newsroom, write
from conftest import ROOT

from copydesk.article.yaml import read_yaml
from copydesk.desk import DeskError, load_desk
from copydesk.export.furniture import Furnishings

WORDS = "schema/templates/words"
THURSDAY = datetime(2025, 9, 18, 17, 5)


@pytest.fixture
def words(tmp_path):
    """`words("pl", file={name: text})` gives the words for a language in a newsroom with some files of its own."""

    def words(language, files=()):
        folder = newsroom(tmp_path / "news")
        for name, text in dict(files).items():
            write(folder, f"{WORDS}/{name}", text)
        return Furnishings(load_desk(folder)).of(language)

    return words


@pytest.mark.parametrize(
    "language, day, weekday, zone, names",
    [
        ("en-GB", "18 September 2025", "Thursday", "Warsaw time", "A, B and C"),
        ("pl-PL", "18 września 2025", "Czwartek", "czasu warszawskiego", "A, B i C"),
        ("uk", "18 September 2025", "Thursday", "Warsaw time", "A, B and C"),
    ],
)
def test_days_and_names(words, language, day, weekday, zone, names):
    found = words(language)
    assert (found.day(THURSDAY), found.weekday(THURSDAY)) == (day, weekday)
    assert (found.zone("Europe/Warsaw"), found.zone("UTC"), found.zone("Etc/UTC")) == (zone, "UTC", "UTC")
    assert found.listed(["A", "B", "C"]) == names and found.listed(["A"]) == "A" and found.listed([]) == ""


@pytest.mark.parametrize("file", sorted((ROOT / WORDS).glob("*.yaml")), ids=lambda file: file.stem)
def test_each_language_that_is_shipped_has_every_word_and_its_places(file):
    english, own = (
        read_yaml(path.read_text(encoding="utf-8")).value for path in (file.with_name("en.yaml"), file)
    )
    assert list(own) == list(english)
    assert own["labels"].keys() == english["labels"].keys()
    for name, text in english.items():
        if isinstance(text, str):
            assert [part in own[name] for part in ("{", "}")] == [part in text for part in ("{", "}")], name


def test_a_newsroom_has_words_of_its_own_and_what_they_lack_is_said_in_english(words):
    german = words("de-AT", {"de.yaml": "by: Von\nand: und\nphoto: 'Foto: {credit}'\n"})
    assert german.language == "de"
    assert german.say("photo", credit="PAP") == "Foto: PAP"
    assert (german.listed(["A", "B"]), german.say("sources")) == ("A und B", "Sources")


def test_it_may_say_one_word_otherwise(words):
    found = words("pl", {"pl.yaml": "sources: Na podstawie\n"})
    assert (found.say("sources"), found.say("photos")) == ("Na podstawie", "Zdjęcia")


def test_the_nearest_file_counts(words):
    swiss = {"de.yaml": "and: und\n", "de-ch.yaml": "and: u\n"}
    assert words("de-CH", swiss).say("and") == "u"


@pytest.mark.parametrize("language", ["../../registers/staff", "", "x/../../registers/staff", "öä"])
def test_what_is_no_language_leads_nowhere(words, language):
    assert words(language).language == "en"


def test_what_is_put_in_a_place_is_not_looked_into(words):
    assert words("en").say("ai_was_used", system="{used_for}", used_for="{system}") == (
        "AI was used: {used_for}, for: {system}."
    )


@pytest.mark.parametrize(
    "text, message",
    [
        ("and: [und", "de.yaml: these words can't be read: see how en.yaml is written."),
        ("- und\n", "de.yaml: these words can't be read"),
        ("und: und\n", "de.yaml: there is no word und: see en.yaml for those there are."),
        ("and: [und]\n", "de.yaml: and is not written as in en.yaml."),
        ("months: [Januar]\n", "de.yaml: months is not written as in en.yaml."),
        ("labels: {update: {a: b}}\n", "de.yaml: labels is not written as in en.yaml."),
    ],
)
def test_a_file_that_can_not_be_used_is_said_in_words(words, text, message):
    with pytest.raises(DeskError) as caught:
        words("de", {"de.yaml": text})
    assert str(caught.value).startswith("templates/words/") and message in str(caught.value)
