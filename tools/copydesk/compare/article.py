"""What a change has made of an article, for an editor's eyes."""

from dataclasses import dataclass

from copydesk.article.model import Article
from copydesk.change import Change, differences
from copydesk.change.events import events_of
from copydesk.change.passages import ONLY_LOST
from copydesk.compare import fields, paragraphs
from copydesk.compare.model import Part, Places
from copydesk.desk import Desk

_STEPS = {
    "publication": "It is published.",
    "hold": "It is held: taken off for now.",
    "release": "It is out again.",
    "withdrawal": "It is withdrawn",
}


@dataclass(frozen=True)
class Comparison:
    """One article: its path now (or last), its headline, what has become of it as a whole in sentences, and
    the fields and paragraphs that differ."""

    path: str
    headline: str
    became: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def substance(self) -> bool:
        """Whether anything has changed of which readers have to be told, if they have seen it."""
        return any(part.substance for part in self.parts)


def compare(change: Change, desk: Desk) -> Comparison:
    """The comparison of the two versions of a change."""
    before, after = change.before, change.after
    article = after or before
    assert article is not None
    became = tuple(_became(change))
    parts = tuple(_parts(before, after, desk)) if before and after else ()
    return Comparison(article.path, article.headline or "", became, parts)


def _became(change: Change):
    before, after = change.before, change.after
    if after is None or before is None:
        article = after or before
        words = sum(1 for word in article.copy.words if word.start >= article.front.body_start)
        what = f"{article.status or 'no status'}, {words:,} word{'' if words == 1 else 's'}"
        yield f"New: {what}." if after else f"Deleted. It was: {what}."
        return
    if before.path != after.path:
        yield f"Moved from {before.path}."
    for event in events_of(change):
        if event.what in _STEPS:
            yield _STEPS[event.what] + (_reason(after) if event.what == "withdrawal" else "")
    for article, when in ((before, "before"), (after, "now")):
        if not article.fields_readable:
            yield f"Its fields can't be read as they are {when}, and are not compared."


def _reason(article: Article) -> str:
    told = article.withdrawal[1:3] if article.withdrawal else ()
    return ": ".join(("", *filter(None, told))) or "."


def _parts(before: Article, after: Article, desk: Desk):
    forth, back = differences(before, after, desk), differences(after, before, desk)
    if before.fields_readable and after.fields_readable:
        routes = {d.route for d in back if d.route and d.part not in ONLY_LOST}, {d.route for d in forth if d.route}
        yield from fields.compared(before, after, routes)
    gone, come = (Places(d.span for d in side if not d.route) for side in (back, forth))
    yield from paragraphs.compared(before, after, gone, come)
