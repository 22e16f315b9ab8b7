"""Filing a new article: its place among the articles, and putting it there. Nothing is ever overwritten."""

import os
import tempfile
from datetime import date
from pathlib import Path

from copydesk.desk import Desk


class NotFiled(Exception):
    """The article could not be put in its place; the message says why and what to do."""


def place_of(day: date, slug: str, desk: Desk) -> str:
    """The path of an article from the newsroom's folder: `articles/2025/09/18/slug.md`."""
    return f"{desk.settings.articles}/{day:%Y/%m/%d}/{slug}.md"


def articles_folder(desk: Desk) -> Path:
    """The newsroom's folder of articles. Raises NotFiled where there is none."""
    folder = desk.root / desk.settings.articles
    if not folder.is_dir():
        raise NotFiled(
            f"there is no folder {folder}. Go to a newsroom's repository, or set one up with `copydesk init`."
        )
    return folder


def free_slug(day: date, slug: str, desk: Desk) -> str:
    """The slug, with -2, -3 ... behind it where that day has an article of the name."""
    number, name = 1, slug
    while os.path.lexists(desk.root / place_of(day, name, desk)):
        number += 1
        name = f"{slug}-{number}"
    return name


def file_article(path: str, text: str, desk: Desk) -> Path:
    """Write a new article; the file. Raises NotFiled when one is there or it can't be written.

    The text is written beside its place and then takes it in one step, so no half file is ever seen.
    """
    articles = os.path.realpath(articles_folder(desk))
    file = desk.root / path
    try:
        if not Path(os.path.realpath(file.parent)).is_relative_to(articles):
            raise NotFiled(f"{path} leads out of {desk.settings.articles}/ by a link; nothing was written.")
        _make_folder(file.parent, desk)
        handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem[:40]}.", suffix=".new")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(text.encode("utf-8"))
                out.flush()
                os.fsync(out.fileno())
            os.chmod(beside, 0o666 & ~_umask())
            take_place(beside, file)
        finally:
            if os.path.lexists(beside):
                os.unlink(beside)
    except FileExistsError:
        raise NotFiled(f"{path} is there already; nothing was written.") from None
    except OSError as error:
        raise NotFiled(f"{path} can't be written: {error.strerror or error}.") from None
    return file


def _make_folder(folder: Path, desk: Desk) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise NotFiled(
            f"{folder.relative_to(desk.root).as_posix()} can't be made: a file stands in its way."
        ) from None


def take_place(beside: str, file: Path) -> None:
    """Give a file its name unless the name is taken: a hard link fails where rename would overwrite. Raises
    FileExistsError where it is, and OSError."""
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(file):
            raise FileExistsError from None
        os.rename(beside, file)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
