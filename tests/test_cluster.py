"""A check and an export on a real Dask cluster: a scheduler and two worker processes, with a clone of their own."""

import os
import signal
from importlib.util import find_spec
from pathlib import Path

import pytest
from a_busy_newsroom import busy_newsroom
from a_newsroom import PHOTO, commit, files_of, git, newsroom, png, run, write  # noqa: F401

from copydesk.baseline import Baseline
from copydesk.checking import workers
from copydesk.checking.check import check_paths
from copydesk.checking.cluster import CLONE, Cluster
from copydesk.desk import DeskError, load_desk
from copydesk.export import presswork
from copydesk.kept import kept_clean
from copydesk.rules.example import CLEAN_DAY, article_text

pytestmark = pytest.mark.skipif(
    find_spec("distributed") is None, reason="Dask is not installed (pip install 'copydesk[dask]')"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return busy_newsroom(tmp_path_factory.mktemp("busy") / "news")


@pytest.fixture(scope="module")
def clone(folder):
    """The clone that the workers read."""
    place = folder.parent / "clone"
    git(folder, "clone", "--quiet", "--no-checkout", str(folder), str(place))
    return place


@pytest.fixture(scope="module")
def address(clone):
    from distributed import LocalCluster  # takes its time, in every process that collects these tests

    before = os.environ.get(CLONE)
    os.environ[CLONE] = str(clone)
    try:
        with LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
        ) as cluster:
            yield cluster.scheduler_address
    finally:
        os.environ.pop(CLONE) if before is None else os.environ.update({CLONE: before})


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(workers, "_BATCH", 4)


def checked(folder: Path, engine, kept=None):
    desk = load_desk(folder)
    return check_paths([folder / "articles"], desk, None, engine, CLEAN_DAY, Baseline(folder), kept)


@pytest.fixture(scope="module")
def here(folder):
    """What a check without a cluster says."""
    return checked(folder, workers.Processes(1))


def test_a_cluster_finds_what_one_process_finds(folder, address, here):
    with Cluster(address) as cluster:
        assert checked(folder, cluster, kept_clean(load_desk(folder))) == here
    assert len(here.findings) > 30


def examine_and_be_lost(desk, kept, files):
    """Examine files; but the worker that first comes to a certain one is killed."""
    sign = kept.repository.folder / "killed"
    if "two\nlines.md" in " ".join(map(str, files)) and not sign.exists():
        sign.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return workers.examine_files(desk, kept, files)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL")
def test_a_worker_that_is_lost_costs_nothing(folder, clone, address, here):
    with Cluster(address) as cluster:

        class Lossy:
            def each(self, _, *rest):
                return cluster.each(examine_and_be_lost, *rest)

        assert checked(folder, Lossy(), kept_clean(load_desk(folder))) == here
    assert (clone / "killed").exists()


def test_the_command(folder, address, run):  # noqa: F811
    engine = address.replace("tcp://", "dask://")
    day = folder / "articles/2025/09/18"
    assert run(folder, "check", "--engine", engine, day) == run(folder, "check", day)


def test_a_commit_that_the_workers_lack(folder, address, clone, run):  # noqa: F811
    before = git(folder, "rev-parse", "HEAD")
    head = commit(folder)
    code, out, err = run(folder, "check", "--engine", address.replace("tcp", "dask"))
    assert (code, out) == (2, "")
    assert err.endswith(f" does not have the commit {head} in {clone}. Run `git fetch` there.\n")
    git(folder, "reset", "--quiet", before)


def test_a_desk_that_is_another_one(folder, address, run):  # noqa: F811
    """Git was told not to look at a file of the desk."""
    file = folder / "schema/words.yaml"
    before = file.read_bytes()
    git(folder, "update-index", "--assume-unchanged", "schema/words.yaml")
    file.write_bytes(before + b"\n")
    code, out, err = run(folder, "check", "--engine", address.replace("tcp", "dask"))
    file.write_bytes(before)
    git(folder, "update-index", "--no-assume-unchanged", "schema/words.yaml")
    assert (code, out) == (2, "")
    assert "a file of the schema folder is another one. Commit it, or take it away." in err


def test_work_that_fails_is_told_without_a_traceback(folder, address):
    desk = load_desk(folder)
    with Cluster(address) as cluster, pytest.raises(DeskError, match="could not do it: ZeroDivisionError"):
        list(cluster.each(divide, [1], desk, kept_clean(desk)))


def divide(desk, kept, number):
    return number // 0


@pytest.mark.parametrize("engine", ["here", "dask://", "dask://host", "http://host:1", "dask://a@host:1"])
def test_an_address_that_is_none(folder, run, engine):  # noqa: F811
    code, _, err = run(folder, "check", "--engine", engine)
    assert code == 2
    assert "write dask://HOST:PORT or tls://HOST:PORT" in err


@pytest.mark.parametrize("more", [["-"], ["--since", "HEAD"], ["--staged"], ["--jobs", "2"]])
def test_wrong_use(folder, run, more):  # noqa: F811
    assert run(folder, "check", "--engine", "dask://localhost:1", *more)[:2] == (2, "")


def test_nobody_is_there(folder, run, monkeypatch):  # noqa: F811
    monkeypatch.setattr("copydesk.checking.cluster._TO_CONNECT", 0.1)
    code, out, err = run(folder, "check", "--engine", "dask://localhost:1")
    assert (code, out) == (2, "")
    assert err.startswith("copydesk: there is no Dask scheduler at tcp://localhost:1")


LETTERS = "abcdefghijkmnpqrstuvwxyz"


@pytest.fixture(scope="module")
def clean(folder, clone):
    """A newsroom that can be exported, whose commit the workers have, too: each article names the one before."""
    place = folder.parent / "clean"
    texts = {}
    for number, letter in enumerate(LETTERS):
        fields = f"id: 20250918-{letter * 6}\nheadline: Ministers meet for talk number {number} in Kyiv\n"
        if number:
            fields += f"related: [20250918-{LETTERS[number - 1] * 6}]\n"
        if not number % 5:
            fields += PHOTO.replace("ministers.png", f"{letter}.png")
        fields += "status: draft\n" if letter == "m" else ""
        texts[f"articles/2025/09/18/talk-{number}.md"] = article_text(fields, f"They met for the {number}th time.")
    newsroom(place, texts)
    for number, letter in enumerate(LETTERS):
        if not number % 5:
            write(place, f"articles/2025/09/18/{letter}.png", png(30 + number, 20))
    commit(place)
    git(clone, "fetch", "--quiet", str(place), "HEAD")
    return place


def exported(run, folder, out, *more):  # noqa: F811
    """The files of a bundle, by path."""
    code, _, err = run(folder, "export", "--as-of", "2025-09-20T12:00:00Z", "--out", out, *more)
    assert code == 0, err
    return files_of(out)


def test_a_bundle_is_the_same_whoever_makes_it(clean, address, tmp_path, run, monkeypatch):  # noqa: F811
    monkeypatch.setattr("copydesk.export.pressroom._BATCH", 4)
    engine = ["--engine", address.replace("tcp", "dask")]
    here = exported(run, clean, tmp_path / "here", "--no-cache")
    assert exported(run, clean, tmp_path / "there", "--no-cache", *engine) == here
    assert exported(run, clean, tmp_path / "kept", *engine) == here
    assert exported(run, clean, tmp_path / "kept", *engine) == here
    assert len([path for path in here if path.endswith(".webp")]) == 5


class Lossy(presswork.Work):
    """Presses articles; but the worker that first comes to a certain one is killed."""

    def __call__(self, desk, files, tasks):
        sign = files.repository.folder / "lost over a bundle"
        if any(task.listing.id == "20250918-kkkkkk" for task in tasks) and not sign.exists():
            sign.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(desk, files, tasks)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL")
def test_a_worker_that_is_lost_costs_the_bundle_nothing(clean, clone, address, tmp_path, run, monkeypatch):  # noqa: F811
    here = exported(run, clean, tmp_path / "here", "--no-cache")
    monkeypatch.setattr("copydesk.export.pressroom._BATCH", 4)
    monkeypatch.setattr("copydesk.export.pressroom.Work", Lossy)
    engine = ["--engine", address.replace("tcp", "dask")]
    assert exported(run, clean, tmp_path / "there", "--no-cache", *engine) == here
    assert (clone / "lost over a bundle").exists()


def test_a_worker_that_would_make_other_pages(clean, address, tmp_path, run, monkeypatch):  # noqa: F811
    monkeypatch.setattr("copydesk.export.earlier.made_with", lambda: "3.11 jinja2 1.0\nfront.html 00")
    code, out, err = run(clean, "export", "--out", tmp_path / "out", "--engine", address.replace("tcp", "dask"))
    assert (code, out) == (2, "")
    assert "has other versions of the packages that pages are made with" in err
    assert not (tmp_path / "out").exists()


def test_a_format_of_another_package_is_made_here(clean, address, tmp_path, run, monkeypatch):  # noqa: F811
    monkeypatch.setattr("copydesk.export.earlier.are_ours", lambda formats: False)
    code, out, err = run(clean, "export", "--out", tmp_path / "out", "--engine", address.replace("tcp", "dask"))
    assert (code, out) == (2, "")
    assert "a cluster makes only the formats that copydesk brings itself" in err


def test_a_cluster_has_no_working_tree(clean, run):  # noqa: F811
    code, out, err = run(clean, "export", "--worktree", "--engine", "dask://localhost:1")
    assert (code, out) == (2, "")
    assert err.endswith("it does not go with --worktree.\n")
