"""Which decisions count as significant and outside the plan (act-2014/s36)."""

import pytest

from comhla.law.facts import Decision, SignificanceView
from comhla.law.readings.decisions_outside_plan import is_significant_outside_plan
from comhla.reference import Model
from tests.lib.law import COUNCIL, HEALTH_BOARD, an_authority, day

VIEW = SignificanceView(significant=True, recorded_on=day("2026-04-20"))


@pytest.mark.parametrize(
    ("facts", "model", "counts"),
    [
        ({}, Model.BODY_CORPORATE, True),
        ({"within_plan": True}, Model.BODY_CORPORATE, False),
        ({"within_plan": None}, Model.BODY_CORPORATE, False),
        ({"view": None}, Model.BODY_CORPORATE, False),
        ({"view": VIEW.replace(significant=False)}, Model.BODY_CORPORATE, False),
        ({"about_integration_functions": False}, Model.BODY_CORPORATE, False),
        ({"decided_by": COUNCIL}, Model.BODY_CORPORATE, False),
        ({"decided_by": HEALTH_BOARD}, Model.HEALTH_BOARD_LEADS, True),
        ({"decided_by": COUNCIL}, Model.HEALTH_BOARD_LEADS, False),
        ({"decided_by": COUNCIL}, Model.COUNCIL_LEADS, True),
        ({"decided_by": HEALTH_BOARD}, Model.COUNCIL_LEADS, False),
    ],
)
def test_what_counts_is_outside_the_plan_and_considered_significant_by_the_authority(facts, model, counts):
    given = {"within_plan": False, "view": VIEW, "decided_by": "board", **facts}
    decision = Decision(id="d", title="Close the ward", decided_on=day("2026-05-12"), **given)
    assert is_significant_outside_plan(an_authority(model=model), decision) == counts
