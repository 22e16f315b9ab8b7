"""A sample of what the rules say of real posts, for the eye, and what an eye has said of it before:
python tools/bench/sample.py POSTS"""

import argparse
import csv
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.posts import findings  # noqa: E402
from copydesk.finding import Finding  # noqa: E402

HERE = Path(__file__).parent
JUDGED = HERE / "sample_18f.tsv"
PAGE = HERE / "SAMPLE.md"

TOPICS = {"copy", "date", "ethics", "headline", "lead", "markup", "name", "number"}
ALSO = {"byline/typed-in-body", "dateline/typed-in-body", "source/typed-in-body",
        "source/anonymous-without-reason", "archive/near-duplicate"}  # fmt: skip
NOT = {"markup/image-without-id", "markup/internal-link-broken", "markup/raw-html"}  # Jekyll's way differs

_ENTRY = re.compile(r" \(([\w-]+)\)\Z")
_CONTEXT = 100


class Key(NamedTuple):
    """What a finding is known by: its rule (with the entry of the house style), its post, and the words with
    one on either side."""

    rule: str
    post: str
    words: str


class Judged(NamedTuple):
    """What somebody said of a finding: is the message true of this text, and would a desk want to know?"""

    key: Key
    right: bool
    note: str


class Seen(NamedTuple):
    """A finding with its context, and how loudly it speaks."""

    key: Key
    level: str
    message: str
    line: int
    before: str
    found: str
    behind: str


@dataclass
class Row:
    """What there is of a rule: findings, those judged, those of them that are right, and those that were
    wrong and are not found any more."""

    levels: set[str] = field(default_factory=set)
    found: int = 0
    looked_at: int = 0
    right: int = 0
    mended: int = 0

    @property
    def nine_in_ten(self) -> bool:
        return 10 * self.right >= 9 * self.looked_at


def main() -> int:
    """Print what is to be judged, and what has been judged and is gone. 1 when something is left to judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posts", type=Path, help="the folder of posts")
    parser.add_argument("--count", type=int, default=200, help="findings drawn from all (default: 200)")
    parser.add_argument("--least", type=int, default=10, help="findings of each rule at least (default: 10)")
    parser.add_argument("--seed", type=int, default=2026, help="another one draws another sample (default: 2026)")
    parser.add_argument("--page", action="store_true", help=f"write the table of the rules to {PAGE.name}")
    arguments = parser.parse_args()
    seen = list(on_copy(*findings(arguments.posts)))
    judged = read_judged(JUDGED)
    drawn = draw(seen, arguments.count, arguments.least, arguments.seed)
    known = {one.key for one in judged}
    left = [one for one in drawn if one.key not in known]
    for one in left:
        print("\n".join(shown(one)))
    there = {one.key for one in seen}
    gone = [one for one in judged if one.key not in there]
    for one in gone:
        if one.right:
            print("\t".join(one.key), "    It was right, and is not found any more.", "", sep="\n")
    print(f"{len(seen):,} findings, {len(drawn)} in the sample, {len(left)} not judged yet. "
          f"Not found any more: {sum(one.right for one in gone)} that were right, "
          f"{sum(not one.right for one in gone)} that were wrong.")  # fmt: skip
    if arguments.page:
        PAGE.write_text(page(tally(seen, judged)), encoding="utf-8", newline="\n")
    return int(bool(left))


def on_copy(found: Iterable[Finding], texts: dict[str, str]) -> Iterator[Seen]:
    """The findings of the rules on copy, each once for a post and its words."""
    known: set[Key] = set()
    for finding in found:
        topic = finding.rule.partition("/")[0]
        if (topic in TOPICS or finding.rule in ALSO) and finding.rule not in NOT:
            seen = _seen(finding, texts[finding.path])
            if seen.key not in known:
                known.add(seen.key)
                yield seen


def draw(seen: list[Seen], count: int, least: int, seed: int) -> list[Seen]:
    """`count` of all, and more of the rules of which there are not `least` among them. What is drawn hangs on
    the seed and the finding alone, so that a finding more or less moves no other."""
    order = sorted(seen, key=lambda one: hashlib.sha256("\t".join((str(seed), *one.key)).encode()).digest())
    drawn, of_rule = order[:count], Counter(one.key.rule for one in order[:count])
    for one in order[count:]:
        if of_rule[one.key.rule] < least:
            of_rule[one.key.rule] += 1
            drawn.append(one)
    return sorted(drawn)


def shown(one: Seen) -> list[str]:
    """A finding in lines: what is said, and of what."""
    return ["\t".join(one.key), f"    {one.level}, line {one.line}: {one.message}",
            f"    {one.before}>>{one.found}<<{one.behind}", ""]  # fmt: skip


def read_judged(file: Path) -> list[Judged]:
    """What has been judged. Raises ValueError on a line that is none of ours."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Judged(Key(row["rule"], row["post"], row["words"]), _is_right(row["verdict"]), row["note"] or "")
            for row in rows
        ]


def tally(seen: list[Seen], judged: list[Judged]) -> dict[str, Row]:
    """What has been judged, rule by rule."""
    there = {one.key for one in seen}
    rows = {rule: Row() for rule in sorted({one.key.rule for one in seen} | {one.key.rule for one in judged})}
    for one in seen:
        rows[one.key.rule].found += 1
        rows[one.key.rule].levels.add(one.level)
    for one in judged:
        row = rows[one.key.rule]
        if one.key in there:
            row.looked_at += 1
            row.right += one.right
        elif not one.right:
            row.mended += 1
    return rows


def page(rows: dict[str, Row]) -> str:
    """The table of the rules, as Markdown."""
    lines = [
        f"| {rule} | {', '.join(sorted(row.levels))} "
        f"| {row.found} | {row.looked_at} | {row.right} | {row.mended} |"
        for rule, row in rows.items()
        if row.found or row.mended
    ]
    found, looked_at, right, mended = (sum(getattr(row, name) for row in rows.values())
                                       for name in ("found", "looked_at", "right", "mended"))  # fmt: skip
    return "\n".join([_HEAD, *lines, f"| **all** | | {found} | {looked_at} | {right} | {mended} |", ""])


_HEAD = """\
# What the rules say of real posts, looked at by eye

The 509 posts of 18F's blog (public domain) as articles in American English, the rules on copy only, rules on trial included: 200
findings drawn at random from all, and ten of each rule and of each entry of the house style, where there are ten. A finding is
right when what it says is true of the text and an American desk would want to know. Every judged finding stands in
`sample_18f.tsv`; this page is made from it by `python tools/bench/sample.py POSTS --page`.

| rule, entry of the house style | severity | findings | looked at | right | wrong and mended |
|---|---|---|---|---|---|"""


def _is_right(verdict: str) -> bool:
    if verdict not in ("right", "wrong"):
        raise ValueError(f"{verdict!r} is neither right nor wrong")
    return verdict == "right"


def _seen(finding: Finding, text: str) -> Seen:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    start = starts[finding.start.line - 1] + finding.start.column - 1
    end = starts[finding.end.line - 1] + finding.end.column - 1
    before, behind = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    found = text[start:end]
    words = _visible(f"{_last(before)}[{_line(found)[:40]}]{_first(behind)}")
    entry = _ENTRY.search(finding.message) if finding.rule == "copy/house-style" else None
    rule = f"{finding.rule} {entry[1]}" if entry else finding.rule
    post = finding.path.removeprefix("articles/").replace("/", "-", 3)
    return Seen(Key(rule, post, words), finding.severity.value, finding.message, finding.start.line,
                _line(before), _line(found)[:200], _line(behind))  # fmt: skip


def _line(text: str) -> str:
    return re.sub(r"\s", " ", text)


def _visible(text: str) -> str:
    """The text with characters that nobody can see as numbers."""
    return "".join(char if char.isprintable() else f"<{ord(char):04X}>" for char in text)


def _last(text: str) -> str:
    match = re.search(r"\S{0,24}\s?\Z", text)
    return _line(match.group()) if match else ""


def _first(text: str) -> str:
    match = re.match(r"\s?\S{0,24}", text)
    return _line(match.group()) if match else ""


if __name__ == "__main__":
    sys.exit(main())
