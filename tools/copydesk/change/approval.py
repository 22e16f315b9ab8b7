"""Approvals: who has to agree to a change, and who has.

`schema/approvals.yaml` says what needs whom, by their role or initials in the staff register. Who agrees is
named in a trailer of a commit, `Approved-by: Alicja Wronowska`; where an approval has to be `signed`, only a
commit counts that bears the approver's own signature.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import NamedTuple

from copydesk.article.times import parse_date
from copydesk.change.events import Event
from copydesk.desk import Desk
from copydesk.desk.registers import Entry
from copydesk.git import Commit

TRAILER = "Approved-by"
SIGNERS = "allowed_signers"  # in the schema folder, as ssh-keygen has it


class Need(NamedTuple):
    """That `what` needs one of some people, by role or initials; `signed` by their own hand."""

    what: str
    by: tuple[str, ...]
    signed: bool


class Approver(NamedTuple):
    """Somebody of the staff who approved a change, and whether the commit bears that person's signature."""

    entry: Entry
    signed: bool


@dataclass(frozen=True)
class Approvals:
    """What needs whom, and who has approved."""

    needs: tuple[Need, ...]
    given: tuple[Approver, ...]
    staff: tuple[Entry, ...]

    def lacking(self, event: Event) -> Need | None:
        """The first need of an event that nobody has met."""
        return next((need for need in self.needs if _asks(need, event) and not self._met(need)), None)

    def people(self, need: Need) -> tuple[str, ...]:
        """The names of those who may approve."""
        return tuple(entry.name for entry in self.staff if _may(need, entry))

    def _met(self, need: Need) -> bool:
        return any(_may(need, approver.entry) and (approver.signed or not need.signed) for approver in self.given)


def needs_of(desk: Desk) -> tuple[Need, ...]:
    """What the desk's approvals ask for."""
    return tuple(
        Need(entry.code, tuple(entry.texts("by")), entry.data.get("signed") is True)
        for entry in desk.approvals.entries.values()
    )


def approvals_of(
    desk: Desk, commits: Iterable[Commit], signers: Mapping[str, str], on: date
) -> Approvals:
    """What a desk asks for and what commits give, on a day. `signers` has for the id of a signed commit whose
    signature is good the address of the one who signed it."""
    staff = tuple(entry for entry in desk.staff.entries.values() if _is_here(entry, on))
    given = []
    for commit in commits:
        for value in commit.trailer(TRAILER):
            entry = _named(value, staff)
            if entry:
                signer = signers.get(commit.id, "").casefold()
                given.append(Approver(entry, bool(signer) and signer == entry.text("email").casefold()))
    return Approvals(needs_of(desk), tuple(given), staff)


def person_named(value: str, desk: Desk) -> str | None:
    """The name that is told of whom a trailer, or a commit's author, names: that of the staff register, else the
    name that is there; never an address, and None where there is nothing else."""
    entry = _named(value, desk.staff.entries.values())
    name = entry.name if entry else " ".join(value.partition("<")[0].split())
    return name if name and "@" not in name else None


def _asks(need: Need, event: Event) -> bool:
    return fnmatchcase(event.what, need.what)


def _may(need: Need, entry: Entry) -> bool:
    asked = {name.casefold() for name in need.by}
    return entry.code.casefold() in asked or entry.text("role").casefold() in asked


def _named(value: str, staff: Iterable[Entry]) -> Entry | None:
    """Whom a trailer names: initials, a name, an address, or a name with its address."""
    name, _, rest = value.partition("<")
    said = {name.strip().casefold(), rest.rstrip("> ").strip().casefold()} - {""}
    for entry in staff:
        if said & {entry.code.casefold(), entry.name.casefold(), entry.text("email").casefold()}:
            return entry
    return None


def _is_here(entry: Entry, on: date) -> bool:
    begins, ends = (parse_date(entry.text(key)) if entry.text(key) else None for key in ("from", "until"))
    return (begins is None or begins <= on) and (ends is None or on <= ends)
