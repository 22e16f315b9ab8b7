"""A desk that can't be worked with: exit code 2."""

from copydesk.error import DeskError

__all__ = ["DeskError"]
