"""Defects that two articles have together, and the file that none of them wants."""

import re
from dataclasses import replace
from pathlib import PurePosixPath
from random import Random

from bench.defects.defect import MARK, Planted, Plot, Plotted, Slip, planted_at, slip
from bench.defects.room import Room, picture_of
from bench.newsroom import Generated
from bench.pictures import png
from bench.spots import FILE, TEXT

_ID = re.compile(r"(?<=^id: ).*$", re.M)
_LINK = re.compile(r"\[([^\]]*)\]\(article:\d{8}-\w{6}\)")
_PUBLISHED = re.compile(r"^published: (.*)$", re.M)
_STATUS = re.compile(r"^status: published$", re.M)
_ALIASES = re.compile(r"^aliases:", re.M)
_CAPTIONED = re.compile(r"^    file: (?P<file>[^'\"\n]+)\n    caption: (?P<caption>[A-Z].*)$", re.M)
_CREDITED = re.compile(
    r"^    file: (?P<quote>['\"]?)(?P<file>.+)(?P=quote)\n(?:    .*\n)*?"
    r"    credit: (?P<agency>\w[^/\n]*)/(?P<name>\w.*)$",
    re.M,
)
_LEAD_WITHOUT_ALIASES = r"^lead:(?=(?:.*\n)*---)(?!(?:.*\n)*aliases:)"


def _same_id(rule: str, article: Generated, room: Room, rng: Random) -> Plot | None:
    if room.is_linked(article):
        return None
    for other in room.others(article):
        changed, offset = slip(article, _ID.search(article.text), MARK + other.id)
        found = (planted_at(changed, rule, offset), planted_at(other, rule, _ID.search(other.text).start()))
        return Plot((changed,), found)
    return None


def _same_path(rule: str, article: Generated, room: Room, rng: Random) -> Plot | None:
    for other in room.others(article):
        taken = other.path.removeprefix("articles/").removesuffix(".md")
        alias = Slip(rule, FILE, _LEAD_WITHOUT_ALIASES, f"aliases: [{MARK}{taken}]\nlead:")
        return alias.plot(article, room, rng)
    return None


def _linked_to(rule: str, article: Generated, target: Generated) -> Plot | None:
    """An article with a link to another one, which has changed."""
    link = _LINK.search(article.text)
    if link is None:
        return None
    changed, offset = slip(article, link, f"{MARK}[{link[1]}](article:{target.id})")
    return Plot((changed, target), (planted_at(changed, rule, offset),))


def _withdrawn(rule: str, article: Generated, room: Room, rng: Random) -> Plot | None:
    notice = "withdrawal:\n  at: 2026-01-31T12:00:00+01:00\n  reason: The report was not genuine."
    for other in room.others(article):
        if not room.is_linked(other):
            text = _STATUS.sub(f"status: withdrawn\n{notice}", other.text, count=1)
            return _linked_to(rule, article, replace(other, text=text))
    return None


def _under_embargo(rule: str, article: Generated, room: Room, rng: Random) -> Plot | None:
    for other in room.others(article):
        if not room.is_linked(other) and _day(other) > _day(article):
            text = _PUBLISHED.sub(r"\g<0>\nembargo: \1", other.text, count=1)
            return _linked_to(rule, article, replace(other, text=text))
    return None


def _filed_twice(rule: str, article: Generated, room: Room, rng: Random) -> Plot | None:
    if _ALIASES.search(article.text) or not room.is_distinct(article):
        return None
    id = f"{article.id[:9]}2{article.id[10:]}"  # the generator's own codes begin with a letter
    copy = replace(article, id=id, path=f"{article.path.removesuffix('.md')}-again.md",
                   text=_ID.sub(id, article.text, count=1), pictures={})
    later = max(article, copy, key=lambda one: one.path)  # they are of one time
    return Plot((copy, article), (planted_at(later, rule, _ID.search(later.text).start()),))


def _same_caption(rule: str, article: Generated, room: Room, rng: Random) -> Plot | None:
    photo = _CAPTIONED.search(article.text)
    for other in room.others(article) if photo else ():
        for theirs in _CAPTIONED.finditer(other.text):
            if room.is_only_in(picture_of(other, theirs["file"]), other):
                text, at = article.text, photo.start("caption")
                changed = replace(article, text=text[:at] + theirs["caption"] + text[photo.end("caption") :])
                found = (planted_at(changed, rule, at), planted_at(other, rule, theirs.start("caption")))
                return Plot((changed,), found)
    return None


def _other_credit(rule: str, article: Generated, room: Room, rng: Random) -> Plot | None:
    """The credit of one article shortens the photographer's first name."""
    photo = _CREDITED.search(article.text)
    picture = photo and picture_of(article, photo["file"])
    users = room.users(picture) if picture else None
    if not users or len(users) == 1:
        return None
    at, end = photo.span("name")
    given, _, surname = photo["name"].partition(" ")
    changed = replace(article, text=f"{article.text[:at]}{given[0]}. {surname}{article.text[end:]}")
    found = [
        planted_at(user, rule, use.start("agency"))
        for user in (changed, *(user for user in users if user.path != article.path))
        for use in _CREDITED.finditer(user.text)
        if picture_of(user, use["file"]) == picture
    ]
    return Plot((changed,), tuple(found))


def _left_over(rule: str, article: Generated, room: Room, rng: Random) -> Plot | None:
    path = str(PurePosixPath(article.path).parent / f"left-over-{article.id}.png")
    with_it = replace(article, pictures=article.pictures | {path: png(rng)})
    return Plot((with_it,), (Planted(path, rule, 1, 1),))


def _day(article: Generated) -> str:
    return article.path.rpartition("/")[0]


DEFECTS = (
    Plotted("archive/photo-credit-conflict", _other_credit),
    Plotted("archive/related-embargoed", _under_embargo),
    Plotted("archive/link-to-withdrawn", _withdrawn),
    Plotted("archive/caption-reused", _same_caption),
    Plotted("archive/near-duplicate", _filed_twice),
    Plotted("archive/duplicate-id", _same_id),
    Plotted("archive/duplicate-path", _same_path),
    Plotted("archive/orphan-photo", _left_over),
    Slip("archive/related-missing", TEXT, _LINK.pattern, r"¦[\1](article:20991231-aaaaaa)"),
)
