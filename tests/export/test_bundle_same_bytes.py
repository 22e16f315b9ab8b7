"""One commit and one moment give one bundle, byte for byte, wherever and by whomever it is exported."""

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile

from a_newsroom import AS_OF, PHOTO, ROOT, commit, files_of, git, newsroom, png, write

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
