"""The bytes that Git keeps, by their ids."""

import hashlib
import subprocess

from copydesk.error import DeskError


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
        asked, answer = self._process.stdin, self._process.stdout
        try:
            asked.write(f"{blob}\n".encode())
            asked.flush()
            head = answer.readline().split()
            if len(head) == 3 and head[1] == b"blob":
                size = int(head[2])
                if limit is not None and size > limit:
                    self._skip(size + 1)
                    raise TooLarge(size)
                data = answer.read(size)
                if len(data) == size and answer.read(1) == b"\n":
                    return data
        except OSError:
            pass
        raise DeskError(
            f"this clone does not have the object {blob}. In a partial clone "
            "`git fetch --no-filter --refetch` gets what is missing; `git fsck` says what is wrong with another."
        )

    def _skip(self, size: int) -> None:
        while size > 0:
            size -= len(self._process.stdout.read(min(size, 1 << 20)) or b" " * size)


def blob_id(data: bytes, like: str | None = None) -> str:
    """The id that Git gives these bytes; `like` is an id of the repository and shows its digest."""
    kind = hashlib.sha256 if like and len(like) == 64 else hashlib.sha1
    return kind(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
