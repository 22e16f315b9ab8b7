"""Approvals, from the trailers of real commits, and signed with a real key where it is asked for."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.checking.guard import check_since
from copydesk.desk import load_desk
from copydesk.git import WORKTREE, Repository

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import commit, git, newsroom, write  # noqa: E402

from copydesk.rules.example import article_text  # noqa: E402

PATH = "articles/2025/09/18/ministers.md"
BEFORE = article_text("", "Eleven people were on board.")
AFTER = article_text(
    "corrections:\n  - at: 2025-09-19T09:00:00+02:00\n    kind: correction\n    note: Twelve people were on board.\n"
    "    was: Eleven people\n    now: Twelve people\n",
    "Twelve people were on board.",
)
STAFF = """mp:
  name: Maria Próbna
  role: reporter
  from: '2019-01-01'
  email: mp@example.org
ed:
  name: Edyta Szefowa
  role: managing editor
  from: '2014-01-01'
  email: ed@example.org
old:
  name: Olga Dawna
  role: managing editor
  from: '2004-01-01'
  until: '2013-12-31'
"""
PURGED = "20250918-k7x4m2:\n  at: 2025-09-19T12:00:00+02:00\n  ground: Order of the court\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = newsroom(tmp_path / "news", {PATH: BEFORE})
    write(folder, "schema/registers/staff.yaml", STAFF)
    write(folder, "schema/approvals.yaml", "correction: {by: [managing editor]}\nrules: {by: [ed]}\n")
    commit(folder)
    return folder


def correct(folder: Path, trailers: str = "", *options: str) -> None:
    write(folder, PATH, AFTER)
    git(folder, "add", "-A")
    git(folder, *options, "commit", "-q", *(["-S"] if options else []), "-m", f"Correct the figure\n\n{trailers}")


def said(folder: Path, since: str = "HEAD~1") -> list[str]:
    repository = Repository.of(folder)
    base = repository.commit(since)
    result = check_since(repository, base, WORKTREE, load_desk(folder), datetime(2025, 9, 20, tzinfo=UTC))
    return [f"{f.path}:{f.start.line} {f.message}" for f in result.findings if f.rule == "change/unapproved"]


def test_without_a_trailer_it_is_not_approved(folder):
    correct(folder)
    assert said(folder) == [
        f"{PATH}:14 A correction needs the approval of the managing editor. Have Edyta Szefowa approve it: "
        "a commit whose message ends with Approved-by: Edyta Szefowa."
    ]


@pytest.mark.parametrize(
    "trailer",
    [
        "Approved-by: Edyta Szefowa",
        "approved-by: ed",
        "Approved-by: Edyta Szefowa <ed@example.org>",
        "Approved-by: Maria Próbna\nApproved-by: ed@example.org",
    ],
)
def test_an_approval_in_any_of_its_forms(folder, trailer):
    correct(folder, trailer)
    assert said(folder) == []


@pytest.mark.parametrize("trailer", ["Approved-by: Maria Próbna", "Approved-by: Olga Dawna", "Approved-by: Nobody"])
def test_only_those_who_may_count(folder, trailer):
    correct(folder, trailer)
    assert len(said(folder)) == 1


def test_a_change_cannot_make_its_own_editor(folder):
    write(folder, "schema/registers/staff.yaml", STAFF.replace("role: reporter", "role: managing editor"))
    correct(folder, "Approved-by: mp")
    assert [line.partition(" ")[2][:45] for line in said(folder)] == [
        "A correction needs the approval of the managi",
        "A change of the rules needs the approval of e",
    ]


def test_what_asks_for_approvals_does_so_from_the_next_change_on(folder):
    git(folder, "rm", "-q", "schema/approvals.yaml")
    commit(folder)
    write(folder, "schema/approvals.yaml", "correction: {by: [managing editor]}\n")
    correct(folder)
    assert said(folder) == []


def test_an_approval_that_has_to_be_signed(folder, tmp_path):
    if not shutil.which("ssh-keygen"):
        pytest.skip("ssh-keygen is not installed")
    keys = {}
    for name in ("ed", "mp"):
        keys[name] = tmp_path / name
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(keys[name])]
        subprocess.run(command, check=True)
    public = {name: key.with_suffix(".pub").read_text().strip() for name, key in keys.items()}
    write(folder, "schema/approvals.yaml", "correction: {by: [managing editor], signed: true}\n")
    write(folder, "schema/allowed_signers", "".join(f"{n}@example.org {key}\n" for n, key in public.items()))
    base = commit(folder)
    for name, missing in (("mp", 1), ("ed", 0)):
        git(folder, "reset", "-q", "--hard", base)
        signing = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={keys[name]}")
        correct(folder, "Approved-by: ed", *signing)
        assert len(said(folder)) == missing, name
    git(folder, "reset", "-q", "--hard", base)
    correct(folder, "Approved-by: ed")
    assert len(said(folder)) == 1


def test_a_purge_is_approved_like_anything_else(folder):
    write(folder, "schema/approvals.yaml", "purge: {by: [managing editor]}\n")
    commit(folder)
    write(folder, "schema/registers/purged.yaml", PURGED)
    (folder / PATH).unlink()
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Do what the court wants")
    assert said(folder) == [
        f"{PATH}:1 A purge needs the approval of the managing editor. Have Edyta Szefowa approve it: "
        "a commit whose message ends with Approved-by: Edyta Szefowa."
    ]
    git(folder, "commit", "-q", "--amend", "-m", "Do what the court wants\n\nApproved-by: Edyta Szefowa")
    assert said(folder) == []


def test_a_draft_that_is_deleted_is_no_purge(folder):
    write(folder, PATH, BEFORE.replace("status: published", "status: draft"))
    write(folder, "schema/approvals.yaml", "purge: {by: [managing editor]}\n")
    commit(folder)
    (folder / PATH).unlink()
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Tidy up")
    assert said(folder) == []
