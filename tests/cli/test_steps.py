"""The steps of the desk as a user types them: what is written, what is printed, and the exit code."""

import os
import subprocess
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from copydesk.cli import main, stepping
from copydesk.rules.example import article_text

NOW = datetime(2025, 9, 19, 9, 5, tzinfo=ZoneInfo("Europe/Warsaw"))
DAY = "articles/2025/09/18"
DRAFT = article_text("id: 20250918-dddddd # given\nstatus: draft", "Text.").replace(
    "published: 2025-09-18T17:17:00+02:00\n", ""
)
OUT = article_text("status: published # since Thursday")


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A newsroom with a draft and an article that is out; the tests stand in it, on a Friday morning."""
    room = tmp_path / "room"
    (room / DAY).mkdir(parents=True)
    (room / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n', encoding="utf-8")
    write(room / DAY / "draft.md", DRAFT)
    write(room / DAY / "out.md", OUT)
    monkeypatch.chdir(room)
    monkeypatch.setattr(stepping, "time_now", lambda desk: NOW)
    return room


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def files(room) -> dict[str, str]:
    """All files of the articles, with their text."""
    found = (file for file in sorted((room / "articles").rglob("*")) if file.is_file())
    return {file.relative_to(room).as_posix(): file.read_bytes().decode("utf-8", "replace") for file in found}


def refused(capsys, *argv) -> str:
    """What a step that is not taken says."""
    assert main([*argv]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.startswith(f"copydesk {argv[0]}: ")
    return captured.err.removeprefix(f"copydesk {argv[0]}: ").removesuffix("\n")


def test_a_draft_is_published_in_the_folder_of_its_day(newsroom, capsys):
    assert main(["publish", f"{DAY}/draft.md"]) == 0
    assert capsys.readouterr().out == (
        f"{DAY}/draft.md: published 2025-09-19T09:05:00+02:00, moved to articles/2025/09/19/draft.md.\n"
    )
    assert files(newsroom) == {
        f"{DAY}/out.md": OUT,
        "articles/2025/09/19/draft.md": DRAFT.replace("status: draft", "status: published").replace(
            "byline: [mp]\n", "byline: [mp]\npublished: 2025-09-19T09:05:00+02:00\n"
        ),
    }


@pytest.mark.parametrize(
    "at, said, written",
    [
        ("2025-09-18T17:17", "published", "2025-09-18T17:17:00+02:00"),
        ("2025-09-18 15:17:30Z", "published", "2025-09-18T17:17:30+02:00"),
        ("2025-09-19T09:05", "published", "2025-09-19T09:05:00+02:00"),
        ("17:30", "scheduled for", "2025-09-19T17:30:00+02:00"),
        ("2025-12-01T08:00", "scheduled for", "2025-12-01T08:00:00+01:00"),
        ("2025-10-26T02:30:00+01:00", "scheduled for", "2025-10-26T02:30:00+01:00"),
    ],
)
def test_a_draft_is_published_at_a_time(newsroom, capsys, at, said, written):
    assert main(["publish", "draft", "--at", at]) == 0
    assert capsys.readouterr().out.startswith(f"{DAY}/draft.md: {said} {written}")
    day = written[:10].replace("-", "/")
    assert f"\npublished: {written}\n" in files(newsroom)[f"articles/{day}/draft.md"]


@pytest.mark.parametrize(
    "at, written", [([], "2025-09-20T08:00:00+02:00"), (["--at", "now"], "2025-09-19T09:05:00+02:00")]
)
def test_a_time_to_come_that_the_draft_gives_holds_unless_another_is_asked_for(newsroom, capsys, at, written):
    write(
        newsroom / DAY / "draft.md",
        DRAFT.replace("topics", 'published: "2025-09-20T08:00:00+02:00" # Saturday\ntopics'),
    )
    assert main(["publish", "draft", *at]) == 0
    day = written[:10].replace("-", "/")
    assert f'\npublished: "{written}" # Saturday\n' in files(newsroom)[f"articles/{day}/draft.md"]


@pytest.mark.parametrize(
    "at, words",
    [
        ("25:00", "25:00 is no time. Write it like 17:30 or 2025-09-18T17:30."),
        (
            "9999-12-31T23:59:59-18:00",
            "9999-12-31T23:59:59-18:00 is no time. Write it like 17:30 or 2025-09-18T17:30.",
        ),
        ("soon", "soon is no time. Write it like 17:30 or 2025-09-18T17:30."),
        ("2026-03-29T02:30", "2026-03-29T02:30 does not exist here: the clocks go forward over it."),
        (
            "2025-10-26T02:30",
            "2025-10-26T02:30 comes twice, because the clocks go back. "
            "Write 2025-10-26T02:30:00+02:00 or 2025-10-26T02:30:00+01:00.",
        ),
    ],
)
def test_a_time_that_is_none_or_two(newsroom, capsys, at, words):
    assert refused(capsys, "publish", "draft", "--at", at) == words


def test_a_draft_with_errors_is_not_published_and_they_are_listed(newsroom, capsys):
    write(newsroom / DAY / "draft.md", DRAFT.replace("Text.", "Text TK."))
    before = files(newsroom)
    assert main(["publish", "draft"]) == 1
    captured = capsys.readouterr()
    assert captured.err == f"copydesk publish: {DAY}/draft.md: It has errors, which readers must not see.\n"
    assert captured.out.startswith("articles/2025/09/19/draft.md:14:6: error copy/placeholder: ")
    assert files(newsroom) == before


def test_an_update_is_noted_and_labelled(newsroom, capsys):
    assert main(["update", "out", "--note", "Adds the  ministry's\nstatement"]) == 0
    assert capsys.readouterr().out == f"{DAY}/out.md: update noted 2025-09-19T09:05:00+02:00.\n"
    entry = "updates:\n  - at: 2025-09-19T09:05:00+02:00\n    note: Adds the ministry's statement\n"
    expect = OUT.replace("lead:", "label: update\nlead:").replace(
        "sources: [MON]\n", f"sources: [MON]\n{entry}"
    )
    assert files(newsroom)[f"{DAY}/out.md"] == expect
    assert main(["update", "out", "--note", "Adds: more", "--no-label"]) == 0
    again = '  - at: 2025-09-19T09:05:00+02:00\n    note: "Adds: more"\n'
    assert files(newsroom)[f"{DAY}/out.md"] == expect.replace(entry, entry + again)


def test_an_article_is_held_and_released(newsroom, capsys):
    assert main(["hold", "20250918-k7x4m2"]) == 0
    assert capsys.readouterr().out == f"{DAY}/out.md: held.\n"
    assert files(newsroom)[f"{DAY}/out.md"] == OUT.replace("published #", "held #")
    assert main(["release", "out"]) == 0
    assert capsys.readouterr().out == f"{DAY}/out.md: published again.\n"
    assert files(newsroom)[f"{DAY}/out.md"] == OUT


def test_a_name_that_would_move_the_cursor_is_shown_by_its_codes(newsroom, capsys):
    write(newsroom / DAY / "we\nird\x1b[31m.md", OUT.replace("k7x4m2", "wwwwww"))
    assert (
        refused(capsys, "release", f"{DAY}/we\nird\x1b[31m.md")
        == f"{DAY}/we\\u000aird\\u001b[31m.md: It is not held."
    )
    assert main(["hold", f"{DAY}/we\nird\x1b[31m.md"]) == 0
    assert capsys.readouterr().out == f"{DAY}/we\\u000aird\\u001b[31m.md: held.\n"


def test_a_held_article_with_errors_is_not_released(newsroom, capsys):
    write(newsroom / DAY / "out.md", OUT.replace("published #", "held #").replace("Kyiv\n", "Kiev\n"))
    assert main(["release", "out"]) == 1
    assert "error dateline/unknown-place" in capsys.readouterr().out


def test_an_article_is_withdrawn_and_what_leads_to_it_is_listed(newsroom, capsys):
    write(newsroom / DAY / "new.md", article_text("id: 20250918-nnnnnn\nrelated:\n  - 20250918-k7x4m2"))
    reason = "The statement was not genuine."
    assert (
        main(
            ["withdraw", "out", "--reason", reason, "--note", "A new report follows.", "--replaced-by", "new"]
        )
        == 0
    )
    captured = capsys.readouterr()
    assert captured.out == f"{DAY}/out.md: withdrawn 2025-09-19T09:05:00+02:00.\n"
    assert captured.err == (
        f"{DAY}/new.md:14: this leads to the withdrawn article. Name 20250918-nnnnnn there.\n"
    )
    assert files(newsroom)[f"{DAY}/out.md"] == OUT.replace("status: published", "status: withdrawn").replace(
        "sources: [MON]\n",
        "sources: [MON]\nwithdrawal:\n  at: 2025-09-19T09:05:00+02:00\n"
        f"  reason: {reason}\n  note: A new report follows.\n  replaced_by: 20250918-nnnnnn\n",
    )


@pytest.mark.parametrize(
    "status, argv, words",
    [
        ("draft", ["update", "--note", "New"], "It is a draft, so no reader has seen it. Edit it, and `copydesk publish` it."),
        ("draft", ["hold"], "It is a draft, so no reader has seen it. It stays with the desk until you `copydesk publish` it."),
        ("draft", ["release"], "It is a draft, so no reader has seen it. `copydesk publish` brings it out."),
        ("draft", ["withdraw", "--reason", "Wrong"],
         "It is a draft, so no reader has seen it. If it is not wanted, delete the file."),
        ("published", ["publish"], "It is published already."),
        ("published", ["release"], "It is not held."),
        ("held", ["publish"], "It is held. `copydesk release` puts it back."),
        ("held", ["update", "--note", "New"], "It is held. `copydesk release` puts it back, and then it can be updated."),
        ("held", ["hold"], "It is held already. `copydesk release` puts it back."),
        ("withdrawn", ["publish"], "It has been withdrawn, and that is for good."),
        ("withdrawn", ["update", "--note", "New"], "It has been withdrawn, and that is for good."),
        ("withdrawn", ["hold"], "It has been withdrawn, and that is for good."),
        ("withdrawn", ["release"], "It has been withdrawn, and that is for good."),
        ("withdrawn", ["withdraw", "--reason", "Wrong"], "It has been withdrawn, and that is for good."),
        ("gone", ["hold"], "Its status is none. Write status: draft, published, held or withdrawn."),
        ("[", ["hold"], "Its fields can't be read as they stand. `copydesk check` says what to mend."),
    ],
)  # fmt: skip
def test_a_step_that_its_life_does_not_have_is_refused(newsroom, capsys, status, argv, words):
    write(newsroom / DAY / "out.md", OUT.replace("status: published", f"status: {status}"))
    before = files(newsroom)
    assert refused(capsys, argv[0], "out", *argv[1:]) == f"{DAY}/out.md: {words}"
    assert files(newsroom) == before


@pytest.mark.parametrize(
    "argv, words",
    [
        (["update", "--note", "New"], "Edit it as it stands."),
        (["withdraw", "--reason", "Wrong"], "`copydesk hold` keeps it back."),
    ],
)
def test_nobody_is_told_of_what_nobody_has_seen(newsroom, capsys, argv, words):
    later = "2025-09-19T17:00:00+02:00"
    write(newsroom / DAY / "out.md", OUT.replace("2025-09-18T17:17:00+02:00", later))
    said = refused(capsys, argv[0], "out", *argv[1:])
    assert said == f"{DAY}/out.md: It is scheduled for {later}, so no reader has seen it. {words}"


@pytest.mark.parametrize(
    "name, words",
    [
        ("out", "An article can't be replaced by itself."),
        ("draft", f"{DAY}/draft.md, which is to replace it, is a draft, not published."),
        ("later", "articles/2025/09/20/later.md, which is to replace it, is not out yet."),
    ],
)
def test_only_what_is_out_replaces_a_withdrawn_article(newsroom, capsys, name, words):
    later = article_text("id: 20250920-aaaaaa\npublished: 2025-09-20T08:00:00+02:00")
    write(newsroom / "articles/2025/09/20/later.md", later)
    said = refused(capsys, "withdraw", "out", "--reason", "Wrong", "--replaced-by", name)
    assert said == f"{DAY}/out.md: {words}"


@pytest.mark.parametrize(
    "argv, words",
    [
        (["withdraw", "out", "--reason", "Wrong", "--replaced-by", "nobody"],
         "--replaced-by nobody: there is no article nobody: no path, slug or id is that."),
        (["hold", "nobody"], "there is no article nobody: no path, slug or id is that."),
        (["hold", "articles/nobody.md"], "there is no article articles/nobody.md."),
        (["hold", "\x1b[31m.md"], "there is no article \\u001b[31m.md."),
        (["hold", ""], "there is no article ."),
        (["hold", "copydesk.toml"], "copydesk.toml is no article of articles/."),
        (["hold", "articles/README.md"], "articles/README.md is no article of articles/."),
        (["hold", f"{DAY}/link.md"], f"{DAY}/link.md is a link. Name the article itself."),
        (["hold", "twice"], f"twice names 2 articles. Give the path of one: {DAY}/twice.md, articles/2025/09/19/twice.md"),
        (["update", "out", "--note", " "], "the note is empty."),
        (["update", "out", "--note", "a\x1bb"], "the note has a character in it that can't be shown."),
        (["withdraw", "out", "--reason", ""], "the reason is empty."),
    ],
)  # fmt: skip
def test_what_is_meant_has_to_be_clear(newsroom, capsys, argv, words):
    write(newsroom / "articles/README.md", "No article.")
    write(newsroom / DAY / "twice.md", OUT)
    write(newsroom / "articles/2025/09/19/twice.md", OUT)
    (newsroom / DAY / "link.md").symlink_to(newsroom / DAY / "out.md")
    before = files(newsroom)
    assert refused(capsys, *argv) == words
    assert files(newsroom) == before


def test_a_dry_run_shows_the_diff_and_writes_nothing(newsroom, capsys, monkeypatch):
    before = files(newsroom)
    monkeypatch.chdir(newsroom / DAY)
    assert main(["hold", "out.md", "--dry-run"]) == 0
    assert (
        capsys.readouterr().out
        == f"""\
diff --git a/{DAY}/out.md b/{DAY}/out.md
--- a/{DAY}/out.md
+++ b/{DAY}/out.md
@@ -9,6 +9,6 @@
 published: 2025-09-18T17:17:00+02:00
 topics: ["20000065"]
 sources: [MON]
-status: published # since Thursday
+status: held # since Thursday
 ---
 The talks lasted for two hours, and both sides called them useful.
"""
    )
    assert files(newsroom) == before


def test_the_diff_of_a_move_can_be_applied(newsroom, capsys):
    with_photo(newsroom)
    write(newsroom / DAY / "other.md", LINKING)
    assert main(["publish", "draft", "--dry-run"]) == 0
    patch = capsys.readouterr().out
    before = files(newsroom)
    run = subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=newsroom, capture_output=True)
    assert run.returncode == 0, run.stderr
    applied = files(newsroom)
    assert applied != before
    subprocess.run(["git", "apply", "-R", "-"], input=patch.encode(), cwd=newsroom, check=True)
    assert files(newsroom) == before and main(["publish", "draft"]) == 0
    assert files(newsroom) == applied


PHOTO = "{id: one, file: one.png, caption: Two ministers at a table, alt: Two men in suits, credit: PAP/Anna Nowak}"
LINKING = article_text(
    "id: 20250918-cccccc",
    "They met [before](draft.md), at [two](../18/draft 'the draft') and [three](/2025/09/18/draft.html#a).\n\n"
    "See [this](out.md), [that](<draft.md>), [ref][r] and `[code](draft.md)`.\n\n[r]: draft.md",
)


def png() -> bytes:
    import struct
    import zlib

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1600, 1000, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 1601 * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def with_photo(newsroom, name="draft"):
    file = newsroom / DAY / f"{name}.md"
    write(file, file.read_text().replace("sources: [MON]\n", f"sources: [MON]\nphotos: [{PHOTO}]\n"))
    (newsroom / DAY / "one.png").write_bytes(png())


def test_a_move_takes_photos_along_and_mends_links(newsroom, capsys):
    with_photo(newsroom)
    write(newsroom / DAY / "other.md", LINKING)
    assert main(["move", "draft", "2025/09/19/begun"]) == 0
    captured = capsys.readouterr()
    assert captured.out == (
        f"{DAY}/draft.md: moved to articles/2025/09/19/begun.md.\n"
        f"{DAY}/one.png: moved along to articles/2025/09/19/one.png.\n"
        f"{DAY}/other.md: link mended.\n"
    )
    assert captured.err == (
        f"{DAY}/other.md:16: a link's path leads nowhere now. Write article:20250918-dddddd there.\n"
    )
    found = files(newsroom)
    assert sorted(found) == [
        f"{DAY}/other.md", f"{DAY}/out.md", "articles/2025/09/19/begun.md", "articles/2025/09/19/one.png"
    ]  # fmt: skip
    assert "aliases" not in found["articles/2025/09/19/begun.md"]
    to = "article:20250918-dddddd"
    assert found[f"{DAY}/other.md"].partition("They met")[2] == (
        f" [before]({to}), at [two]({to} 'the draft') and [three]({to}).\n\n"
        f"See [this](out.md), [that](<{to}>), [ref][r] and `[code](draft.md)`.\n\n[r]: draft.md\n"
    )


def test_what_was_out_keeps_its_old_path_as_an_alias(newsroom, capsys):
    assert main(["move", "out", "talks"]) == 0
    assert files(newsroom)[f"{DAY}/talks.md"] == OUT.replace(
        "sources: [MON]\n", "sources: [MON]\naliases: [2025/09/18/out]\n"
    )
    assert main(["move", "talks", "drones"]) == 0
    assert "\naliases: [2025/09/18/out, 2025/09/18/talks]\n" in files(newsroom)[f"{DAY}/drones.md"]
    assert main(["move", "drones", "out"]) == 0
    assert "\naliases: [2025/09/18/drones, 2025/09/18/talks]\n" in files(newsroom)[f"{DAY}/out.md"]


def test_a_photo_that_another_article_shows_stays(newsroom, capsys):
    with_photo(newsroom)
    with_photo(newsroom, "out")
    assert main(["move", "draft", "articles/2025/09/19/draft.md"]) == 0
    found = files(newsroom)
    assert f"{DAY}/one.png" in found and "articles/2025/09/19/one.png" not in found
    assert "file: 2025/09/18/one.png," in found["articles/2025/09/19/draft.md"]


def test_links_in_the_moved_article_hold(newsroom, capsys):
    text = DRAFT.replace(
        "Text.", "See [it](out.md), [self](draft.md), [none](gone.md) and [all](https://a.pl/out.md)."
    )
    write(newsroom / DAY / "draft.md", text)
    assert main(["move", "draft", "2025/09/19/draft"]) == 0
    assert files(newsroom)["articles/2025/09/19/draft.md"].endswith(
        "See [it](article:20250918-k7x4m2), [self](article:20250918-dddddd), [none](gone.md) "
        "and [all](https://a.pl/out.md).\n"
    )


@pytest.mark.parametrize(
    "new, words",
    [
        ("out", f"{DAY}/out.md: It stands there already."),
        ("draft", f"{DAY}/out.md: {DAY}/draft.md is there already."),
        ("2025/09/18/draft", f"{DAY}/out.md: {DAY}/draft.md is there already."),
        (
            "once",
            f"{DAY}/out.md: Readers who look for {DAY}/once.md are sent to {DAY}/other.md: it stood there before.",
        ),
        ("Talks", "'Talks' is no slug: use lower-case letters a to z, digits and single hyphens."),
        ("", "'' is no slug: use lower-case letters a to z, digits and single hyphens."),
        ("../talks.md", "../talks.md lies outside articles/."),
        ("../../talks", "../../talks lies outside articles/."),
        ("2025/../../talks", "2025/../../talks lies outside articles/."),
        ("/etc/talks.md", "/etc/talks.md lies outside articles/."),
        (
            "far/2025/talks",
            "articles/far/2025/talks.md: a link leads out of articles/ there; nothing was changed.",
        ),
        (
            "2025/09/18/out.md/talks",
            "articles/2025/09/18/out.md/talks.md: Not a directory; nothing was changed.",
        ),
    ],
)
def test_a_move_that_can_not_be_made(newsroom, capsys, tmp_path, new, words, monkeypatch):
    monkeypatch.setattr("copydesk.amend.steps._no_worse", lambda plan, *_: plan)
    write(newsroom / DAY / "other.md", article_text("id: 20250918-cccccc\naliases: [2025/09/18/once]"))
    (tmp_path / "far").mkdir()
    (newsroom / "articles/far").symlink_to(tmp_path / "far")
    before = files(newsroom)
    assert refused(capsys, "move", "out", new) == words
    assert files(newsroom) == before and os.listdir(tmp_path / "far") == []


def test_what_was_out_is_not_moved_to_another_day(newsroom, capsys):
    assert main(["move", "out", "2025/09/19/out"]) == 1
    captured = capsys.readouterr()
    assert captured.err == f"copydesk move: {DAY}/out.md: It would have errors then.\n"
    assert captured.out.startswith("articles/2025/09/19/out.md:9:12: error time/path-date-differs: ")


def test_a_photo_is_not_put_in_the_place_of_another(newsroom, capsys):
    with_photo(newsroom)
    write(newsroom / "articles/2025/09/19/ONE.png", "another")
    said = refused(capsys, "move", "draft", "2025/09/19/draft")
    assert said == (
        f"{DAY}/draft.md: Its photo one.png can't go along: articles/2025/09/19/one.png is there already. "
        "Rename one of them."
    )
