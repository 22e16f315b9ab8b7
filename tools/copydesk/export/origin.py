"""Where an article of an edition comes from."""

from typing import NamedTuple


class Origin(NamedTuple):
    """The Git blob of an article's bytes and the last commit that changed it; the number of its version, where a
    history tells it; and who wrote that version and who approved it, by name. See `past.py`."""

    blob: str
    commit: str | None = None
    version: int | None = None
    authors: tuple[str, ...] = ()
    approved_by: tuple[str, ...] = ()
