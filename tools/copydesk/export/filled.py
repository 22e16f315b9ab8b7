"""What is empty is not written."""

from typing import Any


def filled(data: dict[str, Any]) -> dict[str, Any]:
    """The data without its empty values."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
