"""YAML read line by line: what is known, and that ruamel.yaml says the same."""

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.article.events import read_events
from copydesk.article.frontmatter import read_frontmatter
from copydesk.article.lines import read_lines
from copydesk.article.yaml import read_yaml
from copydesk.text import decode

TEXT = """\
# begun on Friday
headline: 'Granaries, a canal: the water'
lead: >-
  Two sentences stand here. They are
  folded.

byline: [mp, "kd"] # two of us
topics:
  - "20000598" # defence
  - 20000639
sources:
- MON
- X/@KosiniakKamysz
- name: Interfax-Ukraine
  accessed: 2025-09-18
dateline:
  place: Kyiv
  # nothing else
"""


def known(text):
    return read_lines(text, 0, len(text))


def test_what_editors_type_is_known():
    text = TEXT.replace("\n\n", "\n")
    document = known(text)
    assert document.value == {
        "headline": "Granaries, a canal: the water",
        "lead": "Two sentences stand here. They are folded.",
        "byline": ["mp", "kd"],
        "topics": ["20000598", 20000639],
        "sources": ["MON", "X/@KosiniakKamysz", {"name": "Interfax-Ukraine", "accessed": "2025-09-18"}],
        "dateline": {"place": "Kyiv"},
    }
    at = {route: text[slice(*place.value)] for route, place in document.places.items()}
    assert at["topics", 0] == '"20000598"'
    assert at["lead",] == ">-\n  Two sentences stand here. They are\n  folded.\n"
    assert at["sources", 2] == "name: Interfax-Ukraine\n  accessed: 2025-09-18"
    assert text[slice(*document.places["byline", 1].value)] == '"kd"'
    assert text[slice(*document.places["dateline", "place"].key)] == "place"
    assert document == read_events(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\n", "a: *x\n", "a: !!str 1\n", "a: {b: c}\n", "a: b: c\n", 'a: "b\\n"\n', "a: 'it''s'\n", "a: b\n  c\n",
        "a: 1\na: 2\n", "a:\nb: c\n", "a:\n", "- \n", "a: |2\n   b\n", "a: >-\n  b\n\n  c\n", "a: >-\n  b\n   c\n", "a:\tb\n",
        "a: b\n  c: d\n", "  a: b\nc: d\n", "a: [b, [c]]\n", "a: [b,]\n", "a: -1\n", "a: ? b\n", "? a\n: b\n", "a: b", "",
        "a: \u2028b\n", "a: \x01\n", "---\na: b\n", "...\n", "a\n", TEXT,
    ],
)  # fmt: skip
def test_all_else_is_left_to_ruamel(text):
    assert known(text) is None
    assert read_yaml(text) == read_events(text, 0, len(text))


MARGINS = st.sampled_from(["", "", "  ", "  ", "    ", " ", "   ", "      "])
MARKS = st.sampled_from(["", "", "- ", "- ", "-", "-  ", "- - ", "# ", " # "])
KEYS = st.sampled_from(["a: ", "b: ", "c:", "d:", "a_b-c:  ", "", "", '"e": ', "f :", "null: ", "g:h"])
VALUES = st.sampled_from([
    "", "", "x", "two words", "12", "1.5", "true", "~", "08:00", "a:b", "x:", "a #b", "a# b", " # c", "“é” –",
    '"q"', "'s'", '"x" ', '"a: # b" # c', "'it''s'", '"\\t"', "[]", "[a]", "[ a , 'b', \"c\" ]", "[a b, 1]",
    "[a: b]", "[a, ]", "[[a]]", "{a: b}", ">-", ">", "|", "|-", "|+", ">-2", ">- # c", "x  ", "x, y]", "}", "*a",
    "&a", "!t", "@a", "`", "%", "? x", ": x", "-", "-1",
    "=", "<<", ".", "...", "---", "\u00a0", "\x85", "\t", "X/@y", "https://a.b/c?d=e#f", "2025-09-18T15:20:00+02:00",
])  # fmt: skip
LINES = st.lists(st.tuples(MARGINS, MARKS, KEYS, VALUES).map("".join), max_size=9).map(
    lambda lines: "\n".join(lines) + "\n"
)
ODD = st.text(alphabet="ab:- \n[]'\"#|>,1", max_size=40)
FIELDS = st.sampled_from([
    "{}: x", "{}: 'y'  # c", "{}: [a, 1]", "{}:\n  - a\n  - 2 # c", "{}:\n- a\n- b: c\n  d: e", "", "# c", " # c",
    "{}: >-\n  a b\n  c", "{}: |\n    a\n    b ", "{}:\n  b: c\n  d: >\n    e\n    f", "{}:\n    - x:\n        y: z",
    "{}:\n  # c\n  - a:\n      - b\n    c: [x]\n\n  - d:\n    - e\n  -  f",
])  # fmt: skip
ARTICLES = st.lists(FIELDS | st.tuples(st.just("{}: "), VALUES).map("".join), max_size=8).map(
    lambda fields: "".join(field.replace("{}", f"k{number}") + "\n" for number, field in enumerate(fields))
)


def says_another(text):
    """What is known of a text, where ruamel.yaml says something else."""
    fast, slow = known(text), read_events(text, 0, len(text))
    return fast is not None and (fast != slow or list(fast.places) != list(slow.places))


@settings(max_examples=400)
@given(LINES | ARTICLES | ARTICLES | ODD)
def test_what_is_known_is_what_ruamel_says(text):
    assert not says_another(text)


def test_the_articles_are_known():
    """All but a few of the repository's own, and of those that the tests have."""
    files = sorted((ROOT / "articles").rglob("2*/*.md"))
    fronts = [read_frontmatter(decode(file.name, file.read_bytes())) for file in files]
    spans = [(decode(file.name, file.read_bytes()).text, *front.span) for file, front in zip(files, fronts, strict=True)]
    assert sum(read_lines(*span) is not None for span in spans) > 0.8 * len(files)


def test_no_case_is_read_otherwise():
    sources = [decode(file.name, file.read_bytes()) for file in sorted((ROOT / "tests" / "cases").rglob("*.md"))]
    heads = [source.text[slice(*read_frontmatter(source).span)] for source in sources]
    assert [head for head in heads if says_another(head)] == []
    assert sum(known(head) is not None for head in heads) > 100
