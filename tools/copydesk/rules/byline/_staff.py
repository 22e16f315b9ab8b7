"""Looking somebody up in the staff register by name."""

from copydesk.desk.nearest import plain


def initials_of(register, name: str) -> str | None:
    """The initials of a name, whatever its case and accents, or None."""
    wanted = plain(name[:80])
    return next(
        (entry.code for entry in register.entries.values() if wanted and plain(entry.name) == wanted), None
    )
