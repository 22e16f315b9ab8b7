"""A desk with other style files than those of its folder, so that a draft can be checked and tried."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from copydesk.desk import Desk
from copydesk.desk.style import Style, load_style_file
from copydesk.files import shown_path


def with_files(desk: Desk, files: Iterable[Path]) -> Desk:
    """The desk with these files as its whole house style."""
    changed = dataclasses.replace(desk)
    style = Style(tuple(load_style_file(file, shown_path(file, desk.root)) for file in files))
    changed.__dict__["style"] = style  # where the cached property keeps it
    return changed
