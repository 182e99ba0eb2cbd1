"""CSP-1: make a children's services plan for each three years, and take part in making it."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, LinkedPlan, LinkedPlanKind
from comhla.reference.models import Model
from tests.lib.law import (
    COUNCIL,
    SECOND_COUNCIL,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    silent,
)

DUTY = "CSP-1"
HAVE = "have_plan_for_period"


def a_plan(**facts):
    return LinkedPlan(
        **{
            "id": "csp-2023",
            "kind": LinkedPlanKind.CHILDREN_SERVICES,
            "title": "Children's plan 2023-26",
            "period_first_day": day("2023-04-01"),
            "period_last_day": day("2026-03-31"),
            "approved_on": day("2023-03-15"),
            **facts,
        }
    )


def with_plans(*plans, **facts):
    return an_authority(linked_plans=plans, **facts)


# plans, as at, outcome for 2023-26; the periods are general knowledge, so a gap is a question
PERIODS = [
    ((a_plan(),), "2023-04-01", "met"),
    ((a_plan(approved_on=NOT_DONE, published_on=day("2023-05-01")),), "2023-04-30", "for_a_person"),
    ((a_plan(approved_on=NOT_DONE, published_on=day("2023-05-01")),), "2023-05-01", "met"),
    ((a_plan(approved_on=None),), "2023-05-01", "cannot_tell"),
    ((a_plan(period_last_day=None),), "2023-05-01", "cannot_tell"),
    ((a_plan(period_first_day=None),), "2023-05-01", "cannot_tell"),
    ((a_plan(period_last_day=day("2026-03-30")),), "2023-05-01", "for_a_person"),
    ((a_plan(period_first_day=day("2023-04-02")),), "2023-05-01", "for_a_person"),
    ((), "2023-05-01", "for_a_person"),
]


@pytest.mark.parametrize(("plans", "as_at", "expected"), PERIODS)
def test_have_plan_for_period(plans, as_at, expected):
    assert outcome(DUTY, HAVE, with_plans(*plans), as_at=as_at, subject="period-2023-2026") == expected


# the councils whose plans are recorded, outcome
COUNCILS = [
    ((None,), "met"),
    ((COUNCIL, SECOND_COUNCIL), "met"),
    ((COUNCIL,), "for_a_person"),
]


@pytest.mark.parametrize(("of", "expected"), COUNCILS)
def test_every_council_area_has_a_plan(of, expected):
    plans = tuple(a_plan(id=f"csp-{number}", council=each) for number, each in enumerate(of))
    facts = with_plans(*plans, councils=(COUNCIL, SECOND_COUNCIL))
    found = finding(DUTY, HAVE, facts, as_at="2023-05-01", subject="period-2023-2026")
    assert found.outcome.value == expected
    assert (SECOND_COUNCIL in found.because) is (expected == "for_a_person")


def test_each_period_is_asked_about_from_its_first_day():
    found = [each.subject.id for each in findings(DUTY, with_plans(), as_at="2026-03-31")]
    assert found == ["period-2017-2020", "period-2020-2023", "period-2023-2026"]
    assert "period-2026-2029" in [each.subject.id for each in findings(DUTY, with_plans(), as_at="2026-04-01")]


EVIDENCE_PARTS = ["aim_at_wellbeing", "give_chance_to_take_part", "consult", "send_copies"]


@pytest.mark.parametrize("part", EVIDENCE_PARTS)
@pytest.mark.parametrize(("dated_on", "expected"), [("2023-05-01", "met"), ("2023-05-02", "not_evidenced")])
def test_shown_by_evidence(part, dated_on, expected):
    kept = (Evidence(id="e", duty=DUTY, part=part, subject="csp-2023", what="Section 2", dated_on=day(dated_on)),)
    assert outcome(DUTY, part, with_plans(a_plan(), evidence=kept), as_at="2023-05-01") == expected


@pytest.mark.parametrize(("copied_on", "expected"), [("2023-05-01", "met"), ("2023-05-02", "not_evidenced")])
def test_send_copies_by_a_recorded_day(copied_on, expected):
    facts = with_plans(a_plan(copied_on=day(copied_on)))
    assert outcome(DUTY, "send_copies", facts, as_at="2023-05-01") == expected


@pytest.mark.parametrize(("took_part", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_take_part(took_part, expected):
    facts = with_plans(a_plan(authority_took_part=took_part))
    assert outcome(DUTY, "take_part", facts, as_at="2023-05-01") == expected


def test_the_lead_agencies_make_the_plan_and_are_no_other_provider():
    facts = with_plans(a_plan(authority_disagrees=True), model=Model.BOTH_LEAD)
    assert outcome(DUTY, "take_part", facts, as_at="2023-05-01") == "not_applicable"
    assert silent(DUTY, "publish_notice_of_disagreement", facts, as_at="2023-05-01")


# approved on, published on, as at, outcome
PUBLISHED = [
    (day("2023-03-15"), None, "2023-03-15", "for_a_person"),
    (day("2023-03-15"), NOT_DONE, "2023-05-01", "for_a_person"),
    (day("2023-03-15"), day("2023-03-15"), "2023-05-01", "met"),
    (day("2023-03-15"), day("2023-04-28"), "2023-04-27", "for_a_person"),
    (day("2023-03-15"), day("2023-04-28"), "2023-04-28", "for_a_person"),
    (None, day("2023-04-28"), "2023-04-28", "met"),
]


@pytest.mark.parametrize(("approved_on", "published_on", "as_at", "expected"), PUBLISHED)
def test_publish_without_delay(approved_on, published_on, as_at, expected):
    facts = with_plans(a_plan(approved_on=approved_on, published_on=published_on))
    assert outcome(DUTY, "publish_without_delay", facts, as_at=as_at) == expected


def test_the_gap_is_shown():
    facts = with_plans(a_plan(published_on=day("2023-04-28")))
    found = finding(DUTY, "publish_without_delay", facts, as_at="2023-04-28")
    assert found.because == (
        "Children's plan 2023-26 was approved on 15 March 2023 and published 44 days later, on 28 April 2023. Was that"
        " as soon as reasonably practicable?"
    )


# disagrees, notice on, outcome; None is silence
NOTICES = [
    (True, day("2023-04-20"), "met"),
    (None, day("2023-04-20"), "met"),
    (True, day("2023-05-02"), "for_a_person"),
    (True, NOT_DONE, "for_a_person"),
    (True, None, "for_a_person"),
    (None, None, "cannot_tell"),
    (None, NOT_DONE, None),
    (False, None, None),
]


@pytest.mark.parametrize(("disagrees", "notice_on", "expected"), NOTICES)
def test_publish_notice_of_disagreement(disagrees, notice_on, expected):
    facts = with_plans(a_plan(authority_disagrees=disagrees, disagreement_notice_on=notice_on))
    if expected is None:
        assert silent(DUTY, "publish_notice_of_disagreement", facts, as_at="2023-05-01")
    else:
        assert outcome(DUTY, "publish_notice_of_disagreement", facts, as_at="2023-05-01") == expected


def test_a_plan_without_a_period_is_asked_about_from_its_approval():
    facts = with_plans(a_plan(period_first_day=None, title=None, authority_took_part=True))
    found = finding(DUTY, "take_part", facts, as_at="2023-03-15")
    assert found.because == "The board took part in preparing the plan csp-2023."
    assert silent(DUTY, "take_part", facts, as_at="2023-03-14")


def test_a_plan_that_is_not_made_is_not_asked_about():
    assert silent(DUTY, "take_part", with_plans(a_plan(approved_on=NOT_DONE)), as_at="2023-05-01")


def test_other_plans_are_not_asked_about():
    other = a_plan(kind=LinkedPlanKind.LOCAL_HOUSING_STRATEGY)
    assert silent(DUTY, "take_part", with_plans(other), as_at="2023-05-01")


def test_not_recorded():
    found = findings(DUTY, an_authority(), as_at="2023-05-01")
    assert {each.outcome.value for each in found} == {"cannot_tell"}


def test_before_the_first_period():
    facts = with_plans(a_plan(period_first_day=day("2016-04-01"), approved_on=day("2016-03-15")))
    assert findings(DUTY, facts, as_at="2017-03-31") == []
