"""What a user asks for on the command line: names, checked against the registers, times and sentences."""

import re
import unicodedata
from datetime import datetime, timezone

from copydesk.article.times import local_offsets, offset_text, parse_time
from copydesk.desk.nearest import nearest
from copydesk.desk.registers import Register
from copydesk.error import WrongUse

_LOCAL = re.compile(r"(?:(\d{4}-\d\d-\d\d)[T ])?(\d\d:\d\d)(:\d\d)?", re.A)


def known_code(code: str | None, register: Register, what: str) -> str | None:
    """The code, if its register has it or can't be read. Raises WrongUse with the nearest one."""
    if code is None or code in register or not register.readable:
        return code
    forms = {
        form: entry.code
        for entry in register.entries.values()
        for form in (entry.code, entry.name, *entry.texts("variants"), *entry.texts("avoid"))
    }
    meant = nearest(code, forms)
    guess = f' Did you mean "{forms[meant]}"?' if meant else ""
    known = f" Known: {', '.join(register.entries)}." if len(register.entries) <= 20 else ""
    raise WrongUse(f"there is no {what} {code} in {register.path}.{guess}{known}")


def slug_asked(slug: str | None) -> str:
    """The slug, or nothing if none was asked for. Raises WrongUse for what is no file name."""
    if slug is not None and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug[:200]):
        raise WrongUse(f"{slug!r} is no slug: use lower-case letters a to z, digits and single hyphens.")
    return slug or ""


def moment_asked(text: str | None, now: datetime) -> datetime | None:
    """The moment that a user names, by the newsroom's clock: a time with or without its day and offset.
    Raises WrongUse."""
    if text is None:
        return None
    at, local = parse_time(text.replace(" ", "T", 1)), _LOCAL.fullmatch(text)
    try:
        day = local[1] or now.date().isoformat() if local else ""
        wall = at or datetime.fromisoformat(f"{day}T{local[2]}{local[3] or ''}" if local else "")
    except ValueError:
        wall = datetime.min
    if not 1000 < wall.year < 9999:
        raise WrongUse(f"{text} is no time. Write it like 17:30 or 2025-09-18T17:30.")
    if at:
        return at.astimezone(now.tzinfo)
    offsets = local_offsets(wall, now.tzinfo)
    if not offsets:
        raise WrongUse(f"{text} does not exist here: the clocks go forward over it.")
    if len(offsets) > 1:
        forms = (wall.replace(tzinfo=timezone(offset)) for offset in offsets)
        listed = " or ".join(f"{wall.isoformat()}{offset_text(form)}" for form in forms)
        raise WrongUse(f"{text} comes twice, because the clocks go back. Write {listed}.")
    return wall.replace(tzinfo=now.tzinfo)


def words_asked(text: str | None, what: str) -> str | None:
    """A sentence for readers as a user gives it, on one line. Raises WrongUse where nothing is in it."""
    if text is None:
        return None
    words = unicodedata.normalize("NFC", " ".join(text.split()))
    if not words:
        raise WrongUse(f"the {what} is empty.")
    if not words.isprintable():
        raise WrongUse(f"the {what} has a character in it that can't be shown.")
    return words
