"""YAML into plain values and a place for every key and value.

Used for an article's front matter and for the registers alike. What is written as editors mostly write it is read
line by line (lines.py); all else by ruamel.yaml (events.py), which decides what is right.
"""

from copydesk.article.document import Document
from copydesk.article.lines import read_lines


def read_yaml(text: str, start: int = 0, end: int | None = None) -> Document:
    """Read one YAML document from `text[start:end]`; places count in the whole of `text`. Never raises: what is wrong
    is a `Problem`."""
    end = len(text) if end is None else end
    document = read_lines(text, start, end)
    if document is None:
        from copydesk.article.events import read_events

        document = read_events(text, start, end)
    return document
