"""A change that does more than its edits say is found out."""

import pytest

from copydesk.article.model import read_article
from copydesk.edit.change import change_of
from copydesk.edit.meaning import difference
from copydesk.finding import Edit
from copydesk.rules.example import article_text
from copydesk.text import Span, decode

UNREADABLE = "the front matter could not be read any more"
FIELD = "another field would change"
WORDS = "other words would change"
BLOCK = "a paragraph, heading or list would become something else"
LINK = "a link or picture would change"


def changed(fields: str, body: str, old: str, new: str) -> str:
    """What else changes when the one place that reads `old` reads `new`."""
    text = article_text(fields, body)
    assert text.count(old) == 1
    start = text.index(old)
    change = change_of(text, [Edit(Span(start, start + len(old)), new)])
    before, after = (read_article(decode("a.md", side.encode())) for side in (change.before, change.after))
    return difference(before, after, change)


@pytest.mark.parametrize(
    "fields, body, old, new",
    [
        ("headline: Talks in Kiev", "Text.", "Kiev", "Kyiv"),
        ('headline: "Talks: in Kiev"', "Text.", "Kiev", "Kyiv, Lviv"),
        ("lead: >-\n  Talks in\n  Kiev.\nstatus: draft", "Text.", "Kiev", "Kyiv"),
        ("writers: [mp, kd] # two", "Text.", "writers", "authors"),
        ("byline: [mp] # one", "Text.", "mp", "mp, kd"),
        ("byline: mp", "Text.", "mp", "[mp, kd]"),
        ("label: update\nsources: []", "Text.", "[]", "[MON]"),
        ("photos:\n  - captoin: A table.\n    id: a", "Text.", "captoin", "caption"),
        ("headline: “Talks” # a note", "Text.", "“Talks”", '"Talks"'),
        ("", "The the talks.", "The the", "The"),
        ("", "They met.\n\n(mp)\n\nThey left.", "\n\n(mp)", ""),
        ("", "They met.\n(mp)", "\n(mp)", ""),
        ("", "# Drones\n\nThey came.", "#", "##"),
        ("", "A [goverment](https://a.pl) page.", "goverment", "government"),
        ("", "![](photo:tabel)\n\nText.", "tabel", "table"),
        ("", "* one one\n* two", "one one", "one"),
    ],
)
def test_a_change_that_keeps_to_its_place(fields, body, old, new):
    assert changed(fields, body, old, new) == ""


@pytest.mark.parametrize(
    "fields, body, old, new, expect",
    [
        ("headline: Talks in Kiev", "Text.", "Kiev", "Kyiv: a start", UNREADABLE),
        ("headline: Talks in Kiev", "Text.", " in", " #in", FIELD),
        ("headline: Talks\nlabel: update", "Text.", "headline: ", 'headline: "a" #', FIELD),
        ("headline: Talks # a note", "Text.", "# a", "a", FIELD),
        ("headline: TalksQQ\n# a note\nlabel: update", "Text.", "QQ\n", "", FIELD),
        ("headline: Talks QQ # a note", "Text.", "QQ #", '"QQ" "#', FIELD),
        ("headline: Talks # a note", "Text.", "Talks #", "'Talks #", UNREADABLE),
        ("label: QQ # a note\nname: b", "Text.", "QQ ", "|\n  ", FIELD),
        ("label: |\n  QQ\n# a note\nname: b", "Text.", "QQ\n", "QQ\n  ", FIELD),
        ("label: update # QQ # a note", "Text.", "# QQ #", "", FIELD),
        ('name: "a b"', "Text.", "a ", "a\\", FIELD),
        ("photos:\n  - id: one\n    alt: A table", "Text.", "\n    alt", "\n  - alt", FIELD),
        ("", "They met.\n\nQQ- one", "QQ", "", BLOCK),
        ("", "They met.\n\nQQThey left.", "QQ", "    ", BLOCK),
        ("", "They met.\n\nThey left.", "\n\nThey left", "\nThey left", BLOCK),
        ("", "They met.QQ\nThey left.", "QQ", "\n", BLOCK),
        ("", "They met.\n\n1. one", "\n1", "\n2", BLOCK),
        ("", "## Drones\n\nThey came.", "## D", "# D", BLOCK),
        ("", "They met.\n\n```\nQQ\n```\n\nThey left.", "```\nQQ", "``\nQQ", BLOCK),
        ("", "They *met QQ* on a day.", "QQ", "", WORDS),
        ("", "They met QQ`on a day`.", "QQ", "`", WORDS),
        ("", "They met QQ[here](https://a.pl).", "QQ", "!", LINK),
        ("", "They met [here](https://a.pl \"QQ\").", "QQ\"", "QQ", LINK),
        ("", "They met [here][QQ].\n\n[b]: https://b.pl", "[b]: https://b", "[QQ]: https://b", LINK),
        ("", "They met.", "---\nThey", "They", UNREADABLE),
    ],
)
def test_a_change_that_reaches_further(fields, body, old, new, expect):
    assert changed(fields, body, old, new) == expect


@pytest.mark.parametrize(
    "fields, old, new, expect",
    [
        ("headline: Poland: the vote\nlead: They voted.", "Poland: the vote", '"Poland: the vote"', ""),
        ("headline: Poland: the vote\nlead: 'They' voted.", "Poland: the vote\nlead: '", "'Poland: the vote\nlead: ", ""),
        (
            "headline: A: b\nlead: They voted.\nlabel: x'",
            "A: b",
            "'A: b",
            "a field would become part of the value above it",
        ),
    ],
)
def test_of_what_could_not_be_read_the_lines_stay_fields(fields, old, new, expect):
    assert changed(fields, "Text.", old, new) == expect
