"""What is imported is exported again without loss."""

from __future__ import annotations

import pytest

from comhla.authority_file import read
from comhla.law import check
from comhla.web.authorities.facts import facts_of
from tests.conftest import REPOSITORY
from tests.lib.web import TODAY, recorded

EXAMPLES = sorted((REPOSITORY / "examples").glob("*.yaml"))


@pytest.mark.django_db
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_imported_file_gives_the_same_facts_and_findings(path):
    facts = read(path.read_bytes(), file=path.name)
    back = facts_of(recorded(facts))
    assert back == facts
    assert check(back, as_at=TODAY) == check(facts, as_at=TODAY)
