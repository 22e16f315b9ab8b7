"""No article uses an entry of the newsroom's own registers: an empty section, initials that nobody signs.

Only the sections and those on the staff whose work is to write are looked at, and those who have left are
not. Registers of the world (places, topics, sources, agencies, people) hold what may be needed one day.

Bad (whole):
    === articles/2025/09/18/ministers.md
    section: defence
Good (whole):
    === articles/2025/09/18/politics.md
    section: politics
    byline: [mp, kd]
    === articles/2025/09/18/world.md
    section: world
    === articles/2025/09/18/defence.md
    section: defence
    === articles/2025/09/18/economy.md
    section: economy
    === articles/2025/09/18/society.md
    section: society
    === articles/2025/09/18/culture.md
    section: culture
    === articles/2025/09/18/history.md
    section: history
    === articles/2025/09/18/science.md
    section: science
    === articles/2025/09/18/environment.md
    section: environment
    === articles/2025/09/18/sport.md
    section: sport
    === articles/2025/09/18/opinion.md
    section: opinion
"""

from copydesk.facts import spot
from copydesk.finding import ArchiveRemark, Severity

severity = Severity.ADVICE
preview = True

_WRITE = ("reporter", "correspondent", "writer", "journalist", "columnist")


def check_whole(archive, files, desk):
    for entry in desk.sections.entries.values():
        if not archive.has("section", entry.code):
            yield _remark(desk.sections, entry.code, f"No article stands in the section {entry.code}.")
    for entry in desk.staff.entries.values():
        writes = any(word in entry.text("role").lower() for word in _WRITE)
        if writes and not entry.text("until") and not archive.has("writer", entry.code):
            yield _remark(desk.staff, entry.code, f"No article is signed {entry.code} ({entry.name}).")


def _remark(register, code: str, says: str) -> ArchiveRemark:
    place = register.document.places[(code,)]
    span = place.key or place.value
    return ArchiveRemark(register.path, spot(register.source, span), f"{says} Is it still needed?")
