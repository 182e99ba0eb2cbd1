"""Running the command in this process, and a small authority file to run it on."""

from __future__ import annotations

from pathlib import Path

import pytest

from comhla.cli.main import main
from tests.lib.command import FACTS, Comhla, Ran


@pytest.fixture
def comhla(capsys: pytest.CaptureFixture[str]) -> Comhla:
    """Run the command in this process."""

    def run(*arguments: object) -> Ran:
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return run


@pytest.fixture
def strathmore(tmp_path: Path) -> Path:
    """An authority file: two performance reports, the second two days late, and a plan."""
    path = tmp_path / "strathmore.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path
