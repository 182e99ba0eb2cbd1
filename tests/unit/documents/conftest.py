"""The demonstration, read once for the tests of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from comhla.authority_file import read
from comhla.law.facts import AuthorityFacts


@pytest.fixture(scope="session")
def demonstration(repository: Path) -> AuthorityFacts:
    """The facts of the made-up authority."""
    return read((repository / "examples" / "demonstration.yaml").read_bytes(), file="demonstration.yaml")
