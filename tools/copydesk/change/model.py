"""A change: an article before and after, and the moment at which it is judged."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Protocol

from copydesk.article.model import Article
from copydesk.article.parts import Correction, Timestamp, Update
from copydesk.change.pictures import UNTOUCHED, PictureFiles
from copydesk.change.substance import Difference, differences
from copydesk.desk import Desk


@dataclass(frozen=True, eq=False)
class Change:
    """What a change made of one article. `before` is None for a new one, `after` for one that is gone; `at` is
    the moment of the check, by which readers have or have not yet seen what was published. `pictures` is what
    became of picture files."""

    before: Article | None
    after: Article | None
    at: datetime
    pictures: PictureFiles = UNTOUCHED

    @property
    def path(self) -> str:
        """Where the article is now, or was last."""
        article = self.after or self.before
        assert article is not None
        return article.path

    @property
    def both(self) -> tuple[Article, Article] | None:
        """The two versions, where there are two and the fields of both can be read."""
        if self.before is None or self.after is None:
            return None
        if not (self.before.fields_readable and self.after.fields_readable):
            return None
        return self.before, self.after

    @cached_property
    def was_out(self) -> bool:
        """Whether readers may have seen the version before: it was published, and its time had come."""
        return self.before is not None and is_out(self.before, self.at)

    @cached_property
    def new_updates(self) -> tuple[Update, ...]:
        """The entries that the change has added to `updates`."""
        known = len(self.before.updates) if self.before else 0
        return self.after.updates[known:] if self.after else ()

    @cached_property
    def new_corrections(self) -> tuple[Correction, ...]:
        """The entries that the change has added to `corrections`."""
        known = len(self.before.corrections) if self.before else 0
        return self.after.corrections[known:] if self.after else ()

    def substance(self, desk: Desk) -> tuple[Difference, ...]:
        """What has changed in substance, worked out once."""
        kept = self.__dict__.setdefault("_substance", {})
        if desk not in kept:
            kept[desk] = differences(self.before, self.after, desk) if self.before and self.after else ()
        return kept[desk]


class Dated(Protocol):
    """What says whether readers may have seen an article."""

    @property
    def status(self) -> str | None: ...

    @property
    def published(self) -> Timestamp | None: ...

    @property
    def embargo(self) -> Timestamp | None: ...


def is_out(article: Dated, at: datetime) -> bool:
    """Whether readers may have seen an article at a moment: it is no draft, and neither scheduled for later nor
    under an embargo that lasts longer."""
    if article.status not in ("published", "held", "withdrawn"):
        return False
    times = (article.published, article.embargo)
    return not any(time and time.at and time.at > at for time in times)
