"""The bytes that Git keeps, by their ids."""

import hashlib
import subprocess
from collections.abc import Sequence

from copydesk.error import DeskError

_AT_ONCE = 200  # their names fit into a pipe


class TooLarge(Exception):
    """A blob has more bytes than are wanted: `size` of them."""

    def __init__(self, size: int):
        super().__init__(f"{size} bytes")
        self.size = size


class Blobs:
    """Reads blobs by id, one after the other, from one running Git."""

    def __init__(self, process: subprocess.Popen):
        self._process = process

    def read(self, blob: str, limit: int | None = None) -> bytes:
        """The bytes of a blob. Raises TooLarge where they are more than `limit`, and DeskError where the
        repository does not have it."""
        (found,) = self.read_all([blob], limit)
        if isinstance(found, TooLarge):
            raise found
        return found

    def read_all(self, blobs: Sequence[str], limit: int | None = None) -> list[bytes | TooLarge]:
        """The bytes of some blobs, all asked for before the first is read, so that Git and this process wait for each
        other once and not for every blob. Raises DeskError as `read` does."""
        found: list[bytes | TooLarge] = []
        for start in range(0, len(blobs), _AT_ONCE):
            some = blobs[start : start + _AT_ONCE]
            try:
                self._process.stdin.write("".join(f"{blob}\n" for blob in some).encode())
                self._process.stdin.flush()
            except OSError:
                raise _lacking(some[0]) from None
            answers = [self._answer(limit) for _ in some]  # all, or the next that asks would have the rest
            for blob, answer in zip(some, answers):
                if answer is None:
                    raise _lacking(blob)
                found.append(answer)
        return found

    def _answer(self, limit: int | None) -> bytes | TooLarge | None:
        answer = self._process.stdout
        try:
            head = answer.readline().split()
            if len(head) == 3 and head[1] == b"blob":
                size = int(head[2])
                if limit is not None and size > limit:
                    self._skip(size + 1)
                    return TooLarge(size)
                data = answer.read(size)
                if len(data) == size and answer.read(1) == b"\n":
                    return data
        except OSError:
            pass
        return None

    def _skip(self, size: int) -> None:
        while size > 0:
            size -= len(self._process.stdout.read(min(size, 1 << 20)) or b" " * size)


def _lacking(blob: str) -> DeskError:
    return DeskError(
        f"this clone does not have the object {blob}. In a partial clone "
        "`git fetch --no-filter --refetch` gets what is missing; `git fsck` says what is wrong with another."
    )


def blob_id(data: bytes, like: str | None = None) -> str:
    """The id that Git gives these bytes; `like` is an id of the repository and shows its digest."""
    kind = hashlib.sha256 if like and len(like) == 64 else hashlib.sha1
    return kind(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
