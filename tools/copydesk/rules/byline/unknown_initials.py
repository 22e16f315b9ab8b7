"""The byline names initials that are not in the staff register.

Somebody who is not on the staff is given with a name, not with initials.

Bad (fields):
    byline: [qq]
Bad (fields):
    byline: [Marta Przybyła]
Good (fields):
    byline: [mp, kd]
Good (fields):
    byline:
      - name: Hanna Przykładowa
        role: science contributor
"""

import re

from copydesk.desk.nearest import nearest
from copydesk.finding import Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.byline._staff import initials_of
from copydesk.rules.mending import retyped

severity = Severity.ERROR
needs = frozenset({"byline"})

_SEVERAL = Pattern(r"\s*[,/&+]\s*|\s+and\s+")
_BY = Pattern(r"by\s+", re.I)


def check_article(article, desk):
    staff = desk.staff
    if not staff.readable:
        return
    for writer in article.byline:
        if writer.initials and writer.initials not in staff:
            says, right = _say(writer.initials.strip(), staff)
            edit = retyped(article, writer.route, 0, len(writer.initials), right) if right else None
            yield Remark(
                article.span_of(writer.route), says, writer.route, Fix((edit,), safe=False) if edit else None
            )


def _say(typed, staff):
    """What to say of an entry of the byline, and the initials that were meant where they are certain."""
    name = _BY.sub("", typed, count=1) if _BY.match(typed) else typed
    shown = typed[:60]
    if initials := initials_of(staff, name):
        return f"{shown} is {initials} in {staff.path}. Write {initials}", initials
    if typed.casefold() in staff:
        return f"Initials are written small. Write {typed.casefold()}", typed.casefold()
    parts = [initials_of(staff, part) or part.casefold() for part in _SEVERAL.split(typed)]
    if len(parts) > 1 and all(part in staff for part in parts):
        return f"{shown} is more than one writer. Write byline: [{', '.join(parts)}]", None
    if " " in name or len(name) > 4:
        by_name = {entry.name: code for code, entry in staff.entries.items()}
        close = nearest(name, by_name)
        guess = f" Did you mean {by_name[close]} ({close})?" if close else ""
        return (
            f"{shown} is not in {staff.path}.{guess} Somebody who is not on the staff is given as "
            f"{{name: {shown}}}",
            None,
        )
    guess = nearest(typed, staff.entries)
    ask = f" Did you mean {guess} ({staff.entries[guess].name})?" if guess else ""
    return (
        f"The initials {shown} are not in {staff.path}.{ask} "
        "Somebody who is not on the staff is given with a name.",
        None,
    )
