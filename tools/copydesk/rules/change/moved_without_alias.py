"""A published article has moved, and its old path is not among its aliases.

From the aliases come the redirects: without one, every link to the old address leads nowhere. An alias that
is there stays there.

Bad (change):
    === before articles/2025/09/18/ministers.md
    status: published
    === after articles/2025/09/18/ministers-in-kyiv.md
    status: published
Bad (change):
    === before
    aliases: [2025/09/18/talks]
    === after
    aliases: [2025/09/18/meeting]
Good (change):
    === before articles/2025/09/18/ministers.md
    status: published
    === after articles/2025/09/18/ministers-in-kyiv.md
    aliases: [2025/09/18/ministers]
Good (change):
    === before articles/2025/09/18/ministers.md
    status: draft
    === after articles/2025/09/18/ministers-in-kyiv.md
    status: draft
"""

from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.mending import added_to_list

severity = Severity.ERROR


def check_change(change, desk):
    if not change.both or not change.was_out:
        return
    before, after = change.both
    moved = [_alias(before.path, desk)] if before.path != after.path else []
    here = {_alias(after.path, desk), *(alias for alias, _ in after.aliases)}
    missing = [alias for alias in (*moved, *(alias for alias, _ in before.aliases)) if alias not in here]
    if not missing:
        return
    edit = added_to_list(after, "aliases", missing)
    said = "moved here from" if missing[0] in moved else "was once at"
    yield Remark(
        after.span_of(("aliases",)),
        f"This published article {said} {missing[0]}, and links to it would lead nowhere. "
        f"Write aliases: [{', '.join(sorted(here - {_alias(after.path, desk)} | set(missing)))}]",
        ("aliases",) if after.aliases else (),
        Fix((edit,)) if edit else None,
    )


def _alias(path: str, desk) -> str:
    return path.removeprefix(f"{desk.settings.articles}/").removesuffix(".md")
