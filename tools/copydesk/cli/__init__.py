"""The command line: `copydesk COMMAND`. One small file per command.

A command is a module with `add(commands)`, which declares its arguments, and `run(arguments)`, which
returns the exit code: 0 clean, 1 findings, 2 wrong use or a broken environment.
"""

import argparse
import os
import sys
from importlib import import_module

from copydesk import __version__

COMMANDS = ("check", "explain", "rules", "fields", "init", "settings", "new", "import", "export", "verify")


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code. No traceback reaches the user (COPYDESK_DEBUG=1 shows it)."""
    _utf8_output()
    arguments = _parser(sys.argv[1:] if argv is None else argv).parse_args(argv)
    from copydesk.desk import DeskError

    try:
        return arguments.run(arguments)
    except DeskError as error:
        print(f"copydesk: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("copydesk: stopped.", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except Exception as error:
        if os.environ.get("COPYDESK_DEBUG"):
            raise
        print(f"copydesk: this should not have happened: {type(error).__name__}: {error}\n"
              "copydesk: please report it; COPYDESK_DEBUG=1 shows where it happened.", file=sys.stderr)
        return 2


def _parser(argv: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="copydesk",
        description="A newsroom's copy desk for a Git repository: checks news items and exports the bundle.",
        epilog="Exit codes: 0 clean, 1 findings, 2 wrong use or a broken environment.",
    )
    parser.add_argument("--version", action="version", version=f"copydesk {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    named = [argv[0]] if argv and argv[0] in COMMANDS else COMMANDS
    for name in named:
        import_module(f"copydesk.cli.{name}_").add(commands)
    return parser


def _utf8_output() -> None:
    """News copy is not ASCII; a terminal that can't show a letter shows a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
