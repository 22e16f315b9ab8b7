"""Where the items of a bundle come from: the numbers of their versions and the people behind them, from real histories."""

import json
import os
import subprocess

import pytest
import rfc8785
from a_newsroom import AS_OF, commit, files_of, git, newsroom, plain_git, press, run, unchecked, write  # noqa: F401

from copydesk.export.manifest import NotRead, read
from copydesk.rules.example import article_text

PATH, ID = "articles/2025/09/18/talks.md", "20250918-k7x4m2"
STAFF = """mp: {name: Maria Próbna, role: reporter, from: '2019-01-01', email: mp@example.org}
kz: {name: Karol Zmyślony, role: editor, from: '2019-01-01'}
"""
HOURS = [f"2025-09-19T{hour:02}:00:00Z" for hour in range(24)]


@pytest.fixture
def folder(tmp_path):
    folder = newsroom(tmp_path / "news", {"articles/README.md": "No article.\n"})
    write(folder, "schema/registers/staff.yaml", STAFF)
    write(folder, ".gitignore", "/bundle/\n/other/\n")
    return folder


def put(folder, text, hour, *trailers, author="Ala Nowak <ala@example.org>", path=PATH, fields="", subject="File") -> str:
    """Commit an article with a text; the commit's id."""
    write(folder, path, article_text(fields, text))
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main", ".")
    git(folder, "add", "--all", ".")
    message = "\n".join([subject, "", *(f"Approved-by: {name}" for name in trailers)])
    git(folder, "commit", "--quiet", "--author", author, "--message", message, at=HOURS[hour])
    return git(folder, "rev-parse", "HEAD")


def merge(folder, branch, hour, *trailers, options=("--no-ff",)) -> str:
    message = "\n".join([f"Take in {branch}", "", *(f"Approved-by: {name}" for name in trailers)])
    git(folder, "merge", "-q", *options, "-m", message, branch, at=HOURS[hour])
    return git(folder, "rev-parse", "HEAD")


def exported(folder, run, *options, as_of=AS_OF):  # noqa: F811
    """The manifest's entry of the one item, or of the one that was withdrawn."""
    code, out, err = run(folder, "export", "--as-of", as_of, *options)
    assert code == 0, out + err
    manifest = json.loads((folder / "bundle/manifest.json").read_bytes())
    (entry,) = [*manifest["items"], *manifest["withdrawn"]]
    return entry


def told(entry) -> tuple:
    return entry["version"], entry["commit"], entry["authors"], entry["approved_by"]


def test_each_published_change_is_a_version_with_its_author_and_who_approved_it(folder, run):  # noqa: F811
    put(folder, "A draft.", 1, fields="status: draft", author="Draft Er <d@example.org>")
    first = put(folder, "One.", 2, "Jan Kowalski <jan@example.org>")
    assert told(exported(folder, run)) == (1, first, ["Ala Nowak"], ["Jan Kowalski"])
    second = put(folder, "Two.", 3, "kz", "Karol Zmyślony <kz@other.org>", author="maria <mp@example.org>")
    assert told(exported(folder, run)) == (2, second, ["Maria Próbna"], ["Karol Zmyślony"])
    write(folder, "unrelated.txt", "Not of the article.")
    commit(folder, HOURS[4])
    assert told(exported(folder, run)) == (2, second, ["Maria Próbna"], ["Karol Zmyślony"])


def test_a_number_is_that_of_every_format_and_report(folder, run):  # noqa: F811
    put(folder, "One.", 1)
    put(folder, "Two.", 2)
    put(folder, "Three.", 3, "Jan Kowalski")
    exported(folder, run)
    item = folder / f"bundle/items/{ID}"
    assert json.loads((item / "article.ninjs.json").read_bytes())["version"] == "3"
    assert json.loads((item / "article.jsonld").read_bytes())["version"] == 3
    assert b'version="3"' in (item / "article.newsml.xml").read_bytes()
    (subject,) = json.loads((folder / "bundle/report/validation.json").read_bytes())["subject"]
    assert (subject["annotations"]["version"], subject["annotations"]["approved_by"]) == (3, ["Jan Kowalski"])


def test_a_new_number_is_told_though_the_text_is_that_of_an_earlier_bundle(folder, run):  # noqa: F811
    put(folder, "One.", 1)
    exported(folder, run)
    put(folder, "Two.", 2)
    put(folder, "One.", 3)
    assert exported(folder, run)["version"] == 3
    assert json.loads((folder / f"bundle/items/{ID}/article.ninjs.json").read_bytes())["version"] == "3"


def test_a_merge_is_one_version_with_all_who_worked_on_the_branch(folder, run):  # noqa: F811
    put(folder, "One.", 1)
    git(folder, "checkout", "-q", "-b", "side")
    put(folder, "Two.", 2, author="Ewa Lis <e@example.org>")
    last = put(folder, "Three.", 3, "Jan Kowalski", author="Jan Wilk <j@example.org>")
    git(folder, "checkout", "-q", "main")
    merge(folder, "side", 4, "kz")
    assert told(exported(folder, run)) == (2, last, ["Ewa Lis", "Jan Wilk"], ["Jan Kowalski", "Karol Zmyślony"])


def test_a_squashed_branch_is_one_version_of_its_author(folder, run):  # noqa: F811
    put(folder, "One.", 1)
    git(folder, "checkout", "-q", "-b", "side")
    put(folder, "Two.", 2, author="Ewa Lis <e@example.org>")
    put(folder, "Three.", 3)
    git(folder, "checkout", "-q", "main")
    git(folder, "merge", "-q", "--squash", "side")
    message = "Squashed\n\nCo-authored-by: Ewa Lis <e@example.org>\nApproved-by: kz\napproved-BY: Jan Kowalski"
    git(folder, "commit", "-q", "--author", "Ala Nowak <a@example.org>", "-m", message, at=HOURS[4])
    head = git(folder, "rev-parse", "HEAD")
    assert told(exported(folder, run)) == (2, head, ["Ala Nowak"], ["Karol Zmyślony", "Jan Kowalski"])


def test_a_moved_article_keeps_counting(folder, run):  # noqa: F811
    put(folder, "One.", 1)
    put(folder, "Two.", 2, "kz")
    (folder / PATH).rename(folder / PATH.replace("talks", "zł"))
    moved = commit(folder, HOURS[3])
    assert told(exported(folder, run)) == (2, moved, ["Ala Nowak"], ["Karol Zmyślony"])
    (folder / PATH.replace("talks", "zł")).unlink()
    again = put(folder, "Three.", 4, path=PATH.replace("talks", "elsewhere"))
    assert told(exported(folder, run)) == (3, again, ["Ala Nowak"], [])


def test_the_moment_counts_and_not_only_the_commit(folder, run):  # noqa: F811
    path, noon = PATH.replace("18", "19"), "published: 2025-09-19T12:00:00+02:00"
    put(folder, "Replaced before noon.", 1, fields=noon, path=path)
    put(folder, "One.", 2, fields=noon, path=path)
    assert exported(folder, run)["version"] == 1
    put(folder, "Two.", 12, fields=noon, path=path)
    assert exported(folder, run)["version"] == 2


def test_of_a_withdrawn_article_only_its_number_is_told(folder, run):  # noqa: F811
    put(folder, "One.", 1, "kz")
    put(folder, "One.", 2, "kz", fields="status: withdrawn\nwithdrawal: {at: '2025-09-19T04:00:00+02:00', reason: legal}")
    entry = exported(folder, run)
    assert (entry["version"], sorted(entry)) == (2, ["files", "id", "state", "version"])
    assert json.loads((folder / f"bundle/withdrawn/{ID}.json").read_bytes())["version"] == 2
    assert not any(b"Nowak" in data or "Zmyślony".encode() in data for data in files_of(folder / "bundle").values())


def test_no_address_leaves_the_newsroom(folder, run):  # noqa: F811
    put(folder, "One.", 1, "only@example.org", "<other@example.org>", author="jan@example.org <jan@example.org>")
    assert told(exported(folder, run))[2:] == ([], [])
    put(folder, "Two.", 2, "mp@example.org", "Ewa Lis <ewa@example.org>", author="mp@example.org <jan@example.org>")
    assert told(exported(folder, run))[2:] == (["Maria Próbna"], ["Maria Próbna", "Ewa Lis"])
    assert not [path for path, data in files_of(folder / "bundle").items() if b"@example.org" in data]


def test_a_newsroom_may_name_nobody(folder, run):  # noqa: F811
    settings = folder / "copydesk.toml"
    settings.write_text(settings.read_text() + "[bundle]\nnames = false\n")
    head = put(folder, "One.", 1, "kz")
    assert told(exported(folder, run)) == (1, head, [], [])
    assert not any(b"Nowak" in data or "Zmyślony".encode() in data for data in files_of(folder / "bundle").values())


def test_names_may_be_anything(folder, run):  # noqa: F811
    put(folder, "One.", 1, "Zoë \x1b[31mRed", 'Quote " Mark', author="\u202eevil\tname  <x@example.org>")
    entry = exported(folder, run)
    assert entry["authors"] == ["\u202eevil name"]
    assert entry["approved_by"] == ["Zoë \x1b[31mRed", 'Quote " Mark']
    assert run(folder, "verify", "bundle")[0] == 0


def test_an_author_in_no_encoding_is_told_as_far_as_it_can_be_read(folder, run):  # noqa: F811
    put(folder, "One.", 1)
    raw = subprocess.run(["git", "-C", folder, "cat-file", "commit", "HEAD"], capture_output=True, check=True).stdout
    hash = ["git", "-C", folder, "hash-object", "-w", "-t", "commit", "--stdin"]
    id = subprocess.run(hash, input=raw.replace(b"Ala", b"Jos\xe9"), capture_output=True, check=True).stdout
    git(folder, "reset", "--quiet", "--hard", id.decode().strip())
    assert exported(folder, run)["authors"] == ["Jos\ufffd Nowak"]


def test_nobodys_own_git_settings_change_a_byte(folder, run, tmp_path, monkeypatch):  # noqa: F811
    put(folder, "One.", 1)
    git(folder, "checkout", "-q", "-b", "side")
    put(folder, "Two.", 2, "Zoë Ö", author="Łucja Ż <l@example.org>")
    git(folder, "checkout", "-q", "main")
    write(folder, ".mailmap", "Somebody Else <other@example.org> <l@example.org>\n")
    commit(folder, HOURS[3])
    merge(folder, "side", 4, "kz")
    exported(folder, run)
    settings = tmp_path / "settings"
    settings.write_text(
        "[i18n]\n\tlogOutputEncoding = ISO-8859-2\n[log]\n\tmailmap = true\n\tshowSignature = true\n\tdate = raw\n"
        "[trailer]\n\tseparators = =\n[core]\n\tquotePath = true\n\tcommentChar = A\n[diff]\n\trenames = copies\n"
        "[trailer \"approved\"]\n\tkey = \"Somebody-by: \"\n\tifmissing = doNothing\n"
    )
    git(tmp_path, "clone", "--quiet", "--no-local", str(folder), "clone")
    git(tmp_path / "clone", "commit-graph", "write", "--reachable")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    exported(tmp_path / "clone", run)
    here, there = files_of(folder / "bundle"), files_of(tmp_path / "clone/bundle")
    assert here == there
    assert "Łucja Ż".encode() in here["manifest.json"]


def test_a_commit_that_touches_what_is_hidden_tells_names_and_nothing_else(folder, run):  # noqa: F811
    put(folder, "One.", 1)
    hidden = "articles/2025/09/18/walrus-found.md"
    git(folder, "checkout", "-q", "-b", "walrus-found")
    write(folder, hidden, article_text("id: 20250918-walrs2\nheadline: A walrus was found\nstatus: held"))
    put(folder, "Two.", 2, "kz", "20250918-walrs2", subject="Walrus: the story", author="20250918-walrs2 <w@x>")
    put(folder, "Three.", 3, author="Ewa Lis <w@example.org>", subject="More of the walrus")
    git(folder, "checkout", "-q", "main")
    merge(folder, "walrus-found", 4)
    code, out, err = run(folder, "export", "--as-of", AS_OF)
    assert code == 0, out + err
    (entry,) = json.loads((folder / "bundle/manifest.json").read_bytes())["items"]
    assert (entry["authors"], entry["approved_by"]) == (["Ewa Lis"], ["Karol Zmyślony"])
    for path, data in files_of(folder / "bundle").items():
        assert b"walr" not in data.lower() and "walr" not in path, path
    assert "walr" not in (out + err).lower()


@pytest.mark.parametrize("key", ["authors", "approved_by"])
def test_names_that_are_no_list_of_names_are_refused(folder, run, key):  # noqa: F811
    put(folder, "One.", 1)
    exported(folder, run)
    manifest = json.loads((folder / "bundle/manifest.json").read_bytes())
    for wrong in ("Ala Nowak", [1]):
        manifest["items"][0][key] = wrong
        with pytest.raises(NotRead, match=f"its {key} of {ID}"):
            read(rfc8785.dumps(manifest))


def test_the_folder_counts_one_more_where_it_differs_from_the_commit(folder, run):  # noqa: F811
    put(folder, "One.", 1)
    second = put(folder, "Two.", 2, "kz")
    assert told(exported(folder, run, "--worktree")) == (2, second, ["Ala Nowak"], ["Karol Zmyślony"])
    write(folder, PATH, article_text("", "Three."))
    assert told(exported(folder, run, "--worktree")) == (3, None, [], [])
    (folder / PATH).rename(folder / PATH.replace("talks", "moved"))
    assert exported(folder, run, "--worktree")["version"] == 3


def test_one_that_was_never_out_is_the_first_in_the_folder(folder, run):  # noqa: F811
    put(folder, "A draft.", 1, fields="status: draft")
    write(folder, PATH, article_text("", "One."))
    assert told(exported(folder, run, "--worktree")) == (1, None, [], [])


def test_outside_git_the_notes_count(folder, run):  # noqa: F811
    note = "corrections: [{at: '2025-09-19T12:00:00+02:00', kind: correction, note: Two ministers met., was: One, now: Two}]"
    write(folder, PATH, article_text(note, "Two ministers met."))
    assert exported(folder, run, "--worktree")["version"] == 2


@pytest.mark.parametrize("option", [(), ("--worktree",)])
def test_a_shallow_clone_says_what_gets_the_rest(folder, run, tmp_path, option):  # noqa: F811
    put(folder, "One.", 1)
    put(folder, "Two.", 2)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{folder}", "clone")
    code, out, err = run(tmp_path / "clone", "export", "--as-of", AS_OF, *option)
    assert (code, out) == (2, "")
    assert err == (
        "copydesk: this clone is shallow: it does not know how often an article has been published. Run "
        "`git fetch --unshallow` and export again; in CI check out the whole history (fetch-depth: 0).\n"
    )
    git(tmp_path / "clone", "fetch", "--quiet", "--unshallow")
    assert exported(tmp_path / "clone", run, *option)["version"] == 2


def test_a_newsroom_in_a_folder_of_its_repository(tmp_path, run):  # noqa: F811
    folder = newsroom(tmp_path / "top/news")
    git(tmp_path / "top", "init", "--quiet", "--initial-branch=main", ".")
    write(folder, ".gitignore", "/bundle/\n")
    for text, hour in (("One.", 1), ("Two.", 2)):
        write(folder, PATH, article_text("", text))
        git(tmp_path / "top", "add", "--all", ".")
        git(tmp_path / "top", "commit", "-q", "-m", "x\n\nApproved-by: Ewa Lis", at=HOURS[hour])
    entry = exported(folder, run)
    assert (entry["version"], entry["authors"], entry["approved_by"]) == (2, ["A"], ["Ewa Lis"])


def test_the_environment_of_a_hook_does_not_lead_astray(folder, run, monkeypatch):  # noqa: F811
    put(folder, "One.", 1)
    monkeypatch.setenv("GIT_DIR", os.devnull)
    assert exported(folder, run)["version"] == 1
