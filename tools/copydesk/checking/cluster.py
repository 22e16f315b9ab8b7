"""Work done by a Dask cluster: other machines, each with its own clone of the newsroom's repository.

What is sent is which commit and which paths; a worker reads the blobs from its own clone. Dask schedules, moves
work from busy machines to idle ones and does again what a lost machine had in hand. What a batch gives depends on
the commit, the desk, the program and the batch alone, and its key is made of them: a batch that somebody else has
asked for is not done twice.

The machines of a cluster trust each other: they send each other Python objects (pickle), and whoever can reach the
scheduler can run what he likes on all of them. Dask's own settings secure the way between them (TLS).
"""

import hashlib
import logging
import os
import pickle
import socket
import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from copydesk import __version__
from copydesk.checking.engine import Batch, Done, Work, in_order
from copydesk.desk import Desk, DeskError
from copydesk.desk.settings import Settings
from copydesk.git import Repository
from copydesk.kept import Kept, desk_of
from copydesk.program import program

CLONE = "COPYDESK_CLONE"

_RETRIES = 3
_AHEAD = 4  # batches for each thread of the cluster that are under way, or done before their turn
_FEWEST = 32
_PATIENCE = 30.0  # seconds to wait for workers, where there are none
_TO_CONNECT = 10.0  # seconds


class Order(NamedTuple):
    """What a worker has to know before it begins: the commit, the settings in force, the digests of the desk and of
    the program as they are here, and where the newsroom is on this machine."""

    commit: str
    settings: Settings
    desk: str
    program: str
    folder: str


class Cluster:
    """A Dask cluster by the address of its scheduler: `tcp://HOST:PORT`, or `tls://HOST:PORT`. It is used as a
    context, which raises DeskError where it can't be reached."""

    def __init__(self, address: str):
        self._address = address

    def __enter__(self) -> "Cluster":
        self._client = _client(self._address)
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def each(
        self, work: Work, batches: Iterable[Batch], desk: Desk, kept: Kept
    ) -> Generator[Done, None, None]:
        """What comes of the work on each batch. The workers have the desk of the commit that is `kept`, which has
        to be this one, and its pictures. The work is sent to each of them once, whatever it brings along."""
        order = Order(kept.state, desk.settings, desk.fingerprint, program(), str(kept.repository.folder))
        threads = self._make_ready(order)
        packed = pickle.dumps(work)
        name = f"{getattr(work, '__name__', type(work).__name__)}-{_digest(order, packed)}"
        sent = self._client.submit(pickle.loads, packed, key=name, retries=_RETRIES)

        def submit(batch: Batch) -> "_Waited":
            key = f"{name}-{_digest(order, pickle.dumps(batch))}"
            return _Waited(self._client.submit(_do, order, sent, batch, key=key, retries=_RETRIES))

        yield from in_order(submit, batches, max(_FEWEST, _AHEAD * threads))

    def _make_ready(self, order: Order) -> int:
        """Ask each worker whether it can do the work; how many threads there are. Raises DeskError with what is
        wrong."""
        with _told():
            try:
                self._client.wait_for_workers(1, timeout=_PATIENCE)
            except TimeoutError:
                raise _no_workers(self._address) from None
            self._client.run(_prepare, order)
            return sum(self._client.nthreads().values())


class _Waited:
    """A future of Dask's, waited for as long as there is somebody to work on it."""

    def __init__(self, future: Any):
        self._future = future

    def result(self) -> Any:
        """What came of it. Raises DeskError."""
        while True:
            with _told():
                try:
                    return self._future.result(timeout=_PATIENCE)
                except TimeoutError:
                    client = self._future.client
                    if not self._future.done() and not client.nthreads():
                        raise _no_workers(client.scheduler.address) from None


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise DeskError("this needs Dask: pip install 'copydesk[dask]'.") from None
    for name in ("distributed", "distributed.client"):  # what goes wrong is told once, by us
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=_TO_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise DeskError(f"there is no Dask scheduler at {address}: {error}") from None


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong in a cluster, as a DeskError."""
    try:
        yield
    except DeskError:
        raise
    except CancelledError:
        raise DeskError("the cluster's scheduler is gone.") from None
    except Exception as error:
        if type(error).__name__ == "KilledWorker":
            raise DeskError(
                "worker after worker was lost over the same articles, perhaps because there was too little memory."
            ) from None
        raise DeskError(
            f"the cluster could not do it: {type(error).__name__}: {str(error)[:300]} (Every worker needs the same "
            "copydesk.)"
        ) from None


def _no_workers(address: str) -> DeskError:
    return DeskError(f"the cluster at {address} has no workers. `dask worker {address}` starts one.")


def _digest(order: Order, packed: bytes) -> str:
    """By what work, or a batch of it, is known: all that its result depends on."""
    return hashlib.sha256(f"{order.commit} {order.desk} {order.program} ".encode() + packed).hexdigest()


class _Place(NamedTuple):
    """What a worker works with; `folder` is where the desk is laid out."""

    desk: Desk
    kept: Kept
    folder: TemporaryDirectory


_places: dict[tuple[str, str, str], _Place] = {}
_one_at_a_time = threading.Lock()


def _prepare(order: Order) -> None:
    """On a worker: make ready."""
    with _one_at_a_time:
        _place(order)


def _do(order: Order, work: Work, batch: Batch) -> Done:
    """On a worker: the work on a batch."""
    with _one_at_a_time:
        place = _place(order)
        return work(place.desk, place.kept, batch)


def _place(order: Order) -> _Place:
    """What this worker needs for an order, made once. Raises DeskError."""
    name = (order.commit, order.desk, order.program)
    if name not in _places:
        _places.clear()
        _places[name] = _made_ready(order, f"worker on {socket.gethostname()}")
    return _places[name]


def _made_ready(order: Order, who: str) -> _Place:
    if order.program != program():
        raise DeskError(
            f"the {who} has another copydesk than this machine (its own is {__version__}), or another Python, or "
            "other versions of the packages that it needs. Install the same everywhere."
        )
    root = Path(os.environ.get(CLONE) or order.folder)
    if not root.is_dir():
        raise DeskError(
            f"the {who} has no folder {root}. Set {CLONE} there to the newsroom's folder in its own clone."
        )
    repository = Repository(root)
    if repository.find(order.commit) is None:
        raise DeskError(f"the {who} does not have the commit {order.commit} in {root}. Run `git fetch` there.")
    folder = TemporaryDirectory(prefix="copydesk-")
    desk = replace(desk_of(repository, order.commit, Path(folder.name)), settings=order.settings)
    if desk.fingerprint != order.desk:
        raise DeskError(
            f"the {who} does not have the same desk in the commit {order.commit[:12]} as this machine has here: a "
            "file of the schema folder is another one. Commit it, or take it away."
        )
    return _Place(desk, Kept(repository, order.commit, order.settings), folder)
