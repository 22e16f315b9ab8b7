"""The house style: its entries, how a form is found, what is said of a file that is wrong, and `check-style`."""

import random
import re

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.model import read_article
from copydesk.article.plain import plain_words, row_of
from copydesk.article.values import NotPlain, read_values
from copydesk.article.yaml import read_yaml
from copydesk.checking.check import check_text
from copydesk.cli import main
from copydesk.desk.phrase import SLOTS, PhraseError, anchors_of, needles_of, read_phrase, slots_of, typed_part
from copydesk.desk.style import PLACES
from copydesk.draft_style import with_files
from copydesk.finding import Severity
from copydesk.rules.copy._hits import hits
from copydesk.rules.example import CLEAN_PATH, article_text
from copydesk.rules.style.invalid import check_desk
from copydesk.style_examples import count, failures
from copydesk.text import decode

ENTRY = "    why: A reason.\n    match: [one]\n    avoid: [two]\n"


def styled(desk, tmp_path, entries: str, language: str = "en"):
    """The desk with one style file of these entries."""
    file = tmp_path / "draft.yaml"
    file.write_text(f"language: {language}\nentries:\n{entries}", encoding="utf-8")
    return with_files(desk, [file])


def said(desk, body: str = "The talks went on.", fields: str = "") -> list[str]:
    text = article_text(fields, body).encode()
    findings = check_text(CLEAN_PATH, text, desk).findings
    return [finding.message for finding in findings if finding.rule == "copy/house-style"]


def mended(desk, body: str) -> str:
    """The body with every fix of the house style made."""
    text = article_text("", body)
    findings = [f for f in check_text(CLEAN_PATH, text.encode(), desk).findings if f.rule == "copy/house-style"]
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text.rpartition("---\n")[2].strip("\n")


# The house style of this repository


def test_every_example_of_the_house_style_holds(desk):
    assert [f"{f.file.path}: {f.message}" for f in failures(desk)] == []


def test_the_house_style_is_right_and_large_enough(desk):
    assert list(check_desk(desk)) == []
    assert len(desk.style.entries) >= 150 and count(desk) > 2 * len(desk.style.entries) - 1
    assert len(desk.style.files) >= 8


def test_every_entry_has_both_kinds_of_examples_and_a_language(desk):
    for entry in desk.style.entries:
        assert entry.match and entry.avoid and entry.why and entry.language, entry.id


def test_the_house_style_is_quiet_on_the_articles_of_this_repository(desk):
    for file in sorted((ROOT / "articles").rglob("*.md")):
        if file.name != "README.md":
            article = read_article(decode(file.name, file.read_bytes()))
            found = [hit.typed for hit in hits(article, desk) if hit.entry.severity != Severity.ADVICE]
            assert found == [], file.name


def test_an_entry_without_its_example_fails(desk, tmp_path):
    changed = styled(desk, tmp_path, "  a:\n    find: one\n    why: A reason.\n    match: [two]\n    avoid: [one two]\n")
    assert [failure.message.split(" in ")[0] for failure in failures(changed)] == ["a must speak", "a must not speak"]


# How a form is found

UTILISE = "  utilise:\n    find: {utilise: use, utilised: used}\n" + ENTRY


@pytest.mark.parametrize(
    "body, expect",
    [
        ("They utilise it.", "They use it."),
        ("Utilise it. UTILISED, too.", "Use it. USED, too."),
        ("They *utilise* it.", "They *use* it."),
        ("They utilises it, reutilise it.", "They utilises it, reutilise it."),
        ("“We utilise it,” he said.", "“We utilise it,” he said."),
        ("The Utilise Fund paid.", "The Utilise Fund paid."),
        ("They co-utilise it.", "They co-use it."),
        ("See `utilise` at https://utilise.example/utilise.", "See `utilise` at https://utilise.example/utilise."),
        ("> They utilise it.", "> They utilise it."),
    ],
)
def test_words_are_found_whole_in_the_houses_own_words_and_keep_their_case(desk, tmp_path, body, expect):
    assert mended(styled(desk, tmp_path, UTILISE), body) == expect


def test_the_message_names_what_was_found_what_to_write_why_and_the_entry(desk, tmp_path):
    changed = styled(desk, tmp_path, UTILISE)
    assert said(changed, "They utilise it.") == ['"utilise": write use. A reason. (utilise)']


@pytest.mark.parametrize(
    "find, body, expect",
    [
        ("in order to: to", "They came in order\nto talk.", "They came to talk."),
        ("in order to: to", "> They came **in order to** talk.\n\nIn order\n\nto talk.",
         "> They came **in order to** talk.\n\nIn order\n\nto talk."),
        ("parent's nightmare: fear", "A parent’s nightmare.", "A fear."),
        ("to-day: today", "Day-to-day work to-day.", "Day-to-day work today."),
        ("Kiev: Kyiv", "Kiev's mayor, a Kiev-based firm, KIEV, kiev.", "Kyiv's mayor, a Kyiv-based firm, KIEV, kiev."),
        ("the Ukraine: Ukraine", "The Ukraine won. In the Ukraine.", "Ukraine won. In Ukraine."),
        ('"{number} kms": "{number} km"', "7 kms, 1,250 kms and 3.5 kms", "7 km, 1,250 km and 3.5 km"),
        ('"{month} {day}, {year}": "{day} {month} {year}"', "On May 5, 2025 they met.", "On 5 May 2025 they met."),
        ('"{month} {day}, {year}": "{day} {month} {year}"', "It may 5, 2025 times.", "It may 5, 2025 times."),
        ('"from {year}-{year}": "from {year} to {year}"', "from 1410-1434", "from 1410 to 1434"),
        ('"${number} mln": "${number} million"', "It cost $4.5 mln.", "It cost $4.5 million."),
    ],
)  # fmt: skip
def test_forms_of_several_words_and_slots(desk, tmp_path, find, body, expect):
    changed = styled(desk, tmp_path, f"  a:\n    find: {{{find}}}\n{ENTRY}")
    assert mended(changed, body) == expect


def test_of_two_forms_the_longer_speaks(desk, tmp_path):
    entries = f"  short:\n    find: order\n{ENTRY}  long:\n    find: in order to\n{ENTRY}"
    assert [message[-6:] for message in said(styled(desk, tmp_path, entries), "In order to win.")] == ["(long)"]


def test_an_exception_and_a_name_of_the_registers_are_left_alone(desk, tmp_path):
    entries = f"  a:\n    find: [Kiev, defense]\n    except: [chicken Kiev]\n{ENTRY}"
    body = "They ate chicken Kiev with Rustem Umerov, Secretary of the National Security and Defense Council of Ukraine."
    assert said(styled(desk, tmp_path, entries), body) == []
    assert len(said(styled(desk, tmp_path, entries), "The defense of Kiev.")) == 2


@pytest.mark.parametrize(
    "places, expect",
    [("[headline]", ["headline"]), ("[lead, body]", ["lead", "body"]), ("[caption]", ["caption"]), ("[heading]", ["heading"]),
     ("[quotation]", ["quotation"]), ("[alt]", ["alt"]), ("[body, quotation]", ["body", "quotation"]),
     ("[headline, quotation]", ["headline"])],
)  # fmt: skip
def test_an_entry_speaks_in_its_places_only(desk, tmp_path, places, expect):
    fields = ("headline: Ministers utilise the hall for their talks\nlead: They utilise the hall. They spoke.\n"
              "photos: [{id: a, url: 'https://example.org/a.jpg', credit: PAP/A B, caption: They utilise a hall, alt: Two utilise it}]")
    body = "The men utilise the hall.\n\n## How they utilise it\n\nThey left. “We utilise it,” he said."
    file = article_text(fields, body)
    where = {file.index("utilise", file.index(start)): name for name, start in (
        ("headline", "headline:"), ("lead", "lead:"), ("caption", "caption:"), ("alt", "alt:"),
        ("body", "The men"), ("heading", "## How"), ("quotation", "“We"))}  # fmt: skip
    changed = styled(desk, tmp_path, f"  a:\n    find: utilise\n    places: {places}\n{ENTRY}")
    found = hits(read_article(decode(CLEAN_PATH, file.encode())), changed)
    assert sorted(where[hit.span.start] for hit in found) == sorted(expect)


def test_language_section_and_severity(desk, tmp_path):
    entries = f"  a:\n    find: utilise\n    language: en-GB\n    sections: [sport]\n    severity: advice\n{ENTRY}"
    changed = styled(desk, tmp_path, entries)
    body = "They utilise it."
    assert said(changed, body, "language: en-GB\nsection: sport")
    assert not said(changed, body, "language: en-US\nsection: sport")
    assert not said(changed, body, "language: en-GB\nsection: defence")
    [finding] = [f for f in check_text(CLEAN_PATH, article_text("section: sport", body).encode(), changed).findings
                 if f.rule == "copy/house-style"]  # fmt: skip
    assert finding.severity == Severity.ADVICE


def test_either_lets_the_first_choice_stand(desk, tmp_path):
    entries = f"  a:\n    either: [[adviser, advisers], [advisor, advisors]]\n{ENTRY}"
    changed = styled(desk, tmp_path, entries)
    assert said(changed, "Two advisors met.\n\nThe advisor left.") == []
    [message] = said(changed, "Two advisors met.\n\nThe adviser left.")
    assert message == '"adviser": line 14 has "advisors". Keep to one form: write advisor. A reason. (a)'
    assert mended(changed, "Two advisors met.\n\nThe adviser left.") == "Two advisors met.\n\nThe advisor left."


def test_several_replacements_are_offered_and_none_is_made(desk, tmp_path):
    changed = styled(desk, tmp_path, f"  a:\n    find: subsequently\n    prefer: [later, then]\n{ENTRY}")
    assert said(changed, "He subsequently left.") == ['"subsequently": write later or then. A reason. (a)']
    assert mended(changed, "He subsequently left.") == "He subsequently left."


def test_a_note_of_correction_may_name_the_wrong_form(desk, tmp_path):
    fields = 'corrections: [{at: "2025-09-19T09:00:00+02:00", kind: refile, note: We wrote utilise., was: a, now: b}]'
    assert said(styled(desk, tmp_path, UTILISE), fields=fields) == []


# What is wrong with a file


@pytest.mark.parametrize(
    "text, expected",
    [
        ("language: en\nentries:\n  a:\n    find: one\n    why: A reason.\n    avoid: two\n",
         "3:3: The entry a lacks match: A sentence, or a list of them, in which the entry must speak."),
        ("language: en\nentries:\n  a:\n    finds: one\n" + ENTRY, '4:5: There is no field finds here. Did you mean "find"?'),
        ("language: en\nentries:\n  a:\n" + ENTRY, "3:3: The entry a lacks find, what not to write, or either"),
        ("entries:\n  a:\n    find: one\n" + ENTRY, "1:1: The file lacks language"),
        ("language: en\nentries:\n  a:\n    find: '{nummer} kms'\n" + ENTRY, "4:5: {nummer} is no slot. Slots are {number}"),
        ("language: en\nentries:\n  a:\n    find: '{number} {year}'\n" + ENTRY, "4:5: \"{number} {year}\" has no word"),
        ("language: en\nentries:\n  a:\n    find: {one: '{year}'}\n" + ENTRY, '4:12: "{year}" has a slot {year} that "one"'),
        ("language: en\nentries:\n  a:\n    find: one\n    prefer: one\n" + ENTRY, '4:5: "one" is to be replaced with itself.'),
        ("language: en\nentries:\n  a:\n    find: {one: two}\n    prefer: two\n" + ENTRY, "5:5: find says already what"),
        ("language: en\nentries:\n  a:\n    either: [one, [two, three]]\n" + ENTRY, "4:19: Each choice of either"),
        ("language: en\nentries:\n  a:\n    find: one\n    severity: bad\n" + ENTRY, "5:5: severity is not as it should be. How"),
        ("language: en\nentries:\n  a: {find: one\n  b: 1\n", "3:6: This can't be read as YAML"),
        ("language: en\nentries:\n  a:\n    find: one\n" + ENTRY + "  a:\n    find: one\n" + ENTRY, "8:3: a is written twice."),
        ("language: en\nentries:\n  a: &b\n    find: one\n" + ENTRY, "3:6: &b is an anchor or a tag"),
        ("- one\n", "1:1: language and entries is not as it should be."),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_place_and_says_what_to_write(desk, tmp_path, text, expected):
    file = tmp_path / "draft.yaml"
    file.write_text(text, encoding="utf-8")
    remarks = list(check_desk(with_files(desk, [file])))
    lines = [f"{r.spot.start.line}:{r.spot.start.column}: {r.message}" for r in remarks]
    assert any(line.startswith(expected) for line in lines), lines


def test_one_bad_entry_leaves_the_others_in_force(desk, tmp_path):
    changed = styled(desk, tmp_path, "  bad:\n    find: '{nummer} x'\n" + ENTRY + UTILISE)
    assert said(changed, "They utilise it.") == ['"utilise": write use. A reason. (utilise)']


def test_a_name_in_two_files_is_said_at_the_second(desk, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(f"language: en\nentries:\n{UTILISE}", encoding="utf-8")
    [remark] = check_desk(with_files(desk, [tmp_path / "a.yaml", tmp_path / "b.yaml"]))
    assert remark.path.endswith("b.yaml") and "a.yaml has an entry utilise, too." in remark.message


def test_a_link_is_not_followed(desk, tmp_path):
    (tmp_path / "link.yaml").symlink_to(ROOT / "LICENSE")
    [remark] = check_desk(with_files(desk, [tmp_path / "link.yaml"]))
    assert remark.message == "This file is a link, and was not read. Put the file itself here."


@pytest.mark.parametrize("text", ["a: [1, 'x', null]\nb: {c: 2.5}\n", "", "a: 1\na: 2\n", "a: &b 1\n", "a: *b\n", "a: !!str 1\n",
                                  "a: [", "--- 1\n--- 2\n", "? [a]\n: b\n", "a: \x01\n", "[" * 90])  # fmt: skip
def test_values_without_places_are_those_with_places(text):
    document = read_yaml(text)
    if document.problems:
        with pytest.raises(NotPlain):
            read_values(text)
    else:
        assert read_values(text) == document.value


# Phrases


@pytest.mark.parametrize("text", ["", "  ", "{word}", "{number} {number}", "a {b", "a }", "{Number} x", "x" * 121, "12"])
def test_a_phrase_that_cannot_be_found_quickly_is_refused(text):
    with pytest.raises(PhraseError):
        read_phrase(text)
    with pytest.raises(PhraseError):
        anchors_of(text)


def test_the_quick_look_at_a_phrase_gives_its_anchors(desk):
    for entry in desk.style.entries:
        for form in entry.forms:
            assert form.anchors == form.phrase.anchors, form.text


def test_every_pattern_is_bounded(desk):
    """No pattern may repeat without an end, or repeat a repetition, so that none can be slow on any copy."""
    import re._parser as parser
    from re._constants import MAX_REPEAT, MAXREPEAT, MIN_REPEAT

    def depth(pattern) -> int:
        deepest = 0
        for kind, value in pattern:
            if kind in (MAX_REPEAT, MIN_REPEAT):
                assert value[1] != MAXREPEAT
                deepest = max(deepest, (value[1] > 1) + depth(value[2]))
            else:
                parts = value if isinstance(value, (tuple, list)) else [value]
                for part in parts:
                    for inner in part if isinstance(part, list) else [part]:
                        if isinstance(inner, parser.SubPattern):
                            deepest = max(deepest, depth(inner))
        return deepest

    phrases = [form.phrase for entry in desk.style.entries for form in entry.forms]
    for phrase in [*phrases, *(read_phrase(f"slot {{{name}}}") for name in SLOTS)]:
        assert depth(parser.parse(phrase.pattern.pattern)) <= 1, phrase.text


def test_copy_made_to_be_slow_is_read(desk):
    """One that takes more than a moment does not come back at all."""
    for text in ("in order " * 20_000, "from 1-" * 20_000, "1.1.1." * 30_000, "May 5, " * 20_000, "$1 " * 30_000, "per cent " * 20_000):
        hits(read_article(decode(CLEAN_PATH, article_text("", text).encode())), desk)


def test_the_look_up_finds_what_a_search_for_every_form_finds(desk):
    """The one look-up passes over nothing: each form, put into copy by itself, is found, by itself or in a longer one."""
    draw = random.Random(7)
    plain = [
        (entry, form) for entry in desk.style.entries for form in entry.forms
        if "{" not in form.text and not entry.either and set(PLACES) - {"quotation"} == entry.places and not entry.except_
    ]  # fmt: skip
    for _, form in draw.sample(plain, 200):
        body = f"They said it, {form.text} and went."
        article = read_article(decode(CLEAN_PATH, article_text("language: en-GB", body).encode()))
        assert hits(article, desk), form.text


# The command


def test_check_style_is_clean_here(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["check-style"]) == 0
    assert capsys.readouterr().out.startswith("Clean: ")


def test_check_style_lists_what_is_wrong(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    file = tmp_path / "draft.yaml"
    file.write_text("language: en\nentries:\n  a:\n    find: one\n    why: A reason.\n    match: two\n    avoid: [three, one]\n",
                    encoding="utf-8")  # fmt: skip
    assert main(["check-style", str(file)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("draft.yaml")[-1] for line in lines] == [
        ':6:5: a must speak in "two" and does not. Mend the entry, or the sentence.',
        ':7:20: a must not speak in "one" and does. Narrow the entry, or name the phrase under except.',
        "2 to mend in 1 entries.",
    ]


def test_check_style_of_a_file_that_is_not_there(capsys):
    assert main(["check-style", "nothing.yaml"]) == 2
    assert "there is no file nothing.yaml" in capsys.readouterr().err


FILLINGS = {
    "number": ["7", "1,250", "3.5", "19:30", "12"], "day": ["1", "31"], "month": ["May", "March"], "year": ["2025"],
    "weekday": ["Monday", "Friday"], "name": ["Łódź", "O’Neil"], "word": ["over", "naïve"],
}  # fmt: skip
FORMS = ["{number}-{number}", "in {month} {day}, {year}", "€ {number}", "{number} km²", "from {number}-{number}", "10{number}s of",
         "{weekday} through {weekday}", "{number} Euros", "€0.{number}", "{word} of {name}", "{number} o'clock on {weekday}, {day} {month}"]  # fmt: skip


@given(st.sampled_from(FORMS), st.randoms(), *[st.text(alphabet="ab1 ,.’'\0\n-", max_size=8)] * 2)
def test_a_text_that_has_a_phrase_has_its_needles(form, random, before, behind):
    fillings = [random.choice(FILLINGS[slot]) for slot in slots_of(form)]
    filled = re.sub(r"\{\w+\}", lambda slot, left=iter(fillings): next(left), form)
    text = f"{before} {filled} {behind}"
    row = row_of(plain_words(text))
    for anchor in ["", *map(str.lower, fillings)]:
        needles, either = needles_of(form, anchor)
        assert [needle for needle in needles if needle not in row] == []
        assert not either or any(needle in row for needle in either)
    assert typed_part(form) in text


@pytest.mark.parametrize("form, typed", [
    ("in {month} {day}", ""), ("{number} Euros", "Euros"), ("eBay shops of US", "US"), ("eBay", ""), ("€0.{number}", "€0."), ("the US$", "US"), ("-", ""),
])  # fmt: skip
def test_what_a_phrase_has_as_it_is_typed(form, typed):
    assert typed_part(form) == typed


def test_a_phrase_with_a_slot_for_a_weekday_has_one_of_them():
    needles, either = needles_of("{number} or {weekday} through {weekday}", "through")
    assert (needles, either[:2]) == ((b"through", b"0 or"), (b"0 or friday through", b"0 or monday through"))
