"""Reports: findings as text for people and as data for machines. One file per format.

A format is a module with `write(result, out, look)`; `FORMATS` names them, with the endings of file names
that are taken for them.
"""

from collections.abc import Callable
from importlib import import_module

FORMATS = {
    "text": (".txt",),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "github": (),
    "gitlab": (),
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".xml",),
    "rdjson": (".rdjson",),
    "markdown": (".md", ".markdown"),
}


def writer(name: str) -> Callable:
    """The `write` of a format; its module is only loaded now."""
    return import_module(f"copydesk.report.{name}").write


def format_of(file: str) -> str | None:
    """The format that a file name ends in, the longest ending first; None where it has none of them."""
    name = file.lower()
    endings = sorted(((end, format) for format, ends in FORMATS.items() for end in ends), key=lambda row: -len(row[0]))
    return next((format for end, format in endings if name.endswith(end)), None)
