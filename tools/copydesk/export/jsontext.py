"""JSON as the bundle's files have it: indented, in the order in which it was put together, ended by a newline.

msgspec writes what Python's own `json.dumps(value, ensure_ascii=False, indent=...)` writes, and much faster.
"""

from typing import Any

import msgspec


def json_bytes(value: Any, indent: int = 2) -> bytes:
    """A value's JSON as a file."""
    return indented(value, indent) + b"\n"


def indented(value: Any, indent: int) -> bytes:
    """A value's JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=indent)
