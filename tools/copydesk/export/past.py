"""Where the articles of an edition come from, as Git has it: their bytes, their numbers, and who stands behind them.

A number counts the versions that readers could see (see `versions.py`). It is the same for the same commit and
moment, and grows by one with each published change. The people are those behind the version that is out: the authors
of the commits that made it, and those who approved it by a trailer `Approved-by`; by name alone, and not at all where
the newsroom does not want them named (`bundle.names`): of some stories nobody is to know who worked on them.

Nothing else of a commit goes out, neither its subject nor its branch: they may be about an article that is not out.
"""

from collections.abc import Iterable, Mapping

from copydesk.cache import Cache
from copydesk.change.approval import TRAILER, person_named
from copydesk.desk import Desk, DeskError
from copydesk.export.edition import Edition
from copydesk.export.origin import Origin
from copydesk.git import Repository
from copydesk.history import written_by
from copydesk.versions import Dated, Version, published_versions


def origins_of(
    repository: Repository,
    commit: str,
    desk: Desk,
    edition: Edition,
    blobs: Mapping[str, str],
    cache: Cache,
    dated: Mapping[str, Dated],
) -> dict[str, Origin]:
    """The origin of each article of an edition, by id, by the history that leads to a commit. `blobs` are those of
    their files, by path; one that is not the commit's makes the next version. What `dated` says of a blob
    need not be read. Raises DeskError where this clone has
    not the whole history."""
    if repository.is_shallow:
        raise DeskError(
            "this clone is shallow: it does not know how often an article has been published. Run "
            "`git fetch --unshallow` and export again; in CI check out the whole history (fetch-depth: 0)."
        )
    folder = desk.settings.articles
    kept = {path: file.blob for path, file in repository.files(commit, folder).items() if blobs.get(path) == file.blob}
    changed_by = repository.past.last_changes(commit, folder, kept)
    versions = {
        version.state.id: version
        for version in published_versions(repository, commit, desk, edition.as_of, cache, dated)
    }
    paths = {listing.id: listing.path for listing in (*edition.published, *edition.withdrawn)}
    current = {
        id: versions[id] for id, path in paths.items() if id in versions and versions[id].state.blob == blobs[path]
    }
    people = _people(repository, commit, desk, edition, current) if desk.settings.bundle.names else {}
    return {
        id: Origin(blobs[path], changed_by.get(path), _number(blobs[path], versions.get(id)), *people.get(id, ()))
        for id, path in paths.items()
    }


def _number(blob: str, version: Version | None) -> int:
    """The number of an article that is out with these bytes, where `version` was the last of it."""
    return version.number + (version.state.blob != blob) if version else 1


def _people(
    repository: Repository, commit: str, desk: Desk, edition: Edition, versions: Mapping[str, Version]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The authors of some versions, and those who approved them, by the articles' ids."""
    asked = {
        (version.state.commit, state.path): id
        for id, version in versions.items()
        for state in (version.state, version.before)
        if state
    }
    brought = repository.past.brought_in(commit, desk.settings.articles, asked)
    known = repository.past.commits(dict.fromkeys(one for ids in brought.values() for one in ids))

    def names(values: Iterable[str]) -> tuple[str, ...]:
        told = dict.fromkeys(person_named(value, desk) for value in values)
        return tuple(name for name in told if name and not edition.tells(name))

    found = {}
    for id, ids in brought.items():
        commits = [known[one] for one in ids]
        authors = (f"{commit.author} <{commit.email}>" for commit in written_by(commits))
        approved = (value for commit in commits for value in commit.trailer(TRAILER))
        found[id] = names(authors), names(approved)
    return found
