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

_MISSPELT = {"because": "becuase", "across": "accross", "people": "peopel", "their": "thier", "until": "untill",
             "the": "teh", "coming": "comming", "beginning": "begining"}

Replacement = str | Callable[[re.Match, Random, Generated], str]


@dataclass(frozen=True)
class Defect:
    """What a rule must find: `pattern`, looked for in `where`, becomes `replacement`: a template, or a function
    of the match and another article. `echo` is a pattern of what the rule must find in that other article."""

    rule: str
    where: str
    pattern: str
    replacement: Replacement
    echo: str = ""


@dataclass(frozen=True)
class Planted:
    """A defect in an article: where `copydesk check` must find what."""

    path: str
    rule: str
    line: int
    column: int


def _other_day(match: re.Match, rng: Random, other: Generated) -> str:
    return MARK + rng.choice([day for day in _DAYS if day != match[0]])


def _day_before(match: re.Match, rng: Random, other: Generated) -> str:
    return f"{match[1]}{MARK}{date.fromisoformat(match[2]) - timedelta(days=1)}T"


def _misspelt(match: re.Match, rng: Random, other: Generated) -> str:
    return MARK + _MISSPELT[match[0]]


def _same_id(match: re.Match, rng: Random, other: Generated) -> str:
    return f"id: {MARK}{other.id}"


def _alias_of_other(match: re.Match, rng: Random, other: Generated) -> str:
    return f"aliases: [{MARK}{other.path.removeprefix('articles/').removesuffix('.md')}]\nlead:"


def _other_offset(match: re.Match, rng: Random, other: Generated) -> str:
    return f"{match[1]}{match[2]}{MARK}+0{3 - int(match[3])}:00"


def _paragraph(rule: str, text: str) -> Defect:
    """A paragraph of its own, or a word to the desk, between two others."""
    return Defect(rule, TEXT, r"(?<=[.”])\n\n(?=[A-Z])", f"\n\n{text}\n\n")


CATALOGUE: tuple[Defect, ...] = (
    # few articles have room for this one: it comes first
    Defect("time/not-a-local-time", FRONT, r"^(published: 2025-0[12].*\n(?:.*\n)*?  - at: ).*$",
           r"\1¦2025-03-30T02:30:00+01:00"),
    Defect("archive/duplicate-id", FRONT, r"^id: .*$", _same_id, r"(?<=^id: )."),
    Defect("archive/duplicate-path", FRONT, r"^lead:(?=(?:.*\n)*---)(?!(?:.*\n)*aliases:)", _alias_of_other),
    Defect("archive/related-missing", TEXT, r"\[([^\]]*)\]\(article:\d{8}-\w{6}\)", r"¦[\1](article:20991231-aaaaaa)"),
    Defect("byline/left-staff-before", FRONT, r"^byline: \[\w+", r"byline: [¦rl"),
    Defect("byline/typed-in-body", TEXT, r"\n\Z", r"\n\n¦(mp)\n"),
    Defect("byline/unknown-initials", FRONT, r"^byline: \[\w+", r"byline: [¦qq"),
    Defect("copy/bidi-control", PROSE, r"(?<=[a-z]) (?=[a-z])", " ¦\u202e"),
    Defect("copy/doubled-word", PROSE, r"(?<=[a-z] )(the|of|and) (?=[a-z])", r"¦\1 \1 "),
    Defect("copy/glued-words", PROSE, r"(?<![\w’'-])([a-z]{3,})\. (?=[A-Z][a-z]+ )", r"¦\1."),
    Defect("copy/house-style", PROSE, r"(?<=[a-z] )before(?= (?:the|a) )", "¦prior to"),
    Defect("copy/invisible-character", PROSE, r"(?<=[a-z]{2})(?= [a-z]{2})", "¦\u200b"),
    Defect("copy/misspelling", PROSE, rf"\b({'|'.join(_MISSPELT)})\b", _misspelt),
    Defect("copy/mixed-script-word", PROSE, r"(?<= )([b-z]{2,})a(?=[a-z]{2,} )", "¦\\1\u0430"),
    Defect("copy/mojibake", PROSE, r"(?<=[a-z])’(?=s )", "¦â€™"),
    Defect("copy/placeholder", PROSE, r"(?<= )\d+(?= per cent)", "¦TK"),
    Defect("copy/quote-balance", TEXT, r"(?<=: )“([^“”]*)”", r"\1¦”"),
    Defect("copy/quote-mix", PROSE, r"(?<=[a-z])’(?=s )", "¦'"),
    Defect("copy/spacing", PROSE, r"(?<=[a-z]), (?=[a-z])", "¦ , "),
    Defect("copy/variety", PROSE, r"\b(neighb|harb|col|fav)our(?=s?\b)", r"¦\1or"),
    _paragraph("date/ambiguous", "The papers were signed on ¦03/04/2025."),
    Defect("date/impossible", PROSE, r"\w+day, \d{1,2} (April|June|September|November|February)\b", r"¦31 \1"),
    _paragraph("date/midnight-noon", "The night train leaves at ¦midnight on Sunday."),
    Defect("date/relative-word", PROSE, r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", "¦yesterday"),
    Defect("date/weekday-mismatch", PROSE, r"\w+day(?=, \d{1,2} [A-Z]\w+ \d{4})", _other_day),
    Defect("dateline/date-far-from-published", FRONT, r"^(  date: )\d{4}", r"\1¦2024"),
    Defect("dateline/typed-in-body", TEXT, r"(?<=\n---\n)\n(?=\w)", "\n¦KYIV, Sept 18 (PAP) — "),
    Defect("dateline/unknown-place", FRONT, r"^dateline: \w.*$", "dateline: ¦Kiev"),
    _paragraph("ethics/minor-identified", "Police arrested ¦Jan Przykładowy, 15, on suspicion of stabbing a passer-by."),
    _paragraph("ethics/personal-data", "The man, whose PESEL number is ¦44051401359, was not told."),
    Defect("ethics/presumption-of-guilt", FILE,
           r"\A((?![\s\S]*\b(?:comedy|director|drama|film|game|play|stars)\b)[\s\S]*?[a-z]\.)\n\n(?=[A-Z])",
           r"\1\n\nPolice arrested the ¦murderer Jan Przykładowy in the evening.\n\n"),
    _paragraph("ethics/suicide-language", "A singer had ¦committed suicide there."),
    Defect("field/format", FRONT, r"^published: (\S+)T(\d\d:\d\d):.*$", r"published: ¦\1 \2"),
    Defect("field/missing", FRONT, r"^section: .*\n((?:.*\n)*?)---$", r"\1¦---"),
    Defect("field/reference", FRONT, r"^section: .*$", "section: ¦gardening"),
    Defect("field/type", FRONT, r"^byline:.*\n(?:  .*\n)*", "byline: ¦mp\n"),
    Defect("field/unknown", FRONT, r"^section:", "¦sections:"),
    Defect("field/value", FRONT, r"^status: published$", "status: ¦publishd"),
    Defect("headline/case", FRONT, r"^(headline: [A-Z][^:\n]*) (beds|seats|pupils)$",
           lambda match, rng, other: f"{match[1]} {MARK}{match[2].title()}"),
    Defect("headline/final-stop", FRONT, r"^(headline: [A-Z].*[a-z])$", r"\1¦."),
    Defect("headline/label-in-text", FRONT, r"^headline: ([A-Z][^:\n]*)$", r'headline: "¦UPDATE: \1"'),
    Defect("headline/length", FRONT, r"^headline: [^>\n]*$", "headline: ¦Talks go on"),
    Defect("headline/quotes", FILE, r"^(headline: [A-Z][^:\n]*) ([a-z]{5,})$(?=[\s\S]*“)", r"\1 ¦“\2”"),
    Defect("headline/unsupported", FRONT, r"^(headline: [^>\n]*?)(?<= )\d\d+(?= [a-z])", r"\1¦98765"),
    Defect("lead/length", FRONT, r"^lead: [A-Z][^\n]*$", "lead: ¦Talks go on."),
    Defect("lead/repeats-headline", FRONT, r"^headline: ([A-Z][^:\n]{39,})\n((?:.*\n)*?)lead: [A-Z][^\n]*$",
           r"headline: \1\n\2lead: ¦\1"),
    Defect("lifecycle/draft-fields-left", FRONT, r"^(  - name: )[A-Z].*(?=\n    kind:)", r"\1¦TBC"),
    Defect("lifecycle/embargo-after-published", FRONT, r"^published: (\S+):00(\+.*)$", r"\g<0>\nembargo: ¦\1:30\2"),
    Defect("lifecycle/withdrawn-without-notice", FRONT, r"^status: published$",
           r"status: ¦published\nwithdrawal:\n  at: 2026-01-31T12:00:00+01:00\n  reason: The report was not genuine."),
    Defect("markup/empty-link", TEXT, r"\[([^\]\n]+)\]\(https[^)]*\)", r"¦[\1]()"),
    Defect("markup/bare-url", TEXT, r"\[([^\]\n]+)\]\((https[^)]*)\)", r"\1 (¦\2)"),
    Defect("markup/heading-level", TEXT, r"^## ", "¦#### "),
    Defect("markup/heading-one", TEXT, r"^## ", "¦# "),
    Defect("markup/image-without-id", TEXT, r"(?<=[.”])\n\n(?=[A-Z])", "\n\n¦![](door.jpg)\n\n"),
    Defect("markup/internal-link-broken", TEXT, r"\[([^\]\n]+)\]\(https[^)]*\)", r"¦[\1](../door.md)"),
    Defect("markup/javascript-url", TEXT, r"\[([^\]\n]+)\]\(https[^)]*\)", r"¦[\1](javascript:alert(1))"),
    Defect("markup/link-text", TEXT, r"\[[^\]\n]+\]\((https[^)]*)\)", r"[¦here](\1)"),
    Defect("markup/raw-html", PROSE, r"(?<=[a-z], )(?=[a-z])", "¦<br>"),
    _paragraph("name/inconsistent", "Jerzy Kędziora made the sign. A younger ¦Kedziora helped to hang it."),
    Defect("name/near-miss", PROSE, r"(?<=in )(Bydgo|Katow|Wroc)([sił])([zca])", r"¦\1\3\2"),
    _paragraph("name/role-missing-at-first-mention", "The helpers met ¦Rustem Umerov in the morning."),
    _paragraph("name/role-out-of-date", "In the evening President ¦Bronisław Komorowski sent a letter."),
    Defect("number/currency", PROSE, r"€(\d[\d.]*) million(?= )", r"¦€\1 million euros"),
    Defect("number/percent-arithmetic", PROSE, r"\b\d+ per cent, from (?=\d)", "¦97 per cent, from "),
    _paragraph("number/percentage-points", "Support rose by ¦10 per cent, from 40 per cent to 50 per cent."),
    Defect("number/scale-drift", FILE, r"^lead: [A-Z].*(\n(?:.*\n)*?.*€(\d\d\.\d) million)",
           r"lead: The work is going to cost ¦€\2 billion, and nobody knows yet where the money is to come from.\1"),
    _paragraph("number/style", "The mayor praised the work and ¦3 ministers spoke, but nobody said what it will cost."),
    _paragraph("number/total-mismatch", "The bus carried 12 men and 9 women, ¦22 in all."),
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
    Defect("markup/trailing-space", TEXT, r"(?<=[a-z]\.)\n(?=\n)", "¦ \n"),
    Defect("markup/unclosed-emphasis", PROSE, r"(?<=[a-z] )(?=[a-z]{5})", "¦**"),
    Defect("photo/alt-repeats-caption", FRONT, r"^    caption: ([A-Z][^:>\n]*)\n    alt: [^>\n]*$",
           r"    caption: \1\n    alt: ¦\1"),
    Defect("photo/caption-repeats-headline", FRONT, r"^headline: ([A-Z][^:\n]*)\n((?:.*\n)*?    caption: )[^>\n]*$",
           r"headline: \1\n\2¦\1"),
    Defect("photo/file-missing", FRONT, r"^(    file: )20.*\n    caption: [^>\n]*$",
           r"\1¦gone.png\n    caption: A ship at sea"),
    Defect("photo/rights-expired", FRONT, r"^(    credit: .*)$", r"\1\n    expires: ¦2026-01-31"),
    Defect("signoff/unused", FRONT, r"^(status: .*)$", r"\1\nsignoff: [{rule: ¦ethics/suicide-language, by: aw}]"),
    _paragraph("source/anonymous-without-reason", "An official said ¦on condition of anonymity that the talks had failed."),
    Defect("source/social-without-link", FRONT, r"^(sources:\n  - )[A-Z].*$", r"\1¦X"),
    Defect("source/tracking-parameters", FRONT, r"^(    url: )(https://[^\s?]+)$", r"\1¦\2?utm_source=letter"),
    Defect("source/typed-in-body", TEXT, r"\n\Z", "\n\n¦Source: PAP\n"),
    Defect("source/unknown", FRONT, r"^(sources:\n  - )[A-Z].*$", r"\1¦MOND"),
    Defect("source/url-invalid", FRONT, r"^(    url: )https://", r"\1¦"),
    _paragraph("suppress/expired", "¦<!-- copydesk: ignore copy/doubled-word: a title; until 2025-01-01 -->"),
    _paragraph("suppress/malformed", "¦<!-- copydesk: ignor copy/doubled-word: a title -->"),
    _paragraph("suppress/not-allowed", "<!-- copydesk: ignore ¦ethics/personal-data: a title -->"),
    _paragraph("suppress/unknown-rule", "<!-- copydesk: ignore ¦copy/double-word: a title -->"),
    _paragraph("suppress/unused", "¦<!-- copydesk: ignore copy/doubled-word: a title -->"),
    _paragraph("suppress/without-reason", "¦<!-- copydesk: ignore copy/doubled-word -->"),
    Defect("time/offset-wrong", FRONT, r"^(published: )(\S+)\+0([12]):00$", _other_offset),
    Defect("time/updated-before-published", FRONT, r"^(updates:\n  - at: )\S+", r"\1¦2019-01-10T10:00:00+01:00"),
    Defect("time/path-date-differs", FRONT, r"^(published: )(?!\S+-(?:03-3|10-2))(\S+)T", _day_before),
    Defect("yaml/anchor-or-tag", FRONT, r"^status: ", "status: ¦&now "),
    Defect("yaml/duplicate-key", FRONT, r"^(section: .*)$", r"\1\n¦\1"),
    Defect("yaml/encoding", FILE, r"\A", "¦\ufeff"),
    Defect("yaml/encoding", PROSE, r"ó", "¦o\u0301"),
    Defect("yaml/limit", FRONT, r"^section: .*$", "section: " + "[" * 24 + "¦" + "[" * 8 + "]" * 32),
    Defect("yaml/no-front-matter", FILE, r"\A---\n", "¦"),
    Defect("yaml/smart-quotes", FILE, r"^headline: ([A-Z][^:\n]*)$(?=[\s\S]*“)", r"headline: ¦“\1”"),
    Defect("yaml/syntax", FRONT, r"^topics: (\[.*)\]$", r"topics: ¦\1"),
    Defect("yaml/tab", FRONT, r"^byline:\n  - ", "byline:\n¦\t- "),
    Defect("yaml/unquoted-hash", FRONT, r"^(headline: [A-Z][^:\n]*?) ([a-z]\w+)$", r"\1 ¦#\2"),
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
    planter = _Planter(articles, rng)
    left = len(articles) if per_rule else round(rate * len(articles))
    misses = 0
    for defect in wanted:
        if left <= 0 or misses > len(catalogue):
            break
        planted = planter.plant(defect)
        left, misses = left - planted, 0 if planted else misses + 1
    return planter.articles, planter.planted


def apply(defect: Defect, text: str, rng: Random, other: Generated) -> tuple[str, int] | None:
    """A text with the defect in it, and the offset of it; None where it does not fit."""
    found = matches(text, defect.where, re.compile(defect.pattern, re.M))
    if not found:
        return None
    match = rng.choice(found)
    make = defect.replacement
    new = make(match, rng, other) if callable(make) else match.expand(make)
    before, _, after = (text[: match.start()] + new + text[match.end() :]).partition(MARK)
    return before + after, len(before)


class _Planter:
    """The articles, those that are still as they were written, and what has been planted in the others."""

    def __init__(self, articles: list[Generated], rng: Random):
        self.articles, self.rng = list(articles), rng
        self.planted: list[Planted] = []
        self.free = [i for i, article in enumerate(articles) if "\nstatus: published\n" in article.text]
        rng.shuffle(self.free)
        self.linked = {id for article in articles for id in re.findall(r"\d{8}-\w{6}\b", article.text[30:])}

    def plant(self, defect: Defect) -> int:
        """Plant a defect into the first free article that it fits, and say how many articles that took."""
        for index in self.free:
            article = self.articles[index]
            other = self._other(index)
            if other is None or (defect.echo and article.id in self.linked):
                continue
            if change := apply(defect, article.text, self.rng, self.articles[other]):
                self.articles[index] = replace(article, text=change[0])
                self._note(index, defect.rule, change[1])
                if defect.echo:
                    self._note(other, defect.rule, re.search(defect.echo, self.articles[other].text, re.M).start())
                return 2 if defect.echo else 1
        return 0

    def _other(self, index: int) -> int | None:
        others = [other for other in self.free[-2:] if other != index]
        return others[-1] if others else None

    def _note(self, index: int, rule: str, offset: int) -> None:
        self.free.remove(index)
        article = self.articles[index]
        shown = decode("", article.text[:offset].encode())  # a byte-order mark is no column
        self.planted.append(Planted(article.path, rule, *shown.position(len(shown.text))))


def _per_rule(catalogue: list[Defect], count: int) -> Iterator[Defect]:
    by_rule: dict[str, list[Defect]] = {}
    for defect in catalogue:
        by_rule.setdefault(defect.rule, []).append(defect)
    for ways in by_rule.values():
        yield from (ways[number % len(ways)] for number in range(count))


def _endless(catalogue: list[Defect], rng: Random) -> Iterator[Defect]:
    while catalogue:
        yield from rng.sample(catalogue, len(catalogue))
