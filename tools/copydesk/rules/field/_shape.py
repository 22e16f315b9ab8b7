"""What the article schema has against the front matter, asked once for all rules on fields."""

import json

from copydesk.article.write import scalar
from copydesk.desk.nearest import nearest
from copydesk.desk.schemas import ShapeError


# What other systems call a field.
_ELSEWHERE = {
    "title": "headline",
    "author": "byline",
    "authors": "byline",
    "writer": "byline",
    "date": "published",
    "description": "lead",
    "summary": "lead",
    "excerpt": "lead",
    "abstract": "lead",
    "tags": "topics",
    "keywords": "topics",
    "category": "section",
    "categories": "section",
    "image": "photos",
    "images": "photos",
    "place": "dateline",
    "location": "dateline",
    "lang": "language",
    "updated": "updates",
    "modified": "updates",
}


def shape_errors(article, desk) -> list[ShapeError]:
    """Every error of the schema; none where the front matter could not be read."""
    if article.front.broken:
        return []
    return article.once("shape", lambda: desk.schemas.errors("article.schema.json", article.front.values))


def example(schema: dict, name: str = "") -> str:
    """` For example section: defence` from a schema's first example, or nothing."""
    if not schema.get("examples"):
        return ""
    shown = on_one_line(schema["examples"][0])
    return f" For example {name}: {shown}" if name else f" For example {shown}"


def on_one_line(value) -> str:
    """A value as an editor would type it on one line: `[mp, kd]`, `{place: Kyiv, country: UA}`."""
    if isinstance(value, list):
        return f"[{', '.join(map(_part, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_part(item)}' for key, item in value.items())}}}"
    return scalar(value) if isinstance(value, str) else json.dumps(value)


def _part(value) -> str:
    return scalar(value, in_list=True) if isinstance(value, str) else on_one_line(value)


def meant(name: str, known) -> str | None:
    """The field that a name which no field has was most likely meant to be, or None."""
    other = _ELSEWHERE.get(name.lower())
    return other if other in known else nearest(name, known)


def field_name(route) -> str:
    """The name of the field that a route is in: of `photos[1]` it is photos."""
    return next((step for step in reversed(route) if isinstance(step, str)), "front matter")


def shown(value) -> str:
    """A value as found, short enough for a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text.split()) if "\n" in text else text
    return text if len(text) <= 60 else text[:57] + "..."
