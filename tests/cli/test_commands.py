"""The commands, as a user types them: what is printed, and the exit code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from copydesk import __version__
from copydesk.cli import COMMANDS, main
from copydesk.rules.example import article_text


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A small newsroom with one clean article; the tests stand in it."""
    folder = tmp_path / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (tmp_path / "copydesk.toml").write_text('publisher = "Echo"\ntime-zone = "Europe/Warsaw"\n', encoding="utf-8")
    (folder / "ministers.md").write_text(article_text(""), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def bad(newsroom, name="bad.md"):
    file = newsroom / "articles/2025/09/18" / name
    file.write_text(article_text("id: other-id\nbylines: [mp]"), encoding="utf-8")
    return file


def test_check_of_a_clean_newsroom(newsroom, capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "Clean: 1 article checked, nothing to mend.\n"


def test_check_of_everything_and_of_one_file(newsroom, capsys):
    bad(newsroom)
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("articles/2025/09/18/bad.md:13:1: error field/unknown: ")
    assert out.endswith("1 error in 1 file; 2 articles checked.\n")
    assert main(["check", "articles/2025/09/18/ministers.md"]) == 0


def test_check_from_another_folder_names_paths_from_there(newsroom, capsys, monkeypatch):
    bad(newsroom)
    monkeypatch.chdir(newsroom / "articles" / "2025")
    assert main(["check", "09"]) == 1
    assert capsys.readouterr().out.startswith("09/18/bad.md:13:1: ")


def test_check_of_standard_input(newsroom):
    run = subprocess.run(
        [sys.executable, "-m", "copydesk", "check", "-", "--stdin-path", "articles/2025/09/18/new.md", "--format", "json"],
        input=article_text("id: other-id\nsection: defense").encode(), capture_output=True, cwd=newsroom,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tools")},
    )  # fmt: skip
    document = json.loads(run.stdout)
    assert run.returncode == 1 and not run.stderr
    assert [(f["path"], f["rule"]) for f in document["findings"]] == [("articles/2025/09/18/new.md", "field/reference")]


def test_statistics(newsroom, capsys):
    bad(newsroom)
    bad(newsroom, "worse.md")
    assert main(["check", "--statistics"]) == 1
    assert "2  error    field/unknown\n" in capsys.readouterr().out


def test_a_missing_readme_is_no_article(newsroom, capsys):
    (newsroom / "articles" / "README.md").write_text("No article.\n", encoding="utf-8")
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    "argv, words",
    [
        (["check", "nowhere.md"], "there is no file or folder"),
        (["check", ""], "a path is empty."),
        (["check", "\x1b[31mred\n.md"], "\\u001b[31mred\\u000a.md"),
        (["check", "-", "x.md"], "- reads one article from standard input"),
        (["check", "--stdin-path", "x.md"], "--stdin-path goes with - only"),
        (["explain", "yml/tab"], "Did you mean yaml/tab?"),
        (["fields", "fotos"], "Did you mean photos?"),
    ],
)
def test_wrong_use_is_said_and_ends_with_2(newsroom, capsys, argv, words):
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert words in captured.err and captured.err.startswith("copydesk") and not captured.out


@pytest.mark.parametrize("argv", [[], ["chekc"], ["check", "--format", "xml"], ["check", "--jobs", "0"]])
def test_wrong_words_end_with_2(newsroom, capsys, argv):
    with pytest.raises(SystemExit) as stop:
        main(argv)
    assert stop.value.code == 2
    assert "usage: copydesk" in capsys.readouterr().err


def test_a_broken_setting_ends_with_2(newsroom, capsys):
    (newsroom / "copydesk.toml").write_text('publicher = "x"\n', encoding="utf-8")
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith("copydesk: copydesk.toml:1:1: there is no setting publicher.")


def test_no_message_passes_for_a_command_of_a_ci_system(newsroom, capsys):
    (newsroom / "copydesk.toml").write_text('"x\\n::error::forged" = 1\n', encoding="utf-8")
    assert main(["check"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and all(line.startswith("copydesk: ") for line in said)


def test_a_folder_without_articles_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "copydesk init" in capsys.readouterr().err


def test_every_command_has_help(capsys):
    for command in COMMANDS:
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
        assert "usage: copydesk" in capsys.readouterr().out


def test_explain_shows_a_rule_and_its_examples(capsys):
    assert main(["explain", "field/unknown"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("field/unknown (error)\n\nA field has a name that no field has.")
    assert "\nBad, in the front matter:\n    bylines: [mp]\n" in out


def test_rules_as_text_and_json(capsys):
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert main(["rules", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [line.split()[0] for line in lines] == [row["id"] for row in rows]
    assert all(set(row) == {"id", "severity", "preview", "summary"} for row in rows)


def test_fields_of_photos(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["fields", "photos", "--json"]) == 0
    names = [row["field"] for row in json.loads(capsys.readouterr().out)]
    assert names[0] == "photos" and "photos[].credit" in names and "byline" not in names


def test_settings_show_what_is_set(newsroom, capsys):
    assert main(["settings", "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert values["publisher"] == "Echo" and values["headline.max-characters"] == 90


def test_init_sets_up_a_newsroom_that_is_clean(tmp_path, capsys, monkeypatch):
    folder = tmp_path / "new"
    assert main(["init", str(folder), "--publisher", 'The "Echo"', "--time-zone", "Europe/Kyiv"]) == 0
    monkeypatch.chdir(folder)
    capsys.readouterr()
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "Clean: 1 article checked, nothing to mend.\n"
    assert 'publisher = "The \\"Echo\\""' in (folder / "copydesk.toml").read_text(encoding="utf-8")
    assert (folder / ".github/workflows/copydesk.yml").is_file()
    assert sorted(p.name for p in (folder / "schema/registers").iterdir())[0] == "agencies.yaml"


def test_init_of_no_folder_is_not_this_one(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["init", ""]) == 2
    assert "name the folder" in capsys.readouterr().err and not list(tmp_path.iterdir())


def test_init_leaves_what_is_there(tmp_path, capsys):
    (tmp_path / "copydesk.toml").write_text("# mine\n", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "copydesk.toml").read_text(encoding="utf-8") == "# mine\n"
    assert "Left as they were: copydesk.toml." in capsys.readouterr().out
    assert not list(tmp_path.rglob("*.part"))


def test_init_refuses_a_time_zone_that_is_none(tmp_path, capsys):
    assert main(["init", str(tmp_path / "x"), "--time-zone", "Warsaw"]) == 2
    assert "is no time zone" in capsys.readouterr().err and not (tmp_path / "x").exists()


def run_copydesk(*argv, **options):
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tools"), **options.pop("env", {})}
    return subprocess.run([sys.executable, "-m", "copydesk", *argv], capture_output=True, env=env, **options)


def test_the_module_runs_and_says_its_version():
    run = run_copydesk("--version")
    assert (run.returncode, run.stdout.decode().strip()) == (0, f"copydesk {__version__}")


def test_help_and_version_import_nothing_heavy():
    code = "import sys; from copydesk.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                         env={**os.environ, "PYTHONPATH": str(ROOT / "tools")})  # fmt: skip
    loaded = set(run.stdout.split())
    assert "copydesk.cli" in loaded
    assert not loaded & {"ruamel.yaml", "jsonschema", "jsonschema_rs", "markdown_it", "jinja2"}


def test_a_clean_check_never_asks_jsonschema(newsroom):
    code = "import sys; from copydesk.cli import main\nassert main(['check']) == 0\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=newsroom,
                         env={**os.environ, "PYTHONPATH": str(ROOT / "tools")})  # fmt: skip
    assert "jsonschema_rs" in run.stdout.split() and "jsonschema" not in run.stdout.split(), run.stderr


def test_output_is_utf8_whatever_the_locale(newsroom):
    bad(newsroom, "źle.md")
    run = run_copydesk("check", cwd=newsroom, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert run.returncode == 1 and "źle.md:13:1" in run.stdout.decode("utf-8")


def test_a_pipe_has_no_colour_and_no_progress(newsroom):
    bad(newsroom)
    run = run_copydesk("check", cwd=newsroom)
    assert b"\x1b" not in run.stdout + run.stderr and not run.stderr


def test_a_reader_that_goes_away_leaves_no_traceback(newsroom):
    for number in range(400):
        bad(newsroom, f"n{number}.md")
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    process = subprocess.Popen([sys.executable, "-m", "copydesk", "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               cwd=newsroom, env=env)  # fmt: skip
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.wait()
    assert "Traceback" not in errors and "Exception" not in errors


def test_the_github_format_is_annotations(newsroom, capsys):
    bad(newsroom)
    assert main(["check", "--format", "github"]) == 1
    assert re.match(r"::error file=articles/2025/09/18/bad\.md,line=13,endLine=13,col=1,", capsys.readouterr().out)


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("argv", [["check"], ["rules"], ["--version"], ["explain", "date/impossible"]])
def test_a_full_disk_is_told_and_is_no_defect(newsroom, argv):
    with open(FULL, "wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "copydesk", *argv], stdout=full, stderr=subprocess.PIPE, text=True, env=_buffered()
        )
    assert run.returncode == 2
    assert run.stderr == "copydesk: what there is to say can't be written: No space left on device.\n"


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("argv", [["check"], ["chek"]])
def test_where_nothing_at_all_can_be_written_the_exit_code_says_so(newsroom, argv):
    with open(FULL, "wb") as full:
        run = subprocess.run([sys.executable, "-m", "copydesk", *argv], stdout=full, stderr=full, env=_buffered())
    assert run.returncode == 2


def test_a_reader_that_has_gone_is_no_defect(newsroom):
    command = [sys.executable, "-m", "copydesk", "explain", "date/impossible"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_buffered()) as run:
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes a stream")
@pytest.mark.parametrize("closing, code", [("2>&-", 0), (">&-", 0), ("<&-", 0)])
def test_a_closed_stream_is_an_empty_one(newsroom, closing, code):
    command = f'"{sys.executable}" -m copydesk check {closing}'
    assert subprocess.run(["sh", "-c", command], env=_buffered(), capture_output=True).returncode == code


def _buffered() -> dict[str, str]:
    """The environment in which Python holds its output back, as it does for everybody."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**kept, "PYTHONPATH": str(ROOT / "tools")}
