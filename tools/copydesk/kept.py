"""A newsroom as Git keeps it, in a commit or in the index: its articles, its pictures and its desk."""

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from copydesk.baseline import NAME as BASELINE
from copydesk.desk import Desk, DeskError
from copydesk.desk.desk import default_schema
from copydesk.desk.settings import MARKERS, Settings, load_settings
from copydesk.files import Entry, File, is_article_name, read_entry, shown_path
from copydesk.git import Blobs, Repository, Side, TooLarge, TreeFile
from copydesk.picture.read import Picture
from copydesk.pictures import picture_of

_DESK_FILES = (".json", ".yaml", ".html", ".css")


def kept_clean(desk: Desk) -> "Kept":
    """The newsroom as it is at HEAD, which has to be as it is in the folder. Raises DeskError where it is not, or is
    in no repository."""
    repository = Repository.of(desk.root)
    if repository is None:
        raise DeskError(f"{desk.root} is in no Git repository, so there is no commit that could be checked.")
    commit = repository.head()
    if commit is None:
        raise DeskError(f"{desk.root} has no commit yet. Commit first.")
    changed = repository.changed(desk.settings.articles, desk.settings.schema, *MARKERS, BASELINE)
    if changed:
        more = f" and {len(changed) - 1:,} more" if len(changed) > 1 else ""
        raise DeskError(f"{changed[0]}{more} differs from the commit. This checks a commit: commit or stash first.")
    return Kept(repository, commit, desk.settings)


class Kept:
    """The files of a newsroom at a commit or in the INDEX. Blobs are read as they are asked for, in each process
    by a Git of its own."""

    worktree = False  # what stands in the folder may be something else

    def __init__(self, repository: Repository, state: str, settings: Settings):
        self.repository, self.state = repository, state
        self._folder = PurePosixPath(settings.articles).as_posix()
        self._limits = settings.limits
        self._readers: dict[int, tuple[Blobs, ExitStack]] = {}

    @cached_property
    def files(self) -> dict[str, TreeFile]:
        """Every file, by path."""
        return self.repository.files(self.state)

    def articles(self, besides: Container[str] = ()) -> Iterator[Entry]:
        """The articles, in the order of their paths, but those at some paths."""
        for path in sorted(self.files):
            if path not in besides and is_article(path, self._folder):
                yield self.article(path)

    def taken(self, files: Iterable[Path], root: Path) -> list[File]:
        """Files of the newsroom's folder as the paths at which Git keeps them. A link, and what Git does not keep,
        is read here and now."""
        paths = ((file, shown_path(file, root)) for file in files)
        return [
            path if (kept := self.files.get(path)) and not kept.is_link
            else read_entry(file, root, self._limits.article_bytes)
            for file, path in paths
        ]

    def article(self, path: str) -> Entry:
        """The article at a path."""
        return read_blob(path, self.files[path], self._blobs, self._limits.article_bytes)

    @property
    def blobs(self) -> dict[str, str]:
        """Git's name for each file that is no link, by path."""
        return {path: file.blob for path, file in self.files.items() if not file.is_link}

    def entries(self, paths: Iterable[str]) -> list[Entry]:
        """The articles at some paths, each of which Git keeps. They are asked for together, which is quicker."""
        files = [(path, self.files[path]) for path in paths]
        blobs = [file.blob for _, file in files if not file.is_link]
        found = iter(self._blobs.read_all(blobs, self._limits.article_bytes))
        return [Entry(path, None, "link") if file.is_link else _entry(path, next(found)) for path, file in files]

    def photo(self, path: str) -> Entry:
        """The file of a photo at a path; `trouble` may be `missing`, too."""
        file = self.files.get(path)
        if file is None:
            return Entry(path, None, "missing")
        return read_blob(path, file, self._blobs, self._limits.photo_bytes)

    def get(self, path: str) -> Picture:
        """The picture at a path, or that there is none."""
        return picture_of(self.photo(path))

    def blob(self, path: str) -> str | None:
        """Git's name for the bytes at a path; None for a link, and where there is nothing."""
        file = self.files.get(path)
        return None if file is None or file.is_link else file.blob

    def close(self) -> None:
        """End the Git of this process."""
        if os.getpid() in self._readers:
            self._readers.pop(os.getpid())[1].close()

    @property
    def _blobs(self) -> Blobs:
        """A reader of this process's own: two that forked can't talk to one Git."""
        process = os.getpid()
        if process not in self._readers:
            stack = ExitStack()
            self._readers[process] = stack.enter_context(self.repository.blobs()), stack
        return self._readers[process][0]

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_readers": {}}


def read_blob(path: str, file: TreeFile | Side, blobs: Blobs, limit: int) -> Entry:
    """The bytes of a file that Git keeps, or why they were not read; `limit` is in bytes."""
    if file.is_link:
        return Entry(path, None, "link")
    (found,) = blobs.read_all([file.blob], limit)
    return _entry(path, found)


def _entry(path: str, found: bytes | TooLarge) -> Entry:
    return Entry(path, None, "too-large", size=found.size) if isinstance(found, TooLarge) else Entry(path, found)


def is_article(path: str, folder: str) -> bool:
    """Whether a path is that of an article in the folder of all articles."""
    if not under(path, folder):
        return False
    below = path.split("/") if folder == "." else path[len(folder) + 1 :].split("/")
    return not any(part.startswith(".") for part in below) and is_article_name(below[-1])


def under(path: str, folder: str) -> bool:
    """Whether a path leads into a folder; `.` holds everything."""
    return folder == "." or path.startswith(f"{folder}/")


def settings_name(files: Mapping[str, TreeFile], blobs: Blobs) -> str | None:
    """The settings file among the files of a newsroom, or None."""
    for name in MARKERS:
        if name in files and not files[name].is_link:
            if name == "copydesk.toml" or b"[tool.copydesk" in blobs.read(files[name].blob):
                return name
    return None


def desk_of(repository: Repository, state: str, folder: Path) -> Desk:
    """The desk as Git keeps it at a commit or in the INDEX, laid out in an empty folder. Raises DeskError."""
    files = repository.files(state)
    with repository.blobs() as blobs:
        return lay_out(files, blobs, folder, None, settings_name(files, blobs))


def lay_out(
    files: Mapping[str, TreeFile],
    blobs: Blobs,
    folder: Path,
    schema: str | None,
    settings_file: str | None,
) -> Desk:
    """The desk that Git keeps, as files in an empty folder: the settings, the baseline, and the `schema` folder
    (default: the one that the settings name). Raises DeskError."""
    settings, file = Settings(), None
    if settings_file:
        file = _write(folder, settings_file, blobs.read(files[settings_file].blob))
        settings = load_settings(file)
    schema = PurePosixPath(schema or settings.schema).as_posix()
    for path, kept in files.items():
        if under(path, schema) and PurePosixPath(path).suffix in _DESK_FILES and not kept.is_link:
            _write(folder, path, blobs.read(kept.blob))
    if BASELINE in files and not files[BASELINE].is_link:
        _write(folder, BASELINE, blobs.read(files[BASELINE].blob))
    own = folder / schema
    return Desk(folder, settings, file, own if own.is_dir() else default_schema())


def _write(folder: Path, path: str, data: bytes) -> Path:
    file = folder / path
    if ".." in file.parts:
        raise DeskError(f"the commit has a file that leads out of its folder: {path}.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file
