"""`copydesk fields`: every field of an article, from the schema."""

import argparse
import json
import shutil
import sys
import textwrap
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "fields", help="list the fields of an article", description="The fields of an article's front matter."
    )
    parser.add_argument("field", nargs="?", metavar="FIELD", help="only this field and its parts, such as photos")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--markdown", action="store_true", help="as a table in Markdown")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the fields."""
    from copydesk.desk import load_desk
    from copydesk.desk.nearest import did_you_mean
    from copydesk.error import WrongUse
    from copydesk.report.look import look_for
    from copydesk.report.pages import field_rows, fields_markdown

    schemas = load_desk(Path.cwd()).schemas
    rows = list(field_rows(schemas))
    wanted = arguments.field
    if wanted:
        chosen = [row for row in rows if row[0].replace("[]", "").split(".")[: wanted.count(".") + 1] == wanted.split(".")]
        if not chosen:
            names = [row[0].replace("[]", "") for row in rows]
            raise WrongUse(f"there is no field {wanted!r}.{did_you_mean(wanted, names, '')}")
        rows = chosen
    if arguments.json:
        keys = ("field", "needed", "description", "example")
        print(json.dumps([dict(zip(keys, row)) for row in rows], indent=2, ensure_ascii=False))
    elif arguments.markdown:
        sys.stdout.write(fields_markdown(schemas))
    else:
        look = look_for(sys.stdout, ".")
        width = min(shutil.get_terminal_size((100, 24)).columns, 110)
        for name, needed, description, example in rows:
            depth = "  " * name.count(".")
            note = f" ({'needed' if needed == 'yes' else 'sometimes needed'})" if needed else ""
            print(f"{depth}{look.paint(name, 'bold')}{note}")
            print(textwrap.fill(description, width, initial_indent=f"{depth}    ", subsequent_indent=f"{depth}    "))
            if example:
                print(look.paint(f"{depth}    e.g. {example}", "dim"))
    return 0
