"""Which article a link by path means. The desk asks for links by id; this is for those that are not."""

import posixpath
from collections.abc import Iterator


def linked_paths(target: str, path: str, folder: str) -> Iterator[str]:
    """The bare paths of articles that a link in the one at `path` may mean, the likeliest first: from its own
    folder, from the `folder` of all articles, from the newsroom's."""
    target = target.partition("#")[0].partition("?")[0]
    yield bare_path(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
    yield bare_path(posixpath.normpath(f"{folder}/{target.strip('/')}"))
    yield bare_path(posixpath.normpath(target.strip("/")))


def bare_path(path: str) -> str:
    """A path without what a link may leave out: `.md`, or a slash at its end."""
    return path.removesuffix("/").removesuffix(".html").removesuffix(".md")
