"""act-2014/s40: have regard to principles and outcomes when carrying out functions."""

import pytest

from comhla.law.facts import Decision, Evidence
from comhla.reference import Model
from tests.lib.law import HEALTH_BOARD, an_authority, day, finding, outcome, silent

DUTY = "act-2014/s40"
PARTS = ["have_regard_to_principles", "have_regard_to_outcomes"]
FIELDS = {"have_regard_to_principles": "principles", "have_regard_to_outcomes": "outcomes"}


def a_decision(**facts):
    return Decision(
        **{"id": "d", "title": "Close the ward", "decided_by": "board", "decided_on": day("2025-05-14"), **facts}
    )


# keys that the paper refers to, outcome
TAGS = [(("P3",), "met"), ((), "not_evidenced"), (None, "not_evidenced")]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("keys", "expected"), TAGS)
def test_a_paper_that_refers_to_any_of_them_shows_regard(part, keys, expected):
    facts = an_authority(decisions=(a_decision(**{FIELDS[part]: keys}),))
    assert outcome(DUTY, part, facts, as_at="2025-05-14") == expected


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("dated_on", "expected"), [("2025-05-14", "met"), ("2025-05-15", "not_evidenced")])
def test_regard_is_shown_by_evidence_up_to_the_day_of_the_decision(part, dated_on, expected):
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Minute 7", dated_on=day(dated_on)),)
    facts = an_authority(decisions=(a_decision(),), evidence=kept)
    assert outcome(DUTY, part, facts, as_at="2025-06-01") == expected


def test_a_health_board_under_a_direction_bears_it_itself():
    facts = an_authority(decisions=(a_decision(decided_by=HEALTH_BOARD),))
    found = finding(DUTY, "have_regard_to_principles", facts, as_at="2025-05-14")
    assert found.because == (
        "No evidence of regard by NHS Strathmore to the delivery principles in Close the ward is recorded."
    )
    by_the_board = an_authority(decisions=(a_decision(),))
    found = finding(DUTY, "have_regard_to_principles", by_the_board, as_at="2025-05-14")
    assert "regard by the board to" in found.because


def test_planned_decisions_show_28_days_before():
    facts = an_authority(decisions=(a_decision(),))
    assert silent(DUTY, "have_regard_to_principles", facts, as_at="2025-04-15")
    assert outcome(DUTY, "have_regard_to_principles", facts, as_at="2025-04-16") == "not_evidenced"


@pytest.mark.parametrize(("about", "asked"), [(True, True), (None, True), (False, False)])
def test_only_decisions_about_integration_functions(about, asked):
    facts = an_authority(decisions=(a_decision(about_integration_functions=about),))
    assert silent(DUTY, "have_regard_to_principles", facts, as_at="2025-05-14") is not asked


def test_it_binds_every_model():
    for model in Model:
        facts = an_authority(model=model, decisions=(a_decision(),))
        assert outcome(DUTY, "have_regard_to_outcomes", facts, as_at="2025-05-14") == "not_evidenced"
