"""A history for a generated newsroom: commits that file articles, mend commas and note updates, one after the other.

Git's fast-import writes it, so that thousands of commits take a second. The same newsroom and the same number of
commits give the same commit ids.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

_WHO = "The Bench <bench@example.org>"
_START = 1_757_000_000  # seconds; a minute for each commit


def write_past(folder: Path, commits: int) -> str:
    """Make a repository of a newsroom's folder, with so many commits on its branch main; the last one's id.

    The first files everything but the articles of the later ones: these are filed one by one, and when all are
    there, spaces at the end of an article's text are added and taken away again by turns.
    """
    run = ["git", "-C", str(folder)]
    subprocess.run([*run, "init", "--quiet", "--initial-branch=main"], check=True)
    files = sorted(file for file in folder.rglob("*") if file.is_file() and ".git" not in file.parts)
    stream = b"".join(_stream(folder, files, commits))
    subprocess.run([*run, "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run([*run, "reset", "--quiet", "--hard", "main"], check=True)
    return subprocess.run([*run, "rev-parse", "main"], check=True, capture_output=True, text=True).stdout.strip()


def _stream(folder: Path, files: list[Path], commits: int) -> Iterator[bytes]:
    articles = [file for file in files if file.suffix == ".md" and "articles" in file.parts]
    later = articles[-min(len(articles) // 2, commits // 2) :]
    others = [file for file in files if file not in set(later)]
    yield _commit(0, "File what there was")
    for file in others:
        yield _file(folder, file, file.read_bytes())
    for number in range(1, commits):
        if number <= len(later):
            file = later[number - 1]
            yield _commit(number, f"File {file.stem}") + _file(folder, file, file.read_bytes())
            continue
        turn = number - len(later) - 1
        file, odd = articles[turn % len(articles)], turn // len(articles) % 2 == 0
        data = file.read_bytes()
        yield _commit(number, f"Mend {file.stem}") + _file(folder, file, data + b"\n" if odd else data)


def _commit(number: int, subject: str) -> bytes:
    text = subject.encode()
    at = f"{_START + 60 * number} +0000"
    return f"commit refs/heads/main\ncommitter {_WHO} {at}\ndata {len(text)}\n".encode() + text + b"\n"


def _file(folder: Path, file: Path, data: bytes) -> bytes:
    path = file.relative_to(folder).as_posix()
    return f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
