"""A newsroom at two moments of its life, the bundles of both, and the delta between them."""

import os
import shutil
from datetime import UTC
from pathlib import Path
from typing import NamedTuple

import pytest
from a_newsroom import PHOTO, newsroom, png, write
from hypothesis import strategies as st

from copydesk.article.times import parse_time
from copydesk.checking.result import Result
from copydesk.desk import load_desk
from copydesk.export import bundle
from copydesk.export.catalogue import chosen
from copydesk.export.shipping import Shipping
from copydesk.export.staging import Target
from copydesk.export.verify import manifest_at
from copydesk.export.worktree import Worktree
from copydesk.rules.example import article_text

LIVES = {
    "never filed": None,
    "draft": "status: draft",
    "out": "",
    "updated": "updates: [{at: '2025-09-19T12:00:00+02:00', note: More is known.}]",
    "held": "status: held",
    "withdrawn": "status: withdrawn\nwithdrawal: {at: '2025-09-19T12:00:00+02:00', reason: It was wrong.}",
    "purged": None,
}
MOMENTS = ("2025-09-20T12:00:00Z", "2025-09-21T12:00:00Z")
COUNT = 4
# of each article its life, and whether it has a photo
editions = st.tuples(*[st.tuples(st.sampled_from(sorted(LIVES)), st.booleans())] * COUNT)


class Pair(NamedTuple):
    """The bundle A, the bundle B, and the delta from A to B, each a folder or an archive."""

    a: Path
    b: Path
    delta: Path


def lay_out(folder: Path, edition) -> None:
    """Write the articles of an edition into a newsroom, and nothing else."""
    shutil.rmtree(folder / "articles", ignore_errors=True)
    write(folder, "articles/README.md", "# Articles\n")
    purged = []
    for number, (life, photo) in enumerate(edition):
        id = f"20250918-paper{number}"
        purged += [f"{id}: {{at: '2025-09-19T12:00:00+02:00', ground: Sealed}}\n"] if life == "purged" else []
        if LIVES[life] is None:
            continue
        picture = PHOTO.replace("ministers.png", f"paper{number}.png") if photo else ""
        fields = f"{LIVES[life]}\nid: {id}\nheadline: The paper {number} was signed\n{picture}"
        write(folder, f"articles/2025/09/18/paper{number}.md", article_text(fields))
        write(folder, f"articles/2025/09/18/paper{number}.png", png(2 + number, 2))
    write(folder, "schema/registers/purged.yaml", "".join(purged))


def export(
    folder: Path, out: Path, as_of: str, shipping: Shipping = Shipping(), formats="ninjs,atom,redirects"
):
    """Export a newsroom's folder; the check finds nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle, "check_entries", lambda entries, *_, **__: Result((), len(entries)))
        state, moment = Worktree(load_desk(folder)), parse_time(as_of).astimezone(UTC)
        target = Target.of(out, False)
        return bundle.export(state, moment, target, formats=chosen(formats.split(",")), shipping=shipping)


def pair(folder: Path, before, after, suffix: str = "") -> Pair:
    """The bundles of two editions and the delta between them, in a folder."""
    room = newsroom(folder / "news", {"articles/README.md": "# Articles\n"})
    made = Pair(*(folder / f"{name}{suffix}" for name in ("a", "b", "delta")))
    lay_out(room, before)
    export(room, made.a, MOMENTS[0])
    lay_out(room, after)
    export(room, made.b, MOMENTS[1])
    export(room, made.delta, MOMENTS[1], Shipping(since=manifest_at(made.a)))
    return made


def names_in(folder: Path) -> list[str]:
    """What is in a folder, hidden or not, without the newsroom."""
    return sorted(set(os.listdir(folder)) - {"news"})
