"""Git, asked and never told: the only room that runs `git`, and it changes nothing.

A repository may come from anywhere, so nothing in it is run: hooks, filters, pagers, file-system monitors and
transports are switched off, replaced objects and the variables of a hook's own Git are left aside. Paths are
read with NUL between them and are relative to the folder, with forward slashes.
"""

from copydesk.git.blobs import Blobs, TooLarge, blob_id
from copydesk.git.diff import INDEX, WORKTREE, FileChange, Side, Step
from copydesk.git.listing import Listing
from copydesk.git.log import Commit
from copydesk.git.repository import Repository, TreeFile

__all__ = [
    "INDEX",
    "WORKTREE",
    "Blobs",
    "Commit",
    "FileChange",
    "Listing",
    "Repository",
    "Side",
    "Step",
    "TooLarge",
    "TreeFile",
    "blob_id",
]
