"""`copydesk serve`: a bundle over real sockets, as a browser asks for it."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from threading import Thread

import pytest
from a_delta import MOMENTS, export
from a_newsroom import PHOTO, ROOT, newsroom, plain_git, png, run, write  # noqa: F401

from copydesk import __version__
from copydesk.export.serve import Server
from copydesk.export.shipping import Shipping
from copydesk.export.site import Site
from copydesk.export.verify import verify
from copydesk.rules.example import article_text

ID = "20250918-k7x4m2"
GONE, REPLACED, PURGED = "20250917-gonee2", "20250917-gonee3", "20250917-gonee4"
TAKEN_BACK = "status: withdrawn\nwithdrawal: {at: '2025-09-19T12:00:00+02:00', reason: It was not genuine."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The same bundle as a folder, an archive and a bag."""
    folder = tmp_path_factory.mktemp("serve")
    room = newsroom(
        folder / "news",
        {
            "articles/2025/09/18/talks.md": article_text(PHOTO + "aliases: [2025/09/17/the-talks]"),
            "articles/2025/09/17/gone.md": article_text(f"id: {GONE}\n{TAKEN_BACK}}}"),
            "articles/2025/09/17/old.md": article_text(f"id: {REPLACED}\n{TAKEN_BACK}, replaced_by: {ID}}}"),
        },
    )
    write(room, "articles/2025/09/18/ministers.png", png())
    write(
        room,
        "schema/registers/purged.yaml",
        f"{PURGED}: {{at: '2025-09-19T12:00:00+02:00', ground: Sealed}}\n",
    )
    formats = "ninjs,newsml,jsonld,html,markdown,atom,rss,jsonfeed,redirects,front,sitemap_news"
    for name, shipping in (
        ("bundle", Shipping()),
        ("bundle.tar.gz", Shipping()),
        ("bag", Shipping(bagit=True)),
    ):
        export(room, folder / name, MOMENTS[0], shipping, formats)
    return folder


@contextmanager
def serving(place, told=None):
    """The port at which a bundle is served, for as long as the `with` lasts."""
    with Server(
        "127.0.0.1", 0, Site(place, verify(place)), (told if told is not None else []).append
    ) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module", params=["bundle", "bundle.tar.gz", "bag"])
def port(made, request):
    with serving(made / request.param) as port:
        yield port


def ask(port, path, method="GET", **headers):
    """Status, headers and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        (f"/items/{ID}/article.html", "text/html; charset=utf-8"),
        (f"/items/{ID}/article.ninjs.json", "application/json"),
        (f"/items/{ID}/article.newsml.xml", "application/vnd.iptc.g2.newsitem+xml"),
        (f"/items/{ID}/article.jsonld", "application/ld+json"),
        (f"/items/{ID}/article.md", "text/markdown; charset=utf-8"),
        (f"/items/{ID}/ministers-3w.webp", "image/webp"),
        (f"/items/{ID}/ministers-3w.jpg", "image/jpeg"),
        ("/feeds/rss.xml", "application/rss+xml"),
        ("/feeds/atom.xml", "application/atom+xml"),
        ("/feeds/feed.json", "application/feed+json"),
        ("/feeds/redirects.json", "application/json"),
        ("/feeds/sitemap-news.xml", "application/xml"),
        ("/manifest.json", "application/json"),
        ("/manifest.json.sha256", "text/plain; charset=utf-8"),
        (f"/withdrawn/{GONE}.html", "text/html; charset=utf-8"),
        ("/index.html?from=nowhere", "text/html; charset=utf-8"),
        ("/%69ndex.html", "text/html; charset=utf-8"),
    ],
)
def test_each_file_has_its_type_and_its_bytes(made, port, path, kind):
    status, headers, body = ask(port, path)
    name = {"/": "index.html"}.get(path, path.partition("?")[0].replace("%69", "i").lstrip("/"))
    assert (status, headers["Content-Type"]) == (200, kind)
    assert body == (made / "bundle" / name).read_bytes()


def test_what_is_known_is_not_sent_again(port):
    status, headers, body = ask(port, "/")
    tag = headers["ETag"]
    assert headers["Cache-Control"] == "no-cache" and len(tag) == 66
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        status, headers, body = ask(port, "/", If_None_Match=known)
        assert (status, body, headers["ETag"]) == (304, b"", tag)
    assert ask(port, "/", If_None_Match='"other"')[0] == 200


def test_the_head_alone(port):
    get, head = ask(port, "/feeds/rss.xml"), ask(port, "/feeds/rss.xml", "HEAD")
    assert head[2] == b"" and head[0] == 200
    assert {**head[1], "Date": ""} == {**get[1], "Date": ""}


def test_old_addresses_lead_to_the_new_one(port):
    for path in ("/2025/09/17/the-talks", f"/items/{REPLACED}/article.html"):
        status, headers, body = ask(port, path)
        assert (status, headers["Location"], body) == (301, f"/items/{ID}/article.html", b"")


@pytest.mark.parametrize(
    ("path", "notice"),
    [
        (f"/items/{GONE}/article.html", f"withdrawn/{GONE}.html"),
        (f"/items/{GONE}/article.ninjs.json", f"withdrawn/{GONE}.ninjs.json"),
        (f"/items/{GONE}/ministers-480w.webp", f"withdrawn/{GONE}.html"),
        (f"/items/{GONE}/", f"withdrawn/{GONE}.html"),
        (f"/items/{PURGED}/article.html", f"purged/{PURGED}.json"),
        (f"/items/{PURGED}", f"purged/{PURGED}.json"),
    ],
)
def test_what_is_gone_is_gone_and_its_notice_says_so(made, port, path, notice):
    status, headers, body = ask(port, path, If_None_Match="*")
    assert status == 410 and body == (made / "bundle" / notice).read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/items",
        "/items/",
        f"/items/{ID}",
        f"/items/{ID}/",
        "/../news/copydesk.toml",
        "/items/../../news/copydesk.toml",
        "/%2e%2e/news/copydesk.toml",
        "/..%2fnews/copydesk.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/feeds/%00",
        "/%ff",
        "*",
        "//[",
    ],
)
def test_nothing_else_is_served(port, path):
    status, headers, body = ask(port, path)
    assert (status, body) == (404, b"There is no such file in this bundle.\n")


def test_every_answer_is_fenced_in(port):
    for path in ("/", "/nothing", f"/items/{GONE}/article.html", "/2025/09/17/the-talks"):
        headers = ask(port, path)[1]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "script-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Server"] == f"copydesk/{__version__}"


def test_a_bundle_is_only_looked_at(port):
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        status, headers, _ = ask(port, "/", method)
        assert (status, headers["Allow"]) == (405, "GET, HEAD")


def test_a_name_that_only_leads_here_is_not_answered(port):
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", "[evil"):
        assert ask(port, "/", Host=host)[0] == 421
    for host in ("localhost", f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}", "[::1]"):
        assert ask(port, "/", Host=host)[0] == 200


def test_rubbish_is_answered_and_does_not_stop_it(port):
    for data in (
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x00",
        b"GET /" + b"a" * 70_000,
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(data)
    assert ask(port, "/")[0] == 200


def test_a_file_outside_the_manifest_or_changed_since_is_not_served(made, tmp_path):
    shutil.copytree(made / "bundle", tmp_path / "bundle")
    told = []
    with serving(tmp_path / "bundle", told) as port:
        (tmp_path / "bundle/secret.txt").write_text("secret")
        (tmp_path / "bundle/index.html").write_text("changed")
        (tmp_path / "bundle/feeds/rss.xml").unlink()
        (tmp_path / "bundle/feeds/rss.xml").symlink_to(ROOT / "LICENSE")
        assert ask(port, "/secret.txt")[0] == 404
        for path in ("/", "/feeds/rss.xml"):
            status, _, body = ask(port, path)
            assert (status, body[:26]) == (503, b"This file has changed sinc")
    assert told == ["404 GET /secret.txt HTTP/1.1", "503 GET / HTTP/1.1", "503 GET /feeds/rss.xml HTTP/1.1"]


def test_a_bundle_without_pages_is_listed(made, tmp_path):
    export(made / "news", tmp_path / "bundle", MOMENTS[0], formats="ninjs")
    with serving(tmp_path / "bundle") as port:
        status, headers, body = ask(port, "/")
        assert status == 200 and f'<a href="/items/{ID}/article.ninjs.json">'.encode() in body


def test_the_command_serves_until_it_is_stopped(made):
    command = [sys.executable, "-m", "copydesk", "serve", "bundle", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=made, env=environment, stdout=pipe, stderr=pipe, text=True) as process:
        first = process.stdout.readline()
        address = first.split()[0]
        assert first == f"{address} shows bundle as of {MOMENTS[0]}. Ctrl-C stops.\n"
        port = int(address.rstrip("/").rpartition(":")[2])
        assert address == f"http://127.0.0.1:{port}/"
        assert ask(port, "/%1b[31mred")[0] == 404
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out) == (0, "")
    assert err == "404 GET /%1b[31mred HTTP/1.1\ncopydesk serve: stopped.\n"


def test_what_can_not_be_served(made, tmp_path, run):
    shutil.copytree(made / "bundle", tmp_path / "bundle")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, err = run(tmp_path, "serve", "bundle", "--port", port)
        assert (
            code == 2
            and f"127.0.0.1:{port} can't be used: Address already in use. Choose another port" in err
        )
    assert run(tmp_path, "serve", "bundle", "--port", 99_999)[0] == 2
    assert run(tmp_path, "serve", "nothing")[0] == 2
    (tmp_path / "bundle/index.html").write_text("changed")
    code, out, _ = run(tmp_path, "serve", "bundle")
    assert code == 1 and "index.html has 7 bytes" in out and "bundle is not whole: 1 problem." in out
