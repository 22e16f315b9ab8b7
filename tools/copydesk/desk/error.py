"""A desk that can't be worked with: exit code 2."""


class DeskError(Exception):
    """Settings or schemas are wrong or missing. The message names the file, the line and what to do."""
