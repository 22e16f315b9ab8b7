"""The head of a page: site header, headline and its label, time, writers, and the lines that are left."""

import re
from dataclasses import dataclass
from typing import Any

from copydesk.desk import Desk
from copydesk.desk.nearest import plain
from copydesk.importers.lines import Line
from copydesk.importers.moment import Moment, read_moment
from copydesk.importers.notes import CantImport, Notes

_LOOK_FOR_DATE = 30

_LABELS = {"upd": "update", "bre": "breaking", "cor": "correction"}
_LABEL_WORD = r"(?:updated?|breaking(?: news)?|correct(?:ion|ed))(?: \d+)?"
_LABEL = re.compile(rf"[\[(]?({_LABEL_WORD})(?:[\])]\s*[:–—-]?|\s?[:|]|\s[–—-])\s*(?=\S)", re.I)
_LABEL_BEHIND = re.compile(rf"\s[\[(]({_LABEL_WORD})[\])]\Z", re.I)
_BYLINE = re.compile(r"By:? ([^\W\d_][^\d:!?]{2,80})\Z")
_SITE_HEADER = re.compile(r"(?:.{1,40} )?section\Z", re.I)


@dataclass(frozen=True)
class Head:
    """The head as read: `byline` are entries of the field, `rest` the lines of lead and body."""

    section: str | None
    headline: str
    label: str | None
    moment: Moment
    byline: list[Any]
    rest: list[Line]


def read_head(
    lines: list[Line], desk: Desk, notes: Notes, section: str | None, published: Moment | None
) -> Head:
    """Read the head. What the human has said of `section` and `published` wins. CantImport without a date."""
    above, below, moment = _around_the_date(lines, desk, notes, published)
    above, below_head = _without_updates(above, desk, notes), _without_updates(below[:2], desk, notes)
    byline: list[Any] = []
    above = _take_byline(above, byline, desk, notes)
    below = _take_byline(below_head, byline, desk, notes) + below[2:]
    above, section = _take_section(above, section, desk, notes)
    if not above:
        below, section = _take_section(below[:1], section, desk, notes)[0] + below[1:], section
        above, below = below[:1], below[1:]
    if not above:
        raise CantImport("there is no headline in it.")
    headline = above.pop()
    if above and headline.text.endswith(".") and not above[-1].text.endswith("."):
        below = [headline, *below]  # the lead stands above the date
        headline = above.pop()
    for line in above:
        notes.check(line.number, f"“{line.text}” stands above the headline and is left out.")
    text, label = _take_label(headline, notes)
    most = desk.schemas.field("headline").get("maxLength", 300)
    if len(text) > most:
        raise CantImport(
            f"line {headline.number} is taken for the headline but has {len(text):,} characters; "
            f"a headline has {most} at most. Is this the text of one page, a line each "
            "for headline, time and lead?"
        )
    if section is None:
        notes.field(
            "section", f"the page names none of ours. Choose one of: {', '.join(desk.sections.entries)}."
        )
    return Head(section, text, label, moment, byline, below)


def _around_the_date(lines: list[Line], desk: Desk, notes: Notes, published: Moment | None):
    """The lines above the page's date, those below it, and the time of publication."""
    for index, line in enumerate(lines[:_LOOK_FOR_DATE]):
        moment = read_moment(line.text, desk.settings.zone)
        if moment is None or moment.later:
            continue
        if published:
            notes.made(line.number, f"“{line.text}” is left out: --published gives the time.")
            return lines[:index], lines[index + 1 :], published
        read_as = f"{moment.text} in {desk.settings.time_zone}" if moment.at else f"the day {moment.text}"
        notes.made(line.number, f"“{line.text}” is {read_as}.")
        for doubt in moment.doubts:
            notes.check(line.number, f"{doubt}.")
        return lines[:index], lines[index + 1 :], moment
    if published:
        return [], lines, published
    raise CantImport(
        "no line of it is a date such as 18.09.2025 17:17. Give the time of publication "
        'with --published "18.09.2025 17:17".'
    )


def _without_updates(lines: list[Line], desk: Desk, notes: Notes) -> list[Line]:
    kept = []
    for line in lines:
        moment = read_moment(line.text, desk.settings.zone)
        if moment and moment.later:
            notes.check(
                line.number,
                f"“{line.text}” is left out: an update is an entry of updates, at: {moment.text}, "
                "with a note of what was added.",
            )
        else:
            kept.append(line)
    return kept


def _take_byline(lines: list[Line], byline: list[Any], desk: Desk, notes: Notes) -> list[Line]:
    """The lines without `By Jan Nowak`, whose names are added to `byline`."""
    kept = []
    for line in lines:
        match = _BYLINE.match(line.text)
        names = re.split(r",\s*|\s+and\s+", match[1].strip(" .")) if match else []
        if not names or not all(name[:1].isupper() and len(name.split()) <= 5 for name in names):
            kept.append(line)
            continue
        for name in names:
            initials = next(
                (e.code for e in desk.staff.entries.values() if plain(e.name) == plain(name)), None
            )
            byline.append(initials or {"name": name})
        notes.made(line.number, f"“{line.text}” is the byline now.")
    return kept


def _take_section(
    lines: list[Line], section: str | None, desk: Desk, notes: Notes
) -> tuple[list[Line], str | None]:
    """The lines without those that name a section, and the section: the one given, else the first known."""
    kept = []
    for line in lines:
        code = _section_of(line.text, desk)
        if code and section is None:
            section = code
            notes.made(line.number, f"“{line.text}” is the section {code}.")
        elif code or _SITE_HEADER.match(line.text):
            why = "" if code else ": it is no section of ours"
            notes.made(line.number, f"“{line.text}” is left out{why}.")
        else:
            kept.append(line)
    return kept, section


def _section_of(text: str, desk: Desk) -> str | None:
    wanted = plain(text[:80])
    shorter = wanted.removesuffix("section")
    for entry in desk.sections.entries.values():
        if wanted and {plain(entry.code), plain(entry.name)} & {wanted, shorter}:
            return entry.code
    return None


def _take_label(line: Line, notes: Notes) -> tuple[str, str | None]:
    """The headline without its label, and the label."""
    match = _LABEL.match(line.text) or _LABEL_BEHIND.search(line.text, max(0, len(line.text) - 30))
    if not match:
        return line.text, None
    label = _LABELS[match[1][:3].lower()]
    notes.made(line.number, f"“{match.group().strip()}” is the label {label} now.")
    if label == "update":
        notes.field("updates", "the headline says that this is an update: add when, and what was added.")
    if label == "correction":
        notes.field(
            "corrections", "the headline says that this is a correction: add when, and what was corrected."
        )
    return (line.text[: match.start()] + line.text[match.end() :]).strip(), label
