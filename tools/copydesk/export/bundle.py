"""The export: from a state of the newsroom to a bundle in its place, or to what stands in the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from copydesk.cache import Cache
from copydesk.checking.check import check_entries
from copydesk.checking.engine import Engine
from copydesk.checking.remembered import Remembered
from copydesk.checking.result import Result
from copydesk.checking.unchanged import MISSING
from copydesk.checking.workers import Processes
from copydesk.export.catalogue import Format, chosen
from copydesk.export.delta import Delta
from copydesk.export.edition import Edition, choose
from copydesk.export.loss import Left
from copydesk.export.outline import Outline
from copydesk.export.outlining import outlined
from copydesk.export.press import Press
from copydesk.export.purge import forget, purges_of
from copydesk.export.shipping import Shipping, ship
from copydesk.export.staging import Staging, Target
from copydesk.export.state import State
from copydesk.export.writer import Progress, Writer
from copydesk.finding import Severity
from copydesk.versions import Dated

_PLAIN = Shipping()
_NO_CACHE = Cache(None)


class Outcome(NamedTuple):
    """`errors` stand in the way; where there are none the rest says what was written."""

    errors: Result
    warnings: int
    edition: Edition | None = None
    files: int = 0
    size: int = 0
    left: Left = Left()
    delta: Delta | None = None


def export(
    state: State,
    as_of: datetime,
    target: Target,
    checking: Progress | None = None,
    writing: Progress | None = None,
    formats: tuple[Format, ...] | None = None,
    shipping: Shipping = _PLAIN,
    cache: Cache = _NO_CACHE,
    far: Engine | None = None,
) -> Outcome:
    """Check everything, and if it is free of errors write the edition of `as_of` to its place.

    `checking(done, of)` and `writing(done, of)` are called as the work goes on; `formats` are all unless
    some are chosen; what a `cache` has is not made again; an engine that is `far` does the work on other
    machines. Raises DeskError where the target is taken, the history is not all there, a format, a template or that
    engine can't be used, or nothing can be signed.
    """
    formats = chosen() if formats is None else formats
    forget(state.desk, cache)
    engine = far or Processes()
    checked = check_entries(state.paths, state.desk, checking, _remembering(engine, state, cache), state)
    errors = [finding for finding in checked.findings if finding.severity == Severity.ERROR]
    warnings = sum(finding.severity == Severity.WARNING for finding in checked.findings)
    if errors:
        return Outcome(Result(tuple(errors), checked.articles), warnings)
    edition = _edition(state, as_of, engine, cache)
    with Staging(target, shipping.kind) as staging:
        press = Press(state.desk, edition, formats)
        writer = Writer(state, press, staging)
        writer.items(cache, far, writing)
        for listing in edition.withdrawn:
            writer.notice(listing)
        for purge in purges_of(state.desk, as_of):
            writer.purge(purge)
        if writer.findings:
            return Outcome(Result(tuple(sorted(writer.findings)), checked.articles), warnings)
        files = writer.edition(checked)
        delta = ship(staging, writer.inventory.write(state, press, files, shipping.previous), shipping)
        staging.publish(as_of)
    size, left = staging.size, writer.losses.left
    return Outcome(Result((), checked.articles), warnings, edition, staging.count, size, left, delta)


def _edition(state: State, as_of: datetime, engine: Engine, cache: Cache) -> Edition:
    """The edition of a moment, with where its articles come from."""
    dated: dict[str, Dated] = {}

    def noted() -> Iterator[tuple[str, Outline]]:
        for path, outline in outlined(state, engine, cache):
            blob = state.blob(path)
            if blob and outline.dated:
                dated[blob] = outline.dated
            yield path, outline

    edition = choose(noted(), as_of)
    return replace(edition, origins=state.origins(edition, cache, dated))


def _remembering(engine: Engine, state: State, cache: Cache) -> Engine:
    """An engine that examines no article again that the cache knows."""
    blobs = {path: blob for path in state.paths if (blob := state.blob(path))}
    return Remembered(engine, cache, lambda path: state.blob(path) or MISSING, blobs)
