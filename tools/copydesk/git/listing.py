"""The files under a folder as Git sees them in the working tree."""

import os
import re
from collections.abc import Iterator
from functools import cached_property

# In the index without a conflict, no link, and as it stands there.
_KEPT = re.compile(rb"(?<![^\0])H 100\d{3} ([0-9a-f]+) 0\t([^\0]+)")
_ALL_KEPT = re.compile(rb"(?<![^\0])(?:H 100[^\0]*\0)+")


class Listing:
    """What `ls-files -z -v --stage --others --modified` says: `text` are its own words, which are the same where
    everything is."""

    def __init__(self, text: bytes):
        self.text = text

    @cached_property
    def others(self) -> list[str]:
        """The paths of which Git's index does not tell what stands there: changed, removed or unknown to it, a link,
        or one that Git was told not to look at."""
        rows = _ALL_KEPT.sub(b"", self.text).split(b"\0")[:-1]
        found = (row[2:] if row.startswith(b"? ") else row.partition(b"\t")[2] for row in rows)
        return list(dict.fromkeys(map(os.fsdecode, found)))

    def kept(self) -> Iterator[tuple[bytes, bytes]]:
        """The blob and the path of each other file, by path."""
        rows = (row.groups() for row in _KEPT.finditer(self.text))
        if not self.others:
            return rows
        others = frozenset(map(os.fsencode, self.others))
        return (row for row in rows if row[1] not in others)

    @cached_property
    def blobs(self) -> dict[str, str]:
        """The same as a dictionary, by path."""
        return {os.fsdecode(path): blob.decode("ascii") for blob, path in self.kept()}
