"""Where the file of a declared photo stands."""

from functools import lru_cache
from pathlib import PurePosixPath


def photo_path(article_path: str, file: str, articles: str) -> str:
    """Beside the article, or, with a folder, under that of all articles."""
    return _prefix(articles) + file if "/" in file else article_path[: article_path.rfind("/") + 1] + file


@lru_cache(maxsize=8)
def _prefix(folder: str) -> str:
    return "" if (path := str(PurePosixPath(folder))) == "." else f"{path}/"
