"""What ends a command with the exit code 2: something that can't be worked with."""


class DeskError(Exception):
    """Settings, schemas or the repository are wrong or missing. The message says where and what to do."""


class WrongUse(Exception):
    """The command was used wrongly. The message says what to type."""
