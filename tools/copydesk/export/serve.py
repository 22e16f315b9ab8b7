"""Serves a bundle over HTTP, for a look at it on one's own machine."""

import ipaddress
import socket
import socketserver
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from copydesk import __version__
from copydesk.export.site import Answer, Site

_PATIENCE = 30  # seconds that a connection may wait for its next request


class Server(ThreadingHTTPServer):
    """Serves a site at an address and a port (0: any that is free). `tell(line)` is called with each request
    and what was answered. Raises OSError where the port can't be had."""

    daemon_threads = True

    def __init__(self, host: str, port: int, site: Site, tell: Callable[[str], None]):
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.site, self.tell = site, tell
        self.local = _is_local(host)
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Without asking the network for this machine's name, as http.server does."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no trouble; anything else is told."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            self.tell(f"this should not have happened: {type(error).__name__}: {error}")

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE

    def do_GET(self) -> None:
        if self.server.local and not _names_us(self.headers.get("Host", "")):
            # a page elsewhere whose name was made to lead here
            self.send_error(421, "This server answers to localhost only")
            return
        self._send(self.server.site.answer(self.path, self.headers.get("If-None-Match", "")))

    do_HEAD = do_GET

    def _refuse(self) -> None:
        self.close_connection = True  # what the request still has to say is not read
        body = b"A bundle is only looked at.\n"
        headers = {"Allow": "GET, HEAD", "Content-Type": "text/plain", "Content-Length": str(len(body))}
        self._send(Answer(405, headers, body))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def version_string(self) -> str:
        return f"copydesk/{__version__}"

    def log_request(self, code: object = "-", size: object = "-") -> None:
        self.server.tell(f"{int(code)} {self.requestline}" if isinstance(code, int) else self.requestline)

    def log_message(self, format: str, *arguments: object) -> None:
        """Only requests are told."""


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names_us(host: str) -> bool:
    """Whether the Host of a request is this machine's own."""
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    return not host or _is_local(name.strip("[]"))
