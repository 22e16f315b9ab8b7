"""Who is to do the work: `--jobs N`, or `--engine` for other machines."""

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager

_DASK = re.compile(r"(dask|tls)://([^/\s@]+:\d{1,5})/?")


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--jobs", type=_jobs, metavar="N", help="number of processes (default: one a core)")
    add_cluster(way)


def add_cluster(parser) -> None:
    """Declare `--engine` alone."""
    parser.add_argument(
        "--engine",
        type=_address,
        metavar="dask://HOST:PORT",
        help="let a Dask cluster work on what is committed (tls:// where its scheduler wants certificates)",
    )


@contextmanager
def engine_asked(arguments: argparse.Namespace) -> Iterator:
    """The engine that was asked for, for as long as the `with` lasts. Raises DeskError where it can't be used."""
    with cluster_asked(arguments) as cluster:
        if cluster is None:
            from copydesk.checking.workers import Processes

            yield Processes(arguments.jobs)
        else:
            yield cluster


@contextmanager
def cluster_asked(arguments: argparse.Namespace) -> Iterator:
    """The cluster that was asked for, or None, for as long as the `with` lasts. Raises DeskError."""
    if arguments.engine:
        from copydesk.checking.cluster import Cluster

        with Cluster(arguments.engine) as cluster:
            yield cluster
    else:
        yield None


def _jobs(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 512:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes, 1 to 512")
    return int(text)


def _address(text: str) -> str:
    """The address of a Dask scheduler, as Dask writes it."""
    found = _DASK.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no cluster; write dask://HOST:PORT or tls://HOST:PORT")
    return f"{'tcp' if found[1] == 'dask' else 'tls'}://{found[2]}"
