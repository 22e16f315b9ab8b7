"""A photo's file is not there, or can't be read.

It stands beside the article that first used it; an article that uses it again names it with its folder under
that of all articles. Links are not followed: they could lead anywhere.

Bad (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
Good (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
"""

from copydesk.finding import Severity
from copydesk.rules.photo._file import remarks

severity = Severity.ERROR
suppressible = False


def check_pictures(article, pictures, desk):
    return remarks("photo/file-missing", article, pictures, desk.settings)
