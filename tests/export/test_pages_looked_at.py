"""The pages as others see them: the Nu HTML checker, axe in Chromium, programs that read articles off pages.

`npm ci --ignore-scripts --prefix tests/pages` brings what checks them; without it, and without Java and Node, those
tests are skipped.
"""

import functools
import json
import os
import shutil
import subprocess
import threading
from datetime import UTC
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from a_newsroom import newsroom, png, write
from conftest import ROOT
from test_bundle_page import FULL
from test_front import WITHDRAWN

from copydesk.article.times import parse_time
from copydesk.desk import load_desk
from copydesk.export import bundle
from copydesk.export.catalogue import chosen
from copydesk.export.staging import Target
from copydesk.export.worktree import Worktree
from copydesk.rules.example import article_text

MODULES = Path(__file__).parents[1] / "pages/node_modules"


def needs(command: str, package: str) -> None:
    """Skip the test where a program or an npm package is not there."""
    if not shutil.which(command):
        pytest.skip(f"there is no {command}")
    if not (MODULES / package).is_dir():
        pytest.skip(f"there is no {package}: npm ci --ignore-scripts --prefix tests/pages")


def export(folder: Path, out: Path) -> Path:
    as_of = parse_time("2025-12-31T12:00:00Z").astimezone(UTC)
    done = bundle.export(
        Worktree(load_desk(folder)), as_of, Target.of(out, False), formats=chosen(["html", "front"])
    )
    assert not done.errors.findings
    return out


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A bundle of the articles that come with the repository."""
    return export(ROOT, tmp_path_factory.mktemp("samples") / "bundle")


def of(number: int, headline: str, more: str = "", body: str = "It lasted for two hours.") -> tuple[str, str]:
    time = f"2025-09-18T17:{number % 60:02d}:00+02:00"
    fields = f"id: 20250918-b{number:04d}\nheadline: {headline}\npublished: {time}\n"
    return f"articles/2025/09/18/story-{number}.md", article_text(fields + more, body)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """A bundle whose pages have every part that there is, in several languages, and a section of two pages."""
    root = tmp_path_factory.mktemp("everything")
    full = FULL.replace("    url: https://example.org/map.png", "    file: map.png").replace(
        "20250917-aaaaa2", "20250918-b0001"
    )
    text = (
        "Denys Shmyhal *spoke*.\n\n![](photo:walk)\n\n## A list\n\n1. One\n2. Two\n\n- [three](https://example.org/)\n\n"
        "> A quotation\n\n---\n\n### And `code`\n\n```\na long line of it " + "that goes on " * 20 + "\n```\n"
    )
    articles = [
        of(1, "What came before"),
        of(
            2,
            "Co było przedtem",
            "language: pl\nlead: Ministrowie obrony rozmawiali o dronach i podpisali umowy.\n",
        ),
        of(
            3,
            "שרי הביטחון נפגשו בקייב",
            "language: he\nlead: שרי הביטחון שוחחו על רחפנים וחתמו על שלושה הסכמים.\n",
            "השיחות נמשכו שעתיים, ושני הצדדים אמרו שהן היו מועילות.",
        ),
        of(4, "It was wrong", WITHDRAWN.replace("20250918-a0001", "20250918-b0001")),
        *(of(n, f"Story number {n}") for n in range(10, 110)),
        ("articles/2025/09/18/talks.md", article_text(full, text)),
    ]
    folder = newsroom(root / "news", dict(articles))
    for name in ("ministers.png", "walk.jpg", "map.png"):
        write(folder, f"articles/2025/09/18/{name}", png(400, 300))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle, "check_entries", lambda entries, *_, **__: bundle.Result((), len(entries)))
        return export(folder, root / "bundle")


def test_the_nu_html_checker_finds_nothing(samples, everything):
    needs("java", "vnu-jar")
    handler = functools.partial(Quiet, directory=os.path.commonpath([samples, everything]))
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), handler
    ) as server:  # as files, every photo would be from elsewhere
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}"
        files = sorted(
            page.relative_to(handler.keywords["directory"])
            for page in pages_of(samples) + pages_of(everything)
        )
        done = subprocess.run(
            [
                "java",
                *("-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),  # it does not run for long
                "-Dnu.validator.servlet.allow-forbidden-hosts=true",
                "-jar",
                MODULES / "vnu-jar/build/dist/vnu.jar",
                "--format",
                "json",
                *[f"{root}/{file.as_posix()}" for file in files[:40]],
            ],
            capture_output=True,
            check=False,
        )
        server.shutdown()
    assert json.loads(done.stderr)["messages"] == [] and done.returncode == 0
    assert len(files) > 20


def test_axe_and_the_browser_find_nothing(samples, everything):
    needs("node", "playwright-core")
    names = [
        "items/20250918-k7x4m2/article",
        "items/20250918-b0002/article",
        "items/20250918-b0003/article",
        "sections/defence/1",
        "withdrawn",
    ]
    pages = [
        samples / "index.html",
        samples / "items/20250918-m4qz7e/article.html",
        samples / "sections/defence.html",
    ]
    pages += [everything / f"{name}.html" for name in [*names, "withdrawn/20250918-b0004"]]
    done = subprocess.run(
        ["node", MODULES.parent / "look.mjs", *pages],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode == 3:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    looks = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(look["page"], look["wrong"]) for look in looks if look["wrong"]] == []
    assert len(looks) == 4 * len(pages) and all(look["checks"] > 15 for look in looks)
    assert {(look["width"], look["scheme"], look["paper"]) for look in looks} == {
        (width, *scheme)
        for width in (390, 1440)
        for scheme in (("light", "rgb(255, 254, 251)"), ("dark", "rgb(21, 21, 19)"))
    }


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def pages_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_extruct_reads_back_what_went_in(everything):
    extruct = pytest.importorskip("extruct")
    page = (everything / "items/20250918-k7x4m2/article.html").read_text(encoding="utf-8")
    found = extruct.extract(page, syntaxes=["json-ld", "opengraph"])
    (data,), (graph,) = found["json-ld"], found["opengraph"]
    said = dict(graph["properties"])
    assert data["headline"] == said["og:title"] == "Ministers meet in Kyiv for talks on drones"
    assert [author["name"] for author in data["author"]] == ["Maria Próbna", "Jan Example"]
    assert data["datePublished"] == said["article:published_time"] == "2025-09-18T17:17:00+02:00"
    assert data["dateModified"] == said["article:modified_time"] == "2025-09-19T10:00:00+02:00"
    assert data["articleSection"] == said["article:section"] == "Defence"
    assert [image["creditText"] for image in data["image"]] == [
        "PAP/Vladyslav Musiienko",
        "PAP/Anna Example",
        "Sample/Map",
    ]
    assert said["og:image"] == data["image"][0]["contentUrl"]
    folder = everything / "items/20250918-k7x4m2"
    assert all((folder / image["contentUrl"].rsplit("/", 1)[1]).is_file() for image in data["image"])


def test_trafilatura_reads_back_what_went_in(samples):
    trafilatura = pytest.importorskip("trafilatura")
    page = (samples / "items/20250918-m4qz7e/article.html").read_text(encoding="utf-8")
    found = trafilatura.bare_extraction(page, with_metadata=True, include_links=False).as_dict()
    assert found["title"] == "Poland and Ukraine set up a joint working group on drones"
    assert found["author"] == "Marta Przybyła; Konrad Dąbski"
    assert (found["date"], found["sitename"]) == ("2025-09-18", "The Sample Desk")
    assert found["url"] == "https://example.org/items/20250918-m4qz7e/article.html"
    assert found["description"].startswith("Three documents signed in Kyiv on Thursday")
    assert found["text"].index("Denys Shmyhal, Ukraine’s Defence Minister") < found["text"].index(
        "What was signed"
    )
    assert "to honour the dead." in found["text"]
