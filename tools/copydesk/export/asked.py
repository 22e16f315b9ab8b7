"""What an article asks of the edition around it: on the answers depends what becomes of it, and on nothing else there.

So an article that has not changed need not be made again while the answers are the same.
"""

from datetime import date, tzinfo
from typing import NamedTuple

from copydesk.export.edition import Edition
from copydesk.export.traces import names_in


class Answers(NamedTuple):
    """The `headlines` of the articles that were asked for by id, None where one is not out; whether one is `known` at
    all; the numbers of their `versions`; the `names` that were looked for, with blanks between, and those that tell of
    what is not out; whether a day is `over`."""

    headlines: dict[str, str | None]
    known: dict[str, bool]
    versions: dict[str, int | None]
    names: str
    telling: frozenset[str]
    over: dict[date, bool]

    def hold(self, edition: Edition, zone: tzinfo) -> bool:
        """Whether an edition gives the same answers."""
        return (
            all(edition.headline(id) == headline for id, headline in self.headlines.items())
            and all(edition.is_known(id) == known for id, known in self.known.items())
            and all(edition.version(id) == version for id, version in self.versions.items())
            and all(edition.is_over(day, zone) == over for day, over in self.over.items())
            and edition.hidden.intersection(self.names.split(" ")) == self.telling
        )


class Asked:
    """An edition that notes what it is asked; the methods are those of Edition."""

    def __init__(self, edition: Edition):
        self._edition = edition
        self.as_of = edition.as_of
        self._headlines: dict[str, str | None] = {}
        self._known: dict[str, bool] = {}
        self._versions: dict[str, int | None] = {}
        self._names: set[str] = set()
        self._over: dict[date, bool] = {}

    @property
    def answers(self) -> Answers:
        """What was answered until now."""
        names = sorted(self._names)
        telling = self._edition.hidden.intersection(names)
        return Answers(self._headlines, self._known, self._versions, " ".join(names), telling, self._over)

    def headline(self, id: str) -> str | None:
        return self._headlines.setdefault(id, self._edition.headline(id))

    def is_known(self, id: str) -> bool:
        return self._known.setdefault(id, self._edition.is_known(id))

    def version(self, id: str) -> int | None:
        return self._versions.setdefault(id, self._edition.version(id))

    def tells(self, text: str) -> bool:
        names = names_in(text)
        self._names |= names
        return not self._edition.hidden.isdisjoint(names)

    def is_over(self, day: date, zone: tzinfo) -> bool:
        return self._over.setdefault(day, self._edition.is_over(day, zone))
