"""The right to show a photo has run out.

`expires` is the last day on which the photo may be shown. From the day after, exports leave it out, and the
article stands without it. This is judged by the day on which the check runs.

Bad (day 2026-09-19):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
        expires: 2026-09-18
Good (day 2026-09-18):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
        expires: 2026-09-18
"""

from copydesk.article.times import parse_date
from copydesk.finding import ArchiveRemark, Severity

severity = Severity.ERROR


def check_day(facts, today, desk):
    if facts.status == "withdrawn":
        return
    for photo in facts.photos:
        last = parse_date(photo.expires) if photo.expires else None
        if last and last < today:
            yield ArchiveRemark(
                facts.path,
                photo.spots["expires"],
                f"The right to show {photo.file or photo.url or 'this photo'} ran out on "
                f"{last.day} {last:%B %Y}. Put another picture in its place or take its entry out; "
                "if the right was renewed, write its new last day.",
            )
