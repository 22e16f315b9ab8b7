"""The examples of the house style, tried: an entry must speak in each sentence of its `match`, and in none of
its `avoid`."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.article.model import Article, read_article
from copydesk.desk import Desk
from copydesk.desk.style import StyleEntry, StyleFile
from copydesk.finding import Route
from copydesk.rules.copy._hits import hits
from copydesk.rules.example import CLEAN_BODY, CLEAN_PATH, article_text
from copydesk.text import decode


class Failure(NamedTuple):
    """An example that does not do what it should: the entry's file, the route of the example, what to say."""

    file: StyleFile
    route: Route
    message: str


def failures(desk: Desk) -> Iterator[Failure]:
    """Every example of the desk's house style that fails."""
    for file in desk.style.files:
        for entry in file.entries:
            for kind, sentences in (("match", entry.match), ("avoid", entry.avoid)):
                for index, sentence in enumerate(sentences):
                    speaking = [hit.entry.id for hit in hits(_article(sentence, entry), desk)]
                    message = _message(kind == "match", entry.id, speaking, sentence)
                    if message:
                        route = (*entry.route, kind)
                        several = (*route, index) in file.document.places
                        yield Failure(file, (*route, index) if several else route, message)


def count(desk: Desk) -> int:
    """How many examples there are."""
    return sum(len(entry.match) + len(entry.avoid) for entry in desk.style.entries)


def _message(wanted: bool, name: str, speaking: list[str], sentence: str) -> str:
    if wanted and name not in speaking:
        others = f" (it is found by {', '.join(sorted(set(speaking)))})" if speaking else ""
        return f'{name} must speak in "{sentence}" and does not{others}. Mend the entry, or the sentence.'
    if not wanted and name in speaking:
        mend = "Narrow the entry, or name the phrase under except."
        return f'{name} must not speak in "{sentence}" and does. {mend}'
    return ""


def _article(sentence: str, entry: StyleEntry) -> Article:
    """A clean article with the sentence in a place that the entry is about."""
    fields = [f"language: {entry.language or 'en'}"]
    if entry.sections:
        fields.append(f"section: {min(entry.sections)}")
    body, text = CLEAN_BODY, json.dumps(sentence, ensure_ascii=False)
    place = "body" if "body" in entry.places else next(iter(sorted(entry.places)))
    if place in ("headline", "lead"):
        fields.append(f"{place}: {text}")
    elif place in ("caption", "alt"):
        other = "alt" if place == "caption" else "caption"
        fields.append(
            f"photos: [{{id: a, file: a.jpg, credit: PAP/A B, {other}: They sit, {place}: {text}}}]"
        )
    elif place == "note":
        fields.append(f'updates: [{{at: "2025-09-18T19:05:00+02:00", note: {text}}}]')
    elif place == "heading":
        body = f"{CLEAN_BODY}\n\n## {sentence}"
    else:
        body = sentence
    return read_article(decode(CLEAN_PATH, article_text("\n".join(fields), body).encode()))
