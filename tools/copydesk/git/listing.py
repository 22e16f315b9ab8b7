"""The files under a folder as Git sees them in the working tree."""

import os
from functools import cached_property

_AS_KEPT = b"H 100"  # in the index without a conflict, no link, and as it stands there


class Listing:
    """What `ls-files -z -v --stage --others --modified` says: `text` are its own words, which are the same where
    everything is."""

    def __init__(self, text: bytes):
        self.text = text

    @cached_property
    def others(self) -> list[str]:
        """The paths of which Git's index does not tell what stands there: changed, removed or unknown to it, a link,
        or one that Git was told not to look at."""
        rows = [row for row in self._rows if not row.startswith(_AS_KEPT)]
        found = (row[2:] if row.startswith(b"? ") else row.partition(b"\t")[2] for row in rows)
        return list(dict.fromkeys(map(os.fsdecode, found)))

    @cached_property
    def blobs(self) -> dict[str, str]:
        """The blobs of all other files, by path."""
        kept = os.fsdecode(b"\0".join(row for row in self._rows if row.startswith(_AS_KEPT)))
        heads = (row.partition("\t") for row in kept.split("\0") if row)
        found = {path: head.split(" ")[2] for head, _, path in heads}
        for path in self.others:
            found.pop(path, None)
        return found

    @cached_property
    def _rows(self) -> list[bytes]:
        return self.text.split(b"\0")[:-1]
