"""A picture names another photographer or another agency than its credit does.

Agencies write the credit into the file (IPTC-IIM, XMP, Exif). Where the file and the article differ, one of
them is wrong, and somebody is not named for their work. Names are compared without case, accents and order;
a misspelt name and one that is shortened are taken for the same, and so is a credit that an old file cuts
after 32 bytes.

Bad (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    embedded: {byline: Valentyn Ogirenko, credit: REUTERS}
Good (pictures):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
    === ministers.jpg
    embedded: {byline: MUSIIENKO Vladyslav, credit: PAP/EPA}
"""

from copydesk.finding import Remark, Severity
from copydesk.rules.photo._names import other_agency, other_name

severity = Severity.ERROR
suppressible = False

_CUT = " (the old IPTC field has room for 32 bytes only, so it may be cut)"


def check_pictures(article, pictures, desk):
    for photo, picture in pictures:
        found = picture.embedded
        if not (found.byline or found.credit) or not (photo.agency and photo.photographer):
            continue
        declared = f"{photo.agency} {photo.photographer}"
        if found.byline and other_name(found.byline, photo.photographer, declared, desk.agencies, found.cut):
            who, said, part = "the photographer", found.byline, photo.photographer
        elif other_agency(f"{found.credit}/{found.source}", photo.agency, desk.agencies):
            who, said, part = "the agency", found.credit, photo.agency
        else:
            continue
        route = (*photo.route, "credit")
        start = photo.credit.rfind(part)
        yield Remark(
            article.value_span(route, start, start + len(part)),
            f"The credit says {part[:80]}, but {photo.file} itself names {said[:80]} as {who}"
            f"{_CUT if found.cut else ''}. Correct the one that is wrong.",
            route,
        )
