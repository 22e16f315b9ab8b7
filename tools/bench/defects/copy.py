"""Defects in the text: the copy, its markup, what it says of people and numbers, and words to the desk."""

import re
from random import Random

from bench.defects.defect import MARK, Slip, paragraph
from bench.spots import FILE, PROSE, TEXT

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MISSPELT = {"because": "becuase", "across": "accross", "people": "peopel", "their": "thier", "the": "teh",
             "until": "untill", "coming": "comming", "beginning": "begining"}  # fmt: skip


def _other_day(match: re.Match, rng: Random) -> str:
    return MARK + rng.choice([day for day in _DAYS if day != match[0]])


def _misspelt(match: re.Match, rng: Random) -> str:
    return MARK + _MISSPELT[match[0]]


DEFECTS = (
    Slip("byline/typed-in-body", TEXT, r"\n\Z", r"\n\n¦(mp)\n"),
    Slip("copy/bidi-control", PROSE, r"(?<=[a-z]) (?=[a-z])", " ¦\u202e"),
    Slip("copy/doubled-word", PROSE, r"(?<=[a-z] )(the|of|and) (?=[a-z])", r"¦\1 \1 "),
    Slip("copy/glued-words", PROSE, r"(?<![\w’'-])([a-z]{3,})\. (?=[A-Z][a-z]+ )", r"¦\1."),
    Slip("copy/house-style", PROSE, r"(?<=[a-z] )before(?= (?:the|a) )", "¦prior to"),
    Slip("copy/invisible-character", PROSE, r"(?<=[a-z]{2})(?= [a-z]{2})", "¦\u200b"),
    Slip("copy/misspelling", PROSE, rf"\b({'|'.join(_MISSPELT)})\b", _misspelt),
    Slip("copy/mixed-script-word", PROSE, r"(?<= )([b-z]{2,})a(?=[a-z]{2,} )", "¦\\1\u0430"),
    Slip("copy/mojibake", PROSE, r"(?<=[a-z])’(?=s )", "¦â€™"),
    Slip("copy/placeholder", PROSE, r"(?<= )\d+(?= per cent)", "¦TK"),
    Slip("copy/quote-balance", TEXT, r"(?<=: )“[^“”]*”", r"\g<0>¦”"),
    Slip("copy/quote-mix", PROSE, r"(?<=[a-z])’(?=s )", "¦'"),
    Slip("copy/spacing", PROSE, r"(?<=[a-z]), (?=[a-z])", "¦ , "),
    Slip("copy/variety", PROSE, r"\b(neighb|harb|col|fav)our(?=s?\b)", r"¦\1or"),
    paragraph("date/ambiguous", "The papers were signed on ¦03/04/2025."),
    Slip("date/impossible", PROSE, r"\w+day, \d{1,2} (April|June|September|November|February)\b", r"¦31 \1"),
    paragraph("date/midnight-noon", "The night train leaves at ¦midnight on Sunday."),
    Slip("date/relative-word", PROSE, r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", "¦yesterday"),
    Slip("date/weekday-mismatch", PROSE, r"\w+day(?=, \d{1,2} [A-Z]\w+ \d{4})", _other_day),
    Slip("dateline/typed-in-body", TEXT, r"(?<=\n---\n)\n(?=\w)", "\n¦KYIV, Sept 18 (PAP) — "),
    paragraph("ethics/minor-identified",
              "Police arrested ¦Jan Przykładowy, 15, on suspicion of stabbing a passer-by."),
    paragraph("ethics/personal-data", "The man, whose PESEL number is ¦44051401359, was not told."),
    Slip("ethics/presumption-of-guilt", FILE,
         r"\A((?![\s\S]*\b(?:comedy|director|drama|film|game|play|stars)\b)[\s\S]*?[a-z]\.)\n\n(?=[A-Z])",
         r"\1\n\nPolice arrested the ¦murderer Jan Przykładowy in the evening.\n\n"),
    paragraph("ethics/suicide-language", "A singer had ¦committed suicide there."),
    Slip("markup/bare-url", TEXT, r"\[([^\]\n]+)\]\((https[^)]*)\)", r"\1 (¦\2)"),
    Slip("markup/empty-link", TEXT, r"\[([^\]\n]+)\]\(https[^)]*\)", r"¦[\1]()"),
    Slip("markup/heading-level", TEXT, r"^## ", "¦#### "),
    Slip("markup/heading-one", TEXT, r"^## ", "¦# "),
    Slip("markup/image-without-id", TEXT, r"(?<=[.”])\n\n(?=[A-Z])", "\n\n¦![](door.jpg)\n\n"),
    Slip("markup/internal-link-broken", TEXT, r"\[([^\]\n]+)\]\(https[^)]*\)", r"¦[\1](../door.md)"),
    Slip("markup/javascript-url", TEXT, r"\[([^\]\n]+)\]\(https[^)]*\)", r"¦[\1](javascript:alert(1))"),
    Slip("markup/link-text", TEXT, r"\[[^\]\n]+\]\((https[^)]*)\)", r"[¦here](\1)"),
    Slip("markup/raw-html", PROSE, r"(?<=[a-z], )(?=[a-z])", "¦<br>"),
    Slip("markup/trailing-space", TEXT, r"(?<=[a-z]\.)\n(?=\n)", "¦ \n"),
    Slip("markup/unclosed-emphasis", PROSE, r"(?<=[a-z] )(?=[a-z]{5})", "¦**"),
    paragraph("name/inconsistent", "Jerzy Kędziora made the sign. A younger ¦Kedziora helped to hang it."),
    Slip("name/near-miss", PROSE, r"(?<=in )(Bydgo|Katow|Wroc)([sił])([zca])", r"¦\1\3\2"),
    paragraph("name/role-missing-at-first-mention", "The helpers met ¦Rustem Umerov in the morning."),
    paragraph("name/role-out-of-date", "In the evening President ¦Bronisław Komorowski sent a letter."),
    Slip("number/currency", PROSE, r"€(\d[\d.]*) million(?= )", r"¦€\1 million euros"),
    Slip("number/percent-arithmetic", PROSE, r"\b\d+ per cent, from (?=\d)", "¦97 per cent, from "),
    paragraph("number/percentage-points", "Support rose by ¦10 per cent, from 40 per cent to 50 per cent."),
    Slip("number/scale-drift", FILE, r"^lead: [A-Z].*(\n(?:.*\n)*?.*€(\d\d\.[1-9]) million)",
         r"lead: The work will cost ¦€\2 billion, and nobody knows yet where the money is to come from.\1"),
    paragraph("number/style",
              "The mayor praised the work and ¦3 ministers spoke, but nobody said what it will cost."),
    paragraph("number/total-mismatch", "The bus carried 12 men and 9 women, ¦22 in all."),
    paragraph("source/anonymous-without-reason",
              "An official said ¦on condition of anonymity that the talks had failed."),
    Slip("source/typed-in-body", TEXT, r"\n\Z", "\n\n¦Source: PAP\n"),
    paragraph("suppress/expired", "¦<!-- copydesk: ignore copy/doubled-word: a title; until 2025-01-01 -->"),
    paragraph("suppress/malformed", "¦<!-- copydesk: ignor copy/doubled-word: a title -->"),
    paragraph("suppress/not-allowed", "<!-- copydesk: ignore ¦ethics/personal-data: a title -->"),
    paragraph("suppress/unknown-rule", "<!-- copydesk: ignore ¦copy/double-word: a title -->"),
    paragraph("suppress/unused", "¦<!-- copydesk: ignore copy/doubled-word: a title -->"),
    paragraph("suppress/without-reason", "¦<!-- copydesk: ignore copy/doubled-word -->"),
)
