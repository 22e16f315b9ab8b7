"""Defects for which a file can't be read as an article, or not all of it."""

from random import Random

from bench.defects.defect import MARK, Plot, Plotted, Slip
from bench.defects.room import Room
from bench.newsroom import Generated
from bench.spots import FILE, FRONT, PROSE

_MORE_THAN_IS_READ = 400_000


def _endless(rule: str, article: Generated, room: Room, rng: Random) -> Plot | None:
    """An article that is not read is missed where another one names it, and by the pictures beside it."""
    if room.is_linked(article) or article.pictures:
        return None
    padded = Slip(rule, FILE, r"\A", lambda match, rng: MARK + "\n" * _MORE_THAN_IS_READ)
    return padded.plot(article, room, rng)


DEFECTS = (
    Plotted("file/too-large", _endless),
    Slip("yaml/anchor-or-tag", FRONT, r"^status: ", "status: ¦&now "),
    Slip("yaml/duplicate-key", FRONT, r"^(section: .*)$", r"\1\n¦\1"),
    Slip("yaml/encoding", FILE, r"\A", "¦\ufeff"),
    Slip("yaml/encoding", PROSE, r"ó", "¦o\u0301"),
    Slip("yaml/limit", FRONT, r"^section: .*$", "section: " + "[" * 24 + "¦" + "[" * 8 + "]" * 32),
    Slip("yaml/no-front-matter", FILE, r"\A---\n", "¦"),
    Slip("yaml/smart-quotes", FILE, r"^headline: ([A-Z][^:\n]*)$(?=[\s\S]*“)", r"headline: ¦“\1”"),
    Slip("yaml/syntax", FRONT, r"^topics: (\[.*)\]$", r"topics: ¦\1"),
    Slip("yaml/tab", FRONT, r"^byline:\n  - ", "byline:\n¦\t- "),
    Slip("yaml/unquoted-colon", FRONT, r"^headline: ([A-Z]\w+) ([a-z][^:\n]*)$", r"headline: \1¦: \2"),
    Slip("yaml/unquoted-hash", FRONT, r"^(headline: [A-Z][^:\n]*?) ([a-z]\w+)$", r"\1 ¦#\2"),
)
