"""The photos of an article: found, looked at and drawn for the bundle; what is wrong with one is a finding."""

from collections.abc import Callable
from datetime import tzinfo
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.article.parts import Photo
from copydesk.article.times import parse_date
from copydesk.desk import Desk
from copydesk.desk.settings import Settings
from copydesk.export.asked import Asked
from copydesk.export.edition import Edition
from copydesk.export.item import Rendition
from copydesk.export.manifest import File
from copydesk.export.press import Press
from copydesk.export.prints import Print, Prints, Sheet, key
from copydesk.export.state import Files
from copydesk.facts import spot
from copydesk.finding import Finding, Severity, route_text
from copydesk.picture.place import photo_path
from copydesk.picture.read import Embedded, Picture
from copydesk.picture.words import Words
from copydesk.pictures import picture_of
from copydesk.rules.photo._file import Trouble, file_trouble

_SUFFIXES = {"image/jpeg": "jpg", "image/webp": "webp"}


class Printed(NamedTuple):
    """The renditions by photo id, the blobs of the photos by path and what drew them, how many were animated and are
    not any more, and what is wrong."""

    renditions: dict[str, tuple[Rendition, ...]]
    stills: int
    findings: list[Finding]
    blobs: dict[str, str | None]
    drawn_with: str = ""


def may_be_shown(photo: Photo, edition: Edition | Asked, zone: tzinfo) -> bool:
    """Whether the rights to a photo have not run out at the time of an edition."""
    last = parse_date(photo.expires) if photo.expires else None
    return last is None or not edition.is_over(last, zone)


def print_photos(
    article: Article, files: Files, press: Press, prints: Prints, put: Callable[[str, bytes], File]
) -> Printed:
    """Hand the renditions of each photo file that may be shown in the edition to `put(name, bytes)`; those of which
    there are `prints` are not drawn again.

    Their names are made of the photo's id and their width: `ministers-960w.jpg`. Raises DeskError where this
    machine can't draw them.
    """
    settings = press.settings
    printed = Printed({}, 0, [], {})
    for photo in article.photos:
        if not photo.id or photo.id in printed.renditions or not photo.file:
            continue
        if not may_be_shown(photo, press.edition, settings.zone):
            continue
        path = photo_path(article.path, photo.file, settings.articles)
        entry = files.photo(path)
        picture = picture_of(entry)
        trouble = _trouble(picture, photo, files, settings)
        if trouble or entry.data is None:
            printed.findings.extend([_finding(article, photo, trouble)] if trouble else [])
            continue
        from copydesk.export.renditions import (  # brings Pillow, which takes its time
            NotDrawn,
            draw,
            drawn_with,
            worded,
        )

        needs = entry.data, picture.media_type or "", settings.photos, settings.limits.photo_pixels
        known_as = key(*needs)
        try:
            drawing = prints.get(known_as) or draw(*needs)
        except NotDrawn as error:
            message = f"{photo.file} can't be opened: {error}. Open it in a picture editor and save it again."
            printed.findings.append(_finding(article, photo, Trouble("photo/wrong-type", message)))
            continue
        drawn, sheet = [], []
        for file in worded(drawing, words_of(photo, picture.embedded, press.desk)).files:
            name = f"{photo.id}-{file.width}w.{_SUFFIXES[file.media_type]}"
            put_file = put(name, file.data)
            drawn.append(
                Rendition(name, file.width, file.height, file.media_type, put_file.size, put_file.sha256)
            )
            sheet.append(Print(put_file, file.width, file.height, file.media_type))
        prints.keep(known_as, Sheet(tuple(sheet), drawing.moved))
        printed.renditions[photo.id] = tuple(drawn)
        printed.blobs[path] = files.blob(path)
        printed = printed._replace(stills=printed.stills + drawing.moved, drawn_with=drawn_with())
    return printed


def words_of(photo: Photo, embedded: Embedded, desk: Desk) -> Words:
    """What a photo says of itself wherever it goes: what the article says, and of the file's own words only who
    holds the copyright and how it was made, where the article is silent."""
    agency = desk.agencies.get(photo.agency)
    rights = photo.rights or ""
    is_notice = "©" in rights or "copyright" in rights.casefold()
    return Words(
        caption=photo.caption or "",
        alt=photo.alt or "",
        byline=photo.photographer or "",
        credit=photo.credit or "",
        source=(agency.name if agency else photo.agency) or "",
        copyright=rights if is_notice else embedded.copyright,
        terms="" if is_notice else rights,
        source_type=photo.digital_source_type or embedded.source_type,
    )


def _trouble(picture: Picture, photo: Photo, files: Files, settings: Settings) -> Trouble | None:
    """What is wrong with a photo's file; in an export a pointer of Git LFS in the place of the picture is, too."""
    trouble = file_trouble(photo.file or "", picture, settings)
    if trouble and trouble.rule == "photo/lfs-pointer":
        says = (
            "Run `git lfs pull` and export again."
            if files.worktree
            else "The commit has no more of it: run `git lfs pull` and export the folder with --worktree."
        )
        return Trouble(trouble.rule, f"{photo.file} is a Git LFS pointer, not the picture. {says}")
    return trouble


def _finding(article: Article, photo: Photo, trouble: Trouble) -> Finding:
    route = (*photo.route, "file")
    place = spot(article.source, article.span_of(route))
    return Finding(
        article.path,
        place.start,
        place.end,
        trouble.rule,
        Severity.ERROR,
        trouble.message,
        route_text(route),
        place.excerpt,
    )
