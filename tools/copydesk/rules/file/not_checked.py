"""copydesk failed on this file; that is a defect of the program.

The other files were checked all the same. Please report it with the file.

Bad (trouble failed):
    articles/2025/09/18/ministers.md
Good:
    The ministers met in Kyiv.
"""

from copydesk.finding import Severity

severity = Severity.ERROR


def check_file(entry, desk):
    if entry.trouble == "failed":
        yield f"copydesk failed on this file ({entry.reason}). Please report it with the file."
