"""The report as JSON lines: each finding as `json` has it, in a line of its own."""

import json
from typing import TextIO

from copydesk.checking.result import Result
from copydesk.report.json import as_data
from copydesk.report.look import Look


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write one line a finding; nothing where there is none."""
    for finding in result.findings:
        out.write(json.dumps(as_data(finding, look)) + "\n")
