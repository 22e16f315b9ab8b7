"""A picture carries the place where it was taken.

Cameras and telephones write their position into the file, and whoever has the file can read it: a source's
flat, a shelter, a position at the front. The page does not show it, and the file gives it away. An export leaves it
out of the bundle; the repository and all its clones keep it.

Bad (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    embedded: {has_location: true}
Good (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR


def check_pictures(article, pictures, desk):
    for photo, picture in pictures:
        if picture.embedded.has_location:
            route = (*photo.route, "file")
            yield Remark(
                article.span_of(route),
                f"{photo.file} tells where it was taken: its GPS position is in the file. "
                f"Take it out, for example with exiftool -gps:all= -xmp:geotag= {photo.file}",
                route,
            )
