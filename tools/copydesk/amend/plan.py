"""What a step changes on the disk, before anything is written."""

from typing import NamedTuple


class Changed(NamedTuple):
    """A file that a step writes or moves: its path before and after, and its bytes before and after; those
    are None of a picture, which is moved as it is."""

    old: str
    new: str
    before: bytes | None
    after: bytes | None


class Plan(NamedTuple):
    """All files that a step changes, the article first, and what the desk has to look at itself."""

    files: tuple[Changed, ...]
    notes: tuple[str, ...] = ()

    @property
    def article(self) -> Changed:
        """The article that the step is about."""
        return self.files[0]
