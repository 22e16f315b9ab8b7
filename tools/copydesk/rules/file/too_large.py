"""A file is far larger than any article.

The limit is `limits.article-bytes` in the settings, 400,000 bytes by default; a long article has twenty
thousand. Most often a picture or an export has been saved under an article's name.

Bad (trouble too-large):
    articles/2025/09/18/ministers.md
Good:
    The ministers met in Kyiv.
"""

from copydesk.finding import Severity

severity = Severity.ERROR


def check_file(entry, desk):
    limit = desk.settings.limits.article_bytes
    size = entry.size or len(entry.data or b"")
    if entry.trouble == "too-large" or size > limit:
        yield (f"The file has {size:,} bytes, more than the {limit:,} that are read. "
               "Is it an article? Then split it, or raise limits.article-bytes in the settings.")
