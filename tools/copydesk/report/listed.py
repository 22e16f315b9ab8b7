"""Lists in JSON with one entry a line: small to write, and to be read by people too."""

import json
from collections.abc import Iterable
from typing import Any


def one_a_line(entries: Iterable[Any]) -> str:
    """A JSON list."""
    return "[" + ",".join("\n" + json.dumps(entry) for entry in entries) + "\n]"
