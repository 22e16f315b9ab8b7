"""Reports written to files: `--output [FORMAT:]FILE`."""

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from copydesk.checking.result import Result
from copydesk.desk.nearest import did_you_mean
from copydesk.report import FORMATS, format_of, writer
from copydesk.report.look import Look, visible

_NAMED = re.compile(r"([a-z][\w-]+):(.*)", re.S)


@dataclass(frozen=True)
class Output:
    """A file to write, and the format to write it in."""

    format: str
    file: str


def read_output(text: str) -> Output:
    """`FORMAT:FILE`, or `FILE` whose ending tells the format. ValueError says what is wrong."""
    named = _NAMED.fullmatch(text)
    if named and not os.path.exists(text):
        if named[1] not in FORMATS:
            raise ValueError(f"there is no format {named[1]}.{did_you_mean(named[1], FORMATS)}"
                             f" Formats: {', '.join(FORMATS)}")
        if not named[2]:
            raise ValueError(f"{text} names no file; write {text}FILE")
        return Output(named[1], named[2])
    format = format_of(text)
    if not format:
        raise ValueError(f"the name {text} tells no format; write FORMAT:{text}, where FORMAT is one of: "
                         f"{', '.join(FORMATS)}")
    return Output(format, text)


def write_outputs(outputs: Iterable[Output], result: Result, look: Look) -> bool:
    """Write each report. One that can't be written is said on standard error, and the others are written all
    the same; whether all were."""
    all_written = True
    for output in outputs:
        try:
            _write(output, result, Look(False, look.root, look.rules_url))
        except OSError as error:
            all_written = False
            print(f"copydesk check: {visible(output.file)} can't be written: {error.strerror or error}.", file=sys.stderr)
    return all_written


def _write(output: Output, result: Result, look: Look) -> None:
    """Write a report beside its file, then put it in the file's place. A link in that place is replaced, not
    followed; a device or a pipe is written to."""
    file = Path(output.file)
    special = file.exists() and not file.is_file() and not file.is_symlink()
    if special or file.absolute().is_relative_to("/dev"):
        with open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            writer(output.format)(result, out, look)
        return
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with open(beside, "x", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            writer(output.format)(result, out, look)
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
