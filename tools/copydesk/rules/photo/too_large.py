"""A photo's file is larger than the newsroom allows.

The limits are `limits.photo-bytes` and `limits.photo-pixels` in the settings. Every export has to open the file, and
one of few bytes can hold more pixels than a machine has memory for.

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
Bad (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    width: 60000
    height: 60000
Good (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    size: 480000
    width: 1600
    height: 1067
"""

from copydesk.finding import Severity
from copydesk.rules.photo._file import remarks

severity = Severity.ERROR


def check_pictures(article, pictures, desk):
    return remarks("photo/too-large", article, pictures, desk.settings)
