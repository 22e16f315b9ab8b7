"""The desk: a newsroom's settings, schemas, registers and words, loaded once and never changed.

`load_desk(start)` finds the newsroom to which a file or folder belongs and gives its Desk.
"""

from copydesk.desk.desk import Desk, load_desk
from copydesk.desk.error import DeskError

__all__ = ["Desk", "DeskError", "load_desk"]
