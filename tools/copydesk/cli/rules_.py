"""`copydesk rules`: every rule in a line."""

import argparse
import json
import sys


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("rules", help="list the rules", description="Every rule, its severity and what it says.")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--markdown", action="store_true", help="as the reference page, in Markdown")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    from copydesk.report.look import look_for
    from copydesk.report.pages import rules_markdown
    from copydesk.rules.book import all_rules

    rules = all_rules()
    if arguments.json:
        rows = [{"id": rule.id, "severity": rule.severity, "preview": rule.preview, "summary": rule.summary} for rule in rules]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    elif arguments.markdown:
        sys.stdout.write(rules_markdown(rules))
    else:
        look = look_for(sys.stdout, ".")
        width = max(len(rule.id) for rule in rules)
        for rule in rules:
            trial = "(preview) " if rule.preview else ""
            print(f"{rule.id:{width}}  {look.paint(f'{rule.severity:8}', rule.severity)} {trial}{rule.summary}")
    return 0
