"""Defects in the front matter's fields: those of the trade, their shape, and their times."""

import re
from datetime import date, timedelta
from random import Random

from bench.defects.defect import MARK, Slip
from bench.spots import FILE, FRONT


def _day_before(match: re.Match, rng: Random) -> str:
    return f"{match[1]}{MARK}{date.fromisoformat(match[2]) - timedelta(days=1)}T"


def _other_offset(match: re.Match, rng: Random) -> str:
    return f"{match[1]}{match[2]}{MARK}+0{3 - int(match[3])}:00"


DEFECTS = (
    # few articles have room for this one
    Slip("time/not-a-local-time", FRONT, r"^(published: 2025-0[12].*\n(?:.*\n)*?  - at: ).*$",
         r"\1¦2025-03-30T02:30:00+01:00"),
    Slip("byline/left-staff-before", FRONT, r"^byline: \[\w+", r"byline: [¦rl"),
    Slip("byline/unknown-initials", FRONT, r"^byline: \[\w+", r"byline: [¦qq"),
    Slip("dateline/date-far-from-published", FRONT, r"^(  date: )\d{4}", r"\1¦2024"),
    Slip("dateline/unknown-place", FRONT, r"^dateline: \w.*$", "dateline: ¦Kiev"),
    Slip("field/format", FRONT, r"^published: (\S+)T(\d\d:\d\d):.*$", r"published: ¦\1 \2"),
    Slip("field/missing", FRONT, r"^section: .*\n((?:.*\n)*?)---$", r"\1¦---"),
    Slip("field/reference", FRONT, r"^section: .*$", "section: ¦gardening"),
    Slip("field/type", FRONT, r"^byline:.*\n(?:  .*\n)*", "byline: ¦mp\n"),
    Slip("field/unknown", FRONT, r"^section:", "¦sections:"),
    Slip("field/value", FRONT, r"^status: published$", "status: ¦publishd"),
    Slip("headline/case", FRONT, r"^(headline: [A-Z][^:\n]*) (beds|seats|pupils)$",
         lambda match, rng: f"{match[1]} {MARK}{match[2].title()}"),
    Slip("headline/final-stop", FRONT, r"^(headline: [A-Z].*[a-z])$", r"\1¦."),
    Slip("headline/label-in-text", FRONT, r"^headline: ([A-Z][^:\n]*)$", r'headline: "¦UPDATE: \1"'),
    Slip("headline/length", FRONT, r"^headline: [^>\n]*$", "headline: ¦Talks go on"),
    Slip("headline/quotes", FILE, r"^(headline: [A-Z][^:\n]*) ([a-z]{5,})$(?=[\s\S]*“)", r"\1 ¦“\2”"),
    Slip("headline/unsupported", FRONT, r"^(headline: [^>\n]*?)(?<= )\d\d+(?= [a-z])", r"\1¦98765"),
    Slip("lead/length", FRONT, r"^lead: [A-Z][^\n]*$", "lead: ¦Talks go on."),
    Slip("lead/repeats-headline", FRONT, r"^headline: ([A-Z][^:\n]{39,})\n((?:.*\n)*?)lead: [A-Z][^\n]*$",
         r"headline: \1\n\2lead: ¦\1"),
    Slip("lifecycle/draft-fields-left", FRONT, r"^(  - name: )[A-Z].*(?=\n    kind:)", r"\1¦TBC"),
    Slip("lifecycle/embargo-after-published", FRONT, r"^published: (\S+):00(\+.*)$",
         r"\g<0>\nembargo: ¦\1:30\2"),
    Slip("lifecycle/withdrawn-without-notice", FRONT, r"^status: published$",
         r"status: ¦published\nwithdrawal:\n  at: 2026-01-31T12:00:00+01:00\n  reason: It was not genuine."),
    Slip("signoff/unused", FRONT, r"^(status: .*)$",
         r"\1\nsignoff: [{rule: ¦ethics/suicide-language, by: aw}]"),
    Slip("source/social-without-link", FRONT, r"^(sources:\n  - )[A-Z].*$", r"\1¦X"),
    Slip("source/tracking-parameters", FRONT, r"^(    url: )(https://[^\s?]+)$", r"\1¦\2?utm_source=letter"),
    Slip("source/unknown", FRONT, r"^(sources:\n  - )[A-Z].*$", r"\1¦MOND"),
    Slip("source/url-invalid", FRONT, r"^(    url: )https://", r"\1¦"),
    Slip("time/offset-wrong", FRONT, r"^(published: )(\S+)\+0([12]):00$", _other_offset),
    Slip("time/path-date-differs", FRONT,
         r"^(dateline: \w.*\n(?:.*\n)*?published: )(?!\S+-(?:03-3|10-2))(\S+)T", _day_before),
    Slip("time/updated-before-published", FRONT, r"^(updates:\n  - at: )\S+",
         r"\1¦2019-01-10T10:00:00+01:00"),
)
