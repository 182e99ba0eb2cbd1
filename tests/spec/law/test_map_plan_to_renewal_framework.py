"""SRF: map the strategic plan to the Service Renewal Framework. Policy warns and is never a breach."""

import pytest

from comhla.law.facts import Evidence, Plan
from tests.lib.law import an_authority, day, finding, findings, outcome

DUTY = "SRF"
PART = "map_to_five_principles"


def with_plan(**facts):
    return an_authority(plans=(Plan(**{"id": "p", "title": "Plan 2026", "finalised_on": day("2026-02-20"), **facts}),))


@pytest.mark.parametrize(("mapped", "expected"), [(True, "met"), (False, "not_evidenced"), (None, "not_evidenced")])
def test_map_to_five_principles(mapped, expected):
    assert outcome(DUTY, PART, with_plan(principles_of_renewal_mapped=mapped), as_at="2026-03-01") == expected


def test_the_five_principles_are_named():
    found = finding(DUTY, PART, with_plan(principles_of_renewal_mapped=False), as_at="2026-03-01")
    assert "prevention, people, community, population and digital" in found.because


def test_evidence_serves_as_well():
    kept = (Evidence(id="e", duty=DUTY, part=PART, what="Annex D", dated_on=day("2026-02-20")),)
    assert outcome(DUTY, PART, with_plan().replace(evidence=kept), as_at="2026-03-01") == "met"


def test_plans_finalised_before_the_framework_are_not_asked_about():
    assert findings(DUTY, with_plan(finalised_on=day("2025-06-29")), as_at="2026-03-01") == []
    assert findings(DUTY, with_plan(finalised_on=day("2025-06-30")), as_at="2026-03-01") != []


def test_a_plan_in_the_making_is_asked_about():
    facts = with_plan(finalised_on=None, preparation_began_on=day("2025-01-06"))
    assert findings(DUTY, facts, as_at="2025-06-29") == []
    assert outcome(DUTY, PART, facts, as_at="2025-06-30") == "not_evidenced"
