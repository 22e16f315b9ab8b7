"""Two versions of an article as an editor compares them."""

from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.model import read_article
from copydesk.change import Change
from copydesk.compare import compare
from copydesk.compare.model import Places
from copydesk.compare.words import stretches
from copydesk.desk import load_desk
from copydesk.report.comparison import head_of
from copydesk.rules.example import CLEAN_MOMENT, article_text
from copydesk.text import Span, decode

DESK = load_desk(ROOT)
PATH = "articles/2025/09/18/ministers.md"
FIRST, SECOND, THIRD = (
    "Eleven people were on board, the ministry said.",
    "The plane came down in a field near Lublin, and nobody on the ground was hurt.",
    "It had left Kyiv in the early morning with mail for the soldiers in the north.",
)
PHOTO = "photos:\n  - id: {}\n    file: a.jpg\n    caption: {}\n    alt: A plane in a field\n    credit: PAP/Jan Próbny\n"


def article(fields="", body=FIRST, path=PATH, text=None):
    return read_article(decode(path, (text or article_text(fields, body)).encode()))


def compared(before, after):
    return compare(Change(before, after, CLEAN_MOMENT), DESK)


def plain(part) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}"}
    return "".join(marks[stretch.kind].format(stretch.text) for stretch in part.stretches)


def parts(before, after) -> list[tuple[str, str]]:
    return [(head_of(part), plain(part)) for part in compared(before, after).parts]


def test_words_and_which_of_them_are_of_substance():
    before, after = article(), article(body="Twelve people were on\nboard the plane, the ministry said.")
    assert parts(before, after) == [
        (
            "paragraph 1, substance",
            "[-Eleven-]{+Twelve+} people were on board {+the plane+}, the ministry said.",
        )
    ]
    (part,) = compared(before, after).parts
    assert [s.text for s in part.stretches if s.substance] == ["Eleven", "Twelve"]


def test_another_line_break_is_nothing():
    assert compared(article(), article(body=FIRST.replace(" ", "\n"))).parts == ()


def test_fields():
    before = article('label: update\ntopics: ["20000065"]')
    after = article(
        'headline: "Ministers met in Kyiv, for talks on drones"\ntopics: ["20000065", "20000598"]\nsources: [MON, IAR]'
    )
    assert sorted(parts(before, after)) == [
        ("headline, substance", "Ministers [-meet-]{+met+} in Kyiv{+,+} for talks on drones"),
        ("label, gone", "[-update-]"),
        ("sources", "MON{+, IAR+}"),
        ("topics", "20000065{+, 20000598+}"),
    ]


def test_photos_go_by_their_ids():
    one, other = (
        PHOTO.format("plane", "The plane in a field"),
        PHOTO.format("crew", "The crew").removeprefix("photos:\n"),
    )
    before, after = (
        article(one + other),
        article("photos:\n" + other + one.removeprefix("photos:\n").replace("field", "forest")),
    )
    assert parts(before, after) == [
        ("caption of plane, substance", "The plane in a [-field-]{+forest+}"),
        ("alt of plane", "A plane in a [-field-]{+forest+}"),
    ]


def test_a_paragraph_that_moved_is_told_in_a_line():
    before = article(body=f"{FIRST}\n\n{SECOND}\n\n{THIRD}")
    after = article(body=f"{SECOND}\n\n{THIRD}\n\n{FIRST}")
    assert parts(before, after) == [("paragraph 3, moved from paragraph 1", FIRST)]
    changed = article(body=f"{SECOND}\n\n{THIRD}\n\n{FIRST.replace('Eleven', 'Twelve')}")
    assert parts(before, changed) == [
        (
            "paragraph 3, moved from paragraph 1, substance",
            "[-Eleven-]{+Twelve+} people were on board, the ministry said.",
        )
    ]


def test_paragraphs_come_and_go():
    before, after = article(body=f"{FIRST}\n\n{SECOND}"), article(body=f"{FIRST}\n\n{THIRD}")
    assert parts(before, after) == [
        ("paragraph 2, gone, substance", f"[-{SECOND}-]"),
        ("paragraph 2, new, substance", f"{{+{THIRD}+}}"),
    ]


def test_what_has_become_of_the_article():
    moved = article(path="articles/2025/09/18/talks.md")
    withdrawn = article("status: withdrawn\nwithdrawal:\n  at: 2025-09-19T09:00:00+02:00\n  reason: legal")
    draft, held = article("status: draft"), article("status: held")
    assert compared(None, draft).became == ("New: draft, 8 words.",)
    assert compared(article(), None).became == ("Deleted. It was: published, 8 words.",)
    assert compared(article(), moved).became == (f"Moved from {PATH}.",)
    assert compared(article(), withdrawn).became == ("It is withdrawn: legal",)
    assert compared(draft, article()).became == ("It is published.",)
    assert compared(article(), held).became == ("It is held: taken off for now.",)
    assert compared(held, article()).became == ("It is out again.",)


def test_fields_that_cannot_be_read_are_not_compared():
    broken = article(text=article_text("headline: [open", FIRST.replace("Eleven", "Twelve")))
    comparison = compared(article(), broken)
    assert comparison.became == ("Its fields can't be read as they are now, and are not compared.",)
    assert [part.name for part in comparison.parts] == ["paragraph 1"]


WORDS = st.lists(st.sampled_from(["a", "Kyiv", "8,200", ",", ".", "(", "Łódź", "don’t", "\n", "x-ray"])).map(
    " ".join
)


@given(WORDS, WORDS)
def test_what_is_the_same_and_gone_is_the_old_text_and_with_what_has_come_the_new(old, new):
    found = stretches(old, new, lambda *_: True, lambda *_: False)
    for text, other in ((old, "come"), (new, "gone")):
        kept = "".join(stretch.text for stretch in found if stretch.kind != other)
        assert "".join(kept.split()) == "".join(text.split())
    assert all(stretch.substance == (stretch.kind == "gone") for stretch in found)


spans = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: Span(*sorted(pair))))


@given(spans, st.integers(0, 20), st.integers(1, 5))
def test_places_know_what_touches_them(places, start, length):
    touched = any(a < start + length and b > start for a, b in places if a < b)
    assert Places(places).touch(start, start + length) == touched
