"""The page of an article as HTML, from the newsroom's templates in `schema/templates/`."""

from markupsafe import Markup

from copydesk.export.address import address, page_address
from copydesk.export.formats import jsonld
from copydesk.export.item import Item
from copydesk.export.mentions import with_mentions
from copydesk.export.pages import of_press
from copydesk.export.press import Press
from copydesk.export.shown import shown
from copydesk.export.tombstone import Notice

file = "article.html"
media_type = "text/html"
lost = {
    "aliases": "A page has no place for earlier addresses; they are in feeds/redirects.json.",
    "corrections.was": "The page shows the note alone, so as not to say again what was wrong.",
    "corrections.now": "The page shows the note alone.",
    "embargo": "The page does not show it; it was over when the bundle was made.",
    "signoff": "It is not for readers; it stands in report/validation.json.",
    "sources.archive": "The page does not show it.",
    "sources.kind": "The page does not show it.",
}

_STYLES = ("page.css", "article.css")


def write_item(item: Item, press: Press) -> bytes:
    """The page of an item. Raises DeskError where a template can't be used."""
    body = press.page(item)
    placed = {image.id for image in body.images}
    lead = item.images[0] if item.images else None
    return of_press(press).write(
        "article.html",
        _STYLES,
        item.path,
        item.language,
        "../../",
        images=item.images,
        data=jsonld.script(item, press),
        item=item,
        address=address(press.settings, item.id, file),
        lead=lead,
        lead_address=_on_the_web(item, press) if lead else None,
        gallery=[image for image in item.images[1:] if image.id not in placed],
        parts=[
            Markup(part) if isinstance(part, str) else part
            for part in with_mentions(body.parts, [note.name for note in item.people])
        ],
        edited=[change for change in item.changes if change.kind == "update"],
        corrected=[change for change in item.changes if change.kind != "update"],
        fronted=press.writes("front"),
    )


def write_withdrawn(notice: Notice, press: Press) -> bytes:
    """The page of a withdrawn article, which says what its notice says. Raises DeskError as above."""
    instead = notice.replaced_by
    return of_press(press).write(
        "notice.html",
        _STYLES,
        f"the notice {notice.id}",
        notice.language,
        "../",
        notice=notice,
        address=page_address(press.settings, f"withdrawn/{notice.id}.html"),
        instead=(instead, press.edition.headlines[instead]) if instead else None,
        fronted=press.writes("front"),
    )


def _on_the_web(item: Item, press: Press) -> str:
    """Where the leading photo stands."""
    lead = item.images[0]
    return lead.url or page_address(press.settings, f"items/{item.id}/") + shown(lead).src
