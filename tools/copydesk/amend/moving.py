"""Moving an article: its file, the photos that are its own, and the links that lead to its old place.

`plan_move` reads the other articles and writes nothing.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePosixPath

from copydesk.amend.fields import Fields
from copydesk.amend.links import Relinked, relinked
from copydesk.amend.others import Other, article_at, articles_with, names_in
from copydesk.amend.plan import Changed, Plan
from copydesk.amend.refused import Refused
from copydesk.article.model import Article
from copydesk.article.place import bare_path
from copydesk.desk import Desk
from copydesk.picture.place import photo_path


def plan_move(fields: Fields, new: str, desk: Desk, before: bytes | None = None) -> Plan:
    """What moving an article to the path `new` changes. `before` are its bytes on the disk, where a step that
    goes with the move has amended them. Raises Refused, and Unfit."""
    return _Move(fields, new, desk, fields.data if before is None else before).plan()


class _Move:
    def __init__(self, fields: Fields, new: str, desk: Desk, before: bytes):
        self.fields, self.new, self.desk, self.before = fields, new, desk, before
        self.old, self.article = fields.path, fields.article
        self.folder = str(PurePosixPath(desk.settings.articles))
        self.to_other_folder = folder_of(self.old) != folder_of(new)
        self.was_out = Fields(fields.path, before, ()).article.status != "draft"

    def plan(self) -> Plan:
        """What the move changes."""
        self._demand_free()
        photos, fields = self._photos(self._with_alias(self.fields))
        own = self._own_links(fields)
        files = [Changed(self.old, self.new, self.before, own.data), *photos]
        notes = [note.replace(self.old, self.new) for note in _notes(fields.article, own)]
        for other in self.others:
            made = self._links_of(other)
            notes += _notes(other.article, made)
            if made.data != other.data:
                files.append(Changed(other.article.path, other.article.path, other.data, made.data))
        return Plan(tuple(files), tuple(notes))

    @cached_property
    def others(self) -> tuple[Other, ...]:
        """The other articles that may have to do with the move."""
        photos = (PurePosixPath(photo.file or "").name for photo in self.article.photos)
        words = {PurePosixPath(self.old).stem, self._alias(self.new), *photos}
        return tuple(articles_with(words, self.desk, without=self.old))

    def _demand_free(self) -> None:
        """Refuse a place that is taken, or that readers know as another article's."""
        own = PurePosixPath(self.old).name if not self.to_other_folder else None
        wanted = PurePosixPath(self.new).name
        for name in names_in(folder_of(self.new), self.desk):
            if name != own and _folded(name) == _folded(wanted):
                raise Refused(f"{folder_of(self.new)}/{name} is there already.")
        for other, _ in self.others:
            if _folded(self._alias(self.new)) in [_folded(alias) for alias, _ in other.aliases]:
                raise Refused(
                    f"Readers who look for {self.new} are sent to {other.path}: it stood there before."
                )

    def _alias(self, path: str) -> str:
        """A path as `aliases` has it."""
        return bare_path(path.removeprefix(f"{self.folder}/"))

    def _with_alias(self, fields: Fields) -> Fields:
        """The old path kept as an alias, if readers may know it; the new one is none any more."""
        old, new = self._alias(self.old), self._alias(self.new)
        aliases = {alias: route for alias, route in self.article.aliases}
        if not self.was_out:
            return fields
        if new in aliases:
            if old in aliases:
                raise Refused(f"Its aliases name both its old and its new path. Take {new} out of them.")
            return fields.put(aliases[new], old)
        return fields if old in aliases else fields.append("aliases", old)

    def _photos(self, fields: Fields) -> tuple[list[Changed], Fields]:
        """The photos that go along, and the fields in which those that stay are named by their folder."""
        moved: dict[str, Changed] = {}
        for photo in self.article.photos if self.to_other_folder else ():
            if not photo.file or "/" in photo.file:
                continue
            old, new = (photo_path(path, photo.file, self.folder) for path in (self.old, self.new))
            if not os.path.isfile(self.desk.root / old):
                continue
            if self._is_shared(old):
                fields = fields.put((*photo.route, "file"), old.removeprefix(f"{self.folder}/"))
                continue
            if any(_folded(name) == _folded(photo.file) for name in names_in(folder_of(new), self.desk)):
                raise Refused(
                    f"Its photo {photo.file} can't go along: {new} is there already. Rename one of them."
                )
            moved[old] = Changed(old, new, None, None)
        return list(moved.values()), fields

    def _is_shared(self, photo: str) -> bool:
        """Whether a photo has to stay: another article shows it or may do so, or this one names its
        folder."""
        name = PurePosixPath(photo).name
        by_folder = (one.file for one in self.article.photos if one.file and "/" in one.file)
        return photo in {photo_path(self.old, file, self.folder) for file in by_folder} or any(
            photo in self._photo_paths(other) or (not other.fields_readable and name in other.source.text)
            for other, _ in self.others
        )

    def _photo_paths(self, article: Article) -> Iterable[str]:
        return [photo_path(article.path, photo.file, self.folder) for photo in article.photos if photo.file]

    def _own_links(self, fields: Fields) -> Relinked:
        """The article with its links by path made links by id, where a path would lead elsewhere now."""

        def id_of(paths: Iterable[str]) -> str | None:
            for path in paths:
                if path == bare_path(self.old):
                    return self.article.id
                if self.to_other_folder and (found := article_at(f"{path}.md", self.desk)):
                    return found.id
            return None

        return relinked(fields.article, fields.data, self.folder, id_of)

    def _links_of(self, other: Other) -> Relinked:
        """Another article with its links to the old place made links by id."""

        def id_of(paths: Iterable[str]) -> str | None:
            there = (path for path in paths if os.path.lexists(self.desk.root / f"{path}.md"))
            return self.article.id if next(there, None) == bare_path(self.old) else None

        return relinked(other.article, other.data, self.folder, id_of)


def _notes(article: Article, made: Relinked) -> Iterator[str]:
    """What is to be done by hand about the links of an article."""
    for link, id in made.left:
        line = article.source.position(link.span.start).line
        yield f"{article.path}:{line}: a link's path leads nowhere now. Write article:{id} there."


def folder_of(path: str) -> str:
    """The folder of a path from the newsroom's."""
    return path.rpartition("/")[0]


def _folded(path: str) -> str:
    """A path as systems see it that tell neither capitals nor accents apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
