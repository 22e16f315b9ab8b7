"""A desk to run: the export as a user runs it, in a folder."""

import pytest

from copydesk.cli import main


@pytest.fixture(autouse=True)
def _plain_git(monkeypatch, tmp_path):
    """Nothing of the user's own Git settings."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def run(monkeypatch, capsys):
    """`run(folder, "export", ...)` gives (exit code, standard output, standard error)."""
    def run(folder, *arguments):
        monkeypatch.chdir(folder)
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
