"""An amendment of the fields changes what it is asked to and leaves every other byte as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.amend.fields import Fields
from copydesk.edit.change import Unfit

ORDER = (
    "id",
    "status",
    "headline",
    "label",
    "lead",
    "published",
    "topics",
    "sources",
    "aliases",
    "updates",
    "corrections",
    "withdrawal",
)
ENTRY = {"at": "2025-09-18T19:05:00+02:00", "note": "New: the ministry's words"}


def fields(head: str, body: str = "Text.\n") -> Fields:
    return Fields("articles/2025/09/18/a.md", f"---\n{head}\n---\n{body}".encode(), ORDER)


def head_of(amended: Fields) -> str:
    return amended.data.decode().removeprefix("---\n").removesuffix("\n---\nText.\n")


@pytest.mark.parametrize(
    "head, name, value, expect",
    [
        ("status: draft # for now", "status", "held", "status: held # for now"),
        ('status: "draft"', "status", "held", 'status: "held"'),
        ("status: 'draft'", "status", "it's", "status: 'it''s'"),
        ("status:", "status", "held", "status: held"),
        ("status: ~ # none", "status", "held", "status: held # none"),
        ("lead: >-\n  One\n  two.\nid: a", "lead", "Three.", "lead: Three.\nid: a"),
        ("headline: One\n  two", "headline", "A: b", 'headline: "A: b"'),
        ("id: a\n# on topics\ntopics: [b]", "status", "draft", "id: a\nstatus: draft\n# on topics\ntopics: [b]"),
        ("topics: [b] # one\nid: a", "published", "c", "topics: [b] # one\nid: a\npublished: c"),
        ("  id: a\n  topics: [b]", "label", "update", "  id: a\n  label: update\n  topics: [b]"),
        ("lead: |+\n  One\n\n\ntopics: []", "published", "c", "lead: |+\n  One\n\n\npublished: c\ntopics: []"),
        (
            "topics:\n- a # one\n\n  # - b\n# sources\nsources: []",
            "aliases",
            "c",
            "topics:\n- a # one\n\n  # - b\n# sources\nsources: []\naliases: c",
        ),
        ("id: a", "withdrawal", ENTRY,
         'id: a\nwithdrawal:\n  at: 2025-09-18T19:05:00+02:00\n  note: "New: the ministry\'s words"'),
        ("withdrawal:\nid: a", "withdrawal", {"at": "x"}, "withdrawal:\n  at: x\nid: a"),
    ],
)  # fmt: skip
def test_a_field_is_set(head, name, value, expect):
    assert head_of(fields(head).set(name, value)) == expect


@pytest.mark.parametrize(
    "head, entry, expect",
    [
        ("id: a", "x", "id: a\ntopics: [x]"),
        ("id: a\ntopics: [] # none", "x", "id: a\ntopics: [x] # none"),
        ("topics:\nid: a", "x", "topics: [x]\nid: a"),
        ("topics: [a, 'b'] # two", "x, y", "topics: [a, 'b', \"x, y\"] # two"),
        ("topics: [a,]", "x", "topics: [a, x,]"),
        ("topics: [\n  a, # one\n  b # two\n]", "x", "topics: [\n  a, # one\n  b, # two\n  x\n]"),
        ("topics: [\n  a,\n  b, # two\n]", "x", "topics: [\n  a,\n  b, # two\n  x,\n]"),
        ("topics: [\n  a, b]", "x", "topics: [\n  a, b, x]"),
        ("topics:\n- a # one\n# sources\nsources: []", "x", "topics:\n- a # one\n- x\n# sources\nsources: []"),
        ("topics:\n   -  a\n   # - b", "x", "topics:\n   -  a\n   # - b\n   - x"),
        ("topics:\n  - at: c\n    note: >-\n      d\n      e", ENTRY,
         "topics:\n  - at: c\n    note: >-\n      d\n      e\n"
         '  - at: 2025-09-18T19:05:00+02:00\n    note: "New: the ministry\'s words"'),
        ("topics: [{at: b}]", {"at": "c, d"}, 'topics: [{at: b}, {at: "c, d"}]'),
        ("topics: []", {"at": "c"}, "topics:\n  - at: c"),
    ],
)  # fmt: skip
def test_an_entry_is_appended(head, entry, expect):
    assert head_of(fields(head).append("topics", entry)) == expect


def test_what_a_route_leads_to_is_replaced():
    photos = fields("topics:\n  - id: a # one\n    file: 'a.jpg' # here\n  - {id: b, file: b.jpg}")
    assert head_of(
        photos.put(("topics", 0, "file"), "2025/a.jpg").put(("topics", 1, "file"), "c, d.jpg")
    ) == ("topics:\n  - id: a # one\n    file: '2025/a.jpg' # here\n  - {id: b, file: \"c, d.jpg\"}")


@pytest.mark.parametrize(
    "head, words",
    [
        ("status: &a draft", "can't be read"),
        ("status: !!str draft", "can't be read"),
        ("status: draft\nstatus: held", "can't be read"),
        ("status: [", "can't be read"),
        ("- a", "can't be read"),
        ("", "it has no fields"),
        ("status: {a: b}", "no text in status"),
        ("status: | # note\n  draft", "a comment stands within status"),
        ("{id: a, topics: [b]}", "without changing something else"),
    ],
)
def test_what_can_not_be_amended_is_refused(head, words):
    with pytest.raises(Unfit, match=words):
        fields(head).set("status", "held")


@pytest.mark.parametrize("head", ["topics: a", "topics: {a: b}", "topics:\n  - - a"])
def test_a_list_that_is_none_or_nested_is_not_appended_to(head):
    try:
        after = fields(head).append("topics", "x")
    except Unfit:
        return
    assert after.front.values == {"topics": [["a"], "x"]}


def test_a_mapping_that_is_there_is_not_replaced():
    with pytest.raises(Unfit, match="there is a withdrawal already"):
        fields("withdrawal:\n  at: x").set("withdrawal", ENTRY)


def test_bytes_that_are_not_utf_8_are_left_alone():
    with pytest.raises(Unfit, match="can't be read"):
        Fields("a.md", b"---\nid: caf\xe9\n---\n", ORDER).set("status", "held")


TEXTS = st.text(alphabet="ab :#'\"-,[]{}|>%@&*!?żŁ\\", min_size=1, max_size=20).map(str.strip).filter(bool)
COMMENT = st.sampled_from(["", "", " # a note", "   # ż: [a"])
ABOVE = st.sampled_from(["", "", "# above\n", "\n", "\n# - x\n\n"])
BELOW = st.sampled_from(["", "", "  # deeper\n"])
COMMENTS = ("# a note", "# ż: [a", "# above", "# - b", "# deeper", "# one", "# x")
VALUE = {
    "text": [
        "draft",
        '"dra: ft"',
        "'it''s'",
        ">-\n  long\n  text",
        "|\n  kept\n\n  lines",
        '"two\n  lines"',
        "",
        "~",
    ],
    "list": ["[]", "[a, b]", "[\n  a, # one\n  'b'\n  ]", "\n- a # x\n- b", "\n    -   a", "[a,]", ""],
    "entries": [
        "[]",
        "\n  - at: x\n    note: >-\n      a\n      b",
        "[{at: x, note: 'y'}]",
        "\n- {at: x}\n",
        "",
    ],
}
KINDS = {
    "topics": "list",
    "sources": "list",
    "aliases": "list",
    "updates": "entries",
    "corrections": "entries",
}


@st.composite
def heads(draw):
    """The fields of an article, each as the text of its own lines with the comments above it."""
    names = draw(st.lists(st.sampled_from(ORDER[1:-1]), unique=True, max_size=7))
    chunks = [draw(ABOVE) + "id: a\n"]
    for name in names:
        value = draw(st.sampled_from(VALUE[KINDS.get(name, "text")]))
        end = "" if "\n" in value else draw(COMMENT)
        space = " " if value and not value.startswith("\n") else ""
        below = "" if value[:1] in ("|", ">") else draw(BELOW)  # there it would be text
        chunks.append(f"{draw(ABOVE)}{name}:{space}{value.rstrip(chr(10))}{end}\n{below}")
    return names, chunks


@settings(max_examples=50, deadline=None)
@given(heads(), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.data())
def test_every_other_field_keeps_its_bytes(made, line_end, final, data):
    """Whatever is set or appended, the other fields and their comments stand as they did, in their order; the
    article reads back with that one change; and the file keeps its line ends."""
    names, chunks = made
    text = "---\n" + "".join(chunks) + "---\nText." + ("\n" if final else "")
    before = Fields("a.md", text.replace("\n", line_end).encode(), ORDER)
    name = data.draw(st.sampled_from(ORDER[1:]))
    old = before.front.values.get(name)
    words = data.draw(TEXTS)
    if kind := KINDS.get(name):
        entry = words if kind == "list" else {**ENTRY, "note": words}
        after, now = before.append(name, entry), [*(old or []), entry]
    else:
        after, now = before.set(name, words), words
    assert after.front.values == {**before.front.values, name: now}
    assert [key for key in after.front.values if key != name] == [
        key for key in before.front.values if key != name
    ]
    assert (b"\r\n" in after.data) == (line_end == "\r\n") and after.data.endswith(b"\n") == final
    said = rest = after.data.decode().replace(line_end, "\n")
    kept = ["---\n", *(chunk for other, chunk in zip(["id", *names], chunks) if other != name), "---\nText."]
    for chunk in kept:
        assert chunk in rest
        rest = rest[rest.index(chunk) + len(chunk) :]
    assert [comment for comment in COMMENTS if said.count(comment) != text.count(comment)] == []
