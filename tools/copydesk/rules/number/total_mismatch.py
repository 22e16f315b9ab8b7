"""A total is not the sum of its parts, or a list is not as long as announced.

Only what is explicit is added up: "12 men and 9 women, 21 in all", and "three documents:" before a list.

Bad:
    The boat carried 12 men and 9 women, 22 in all.
Bad:
    The ministers signed three documents:

    - a memorandum;
    - a declaration.
Good:
    The boat carried 12 men and 9 women, 21 in all. The ministers signed three documents:

    - a memorandum;
    - a declaration;
    - a letter.
"""

import re

from copydesk.article.numbers import TENS, UNITS, spelt_number
from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.WARNING

_SPELT = rf"(?:{'|'.join(TENS)})(?:-(?:{'|'.join(UNITS[1:10])}))?|{'|'.join(UNITS[1:])}"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|{_SPELT})"
_GAP = r"[\s\0]{1,12}"
_SUM = Pattern(
    rf"(?<![\w.,-])(?P<parts>{_NUMBER}{_GAP}[^\W\d]+"
    rf"(?:(?:,{_GAP}|{_GAP}and{_GAP}|,{_GAP}and{_GAP}){_NUMBER}{_GAP}[^\W\d]+){{1,5}})"
    rf"(?:,|{_GAP}[–—]|{_GAP}\(|;)(?:{_GAP})?(?:(?:or|for|making|a total of|totalling|together){_GAP}){{0,2}}"
    rf"(?P<total>{_NUMBER})(?:{_GAP}[^\W\d]+)?{_GAP}(?:in{_GAP}all|in{_GAP}total|altogether|all{_GAP}told)\b",
    re.I,
)
_EACH = Pattern(rf"(?<![\w.,-]){_NUMBER}(?![\w-])", re.I)
_THINGS = frozenset(
    "documents papers agreements things reasons points steps ways questions rules measures areas "
    "goals aims principles conditions demands lessons tips factors priorities categories options "
    "parts examples proposals changes items countries cities projects groups phases stages pillars "
    "takeaways facts recommendations components types kinds candidates winners".split()
)
_ANNOUNCED = Pattern(
    rf"(?<![\w.,$€£-])(?P<number>{_NUMBER}){_GAP}(?:[a-z][\w-]*{_GAP}){{0,3}}?"
    rf"(?P<things>{'|'.join(sorted(_THINGS))})(?!\w)",
    re.I,
)
_VAGUE = Pattern(
    r"\b(?:least|most|than|about|around|over|some|of|first|last|other|next|every|each|per|to|or|nearly|almost|these"
    rf"|those|all|past|previous)(?:{_GAP}(?:the|our|its|their|these))?{_GAP}\Z",
    re.I,
)
_ITEM = Pattern(r"([ ]*)(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_LONGEST_LIST, _REACH = 12_000, 200
_TOTALS = {"in all": "all", "in total": "total", "altogether": "altogether", "all told": "told"}  # each with a word of it


def check_article(article, desk):
    text, vocabulary = article.copy.own, article.copy.vocabulary
    listed = any(block.listed for block in article.body.blocks) and ":\n" in article.source.text
    summed = any(word in vocabulary and total in text for total, word in _TOTALS.items())
    if not (listed or summed) or not in_english(article, desk):
        return
    if summed:
        yield from _sums(article)
    if listed:
        yield from _lists(article)


def _sums(article):
    for at in _places(article.copy.own):
        for match in _SUM.finditer(article.copy.own, max(0, at - _REACH), at + 12):
            parts = [_value(number[0]) for number in _EACH.finditer(match["parts"])]
            total = _value(match["total"])
            if match.start("total") < at < match.end() and sum(parts) != total:
                says = f"{' and '.join(map(str, parts))} make {sum(parts)}, not {total}. Check the figures."
                yield Remark(Span(*match.span("total")), says)


def _places(text: str):
    """Where the words stand that follow a total."""
    for words in _TOTALS:
        at = text.find(words)
        while at >= 0:
            yield at
            at = text.find(words, at + 1)


def _lists(article):
    blocks = article.body.blocks
    for block, following in zip(blocks, blocks[1:], strict=False):
        if block.listed or block.quoted or not following.listed or block.kind != "paragraph":
            continue
        text = article.copy.own[block.text.start : block.text.end]
        if not text.endswith(":"):
            continue
        if _THINGS.isdisjoint(text[:-1].lower().split()):
            continue
        sentence = max(text.rfind(end, 0, len(text) - 1) for end in (". ", ".\n", "! ", "? ")) + 1
        found = [match for match in _EACH.finditer(text, sentence)]
        announced = _ANNOUNCED.search(text, sentence)
        if len(found) != 1 or not announced or _VAGUE.search(text[sentence : announced.start()]):
            continue
        if announced["number"][0].isupper() and text[sentence : announced.start()].strip(" \n\0"):
            continue  # "some Round Two projects"
        number, items = _value(announced["number"]), _items(article, block.text.end)
        if 2 <= number <= 30 and items and items != number:
            span = Span(
                block.text.start + announced.start("number"), block.text.start + announced.end("things")
            )
            yield Remark(
                span,
                f'"{" ".join(announced[0].split())}" are announced, {items} are listed. Check the number.',
            )


def _items(article, start: int) -> int:
    """How many items the list behind `start` has, those of lists inside it not counted."""
    indent, count, blank = None, 0, True
    for line in article.source.text[start : start + _LONGEST_LIST].split("\n")[1:]:
        item = _ITEM.match(line)
        if item:
            indent = len(item[1]) if indent is None else indent
            count += len(item[1]) <= indent
        elif line.strip() and not line.startswith(" ") and blank and indent is not None:
            break
        blank = not line.strip()
    return count


def _value(typed: str) -> int:
    spelt = spelt_number(typed)
    return spelt if spelt is not None else int(typed.replace(",", ""))
