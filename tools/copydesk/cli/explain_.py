"""`copydesk explain`: what a rule asks for, and why."""

import argparse
import sys


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("explain", help="explain a rule", description="What a rule asks for, why, and examples.")
    parser.add_argument("rule", metavar="RULE", help="a rule's id, such as date/weekday-mismatch")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the rule's page."""
    from copydesk.desk.nearest import did_you_mean
    from copydesk.error import WrongUse
    from copydesk.report.look import look_for
    from copydesk.report.pages import rule_text
    from copydesk.rules.book import all_rules, get_rule

    rule = get_rule(arguments.rule)
    if rule is None:
        guess = did_you_mean(arguments.rule, [rule.id for rule in all_rules()], "")
        raise WrongUse(f"there is no rule {arguments.rule!r}.{guess} `copydesk rules` lists them.")
    sys.stdout.write(rule_text(rule, look_for(sys.stdout, ".")))
    return 0
