"""One commit and one moment give one bundle, byte for byte, wherever and by whomever it is exported."""

import gzip
import io
import json
import os
import random
import subprocess
import sys
import tarfile

import pytest
from a_newsroom import AS_OF, PHOTO, ROOT, commit, files_of, git, newsroom, plain_git, png, run, write  # noqa: F401

from copydesk.rules.example import article_text


def test_two_clones_give_the_same_folder_and_the_same_archive(tmp_path):
    source = newsroom(
        tmp_path / "news",
        {
            "articles/2025/09/18/talks.md": article_text(PHOTO),
            "articles/2025/09/18/zł.md": article_text(
                "id: 20250918-aaaaa2\nheadline: A second story is filed from Kyiv"
            ),
            "articles/2025/09/18/gone.md": article_text(
                "id: 20250918-bbbbb2\nstatus: withdrawn\nwithdrawal:\n"
                "  {at: '2025-09-19T12:00:00+02:00', reason: It was wrong.}"
            ),
        },
    )
    write(source, "articles/2025/09/18/ministers.png", png())
    commit(source)
    outputs = []
    for name, settings in (
        ("one", {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1", "umask": "0"}),
        (
            "a much longer path/two",
            {"TZ": "Asia/Tokyo", "LC_ALL": "pl_PL.UTF-8", "PYTHONHASHSEED": "2", "umask": "77"},
        ),
    ):
        clone = tmp_path / name
        clone.parent.mkdir(exist_ok=True)
        git(tmp_path, "clone", "--quiet", "--no-local", str(source), str(clone))
        for file in clone.rglob("*.md"):
            os.utime(file, (1, 1))
        mask = int(settings.pop("umask"), 8)
        run = "import sys; from copydesk.cli import main; sys.exit(main())"
        subprocess.run(
            [sys.executable, "-c", run, "export", "--as-of", AS_OF, "--archive"],
            cwd=clone,
            check=True,
            env={**os.environ, **settings, "PYTHONPATH": str(ROOT / "tools")},
            umask=mask,
        )
        outputs.append((files_of(clone / "bundle"), (clone / "bundle.tar.gz").read_bytes()))
    (one_folder, one_archive), (two_folder, two_archive) = outputs
    assert sum(path.startswith("items/") for path in one_folder) >= 7
    assert one_folder == two_folder
    assert one_archive == two_archive
    check_headers(one_archive, one_folder)
    manifest = one_folder["manifest.json"]  # canonical JSON: for this data, sorted keys and no white space
    plain = json.dumps(json.loads(manifest), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert manifest == plain.encode()


def check_headers(archive: bytes, files: dict[str, bytes]) -> None:
    """Nothing in an archive tells who made it, when, or where."""
    assert archive[3] == 0 and archive[4:8] == b"\0\0\0\0"  # gzip: no name, no time
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(archive))) as tar:
        members = tar.getmembers()
        assert [member.name for member in members] == sorted(files)
        for member in members:
            about = (
                member.uid,
                member.gid,
                member.uname,
                member.gname,
                member.mode,
                member.mtime,
                member.pax_headers,
            )
            assert about == (0, 0, "", "", 0o644, 1758369600, {})
            assert tar.extractfile(member).read() == files[member.name]


def test_where_file_names_are_not_read_as_utf_8_there_is_no_bundle(tmp_path):
    folder = newsroom(tmp_path / "news")
    commit(folder)
    run = "import sys; from copydesk.cli import main; sys.exit(main())"
    settings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT / "tools")}
    done = subprocess.run(
        [sys.executable, "-c", run, "export"], cwd=folder, env=os.environ | settings, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "copydesk export: file names are not read as UTF-8 here, so the bundle would be another one than elsewhere. "
        "Set PYTHONUTF8=1 in the environment, or a locale with UTF-8.\n"
    )
    assert not (folder / "bundle").exists()


class Shuffled:
    """What `os.scandir` gives, in an order that no file system need give it in."""

    scandir = staticmethod(os.scandir)
    chance = random.Random(1)
    times = 0

    def __init__(self, *arguments):
        with self.scandir(*arguments) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        self.chance.shuffle(found)
        self.entries = iter(found)
        Shuffled.times += 1

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __iter__(self):
        return self.entries

    def __next__(self):
        return next(self.entries)

    def close(self):
        pass


@pytest.mark.parametrize("options", [(), ("--worktree",)])
def test_the_order_in_which_a_file_system_lists_files_is_nowhere(tmp_path, run, monkeypatch, options):  # noqa: F811
    articles = {
        f"articles/2025/09/{18 + number % 2}/story-{number}.md": article_text(
            f"id: 20250918-{'bcdfg'[number]}bbbb2\nheadline: Story {number} of five is filed from Kyiv\n"
            f"published: 2025-09-{18 + number % 2}T17:17:00+02:00"
        )
        for number in range(5)
    }
    articles["articles/2025/09/18/talks.md"] = article_text(PHOTO)
    folder = newsroom(tmp_path / "news", articles)
    write(folder, "articles/2025/09/18/ministers.png", png())
    write(folder, ".gitignore", "/bundle/\n")
    commit(folder)
    bundles = []
    for _ in range(3):
        code, out, err = run(folder, "export", "--as-of", AS_OF, "--no-cache", *options)
        assert code == 0, out + err
        bundles.append((out, err, files_of(folder / "bundle")))
        monkeypatch.setattr(os, "scandir", Shuffled)
        monkeypatch.setattr(os, "listdir", lambda path=".": [entry.name for entry in Shuffled(path)])
    assert Shuffled.times > 10
    assert sum(path.startswith("items/") for path in bundles[0][2]) > 30
    assert bundles[0] == bundles[1] == bundles[2]
