"""The command line: `copydesk COMMAND`. One small file per command.

A command is a module with `add(commands)`, which declares its arguments, and `run(arguments)`, which
returns the exit code: 0 clean, 1 findings, 2 wrong use or a broken environment.
"""

import errno
import os
import sys
from importlib import import_module

from copydesk import __version__

_VERSION = f"copydesk {__version__}"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)

COMMANDS = tuple(
    "check merge fix new publish update correct hold release withdraw move history diff list import export apply verify "
    "serve try baseline hook explain rules fields settings check-style init cache".split()
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code. No traceback reaches the user (COPYDESK_DEBUG=1 shows it)."""
    _open_streams()
    _answer_the_end()
    from copydesk.error import DeskError, WrongUse

    argv = sys.argv[1:] if argv is None else argv
    try:
        try:
            if argv == ["--version"]:
                print(_VERSION)
                return 0
            arguments = _parser(argv).parse_args(argv)
            return arguments.run(arguments)
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()  # here, so that what can't be written is told and has its exit code
    except WrongUse as error:
        _say(str(error).replace("\n", "\\u000a"), arguments.command)
    except DeskError as error:
        _say(str(error))
    except KeyboardInterrupt:
        _say("stopped.")
    except BrokenPipeError:  # the reader has gone, as `head` does
        _discard_output()
    except Exception as error:
        if os.environ.get("COPYDESK_DEBUG"):
            raise
        if isinstance(error, OSError) and error.errno in _NO_ROOM and not error.filename:
            _discard_output()
            _say(f"what there is to say can't be written: {error.strerror}.")
        else:
            _say(f"this should not have happened: {type(error).__name__}: {error}\n"
                 "please report it; COPYDESK_DEBUG=1 shows where it happened.")
    return 2


def _parser(argv: list[str]):
    import argparse

    parser = argparse.ArgumentParser(
        prog="copydesk",
        description="A newsroom's copy desk for a Git repository: checks news items and exports the bundle.",
        epilog="Exit codes: 0 clean, 1 findings, 2 wrong use or a broken environment.",
    )
    parser.add_argument("--version", action="version", version=_VERSION)
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True)
    named = [argv[0]] if argv and argv[0] in COMMANDS else COMMANDS
    for name in named:
        import_module(f"copydesk.cli.{name.replace('-', '_')}_").add(commands)
    return parser


def _say(message: str, command: str = "") -> None:
    """Write to standard error, as a command where one is named; where that can't be written either there is
    nobody left to tell.

    A message may name a file, and a file's name may hold anything: no line begins with what comes from
    outside, so that none passes for a command of a CI system.
    """
    from copydesk.report.look import visible

    who = f"copydesk {command}".rstrip()
    try:
        for line in message.split("\n"):
            print(f"{who}: {visible(line)}", file=sys.stderr, flush=True)
    except OSError:
        _discard_output()


def _discard_output() -> None:
    """Let what waits to be written go nowhere, so that Python does not try it again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())


def _answer_the_end() -> None:
    """Whoever ends the program (`kill`, a CI that has waited long enough) has it tidy up first, as from the
    keyboard."""
    import signal

    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    except ValueError:  # only a program's main thread is asked
        pass


def _open_streams() -> None:
    """News copy is not ASCII; a terminal that can't show a letter shows its code instead of failing. A stream
    that whoever started us has closed (`2>&-`) is an empty one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
