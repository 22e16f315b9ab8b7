"""An entry of `updates` or `corrections`, or the notice of a withdrawal, is changed or removed after it was out.

They are what readers were told about a change: they are only ever added to, at the end. An entry that was
wrong is put right by another one.

Bad (change):
    === before
    corrections:
      - at: 2025-09-18T19:00:00+02:00
        kind: correction
        note: The centre is in Bydgoszcz, not in Toruń.
    === after
    corrections:
      - at: 2025-09-18T19:00:00+02:00
        kind: refile
        note: The centre is in Bydgoszcz.
Bad (change):
    === before
    updates:
      - at: 2025-09-18T19:00:00+02:00
        note: Adds the ministry's statement.
    === after
    headline: Ministers meet in Kyiv for talks on drones
Good (change):
    === before
    updates:
      - at: 2025-09-18T19:00:00+02:00
        note: Adds the ministry's statement.
    === after
    updates:
      # the time of the statement
      - {at: "2025-09-18T19:00:00+02:00", note: Adds the ministry's statement.}
      - at: 2025-09-19T07:00:00+02:00
        note: Adds what the opposition said.
"""

from copydesk.finding import Remark, Severity, route_text

severity = Severity.ERROR


def check_change(change, desk):
    if not change.both or not change.was_out:
        return
    before, after = change.both
    for name in ("updates", "corrections"):
        old, new = _entries(before, name), _entries(after, name)
        for index, entry in enumerate(old):
            if index >= len(new):
                yield Remark(after.span_of((name,)), _gone(name, index, entry), (name,))
                break
            if new[index] != entry:
                route = (name, index)
                yield Remark(after.span_of(route), _changed(route, entry), route)
    if before.status == after.status == "withdrawn":
        notice = before.front.values.get("withdrawal")
        if notice and after.front.values.get("withdrawal") != notice:
            route = ("withdrawal",)
            yield Remark(
                after.span_of(route), "The notice of a withdrawal stays as readers saw it. Put it back.", route
            )


def _entries(article, name: str) -> list:
    value = article.front.values.get(name)
    return value if isinstance(value, list) else []


def _changed(route, entry) -> str:
    note = entry.get("note") if isinstance(entry, dict) else None
    was = f' It said: "{str(note)[:120]}".' if note else ""
    return (
        f"{route_text(route)} is not what readers were told.{was} Put it back, and add another entry at the end "
        "of the list."
    )


def _gone(name: str, index: int, entry) -> str:
    note = entry.get("note") if isinstance(entry, dict) else None
    said = f', which said "{str(note)[:120]}"' if note else ""
    return f"{route_text((name, index))}{said}, is gone. Entries that readers have seen stay: put it back."
