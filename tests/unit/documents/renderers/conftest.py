"""Documents written once for all tests of a process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from comhla.documents.formats import Format, render
from comhla.documents.model import Document
from tests.lib.sample_documents import easy_read, whole

Written = Callable[[Format], bytes]


@cache
def _write(document: Document, form: Format) -> bytes:
    return render(document, form)


@pytest.fixture(scope="session")
def written() -> Written:
    """The document with every node in a form."""
    return lambda form: _write(whole(), form)


@pytest.fixture(scope="session")
def written_easy() -> Written:
    """The easy-read document in a form."""
    return lambda form: _write(easy_read(), form)
