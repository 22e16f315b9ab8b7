"""`copydesk try`: what a rule, or a draft of the house style, would find in the archive."""

import argparse
import sys
from datetime import date
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "try",
        help="try a rule or a draft style file on the archive",
        description="Run one rule (also one marked preview), or a style file that is not in its folder yet, "
        "over the archive, and print how often it speaks, how often in a thousand articles, and a sample in "
        "context. Settings, suppressions and the baseline are not asked.",
    )
    parser.add_argument(
        "what", metavar="RULE|STYLE-FILE", help="a rule's id, such as copy/house-style, or a .yaml file"
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders (default: the archive)")
    parser.add_argument(
        "--sample", type=_number, default=10, metavar="N", help="how many hits to show (default: 10)"
    )
    parser.add_argument(
        "--seed", type=_number, default=1, metavar="N", help="another seed draws another sample"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Try it and print what came of it; exit 0, or 2 for what can't be tried."""
    from copydesk.checking.trial import CannotTry, try_rule, try_style
    from copydesk.desk import load_desk
    from copydesk.error import WrongUse
    from copydesk.report.look import look_for
    from copydesk.report.progress import Progress
    from copydesk.report.trial import write

    paths = [Path(path).absolute() for path in arguments.paths]
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise WrongUse(f"there is no file or folder {missing[0]}.")
    desk = load_desk(paths[0] if paths else Path.cwd())
    if not paths:
        paths = [desk.root / desk.settings.articles]
        if not paths[0].is_dir():
            raise WrongUse(
                f"there is no folder {paths[0]}. Name the articles: copydesk try {arguments.what} PATH."
            )
    asked = (paths, arguments.sample, arguments.seed)
    with Progress(sys.stderr, "trying") as progress:
        if Path(arguments.what).suffix in (".yaml", ".yml"):
            file = Path(arguments.what)
            if not file.is_file():
                raise WrongUse(f"there is no style file {file}.")
            desk, wrong = _draft(desk, file)
            if wrong:
                raise WrongUse(f"{wrong} `copydesk check-style {file}` lists all that is wrong.")
            trial = try_style(desk, *asked, progress.show)
        else:
            rule, wrong = _rule(arguments.what)
            if rule is None:
                raise WrongUse(wrong)
            try:
                if rule.id == "copy/house-style":
                    trial = try_style(desk, *asked, progress.show)
                else:
                    trial = try_rule(rule, desk, *asked, date.today(), progress.show)
            except CannotTry as error:
                raise WrongUse(str(error)) from None
    write(trial, sys.stdout, look_for(sys.stdout, str(desk.root)))
    return 0


def _draft(desk, file: Path):
    """The desk with a draft as its house style, and what is wrong with the draft, if anything is."""
    from copydesk.draft_style import with_files
    from copydesk.rules.style.invalid import check_desk

    desk = with_files(desk, [file])
    for remark in check_desk(desk):
        line, column = remark.spot.start
        return desk, f"{file}:{line}:{column}: {remark.message}"
    return desk, ""


def _rule(name: str):
    """The rule of a name, or None and what to say."""
    from copydesk.desk.nearest import did_you_mean
    from copydesk.rules.book import all_rules, get_rule

    rule = get_rule(name)
    if rule:
        return rule, ""
    guess = did_you_mean(name, [rule.id for rule in all_rules()])
    return None, f"there is no rule {name}.{guess} `copydesk rules` lists them; a style file ends in .yaml."


def _number(text: str) -> int:
    if not text.isdigit() or int(text) > 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 10,000")
    return int(text)
