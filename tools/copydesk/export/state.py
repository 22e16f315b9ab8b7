"""What is exported: the state of a newsroom, of a commit or of its folder."""

from typing import Protocol

from copydesk.cache import Cache
from copydesk.checking.examine import Pictures
from copydesk.desk import Desk
from copydesk.export.edition import Edition
from copydesk.export.origin import Origin
from copydesk.files import Entry


class State(Protocol):
    """The newsroom's desk and files as they stand in a commit or in the folder.

    `commit` is the commit's id, or None; `articles` are all of them, in the order of their paths. Other processes
    can ask it too.
    """

    @property
    def desk(self) -> Desk: ...

    @property
    def commit(self) -> str | None: ...

    @property
    def worktree(self) -> bool: ...

    @property
    def articles(self) -> list[Entry]: ...

    @property
    def pictures(self) -> Pictures:
        """What every picture is, by path; something that can be pickled."""

    def photo(self, path: str, limit: int) -> Entry:
        """A photo's bytes; `trouble` is one of Entry's or `missing`. `limit` is in bytes."""

    def blob(self, path: str) -> str | None:
        """The Git blob of a file, or None where there is none."""

    def origins(self, edition: Edition, cache: Cache) -> dict[str, Origin]:
        """Where the articles of an edition come from, by id. Raises DeskError where that can't be known."""
