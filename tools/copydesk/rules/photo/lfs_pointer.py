"""Git LFS keeps the picture elsewhere, and only the pointer to it is here: the photo was not looked at.

A clone without the pictures can be checked all the same; what only the picture tells is then not known. An
export needs the pictures themselves, and there it is an error.

Bad (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    trouble: lfs-pointer
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

severity = Severity.ADVICE


def check_pictures(article, pictures, desk):
    return remarks("photo/lfs-pointer", article, pictures, desk.settings)
