"""A photo of a published article is another file than the one that readers saw.

Under the same caption and credit stands perhaps another picture. One that shows the same, cut or saved anew,
needs nothing; one that shows something else is a correction, or a photo of its own with an id of its own.

Bad (change):
    === before
    photos:
      - {id: signing, file: signing.jpg, caption: The two ministers sign, alt: Two men, credit: PAP/Anna Nowak}
    === after
    photos:
      - {id: signing, file: hall.jpg, caption: The two ministers sign, alt: Two men, credit: PAP/Anna Nowak}
Good (change):
    === before
    photos:
      - {id: signing, file: signing.jpg, caption: The two ministers sign, alt: Two men, credit: PAP/Anna Nowak}
    === after
    photos:
      - {id: hall, file: hall.jpg, caption: The hall after the talks, alt: An empty hall, credit: PAP/Anna Nowak}
Good (change):
    === before
    photos:
      - {id: signing, file: signing.jpg, caption: The two ministers sign, alt: Two men, credit: PAP/Anna Nowak}
    === after
    photos:
      - {id: signing, file: hall.jpg, caption: The two ministers sign, alt: Two men, credit: PAP/Anna Nowak}
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
        note: An earlier version showed a picture of another signing.
"""

from copydesk.change.pictures import replaced
from copydesk.finding import Remark, Severity
from copydesk.rules.change._told import quoted

severity = Severity.WARNING


def check_change(change, desk):
    if not change.both or not change.was_out or change.after.status == "withdrawn":
        return
    if change.new_updates or change.new_corrections:
        return
    for photo in replaced(*change.both, change.pictures, desk.settings.articles):
        route = (*photo.route, "file" if photo.file else "url")
        yield Remark(
            change.after.span_of(route),
            f"The photo {quoted(photo.id)} is another file than the one that readers saw. If it shows something else, "
            "add an entry to corrections; the same picture, cut or saved anew, needs none.",
            route,
        )
