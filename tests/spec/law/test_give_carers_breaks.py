"""CARE-4: breaks for carers, left out of the commencement regulations that were seen."""

import pytest

from comhla.reference.models import Model
from tests.lib.law import an_authority, day, findings, outcome_of_the_whole

DUTY = "CARE-4"
REASON = (
    "section 8 of the Act is not among those that the commencement regulations seen (SSI 2025/388) brought into force."
)


@pytest.mark.parametrize("model", Model)
@pytest.mark.parametrize("as_at", ["2014-11-28", "2025-12-01", "2026-04-01", "2026-11-22", "2031-01-01"])
def test_it_is_not_in_force_on_any_day_for_anybody(model, as_at):
    assert outcome_of_the_whole(DUTY, an_authority(model=model), as_at=as_at) == "not_applicable"


def test_it_says_why_and_names_the_law_as_far_as_it_was_read():
    (found,) = findings(DUTY, an_authority(), as_at="2026-11-22")
    assert found.because == f"This is not in force as seen: {REASON}"
    assert found.citation.title == "Care Reform (Scotland) Act 2025"
    assert found.citation.verified.value == "text seen"
    assert found.version is None
    assert (found.due, found.next_step) == (None, None)


def test_the_answer_holds_until_the_law_is_dated():
    (found,) = findings(DUTY, an_authority(), as_at="2026-11-22")
    assert found.holds_until is None
    assert found.duty.versions[0].holds_on(day("9999-12-30")) is False
