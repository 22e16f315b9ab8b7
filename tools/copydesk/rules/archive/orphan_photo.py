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


def check_whole(facts, files, desk):
    declared = {
        photo_path(article.path, photo.file, desk.settings.articles)
        for article in facts
        for photo in article.photos
        if photo.file
    }
    unknown = {PurePosixPath(article.path).parent for article in facts if not article.readable}
    folded = {path.casefold(): path for path in declared}
    for path in files:
        if path in declared or PurePosixPath(path).parent in unknown:
            continue
        near = folded.get(path.casefold())
        says = (
            f"The article that declares it writes {PurePosixPath(near).name}; only capitals differ. "
            "Rename one of them."
            if near
            else "No article declares this picture. Declare it in the photos of its article, or delete it."
        )
        yield ArchiveRemark(path, _FILE, says)
