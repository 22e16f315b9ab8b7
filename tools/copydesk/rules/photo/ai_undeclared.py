"""A picture says that a trained model made it, and the article does not.

Tools that make pictures write how into the file, in IPTC's Digital Source Type or in its Content Credentials.
Readers are told the same: in `digital_source_type` of the photo, or in the field `ai` of the article.

Bad (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    embedded: {source_type: trainedAlgorithmicMedia}
Good (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: What the two ministers at a table might look like.
        alt: A drawing of two men in suits who sign papers.
        credit: PAP/Vladyslav Musiienko
        digital_source_type: trainedAlgorithmicMedia
    === ministers.jpg
    embedded: {source_type: trainedAlgorithmicMedia}
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR
suppressible = False

_MADE = {
    "trainedalgorithmicmedia": "a trained model made it",
    "compositewithtrainedalgorithmicmedia": "a trained model made a part of it",
    "compositesynthetic": "parts of it are synthetic",
}


def check_pictures(article, pictures, desk):
    for photo, picture in pictures:
        found = picture.embedded.source_type
        made = _MADE.get(found.lower())
        if made and not _declared(article, photo):
            route = (*photo.route, "digital_source_type")
            yield Remark(
                article.span_of(route if photo.digital_source_type else (*photo.route, "file")),
                f"{photo.file} says of itself that {made}. "
                f"Write digital_source_type: {found}",
                route,
            )


def _declared(article, photo) -> bool:
    """Whether the photo's own field says so, or the article says how it used such a system."""
    if photo.digital_source_type:
        return photo.digital_source_type.lower() in _MADE
    return bool(article.front.values.get("ai"))
