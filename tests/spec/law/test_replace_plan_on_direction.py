"""act-2014/s38: replace the strategic plan on direction."""

import pytest

from comhla.law.facts import NOT_DONE, Plan, PlanDirection, PlanOrigin, PlanStage, Stage
from comhla.reference import Model
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    an_authority,
    day,
    finding,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "act-2014/s38"


def a_direction(**facts):
    return PlanDirection(
        **{
            "id": "d",
            "given_by": (HEALTH_BOARD, COUNCIL),
            "given_on": day("2025-01-10"),
            "prepare_by": day("2025-09-30"),
            "period_begins_on": day("2025-11-01"),
            **facts,
        }
    )


def with_direction(*plans, councils=(COUNCIL,), **facts):
    return an_authority(plan_directions=(a_direction(**facts),), plans=plans, councils=councils)


def a_plan(**facts):
    return Plan(
        **{
            "id": "p",
            "title": "Plan 2025",
            "origin": PlanOrigin.DIRECTION,
            "directed_by": "d",
            "finalised_on": day("2025-09-30"),
            **facts,
        }
    )


# councils, given by, outcome
GIVEN_BY = [
    ((COUNCIL,), (HEALTH_BOARD, COUNCIL), "met"),
    ((COUNCIL,), (HEALTH_BOARD,), "not_met"),
    ((COUNCIL, SECOND_COUNCIL), (HEALTH_BOARD, COUNCIL), "not_met"),
    ((COUNCIL, SECOND_COUNCIL), (HEALTH_BOARD, COUNCIL, SECOND_COUNCIL), "met"),
]


@pytest.mark.parametrize(("councils", "given_by", "expected"), GIVEN_BY)
def test_direct_jointly(councils, given_by, expected):
    facts = with_direction(councils=councils, given_by=given_by)
    assert outcome(DUTY, "direct_jointly", facts, as_at="2025-01-10") == expected
    assert silent(DUTY, "direct_jointly", facts, as_at="2025-01-09")


@pytest.mark.parametrize(
    ("part", "field"), [("direct_in_writing", "in_writing"), ("summarise_reasons", "reasons_summarised")]
)
@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_the_form_of_the_direction(part, field, recorded, expected):
    assert outcome(DUTY, part, with_direction(**{field: recorded}), as_at="2025-01-10") == expected


# day for preparing, day for beginning, names both, outcome
BOTH_DAYS = [
    (day("2025-09-30"), day("2025-11-01"), None, "met"),
    (day("2025-09-30"), None, False, "not_met"),
    (None, day("2025-11-01"), None, "cannot_tell"),
    (None, None, True, "met"),
]


@pytest.mark.parametrize(("prepare_by", "begins", "both", "expected"), BOTH_DAYS)
def test_name_both_days(prepare_by, begins, both, expected):
    facts = with_direction(prepare_by=prepare_by, period_begins_on=begins, names_both_days=both)
    assert outcome(DUTY, "name_both_days", facts, as_at="2025-01-10") == expected


@pytest.mark.parametrize(("jointly", "expected"), [(True, "met"), (False, "not_met")])
def test_substitute_days_jointly(jointly, expected):
    assert outcome(
        DUTY, "substitute_days_jointly", with_direction(substituted_jointly=jointly), as_at="2025-01-10"
    ) == (expected)
    assert silent(DUTY, "substitute_days_jointly", with_direction(), as_at="2025-01-10")


# the plan was final on, as at, outcome; the direction names 30 September 2025
PREPARED = [
    (day("2025-09-30"), "2025-09-30", "met"),
    (day("2025-10-01"), "2025-09-30", "not_yet_due"),
    (day("2025-10-01"), "2025-10-01", "not_met"),
    (NOT_DONE, "2025-10-01", "not_met"),
    (None, "2025-10-01", "cannot_tell"),
]


@pytest.mark.parametrize(("finalised", "as_at", "expected"), PREPARED)
def test_prepare_by_named_day(finalised, as_at, expected):
    facts = with_direction(a_plan(finalised_on=finalised))
    assert outcome(DUTY, "prepare_by_named_day", facts, as_at=as_at) == expected


def test_no_plan_follows_the_direction():
    other = a_plan(directed_by=None)
    assert outcome(DUTY, "prepare_by_named_day", with_direction(other), as_at="2025-09-30") == "not_yet_due"
    assert outcome(DUTY, "prepare_by_named_day", with_direction(other), as_at="2025-10-01") == "not_met"
    for part in ("begin_on_named_day", "take_every_step"):
        assert silent(DUTY, part, with_direction(other), as_at="2025-10-01")


def test_prepare_by_named_day_needs_the_day_the_plans_and_all_authorities():
    part = "prepare_by_named_day"
    assert outcome(DUTY, part, with_direction(prepare_by=None), as_at="2025-10-01") == "cannot_tell"
    unrecorded = an_authority(plan_directions=(a_direction(),))
    assert outcome(DUTY, part, unrecorded, as_at="2025-10-01") == "cannot_tell"
    alone = with_direction(given_by=(HEALTH_BOARD,))
    assert outcome(DUTY, part, alone, as_at="2025-10-01") == "for_a_person"


# the plan's period begins on, outcome; the direction names 1 November 2025
BEGINS = [(day("2025-11-01"), "met"), (day("2025-12-01"), "not_met"), (None, "cannot_tell")]


@pytest.mark.parametrize(("begins", "expected"), BEGINS)
def test_begin_on_named_day(begins, expected):
    facts = with_direction(a_plan(period_first_day=begins))
    assert outcome(DUTY, "begin_on_named_day", facts, as_at="2025-09-30") == expected
    assert silent(DUTY, "begin_on_named_day", facts, as_at="2025-09-29")


STEPS = tuple(
    PlanStage(stage=stage, on=day(f"2025-0{number}-01"))
    for number, stage in enumerate(Stage, start=2)
    if stage is not Stage.FINALISED
)

# steps taken, as at, outcome
EVERY_STEP = [
    (STEPS, "2025-09-30", "met"),
    (STEPS, "2025-03-01", "not_yet_due"),
    (tuple(each for each in STEPS if "GROUP" not in each.stage.name), "2025-09-30", "not_met"),
    ((), "2025-09-30", "not_met"),
    (None, "2025-09-30", "cannot_tell"),
]


@pytest.mark.parametrize(("stages", "as_at", "expected"), EVERY_STEP)
def test_take_every_step(stages, as_at, expected):
    assert outcome(DUTY, "take_every_step", with_direction(a_plan(stages=stages)), as_at=as_at) == expected


def test_the_steps_left_out_are_named():
    without_group = tuple(each for each in STEPS if "GROUP" not in each.stage.name)
    found = finding(DUTY, "take_every_step", with_direction(a_plan(stages=without_group)), as_at="2025-09-30")
    assert found.because == (
        "Plan 2025 was finalised without these steps: group on proposals and group on first draft."
    )


@pytest.mark.parametrize("model", [Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD])
def test_nobody_can_direct_a_lead_agency(model):
    facts = an_authority(model=model, plan_directions=(a_direction(),), plans=())
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-10-01") == "not_applicable"
