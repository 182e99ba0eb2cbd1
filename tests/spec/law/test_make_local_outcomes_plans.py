"""CP-2: make local outcomes improvement plans and locality plans."""

import pytest

from comhla.law.duties.make_local_outcomes_plans import CONTENTS
from comhla.law.facts import NOT_DONE, CommunityPlanningLocality, LinkedPlan, LinkedPlanKind, LinkedPlanReview
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, SECOND_COUNCIL, an_authority, day, finding, findings, outcome, silent

DUTY = "CP-2"
EACH_AREA, REVIEW, POORER = (
    "publish_plan_for_each_area",
    "review_plan_from_time_to_time",
    "plan_for_each_poorer_locality",
)


def a_plan(**facts):
    return LinkedPlan(
        **{
            "id": "loip-2017",
            "kind": LinkedPlanKind.LOCAL_OUTCOMES,
            "published_on": day("2017-10-01"),
            **facts,
        }
    )


# plans, as at, outcome. No last day was seen, so a missing plan is a question.
ONE_COUNCIL = [
    ((), "2017-10-01", "for_a_person"),
    ((a_plan(),), "2017-09-30", "for_a_person"),
    ((a_plan(),), "2017-10-01", "met"),
    ((a_plan(published_on=NOT_DONE),), "2017-10-01", "for_a_person"),
    ((a_plan(published_on=None),), "2017-10-01", "cannot_tell"),
]


@pytest.mark.parametrize(("plans", "as_at", "expected"), ONE_COUNCIL)
def test_publish_plan_for_each_area(plans, as_at, expected):
    assert outcome(DUTY, EACH_AREA, an_authority(linked_plans=plans), as_at=as_at) == expected


# the councils that plans are for, outcome in an area with two councils
TWO_COUNCILS = [
    ((COUNCIL, SECOND_COUNCIL), "met"),
    ((COUNCIL,), "for_a_person"),
    ((COUNCIL, None), "cannot_tell"),
]


@pytest.mark.parametrize(("councils", "expected"), TWO_COUNCILS)
def test_with_several_councils_each_area_has_its_plan(councils, expected):
    plans = tuple(a_plan(id=f"p{number}", council=council) for number, council in enumerate(councils))
    facts = an_authority(linked_plans=plans, councils=(COUNCIL, SECOND_COUNCIL))
    assert outcome(DUTY, EACH_AREA, facts, as_at="2018-01-01") == expected


@pytest.mark.parametrize(
    ("contents", "expected"),
    [(CONTENTS, "met"), (CONTENTS[:3], "not_met"), ((), "not_met"), (None, "cannot_tell")],
)
def test_set_out_outcomes_and_needs(contents, expected):
    facts = an_authority(linked_plans=(a_plan(contents=contents),))
    assert outcome(DUTY, "set_out_outcomes_and_needs", facts, as_at="2017-10-01") == expected
    assert silent(DUTY, "set_out_outcomes_and_needs", facts, as_at="2017-09-30")


# consulted on, outcome; the plan was published on 1 October 2017
@pytest.mark.parametrize(
    ("consulted", "expected"),
    [
        (None, "cannot_tell"),
        (NOT_DONE, "not_met"),
        (day("2017-10-01"), "met"),
        (day("2017-10-02"), "not_met"),
    ],
)
def test_consult_on_plan(consulted, expected):
    facts = an_authority(linked_plans=(a_plan(consulted_on=consulted),))
    assert outcome(DUTY, "consult_on_plan", facts, as_at="2018-01-01") == expected


REVIEWED = (LinkedPlanReview(reviewed_on=day("2020-05-01")),)
# reviews, day set locally, as at, outcome
REVIEWS = [
    (REVIEWED, None, "2020-05-01", "met"),
    (REVIEWED, None, "2020-04-30", "not_evidenced"),
    (None, None, "2020-05-01", "not_evidenced"),
    ((), day("2020-10-01"), "2020-10-01", "not_evidenced"),
    ((), day("2020-10-01"), "2020-10-02", "for_a_person"),
]


@pytest.mark.parametrize(("reviews", "review_by", "as_at", "expected"), REVIEWS)
def test_review_plan_from_time_to_time(reviews, review_by, as_at, expected):
    facts = an_authority(linked_plans=(a_plan(reviews=reviews, review_by=review_by),))
    assert outcome(DUTY, REVIEW, facts, as_at=as_at) == expected


def test_only_the_plan_that_stands_is_to_be_reviewed():
    facts = an_authority(linked_plans=(a_plan(), a_plan(id="loip-2024", published_on=day("2024-10-01"))))
    assert finding(DUTY, REVIEW, facts, as_at="2024-09-30").subject.id == "loip-2017"
    assert finding(DUTY, REVIEW, facts, as_at="2024-10-01").subject.id == "loip-2024"


def a_locality(**facts):
    return CommunityPlanningLocality(**{"id": "north", **facts})


def with_localities(*localities, plans=(), **facts):
    return an_authority(community_planning_localities=localities, linked_plans=plans, **facts)


# localities of an area with two councils, outcome
DIVIDED = [
    ((a_locality(council=COUNCIL), a_locality(id="south", council=SECOND_COUNCIL)), "met"),
    ((a_locality(council=COUNCIL),), "for_a_person"),
    ((a_locality(council=COUNCIL), a_locality(id="south", council=None)), "cannot_tell"),
    ((a_locality(council=COUNCIL, last_day=day("2017-12-31")),), "for_a_person"),
    ((), "for_a_person"),
]


@pytest.mark.parametrize(("localities", "expected"), DIVIDED)
def test_divide_area_into_localities(localities, expected):
    facts = with_localities(*localities, councils=(COUNCIL, SECOND_COUNCIL))
    assert outcome(DUTY, "divide_area_into_localities", facts, as_at="2018-01-01") == expected


def a_locality_plan(locality="north"):
    return LinkedPlan(
        id="north-plan",
        kind=LinkedPlanKind.COMMUNITY_PLANNING_LOCALITY,
        locality=locality,
        published_on=day("2018-03-01"),
    )


# poorer outcomes found on, plans, as at, outcome
PLANNED = [
    (day("2017-11-01"), (), "2018-03-01", "for_a_person"),
    (day("2017-11-01"), None, "2018-03-01", "cannot_tell"),
    (day("2017-11-01"), (a_locality_plan(),), "2018-02-28", "for_a_person"),
    (day("2017-11-01"), (a_locality_plan(),), "2018-03-01", "met"),
    (day("2017-11-01"), (a_locality_plan("south"),), "2018-03-01", "for_a_person"),
    (day("2017-11-01"), (a_locality_plan(None),), "2018-03-01", "cannot_tell"),
    (day("2018-03-02"), (), "2018-03-01", "met"),
    (NOT_DONE, (), "2018-03-01", "met"),
    (None, (), "2018-03-01", "cannot_tell"),
]


@pytest.mark.parametrize(("found_on", "plans", "as_at", "expected"), PLANNED)
def test_plan_for_each_poorer_locality(found_on, plans, as_at, expected):
    facts = with_localities(a_locality(poorer_outcomes_found_on=found_on), plans=plans)
    assert outcome(DUTY, POORER, facts, as_at=as_at) == expected


def test_without_localities_no_locality_plan_is_asked_about():
    assert silent(DUTY, POORER, with_localities(), as_at="2018-03-01")


def test_not_recorded_and_the_same_in_a_lead_agency_area():
    found = findings(DUTY, an_authority(), as_at="2018-01-01")
    assert [each.answer.missing for each in found] == [("linked_plans",), ("community_planning_localities",)]
    highland = an_authority(model=Model.BOTH_LEAD, linked_plans=(a_plan(),))
    assert outcome(DUTY, EACH_AREA, highland, as_at="2018-01-01") == "met"
