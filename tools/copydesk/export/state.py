"""What is exported: the state of a newsroom, of a commit or of its folder."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from copydesk.cache import Cache
from copydesk.desk import Desk
from copydesk.export.edition import Edition
from copydesk.export.origin import Origin
from copydesk.files import Entry
from copydesk.picture.read import Picture
from copydesk.versions import Dated


class Files(Protocol):
    """The newsroom's files by their paths, read as they are asked for. Other processes can ask, too, and on other
    machines it is what Git keeps there (see kept.py). `worktree` says whether they are those of the folder."""

    @property
    def worktree(self) -> bool: ...

    def entries(self, paths: Iterable[str]) -> list[Entry]:
        """The bytes of some articles."""

    def photo(self, path: str) -> Entry:
        """A photo's bytes; `trouble` is one of Entry's or `missing`."""

    def get(self, path: str) -> Picture | None:
        """The picture at a path."""

    def blob(self, path: str) -> str | None:
        """The Git blob of a file, or None where there is none."""


class State(Files, Protocol):
    """The newsroom's desk and files as they stand in a commit or in the folder.

    `commit` is the commit's id, or None; `paths` are those of all articles, in their order.
    """

    @property
    def desk(self) -> Desk: ...

    @property
    def commit(self) -> str | None: ...

    @property
    def paths(self) -> Sequence[str]: ...

    def origins(self, edition: Edition, cache: Cache, dated: Mapping[str, Dated]) -> dict[str, Origin]:
        """Where the articles of an edition come from, by id; what `dated` says of a blob need not be read. Raises DeskError where that can't be known."""
