"""Times as programs read them."""

from datetime import datetime


def utc_text(moment: datetime) -> str:
    """A moment in UTC as RFC 3339 writes it: `2025-09-18T15:05:00Z`. The moment is in UTC."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
