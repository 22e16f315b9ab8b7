"""A photo's file is larger than the newsroom allows.

The limit is `limits.photo-bytes` in the settings. Every export carries the file, and every reader loads it.

Bad (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    trouble: too-large
    size: 48000000
Good (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    size: 480000
"""

from copydesk.finding import Severity
from copydesk.rules.photo._file import remarks

severity = Severity.ERROR


def check_pictures(article, pictures, desk):
    return remarks("photo/too-large", article, pictures, desk.settings)
