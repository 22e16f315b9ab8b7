"""Fixes, alone and together: what they mend, what they leave alone, and what is refused.

The properties are held against other programs than the one that decides: ruamel.yaml reads the fields, and
markdown-it-py draws the body.
"""

import difflib
import random
import re

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from test_cases import CASES, expected

from copydesk.checking.check import check_text
from copydesk.edit.change import Unfit, apply, change_of
from copydesk.fix.mend import Mended, mend, wanted
from copydesk.rules.book import all_rules
from copydesk.rules.example import CLEAN_PATH, article_text, example_file, examples_of
from copydesk.text import decode

BOM = b"\xef\xbb\xbf"


def fixed(text: str, desk, unsafe: bool = False, path: str = CLEAN_PATH) -> str:
    """The article with its fixes made; that nothing was refused is checked, too."""
    mended = mend(path, text.encode(), desk, unsafe)
    assert mended.refused == ()
    return mended.data.decode()


def refusals(text: str, desk, unsafe: bool = False) -> list[tuple[str, str]]:
    """The fixes that were not made, as (rule, reason)."""
    return [(r.finding.rule, r.reason) for r in mend(CLEAN_PATH, text.encode(), desk, unsafe).refused]


# ---- what is made of an article


@pytest.mark.parametrize(
    "fields, body, right_fields, right_body",
    [
        ("headline: UPDATE – Talks on drones in Kyiv.", "Text.", "headline: Talks on drones in Kyiv\nlabel: update", "Text."),
        ("byline: [mp] # to be checked", "They met.\n\n(mp)", "byline: [mp] # to be checked", "They met."),
        ("byline: # who\n  - mp", "They met.\n\n(kd)", "byline: # who\n  - mp\n  - kd", "They met."),
        ("", "The the the talks on the the drones.", "", "The talks on the drones."),
        ("", "# Drones\n\nThe the talks\u200b.\n\n(mp)", "", "## Drones\n\nThe talks."),
        ("", "They spoke \u200b of it.\u2028They \u2028 left.", "", "They spoke of it. They left."),
        ("headline: Poland: the vote in\u00a0numbers # 2025", "The the a.", 'headline: "Poland: the vote in\u00a0numbers" # 2025', "The a."),
    ],
)  # fmt: skip
def test_safe_fixes_together(fields, body, right_fields, right_body, desk):
    assert fixed(article_text(fields, body), desk) == article_text(right_fields, right_body)


def test_fixes_that_need_each_other_are_made_one_after_another(desk):
    """The renamed field is read again before the sign-off is moved: the list is not begun twice."""
    wrong = article_text("bylines: [mp]", "The talks lasted long.\n\n(kd)", without="byline")
    right = article_text("byline: [mp, kd]", "The talks lasted long.")
    assert fixed(wrong, desk, unsafe=True) == right


def test_every_line_that_can_not_be_read_is_mended_in_turn(desk):
    fields = "headline: Poland: the vote\nlead: In Warsaw: they voted for: long.\nlabel:update"
    right = 'headline: "Poland: the vote"\nlead: "In Warsaw: they voted for: long."\nlabel: update'
    assert right in fixed(article_text(fields), desk)


def test_two_sign_offs_both_reach_the_byline(desk):
    text = article_text("byline: [mp]", "They met.\n\n(kd)\n\nThey left.\n\n(kd)")
    assert fixed(text, desk) == article_text("byline: [mp, kd]", "They met.\n\nThey left.")


@pytest.mark.parametrize(
    "value",
    [
        "Poland: \"the\" vote", "Poland: 'the' vote", "Poland: a\\b \"c\" 'd'", "Poland: “the” vote", "Poland: # vote",
        "“Poland”: a “vote”",
        "Łódź: ż 😀", "Poland: {a, b}", "Poland: - a | b", "Poland: 100%: all", "Poland: a # b: c", "C:\\new: \\x41",
    ],
)  # fmt: skip
def test_a_value_with_a_colon_is_quoted_as_it_was_typed(value, desk):
    data = article_text(f"headline: {value}").encode()
    after = mend(CLEAN_PATH, data, desk, asked=lambda finding: finding.rule.startswith("yaml/")).data.decode()
    typed = re.sub(r" #.*", "", value)
    assert YAML(typ="safe").load(after.split("---\n")[1])["headline"] == typed


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", BOM])
def test_the_form_of_a_file_is_kept_unless_its_own_fix_is_made(desk, ends, bom):
    wrong, right = (
        article_text("byline:\n  - mp", body).replace("\n", ends).encode()
        for body in ("The the talks.\n\n(kd)\n\nThey left.", "The talks.\n\nThey left.")
    )
    right = right.replace(b"  - mp", b"  - mp" + ends.encode() + b"  - kd")
    kept = mend(CLEAN_PATH, bom + wrong, desk, asked=lambda finding: finding.rule != "yaml/encoding")
    assert kept.data == bom + right
    assert mend(CLEAN_PATH, bom + wrong, desk).data == right.replace(ends.encode(), b"\n")


def test_mixed_line_ends_are_made_one(desk):
    text = article_text("").replace("\n", "\r\n", 5).replace("language", "\rlanguage", 1)
    assert mend(CLEAN_PATH, text.encode(), desk).data.decode() == text.replace("\r\n", "\n").replace("\r", "\n")


# ---- what is not


def test_unsafe_fixes_are_made_only_when_asked_for(desk):
    wrong, right = article_text("dateline: Kiev"), article_text("dateline: Kyiv")
    assert fixed(wrong, desk) == wrong
    assert fixed(wrong, desk, unsafe=True) == right


@pytest.mark.parametrize(
    "fields, body, unsafe, refused",
    [
        ("", "They met.\n\n\u200b# Drones", False, ("copy/invisible-character", "a paragraph, heading or list would become something else")),
        ("topics: \u200b[a]", "Text.", False, ("copy/invisible-character", "another field would change")),
        ("credit: x", "It is 100\u200b [here](https://a.pl).\n\u200b- no list", False,
         ("copy/invisible-character", "a paragraph, heading or list would become something else")),
        ("byline:", "Text.\n\n(mp)", False, None),
        ("headline: BREAKING – UPDATE – Talks in Kyiv on drones", "Text.", False,
         ("headline/label-in-text", "the finding would still be there")),
        ("section: 2025", "Text.", True, ("field/type", "there would be a new error (field/reference)")),
        ("headline: Poland: the vote\n  in numbers", "Text.", False,
         ("yaml/unquoted-colon", "the front matter still could not be read")),
    ],
)  # fmt: skip
def test_a_fix_that_does_harm_is_not_made(fields, body, unsafe, refused, desk):
    text = article_text(fields, body)
    found = refusals(text, desk, unsafe)
    assert found == ([refused] if refused else [])
    if refused:
        kept = {refused[0]}
        left = mend(CLEAN_PATH, text.encode(), desk, unsafe, asked=lambda finding: finding.rule in kept)
        assert left.data == text.encode() or body.count("\u200b") > 1


def test_what_is_suppressed_is_not_fixed(desk):
    text = article_text("", "<!-- copydesk: ignore copy/doubled-word: the band's name -->\n\nThe the came.\n\nThe the left.")
    findings = check_text(CLEAN_PATH, text.encode(), desk)
    assert [finding.rule for finding in findings.suppressed].count("copy/doubled-word") >= 1
    after = fixed(text, desk)
    assert "The the came." in after


def test_a_file_that_is_not_utf_8_is_left_alone(desk):
    data = article_text("", "The the talks in Krak\u00f3w.").encode("cp1250")
    mended = mend(CLEAN_PATH, data, desk)
    assert mended.data == data and mended.fixed == ()
    assert {refusal.reason for refusal in mended.refused} == {"the file is not UTF-8"}


def test_an_article_whose_fixes_never_end_is_left_alone(desk, monkeypatch):
    monkeypatch.setattr("copydesk.fix.mend._MOST_TRIES", 20)
    body = "\n\n".join("They met.\n\n\u200b# Drones" for _ in range(40))
    mended = mend(CLEAN_PATH, article_text("", f"The the talks.\n\n{body}").encode(), desk)
    assert mended.data.decode() == article_text("", f"The the talks.\n\n{body}") and not mended.fixed
    assert "do not come to rest" in mended.refused[0].reason


def test_thousands_of_fixes_are_made(desk):
    body = "\n\n".join(f"The talks on day {number} were about the the drones." for number in range(2500))
    assert fixed(article_text("", body), desk) == article_text("", body.replace("the the", "the"))


# ---- what holds of all of them


def bases() -> list[str]:
    """The articles of the rules' pages and of the cases."""
    kinds = ("body", "fields", "file", "without")
    pages = (example for rule in all_rules() for example in examples_of(rule.doc))
    made = [example_file(example) for example in pages if example.kind.split()[0] in kinds]
    return [*made, *(file.read_bytes().decode("utf-8", "replace") for file in CASES)]


BASES = bases()
HOSTILE = (
    "\u200b|\u00ad|\u2028|\u202e|\u00a0|\x85|&shy;|\\u200b|\\n|\\|\"|'|“|”|‘|#| #x| # y|: |:|- |> |* |1. |## ||| |`|```\n"
    "|[|]|{|}|(|&|*|!|%|@|\t|\n|\n\n|\n  |  |e\u0301|---\n|\n---\n|===|the the |goverment |Kiev|(mp)|\n\n(mp)\n"
    "|\n\nSource: MON\n|UPDATE: |Photo: |<b>|<!-- x -->|![](photo:ministers)|[the the](http://x.y)|\r|😀|2025|null"
    "|bylines: [mp]\n|source: [MON]\n|>-\n  |'a''b'|\"a\\\"b\"| - |x: y|www.x.pl|, |.The "
).split("|")


@st.composite
def articles(draw) -> bytes:
    """An article of the pages or the cases, with hostile pieces put in, parts taken out and lines doubled."""
    text = draw(st.sampled_from(BASES))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        at = text.rfind("\n", 0, at) + 1 if draw(st.booleans()) else at
        if draw(st.integers(0, 3)):
            text = text[:at] + draw(st.sampled_from(HOSTILE)) + text[at:]
        else:
            end = at + draw(st.integers(1, 9))
            text = text[:at] + (text[end:] if draw(st.booleans()) else text[at:end] + text[at:])
    data = text.encode("utf-8", "replace").replace(b"\n", draw(st.sampled_from([b"\n", b"\n", b"\r\n"])))
    return draw(st.sampled_from([b"", b"", BOM])) + data


def each_fix(data: bytes, desk, unsafe: bool = True):
    """Every fix of an article by itself: the finding, the change and what became of it."""
    for finding in check_text(CLEAN_PATH, data, desk).findings:
        if wanted(finding, unsafe) and finding.fix.edits:
            change = change_of(decode("", data).text, finding.fix.edits)
            yield change, mend(CLEAN_PATH, data, desk, unsafe, asked=finding.__eq__)


def comes_to_rest(data: bytes, mended: Mended, desk, unsafe: bool) -> bool:
    again = mend(CLEAN_PATH, mended.data, desk, unsafe)
    return again.data == mended.data and not again.fixed and again.refused == mended.refused


def front_and_body(data: bytes) -> tuple[str, str]:
    """The front matter and the body, found by their lines of three hyphens alone; nothing where there are none."""
    parts = re.split(r"^---[ \t]*$\n?", decode("", data).text, maxsplit=2, flags=re.M)
    return (parts[1], parts[2]) if len(parts) == 3 and not parts[0] else ("", "")


def fields_of(front: str) -> dict[str, object] | None:
    try:
        found = YAML(typ="safe", pure=True).load(front)
    except (YAMLError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def chunks(front: str, names) -> dict[str, str]:
    """The lines of each field, by its name."""
    starts = "|".join(re.escape(str(name)) for name in names)
    return {chunk.split(":")[0]: chunk for chunk in re.split(rf"^(?=(?:{starts}):)", front, flags=re.M)}


def assert_fields_are_kept(before: str, after: str) -> None:
    old, new = fields_of(before), fields_of(after)
    if old is None:
        return
    assert new is not None
    old_chunks, new_chunks = chunks(before, old), chunks(after, new)
    for name in old.keys() & new.keys():
        if name in old_chunks and old_chunks[name] == new_chunks.get(name):
            assert repr(old[name]) == repr(new[name]), name


MARKDOWN = MarkdownIt("commonmark", {"html": True})


def drawn(body: str) -> list[str]:
    """The body as HTML, block by block."""
    out, tokens, env = [], [], {}
    for token in MARKDOWN.parse(body, env):
        tokens.append(token)
        if token.level == 0 and token.nesting <= 0:
            out.append(MARKDOWN.renderer.render(tokens, MARKDOWN.options, env))
            tokens = []
    return out


def skeleton(html: str) -> list[str]:
    return re.findall(r"<(?!/|code|em|strong|br)\w+", re.sub(r"<h\d", "<h", html))


def assert_body_is_kept(before: str, after: str, edits: int) -> None:
    """No more blocks change than edits were made; one that is changed keeps its kind, or is gone."""
    old, new = drawn(before), drawn(after)
    changed = 0
    for kind, start, end, other, last in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            continue
        changed += end - start
        left = [skeleton(html) for html in new[other:last]]
        for html in old[start:end]:
            if left and skeleton(html) == left[0]:
                left.pop(0)
        assert not left, (old[start:end], new[other:last])
    assert changed <= edits


@pytest.mark.parametrize("number", range(0, len(BASES), 10))
def test_each_fix_of_the_pages_and_cases_keeps_to_its_place(number, desk):
    for text in BASES[number : number + 10]:
        assert_each_fix_keeps_to_its_place(text.encode(), desk)


@settings(max_examples=50, deadline=None)
@given(articles())
def test_each_fix_of_any_article_keeps_to_its_place(desk, data):
    assert_each_fix_keeps_to_its_place(data, desk)


def assert_each_fix_keeps_to_its_place(data: bytes, desk) -> None:
    front, body = front_and_body(data)
    for change, mended in each_fix(data, desk):
        if not mended.fixed:
            assert mended.data == data
            continue
        try:
            assert mended.data == apply(data, change)
        except Unfit:
            raise AssertionError(change) from None
        new_front, new_body = front_and_body(mended.data)
        if front:
            assert_fields_are_kept(front, new_front)
            assert_body_is_kept(body, new_body, len(change.edits))


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("number", range(0, len(BASES), 25))
def test_the_pages_and_cases_come_to_rest(number, unsafe, desk):
    for text in BASES[number : number + 25]:
        mended = mend(CLEAN_PATH, text.encode(), desk, unsafe)
        assert comes_to_rest(text.encode(), mended, desk, unsafe)


@settings(max_examples=60, deadline=None)
@given(articles(), st.booleans())
def test_any_article_comes_to_rest_with_no_new_error(desk, data, unsafe):
    mended = mend(CLEAN_PATH, data, desk, unsafe)
    assert comes_to_rest(data, mended, desk, unsafe)
    before, after = (check_text(CLEAN_PATH, side, desk).findings for side in (data, mended.data))
    if not any(finding.rule.startswith("yaml/") for finding in before):
        errors = [[f.rule for f in side if f.severity == "error"] for side in (before, after)]
        assert all(errors[1].count(rule) <= errors[0].count(rule) for rule in errors[1])


def with_comments(text: str, seed: int) -> str:
    """An article with a comment of its own number on and between the lines of its front matter."""
    front, body = front_and_body(text.encode())
    numbers, out = iter(range(10_000)), []
    for line in front.splitlines():
        chosen = random.Random(f"{seed}{line}").random()
        if chosen < 0.4 and not line.startswith((" ", "-")):
            out.append(f"# note {next(numbers)}")
        out.append(f"{line} # note {next(numbers)}" if 0.3 < chosen < 0.7 else line)
    return "---\n" + "".join(f"{line}\n" for line in out) + "---\n" + body


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("number", range(0, len(BASES), 25))
def test_comments_are_kept(number, seed, desk):
    for text in BASES[number : number + 25]:
        text = with_comments(text, seed)
        front, _ = front_and_body(text.encode())
        fields = fields_of(front)
        if fields is None or "note" in repr(fields):
            continue  # some of them are no comments
        mended = mend(CLEAN_PATH, text.encode(), desk, True, asked=lambda f: f.rule != "yaml/unquoted-hash")
        after, _ = front_and_body(mended.data)
        assert re.findall(r"# note \d+", after) == re.findall(r"# note \d+", front)
        assert "note" not in repr(fields_of(after))


def test_of_every_rule_with_fixes_some_fix_is_among_these(desk):
    """So what is held of all articles above is held of every rule's fixes."""
    folder = ROOT / "tools" / "copydesk" / "rules"
    rules = (rule for rule in all_rules() if rule.kind != "check_change")  # `fix` knows no earlier version
    modules = {rule.id: folder / f"{rule.id.replace('-', '_')}.py" for rule in rules}
    fixing = {rule for rule, module in modules.items() if " Fix(" in module.read_text(encoding="utf-8")}
    made = {f.rule for text in BASES for f in mend(CLEAN_PATH, text.encode(), desk, True).fixed}
    assert fixing - made - {"yaml/encoding"} == set()


def test_every_fix_of_the_cases_is_made_or_refused_with_a_reason(desk):
    made = 0
    for file in CASES:
        path, _ = expected(file)
        mended = mend(path, file.read_bytes(), desk, True)
        made += len(mended.fixed)
        left = check_text(path, mended.data, desk).findings
        refused = {(refusal.finding.rule, refusal.finding.start) for refusal in mended.refused}
        assert {(f.rule, f.start) for f in left if wanted(f, True)} == refused, file.name
        assert all(refusal.reason for refusal in mended.refused)
    assert made > 150
