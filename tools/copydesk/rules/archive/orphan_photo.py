"""A picture in the articles folder belongs to no article.

It was left behind when an article changed, or its entry was forgotten. Every clone carries it, and nobody
knows what it may be used for. Where an article beside it can't be read, nothing is said.

Bad (whole):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    === articles/2025/09/18/door.jpg
Good (whole):
    === articles/2025/09/18/ministers.md
    id: 20250918-k7x4m2
    photos: [{id: one, file: one.jpg, caption: Two ministers, alt: A table, credit: PAP/Vladyslav Musiienko}]
    === articles/2025/09/18/one.jpg
"""

from pathlib import PurePosixPath

from copydesk.finding import ArchiveRemark, Severity, Spot
from copydesk.picture.place import photo_path
from copydesk.text import Position

severity = Severity.WARNING

_FILE = Spot(Position(1, 1), Position(1, 1), "")


def check_whole(archive, files, desk):
    for path in files:
        if archive.has("file", path) or archive.has("unreadable", path.rpartition("/")[0]):
            continue
        near = _written_otherwise(path, archive, desk.settings.articles)
        says = (
            f"The article that declares it writes {PurePosixPath(near).name}; only capitals differ. "
            "Rename one of them."
            if near
            else "No article declares this picture. Declare it in the photos of its article, or delete it."
        )
        yield ArchiveRemark(path, _FILE, says)


def _written_otherwise(path: str, archive, folder: str) -> str | None:
    """The path of a declared file that differs in capitals only."""
    for article in archive.having("anycase", path.casefold()):
        for photo in article.photos:
            declared = photo_path(article.path, photo.file, folder) if photo.file else ""
            if declared.casefold() == path.casefold():
                return declared
    return None
