"""A catalogue of known defects, and how each is planted into a clean article.

A defect is one line of data: the rule that must find it, where it may go, what it replaces (a regular
expression) and by what. The sign ¦ in the replacement marks where the finding is expected to stand.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.newsroom import Generated
from bench.spots import FILE, FRONT, PROSE, TEXT, matches
from copydesk.text import decode

MARK = "¦"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Replacement = str | Callable[[re.Match, Random], str]


@dataclass(frozen=True)
class Defect:
    """What a rule must find: `pattern`, looked for in `where`, becomes `replacement`."""

    rule: str
    where: str
    pattern: str
    replacement: Replacement


@dataclass(frozen=True)
class Planted:
    """A defect in an article: where `copydesk check` must find what."""

    path: str
    rule: str
    line: int
    column: int


def _other_day(match: re.Match, rng: Random) -> str:
    return MARK + rng.choice([day for day in _DAYS if day != match[0]])


def _day_before(match: re.Match, rng: Random) -> str:
    return f"{match[1]}{MARK}{date.fromisoformat(match[2]) - timedelta(days=1)}T"


def _other_offset(match: re.Match, rng: Random) -> str:
    return f"{match[1]}{match[2]}{MARK}+0{3 - int(match[3])}:00"


CATALOGUE: tuple[Defect, ...] = (
    Defect("byline/typed-in-body", TEXT, r"\n\Z", r"\n\n¦(mp)\n"),
    Defect("byline/unknown-initials", FRONT, r"^byline: \[\w+", r"byline: [¦qq"),
    Defect("copy/bidi-control", PROSE, r"(?<=[a-z]) (?=[a-z])", " ¦\u202e"),
    Defect("copy/doubled-word", PROSE, r"(?<=[a-z] )(the|of|and) (?=[a-z])", r"¦\1 \1 "),
    Defect("copy/glued-words", PROSE, r"\b([a-z]{3,})\. (?=[A-Z][a-z]+ )", r"¦\1."),
    Defect("copy/invisible-character", PROSE, r"(?<=[a-z]{2})(?=[a-z]{2})", "¦\u200b"),
    Defect("copy/placeholder", PROSE, r"(?<= )\d+(?= [a-z])", "¦TK"),
    Defect("copy/quote-balance", TEXT, r"(?<=: )“([^“”]*)”", r"\1¦”"),
    Defect("date/impossible", PROSE, r"\w+day, \d{1,2} (April|June|September|November|February)\b", r"¦31 \1"),
    Defect("date/weekday-mismatch", PROSE, r"\w+day(?=, \d{1,2} [A-Z])", _other_day),
    Defect("dateline/typed-in-body", TEXT, r"(?<=\n---\n)\n(?=\w)", "\n¦KYIV, Sept 18 (PAP) — "),
    Defect("dateline/unknown-place", FRONT, r"^dateline: \w.*$", "dateline: ¦Kiev"),
    Defect("field/format", FRONT, r"^published: (\S+)T(\d\d:\d\d):.*$", r"published: ¦\1 \2"),
    Defect("field/missing", FRONT, r"^section: .*\n((?:.*\n)*?)---$", r"\1¦---"),
    Defect("field/reference", FRONT, r"^section: .*$", "section: ¦gardening"),
    Defect("field/type", FRONT, r"^byline:.*\n(?:  .*\n)*", "byline: ¦mp\n"),
    Defect("field/unknown", FRONT, r"^section:", "¦sections:"),
    Defect("field/value", FRONT, r"^status: published$", "status: ¦publishd"),
    Defect("headline/final-stop", FRONT, r"^(headline: [A-Z].*[a-z])$", r"\1¦."),
    Defect("headline/label-in-text", FRONT, r"^headline: ([A-Z][^:\n]*)$", r'headline: "¦UPDATE: \1"'),
    Defect("headline/length", FRONT, r"^headline: [^>\n]*$", "headline: ¦Talks go on"),
    Defect("markup/empty-link", TEXT, r"\[([^\]\n]+)\]\(https[^)]*\)", r"¦[\1]()"),
    Defect("markup/heading-level", TEXT, r"^## ", "¦# "),
    Defect("markup/raw-html", PROSE, r"(?<=[a-z], )(?=[a-z])", "¦<br>"),
    Defect("photo/agency-unknown", FRONT, r"^(    credit: )\w[^/\n]*/", r"\1¦Obscura/"),
    Defect("photo/alt-missing", FRONT, r"^  - (id: photo-1\n(?:    .*\n)*?)    alt: [^>\n]*\n", r"  - ¦\1"),
    Defect("photo/caption-missing", FRONT, r"^  - (id: photo-1\n(?:    .*\n)*?)    caption: [^>\n]*\n", r"  - ¦\1"),
    Defect("photo/caption-repeats-credit", FRONT, r"^(    caption: )[^>\n]*\n((?:    .*\n)*?    credit: )(\w.*)\n",
           r'\1¦"Photo: \3"\n\2\3\n'),
    Defect("photo/credit-format", FRONT, r"^(    credit: )(\w.*)$", r'\1¦"Photo: \2"'),
    Defect("photo/credit-missing", FRONT, r"^  - (id: photo-1\n(?:    .*\n)*?)    credit: .*\n", r"  - ¦\1"),
    Defect("photo/duplicate-id", FILE, r"- id: photo-2(\n(?:.*\n)*?)!\[\]\(photo:photo-2\)",
           r"- id: ¦photo-1\1![](photo:photo-1)"),
    Defect("photo/undeclared", TEXT, r"(?<=[.”])\n\n(?=[A-Z])", "\n\n![](photo:¦photo-9)\n\n"),
    Defect("photo/unused", FILE, r"^  - id: photo-2(\n(?:.*\n)*?)!\[\]\(photo:photo-2\)\n\n", r"  - id: ¦photo-2\1"),
    Defect("source/typed-in-body", TEXT, r"\n\Z", "\n\n¦Source: PAP\n"),
    Defect("source/unknown", FRONT, r"^(sources:\n  - )[A-Z].*$", r"\1¦MOND"),
    Defect("source/url-invalid", FRONT, r"^(    url: )https://", r"\1¦"),
    Defect("time/not-a-local-time", FRONT, r"^(published: 2025-0[12].*\n(?:.*\n)*?  - at: ).*$",
           r"\1¦2025-03-30T02:30:00+01:00"),
    Defect("time/offset-wrong", FRONT, r"^(published: )(\S+)\+0([12]):00$", _other_offset),
    Defect("time/path-date-differs", FRONT, r"^(published: )(\S+)T", _day_before),
    Defect("yaml/anchor-or-tag", FRONT, r"^status: ", "status: ¦&now "),
    Defect("yaml/duplicate-key", FRONT, r"^(section: .*)$", r"\1\n¦\1"),
    Defect("yaml/encoding", FILE, r"\A", "¦\ufeff"),
    Defect("yaml/encoding", PROSE, r"ó", "¦o\u0301"),
    Defect("yaml/limit", FRONT, r"^section: .*$", "section: " + "[" * 24 + "¦" + "[" * 8 + "]" * 32),
    Defect("yaml/no-front-matter", FILE, r"\A---\n", "¦"),
    Defect("yaml/smart-quotes", FRONT, r"^headline: ([A-Z][^:\n]*)$", r"headline: ¦“\1”"),
    Defect("yaml/syntax", FRONT, r"^topics: (\[.*)\]$", r"topics: ¦\1"),
    Defect("yaml/tab", FRONT, r"^byline:\n  - ", "byline:\n¦\t- "),
    Defect("yaml/unquoted-colon", FRONT, r"^headline: ([A-Z]\w+) ([a-z][^:\n]*)$", r"headline: \1¦: \2"),
)


def plant(
    articles: list[Generated], rng: Random, rate: float = 0.0, per_rule: int = 0, rules: Iterable[str] = ()
) -> tuple[list[Generated], list[Planted]]:
    """Plant defects, at most one in an article: `per_rule` for each rule, or into a share `rate` of the
    articles. `rules` are those that exist; entries of others wait. Gives the articles and what was planted."""
    known = set(rules)
    catalogue = [defect for defect in CATALOGUE if not known or defect.rule in known]
    wanted = _per_rule(catalogue, per_rule) if per_rule else _endless(catalogue, rng)
    free = [index for index, article in enumerate(articles) if "\nstatus: published\n" in article.text]
    rng.shuffle(free)
    left = len(free) if per_rule else round(rate * len(articles))
    articles, planted = list(articles), []
    misses = 0
    for defect in wanted:
        if not free or left <= 0 or misses > len(catalogue):
            break
        index, change = _first_fitting(defect, articles, free, rng)
        misses = 0 if change else misses + 1
        if change is None:
            continue
        free.remove(index)
        left -= 1
        articles[index] = replace(articles[index], text=change[0])
        planted.append(Planted(articles[index].path, defect.rule, *change[1]))
    return articles, planted


def apply(defect: Defect, text: str, rng: Random) -> tuple[str, tuple[int, int]] | None:
    """A text with the defect in it, and the line and column of it; None where it does not fit."""
    found = matches(text, defect.where, re.compile(defect.pattern, re.M))
    if not found:
        return None
    match = rng.choice(found)
    new = defect.replacement(match, rng) if callable(defect.replacement) else match.expand(defect.replacement)
    marked = text[: match.start()] + new + text[match.end() :]
    before, _, after = marked.partition(MARK)
    shown = decode("", before.encode())  # a byte-order mark is no column
    return before + after, tuple(shown.position(len(shown.text)))


def _first_fitting(defect: Defect, articles: list[Generated], free: list[int], rng: Random):
    for index in free:
        if change := apply(defect, articles[index].text, rng):
            return index, change
    return -1, None


def _per_rule(catalogue: list[Defect], count: int) -> Iterator[Defect]:
    by_rule: dict[str, list[Defect]] = {}
    for defect in catalogue:
        by_rule.setdefault(defect.rule, []).append(defect)
    for ways in by_rule.values():
        yield from (ways[number % len(ways)] for number in range(count))


def _endless(catalogue: list[Defect], rng: Random) -> Iterator[Defect]:
    while catalogue:
        yield from rng.sample(catalogue, len(catalogue))
