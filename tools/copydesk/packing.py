"""Values of ours as bytes, and back, for a cache.

JSON where a value of a known kind can be JSON, which is the quickest. Else Python's own pickle, of which only our
classes, days and times are let in: nothing else can be made of bytes that somebody else has written.
"""

import io
import pickle
from typing import Any
from zoneinfo import ZoneInfo

_PICKLE = b"\x80"  # what no JSON begins with
_OTHERS = {
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("zoneinfo", "ZoneInfo"),
}

_known: dict[tuple[str, str], Any] = {}  # what was let in


def encoded(value: Any) -> bytes:
    """The bytes of a value that is to be `decoded` as what it is; it may have texts that are not Unicode, such as a
    path."""
    import msgspec

    try:
        return msgspec.json.encode(value)
    except (UnicodeEncodeError, ValueError, TypeError):
        return to_bytes(value)


def decoded(data: bytes, kind: Any) -> Any | None:
    """The value of a kind whose bytes they are; None where they are not such bytes."""
    import msgspec

    try:
        if data.startswith(_PICKLE):
            return from_bytes(data)
        return msgspec.json.decode(data, type=kind) if data else None
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None


def to_bytes(value: Any) -> bytes:
    """The bytes of a value."""
    out = io.BytesIO()
    _Packer(out, protocol=5).dump(value)
    return out.getvalue()


def from_bytes(data: bytes) -> Any | None:
    """The value whose bytes they are; None where they are not such bytes."""
    try:
        return _Unpacker(io.BytesIO(data)).load()
    except Exception:  # a broken pickle can raise anything
        return None


class _Packer(pickle.Pickler):
    dispatch_table = {ZoneInfo: lambda zone: (ZoneInfo, (zone.key,))}  # its own way asks for more than is let in


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _known:
            _known[module, name] = self._found(module, name)
        return _known[module, name]

    def _found(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith("copydesk.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is none of ours")
