"""A file could not be read.

It may be a link that leads nowhere or to a folder, a device, or a file without the right to read it.

Bad (trouble link):
    articles/2025/09/18/ministers.md
Good:
    The ministers met in Kyiv.
"""

from copydesk.finding import Severity

severity = Severity.ERROR


def check_file(entry, desk):
    if entry.trouble == "link":
        yield "This is a link to a folder or to nothing, and was not followed. Put the article itself here."
    elif entry.trouble == "not-a-file":
        yield "This is no ordinary file. An article is a text file."
    elif entry.trouble == "unreadable":
        yield f"This could not be read: {entry.reason or 'no reason was given'}."
