"""What a user asks for by name on the command line, checked against the registers."""

import re

from copydesk.desk.nearest import nearest
from copydesk.desk.registers import Register


class WrongUse(Exception):
    """The command was used wrongly: exit code 2. The message says what to type."""


def known_code(code: str | None, register: Register, what: str) -> str | None:
    """The code, if its register has it or can't be read. Raises WrongUse with the nearest one."""
    if code is None or code in register or not register.readable:
        return code
    forms = {
        form: entry.code
        for entry in register.entries.values()
        for form in (entry.code, entry.name, *entry.texts("variants"), *entry.texts("avoid"))
    }
    meant = nearest(code, forms)
    guess = f' Did you mean "{forms[meant]}"?' if meant else ""
    known = f" Known: {', '.join(register.entries)}." if len(register.entries) <= 20 else ""
    raise WrongUse(f"there is no {what} {code} in {register.path}.{guess}{known}")


def slug_asked(slug: str | None) -> str:
    """The slug, or nothing if none was asked for. Raises WrongUse for what is no file name."""
    if slug is not None and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug[:200]):
        raise WrongUse(f"{slug!r} is no slug: use lower-case letters a to z, digits and single hyphens.")
    return slug or ""
