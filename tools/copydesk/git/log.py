"""What Git knows of a commit beside its files."""

from datetime import datetime
from typing import NamedTuple

FORMAT = "%H%n%an%n%ae%n%cI%n%s%n%(trailers:only=true,unfold=true)"


class Commit(NamedTuple):
    """A commit: who wrote it, when it was made, its first line, and its trailers in order."""

    id: str
    author: str
    email: str
    at: datetime
    subject: str
    trailers: tuple[tuple[str, str], ...]

    def trailer(self, name: str) -> tuple[str, ...]:
        """The values of a trailer, whatever its letters' case."""
        return tuple(value for key, value in self.trailers if key.casefold() == name.casefold())


def read_commit(text: str) -> Commit:
    """A commit from Git's words in FORMAT."""
    id, author, email, at, subject, *trailers = text.split("\n")
    pairs = (line.partition(":") for line in trailers if ":" in line)
    return Commit(
        id,
        author,
        email,
        datetime.fromisoformat(at),
        subject,
        tuple((key.strip(), value.strip()) for key, _, value in pairs),
    )
