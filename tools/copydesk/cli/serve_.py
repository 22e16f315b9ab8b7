"""`copydesk serve`: a bundle on localhost, for a look."""

import argparse
import sys
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "serve",
        help="show a bundle in the browser",
        description="Serve a bundle on this machine as a web server would: its pages, feeds and redirects, "
        "and 410 with the notice for what is gone. Only what the manifest lists is served. Ctrl-C stops.",
    )
    parser.add_argument(
        "bundle", type=Path, metavar="BUNDLE", help="the bundle: a folder, a .tar.gz or a bag"
    )
    parser.add_argument(
        "--port", type=int, default=8000, metavar="N", help="the port (default: 8000; 0: a free one)"
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="the address (default: 127.0.0.1, so that only this machine sees it)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    from copydesk.desk import DeskError
    from copydesk.export.serve import Server
    from copydesk.export.site import Site
    from copydesk.export.verify import verify
    from copydesk.report.look import counted, visible

    verdict = verify(arguments.bundle)
    if verdict.problems or not verdict.manifest:
        for problem in verdict.problems:
            print(visible(problem))
        print(visible(f"{arguments.bundle} is not whole: {counted(len(verdict.problems), 'problem')}."))
        return 1

    def tell(line: str) -> None:
        print(visible(line), file=sys.stderr, flush=True)

    try:
        server = Server(arguments.host, arguments.port, Site(arguments.bundle, verdict), tell)
    except (OSError, OverflowError) as error:
        raise DeskError(
            f"{arguments.host}:{arguments.port} can't be used: {getattr(error, 'strerror', '') or error}. "
            "Choose another port with --port."
        ) from None
    with server:
        print(
            visible(
                f"{server.address} shows {arguments.bundle} as of {verdict.manifest.as_of}. Ctrl-C stops."
            ),
            flush=True,
        )
        try:
            server.serve_forever(poll_interval=0.1)
        except KeyboardInterrupt:
            print("copydesk serve: stopped.", file=sys.stderr)
    return 0
