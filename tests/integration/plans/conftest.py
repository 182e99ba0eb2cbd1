"""What tests of publishing have in common."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comhla.documents.formats import Format
from comhla.documents.model import Document
from tests.lib.published import Publishers


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are made in no time: what they look like inside is for tests of the renderers."""

    def render(document: Document, format: Format) -> bytes:
        return f"{format.value}: {document.title}, {document.version}".encode()

    monkeypatch.setattr("comhla.web.plans.edition.render", render)


@pytest.fixture
def publishers(db: None, quick: None) -> Publishers:
    """An authority that is ready to publish, with somebody who asks and somebody who agrees."""
    return Publishers()


@pytest.fixture
def fails_midway(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the writing of a publication fail after its pages are written."""

    def arrange() -> None:
        def fail(*_given: object, **_named: object) -> None:
            raise OSError("the disk is full")

        monkeypatch.setattr("comhla.web.plans.actions.publishing._record", fail)

    return arrange
