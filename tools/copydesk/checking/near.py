"""The facts of other articles where the last check of everything is known: by that, only the files are read of articles
that have to do with those in hand, or that have changed since."""

from collections.abc import Container, Iterator

from copydesk.cache import Cache
from copydesk.checking.archive import other_facts
from copydesk.checking.standing import ARTICLE, Unusable, consulted, key_of_standing, kind_of
from copydesk.checking.unchanged import Known
from copydesk.desk import Desk
from copydesk.facts import Facts
from copydesk.files import Entry, read_entry
from copydesk.library import Library

_FEW = 200  # articles in hand, or files that have changed; with more everything is read
_MANY = 2000  # articles to be read; likewise


def facts_near(own: Library, desk: Desk, known: Known, cache: Cache) -> Iterator[Facts]:
    """The facts of the articles that `own` leaves out, as `other_facts` gives them."""
    near = _paths_near(own, desk, known, cache)

    def files(paths: Container[str]) -> Iterator[Entry]:
        limit = desk.settings.limits.article_bytes
        return (read_entry(desk.root / path, desk.root, limit) for path in near or () if path not in paths)

    return other_facts(own, desk, None if near is None else files)


def _paths_near(own: Library, desk: Desk, known: Known, cache: Cache) -> list[str] | None:
    """The paths of the articles that have to do with some, and of those that have changed since the last check of
    everything; None where it is not known, or they are many."""
    if not cache.folder or len(own) > _FEW:
        return None
    try:
        with consulted(cache.folder, key_of_standing(known, desk), desk.settings.articles) as stands:
            stands.compare(known.files())
            if stands.changes > _FEW:
                return None
            near = {path for path, name in stands.changed(gone=False) if kind_of(path, name, desk) == ARTICLE}
            near |= stands.library.near(own)
            return sorted(near) if len(near) <= _MANY else None
    except Unusable:
        return None
