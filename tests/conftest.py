"""What the tests share: the repository's own desk, and a way to check a text."""

import sys
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "tools"))  # the tests run from a clone that is not installed, too

from copydesk.article import values  # noqa: E402
from copydesk.desk import load_desk, style  # noqa: E402

settings.register_profile("desk", deadline=None, max_examples=30)  # a busy machine is no defect
settings.load_profile("desk")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With `-n`: the tests of a file stay together, so that what they share is made once, as long as every
    process has enough of them."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


@pytest.fixture(scope="session", autouse=True)
def read_once():
    """A thousand desks of the tests read the same registers and style files: each text is read once. What is
    read is never written to."""
    load = style.load_style_file

    @lru_cache(maxsize=100)
    def known(file, shown, data):
        return load(file, shown)

    def loaded(file, shown):
        readable = file.is_file() and not file.is_symlink() and file.stat().st_size <= style.MAX_BYTES
        return known(file, shown, file.read_bytes()) if readable else load(file, shown)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(values, "read_values", lru_cache(maxsize=200)(values.read_values))
        patch.setattr(style, "load_style_file", loaded)
        yield


@pytest.fixture(scope="session")
def desk():
    """The desk of this repository."""
    return load_desk(ROOT)


@pytest.fixture(scope="session")
def shared():
    """The folder of standards and corpora beside the project; a test that needs it is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ with standards and corpora is not beside the project")
    return SHARED
