"""A newsroom while defects are planted in it: its articles, those that are still clean, and who uses what."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from random import Random

from bench.newsroom import Generated
from copydesk.picture.place import photo_path
from copydesk.sketch import sketch_of

_ID = re.compile(r"\d{8}-\w{6}\b")
_FILE = re.compile(r"^    file: (?P<quote>['\"]?)(?P<file>.+)(?P=quote)$", re.M)
_BREAK = re.compile(r"\n\n(?:- )?|\n- ")
_OWN_ID = 30  # what stands before this is the article's own id
_FEW, _MOST = 6, 0.75  # articles that may share a sentence; share of the sentences


class Room:
    """The articles by path. `clean` are the published ones that nothing is planted in, in a random order."""

    def __init__(self, articles: Iterable[Generated], rng: Random):
        self.articles = {article.path: article for article in articles}
        self.clean = [path for path, one in self.articles.items() if "\nstatus: published\n" in one.text]
        rng.shuffle(self.clean)
        self._linked = {id for one in self.articles.values() for id in _ID.findall(one.text, _OWN_ID)}
        self._users: dict[str, list[str]] = {}
        for article in self.articles.values():
            for found in _FILE.finditer(article.text):
                self._users.setdefault(picture_of(article, found["file"]), []).append(article.path)

    def others(self, article: Generated) -> Iterator[Generated]:
        """The clean articles but this one."""
        return (self.articles[path] for path in reversed(self.clean) if path != article.path)

    def is_linked(self, article: Generated) -> bool:
        """Whether another article names this one."""
        return article.id in self._linked

    def is_only_in(self, picture: str, article: Generated) -> bool:
        """Whether a picture is new with this article, which shows it once, and no other one does."""
        return picture in article.pictures and self._users[picture] == [article.path]

    def is_distinct(self, article: Generated) -> bool:
        """Whether most of what a text is known by is said in few others. The generator repeats itself, and
        what many articles say is no sign that one of them is a copy."""
        sketch = _sketch(article)
        own = [number for number in sketch if self._sentences[number] <= _FEW]
        return len(own) >= max(_FEW, _MOST * len(sketch))

    @cached_property
    def _sentences(self) -> Counter[int]:
        return Counter(number for article in self.articles.values() for number in _sketch(article))

    def users(self, picture: str) -> list[Generated] | None:
        """The articles that show a picture; None where one of them is not clean any more."""
        users = dict.fromkeys(self._users[picture])
        return [self.articles[path] for path in users] if users.keys() <= set(self.clean) else None


def picture_of(article: Generated, file: str) -> str:
    """The path of a picture from the newsroom's folder, as an article names it."""
    return photo_path(article.path, file, "articles")


def _sketch(article: Generated) -> tuple[int, ...]:
    blocks = _BREAK.split(article.text.partition("\n---\n")[2])
    return sketch_of(block for block in blocks if not block.startswith(("#", ">", "!")))
