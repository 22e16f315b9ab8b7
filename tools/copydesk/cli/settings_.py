"""`copydesk settings`: what may be set, and what is set here."""

import argparse
import json
import sys
from functools import reduce
from pathlib import Path
from typing import Any

from copydesk.desk.levels import Override


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "settings", help="show the settings", description="Every setting, its value in this newsroom, and what it is for."
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the values as JSON")
    form.add_argument("--markdown", action="store_true", help="the defaults as a table in Markdown")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the settings."""
    from copydesk.desk import load_desk
    from copydesk.desk.settings import described
    from copydesk.report.look import look_for, visible
    from copydesk.report.pages import settings_markdown

    if arguments.markdown:
        sys.stdout.write(settings_markdown())
        return 0
    desk = load_desk(Path.cwd())
    rows = [
        (name, _plain(reduce(getattr, name.replace("-", "_").split("."), desk.settings)), help)
        for name, _, _, help in described()
    ]
    if arguments.json:
        print(json.dumps({name: value for name, value, _ in rows}, indent=2, ensure_ascii=False))
        return 0
    look = look_for(sys.stdout, ".")
    print(f"From {desk.settings_file or 'no file: these are the defaults'}\n")
    for name, value, help in rows:
        print(f"{look.paint(name, 'bold')} = {visible(json.dumps(value, ensure_ascii=False))}\n    {help}")
    return 0


def _plain(value: Any) -> Any:
    """A setting's value as JSON has it: an override is an object."""
    overrides = isinstance(value, tuple) and value and isinstance(value[0], Override)
    return [override._asdict() for override in value] if overrides else value
