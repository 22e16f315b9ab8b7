"""A link leads out of the newsroom's folder.

copydesk reads nothing outside the folder it works in, so that a stranger's pull request can't make it show
files of the machine that checks it.

Bad (trouble outside):
    articles/2025/09/18/ministers.md
Good:
    The ministers met in Kyiv.
"""

from copydesk.finding import Severity

severity = Severity.ERROR


def check_file(entry, desk):
    if entry.trouble == "outside":
        yield "This is a link to a file outside the newsroom's folder, and was not read. Put the article itself here."
