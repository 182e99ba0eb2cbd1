"""Installations of their own, for tests of whole processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lib.installation import Installation, new_installation


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """An installation with an empty, migrated database."""
    with new_installation(tmp_path / "installation") as made:
        yield made


@pytest.fixture
def second_installation(tmp_path: Path) -> Iterator[Installation]:
    """Another one, whose database is not even made."""
    with new_installation(tmp_path / "second", is_migrated=False) as made:
        yield made


@pytest.fixture
def sqlite_installation(tmp_path: Path) -> Iterator[Installation]:
    """An installation on SQLite, whatever the test run is about: for what somebody does to its file."""
    with new_installation(tmp_path / "sqlite", is_sqlite=True) as made:
        yield made
