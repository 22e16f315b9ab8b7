"""Looking a place up in the register by any form of its name."""

from copydesk.desk.nearest import plain


def by_avoided_form(register, typed: str):
    """The entry that lists `typed` among the forms to avoid, or None."""
    return next((entry for entry in register.entries.values() if typed in entry.texts("avoid")), None)


def by_right_form(register, typed: str):
    """The entry of a place or of another right form of its name, or None."""
    entry = register.get(typed)
    return entry or next(
        (entry for entry in register.entries.values() if typed in entry.texts("variants")), None
    )


def by_any_form(register, typed: str):
    """The entry that `typed` means whatever its case, accents and punctuation, or None."""
    wanted = plain(typed[:80])
    if not wanted:
        return None
    for entry in register.entries.values():
        if any(
            plain(form) == wanted for form in (entry.code, *entry.texts("variants"), *entry.texts("avoid"))
        ):
            return entry
    return None
