"""A setting for some articles fits none.

The folder has been renamed, the section given up, or the name mistyped: what was meant to be set is not.
This is said only when the whole archive is checked.

Bad (settings):
    [[override]]
    paths = ["articles/2024/**"]
    rules = { "copy/doubled-word" = "off" }
Bad (settings):
    [[override]]
    sections = ["defense"]
    rules = { "copy/doubled-word" = "off" }
Good (settings):
    [[override]]
    paths = ["articles/2025/**"]
    sections = ["defence"]
    rules = { "copy/doubled-word" = "off" }
"""

from copydesk.desk.nearest import did_you_mean
from copydesk.desk.toml_place import override_part, text_place
from copydesk.facts import spot
from copydesk.finding import ArchiveRemark, Severity
from copydesk.glob import Glob

severity = Severity.WARNING


def check_whole(archive, files, desk):
    for index, override in enumerate(desk.settings.override):
        for pattern in override.paths:
            glob = Glob(pattern)
            if not any(map(glob.matches, archive.paths())):
                yield _remark(
                    desk, index, pattern, f"No article stands at {pattern}. Mend the path, or delete it."
                )
        for section in override.sections if desk.sections.readable else ():
            if section not in desk.sections:
                guess = did_you_mean(section, desk.sections.entries)
                message = f"{section} is no section of the register.{guess} Mend it, or delete it."
                yield _remark(desk, index, section, message)


def _remark(desk, index, text, message):
    source = desk.settings_source
    return ArchiveRemark(
        source.path, spot(source, text_place(source, text, override_part(source, index))), message
    )
