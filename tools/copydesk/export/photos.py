"""The photos of an article: found, looked at and copied. What is wrong with one is a finding."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.article.parts import Photo
from copydesk.article.times import parse_date
from copydesk.export.state import State
from copydesk.facts import spot
from copydesk.finding import Finding, Severity, route_text
from copydesk.picture.place import photo_path
from copydesk.picture.read import Picture
from copydesk.pictures import picture_of
from copydesk.rules.photo._file import Trouble, file_trouble


class PhotoFile(NamedTuple):
    """A photo in the bundle: its name in the item's folder, its size in bytes, and what its bytes are."""

    name: str
    size: int
    picture: Picture


def may_be_shown(photo: Photo, on: date) -> bool:
    """Whether the rights to a photo have not run out on a day."""
    last = parse_date(photo.expires) if photo.expires else None
    return last is None or on <= last


def copy_photos(
    article: Article, state: State, on: date, put: Callable[[str, bytes], None]
) -> tuple[dict[str, PhotoFile], list[Finding]]:
    """Hand each photo file that may be shown on a day to `put(name, bytes)`.

    The answer is the files by photo id, and what is wrong.
    """
    files: dict[str, PhotoFile] = {}
    findings: list[Finding] = []
    taken: dict[str, tuple[str, PhotoFile]] = {}
    for photo in article.photos:
        if not photo.id or not photo.file or not may_be_shown(photo, on):
            continue
        path = photo_path(article.path, photo.file, state.desk.settings.articles)
        name = PurePosixPath(path).name
        source, known = taken.get(name.casefold(), (path, None))
        if source != path:
            findings.append(
                _finding(
                    article,
                    photo,
                    "photo/name-taken",
                    f"{name} is also the name of another photo "
                    "of this article. They share a folder in the bundle: rename one of them.",
                )
            )
            continue
        if known is None:
            entry = state.photo(path, state.desk.settings.limits.photo_bytes)
            picture = picture_of(entry)
            wrong = _wrong(picture, photo, state)
            if wrong or entry.data is None:
                findings += [_finding(article, photo, *wrong)] if wrong else []
                continue
            known = PhotoFile(name, len(entry.data), picture)
            taken[name.casefold()] = (path, known)
            put(name, entry.data)
        files[photo.id] = known
    return files, findings


def _wrong(picture: Picture, photo: Photo, state: State) -> Trouble | None:
    """What is wrong with a photo's file; in an export a pointer of Git LFS in the place of the picture is, too."""
    trouble = file_trouble(photo.file or "", picture, state.desk.settings)
    if trouble and trouble.rule == "photo/lfs-pointer":
        says = (
            "Run `git lfs pull` and export again."
            if state.worktree
            else "The commit has no more of it: run `git lfs pull` and export the folder with --worktree."
        )
        return Trouble(trouble.rule, f"{photo.file} is a Git LFS pointer, not the picture. {says}")
    return trouble


def _finding(article: Article, photo: Photo, rule: str, message: str) -> Finding:
    route = (*photo.route, "file")
    place = spot(article.source, article.span_of(route))
    return Finding(
        article.path, place.start, place.end, rule, Severity.ERROR, message, route_text(route), place.excerpt
    )
