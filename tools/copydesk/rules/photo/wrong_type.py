"""A photo's file is no picture that can be shown, is broken off, or is of another kind than its name says.

PNG, JPEG, WebP, GIF and AVIF can be shown everywhere. The first bytes tell which one a file is; its name may
say anything. An SVG drawing is refused, because it may hold a program that runs in the reader's browser. A
picture of one kind under the name of another is a warning.

Bad (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    media_type: null
    seems: a web page
Bad (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    media_type: image/png
Good (pictures):
    photos:
      - id: ministers
        file: ministers.JPG
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.JPG
    media_type: image/jpeg
"""

from copydesk.finding import Remark, Severity
from copydesk.rules.photo._file import remarks, wrong_suffix

severity = Severity.ERROR


def check_pictures(article, pictures, desk):
    yield from remarks("photo/wrong-type", article, pictures, desk.settings)
    for photo, picture in pictures:
        message = wrong_suffix(photo.file, picture) if not picture.trouble else None
        if message:
            route = (*photo.route, "file")
            yield Remark(article.span_of(route), message, route, severity=Severity.WARNING)
