"""What the tests share: the repository's own desk, and a way to check a text."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "tools"))  # the tests run from a clone that is not installed, too

from copydesk.desk import load_desk  # noqa: E402

settings.register_profile("desk", deadline=None, max_examples=40)  # a busy machine is no defect
settings.load_profile("desk")


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
