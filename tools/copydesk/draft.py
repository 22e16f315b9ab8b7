"""A draft to begin with: every field that an article needs, and above each what goes there."""

import secrets
from collections.abc import Sequence
from datetime import date

from copydesk.article.write import article_text
from copydesk.desk import Desk
from copydesk.desk.registers import Register

TO_COME = "TK"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_MOST_CODES = 20


def new_id(day: date) -> str:
    """An id that no other article has: the day and six random letters and digits."""
    return f"{day:%Y%m%d}-{''.join(secrets.choice(_ALPHABET) for _ in range(6))}"


def draft_text(
    headline: str,
    id: str,
    desk: Desk,
    section: str | None = None,
    place: str | None = None,
    byline: Sequence[str] = (),
) -> str:
    """The file of a draft. What is not given is TK, the trade's mark for what is to come."""
    given = {
        "id": id,
        "status": "draft",
        "section": section,
        "language": desk.settings.language,
        "headline": headline,
        "lead": None,
        "dateline": place,
        "byline": list(byline),
        "topics": [],
        "sources": [],
    }
    schema = desk.schemas.files["article.schema.json"]
    fields = {}
    for name in schema["properties"]:
        if name in given or name in schema["required"]:
            is_list = desk.schemas.field(name).get("type") == "array"
            fields[name] = given.get(name) or ([TO_COME] if is_list else TO_COME)
    return article_text(fields, "The first paragraph: TK", {name: _comment(name, desk) for name in fields})


def _comment(name: str, desk: Desk) -> str:
    """What goes into a field: the schema's words, and the codes of its register."""
    said = desk.schemas.field(name).get("description", "")
    registers = {
        "section": desk.sections,
        "byline": desk.staff,
        "dateline": desk.places,
        "sources": desk.sources,
    }
    return f"{said} {_codes(registers[name])}" if name in registers else said


def _codes(register: Register) -> str:
    """The codes that may be chosen from, where they are few; nobody who has left."""
    codes = [entry.code for entry in register.entries.values() if not entry.data.get("until")]
    return f"Choose from: {', '.join(codes)}." if 0 < len(codes) <= _MOST_CODES else ""
