"""Something that can't be worked with: exit code 2."""


class DeskError(Exception):
    """Settings, schemas or the repository are wrong or missing. The message says where and what to do."""
