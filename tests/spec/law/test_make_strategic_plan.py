"""act-2014/s29: have a strategic plan with its prescribed contents."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    BoardEstablishment,
    DelegatedFunction,
    Evidence,
    Locality,
    LocalityArrangements,
    Plan,
    PlanOrigin,
    PlanStage,
    Stage,
)
from tests.lib.law import a_scheme, an_authority, day, finding, findings, outcome, silent, started

DUTY = "act-2014/s29"
OUTCOMES = tuple(f"O{number}" for number in range(1, 10))
NORTH, SOUTH = (LocalityArrangements(locality=name, set_out_separately=True) for name in ("north", "south"))


def a_plan(**facts):
    return Plan(**{"id": "plan-2024", "title": "Plan 2024", "finalised_on": day("2024-02-20"), **facts})


def with_plan(**facts):
    return an_authority(establishment=started(), plans=(a_plan(**facts),))


# functions passed on, plans, as at, outcome; None: it says nothing before functions pass
HAVING = [
    (day("2016-04-01"), (), "2016-03-31", None),
    (day("2016-04-01"), (), "2016-04-01", "not_met"),
    (NOT_DONE, (), "2016-04-01", None),
    (None, (), "2024-03-01", "cannot_tell"),
    (None, (a_plan(),), "2024-03-01", "met"),
    (day("2016-04-01"), (a_plan(),), "2024-02-19", "not_met"),
    (day("2016-04-01"), (a_plan(),), "2024-02-20", "met"),
    (day("2016-04-01"), (a_plan(finalised_on=None),), "2024-02-20", "cannot_tell"),
    (day("2016-04-01"), (a_plan(finalised_on=NOT_DONE),), "2024-02-20", "not_met"),
]


@pytest.mark.parametrize(("start", "plans", "as_at", "expected"), HAVING)
def test_have_a_plan(start, plans, as_at, expected):
    facts = an_authority(establishment=started(start), plans=plans)
    if expected is None:
        assert silent(DUTY, "have_a_plan", facts, as_at=as_at)
    else:
        assert outcome(DUTY, "have_a_plan", facts, as_at=as_at) == expected


def test_a_plan_can_be_shown_without_the_setting_up_of_the_board():
    assert outcome(DUTY, "have_a_plan", an_authority(plans=(a_plan(),)), as_at="2024-03-01") == "met"


def test_the_last_step_shows_when_a_plan_was_final():
    final = (PlanStage(stage=Stage.FINALISED, on=day("2024-02-20")),)
    facts = with_plan(finalised_on=None, stages=final)
    assert finding(DUTY, "have_a_plan", facts, as_at="2024-02-20").because == (
        "The latest plan to be finalised is Plan 2024."
    )


# first and last day of the period, as at, outcome
RUNNING = [
    (day("2024-04-01"), None, "2024-03-31", "for_a_person"),
    (day("2024-04-01"), None, "2024-04-01", "met"),
    (day("2024-04-01"), day("2027-03-31"), "2027-03-31", "met"),
    (day("2024-04-01"), day("2027-03-31"), "2027-04-01", "for_a_person"),
    (None, None, "2024-04-01", "cannot_tell"),
]


@pytest.mark.parametrize(("first", "last", "as_at", "expected"), RUNNING)
def test_keep_a_plan_running_is_a_reading_and_so_a_question(first, last, as_at, expected):
    facts = with_plan(period_first_day=first, period_last_day=last)
    assert outcome(DUTY, "keep_a_plan_running", facts, as_at=as_at) == expected


def test_keep_a_plan_running_says_nothing_without_a_final_plan_or_before_functions_pass():
    assert silent(DUTY, "keep_a_plan_running", with_plan(finalised_on=NOT_DONE), as_at="2024-04-01")
    early = a_plan(finalised_on=day("2016-02-01"), period_first_day=day("2016-04-01"))
    facts = an_authority(establishment=started(), plans=(early,))
    assert silent(DUTY, "keep_a_plan_running", facts, as_at="2016-03-31")
    assert outcome(DUTY, "keep_a_plan_running", facts, as_at="2016-04-01") == "met"


def first_plan(**facts):
    return a_plan(id="plan-2016", title="Plan 2016", origin=PlanOrigin.FIRST, **facts)


# functions passed on, the first plan was finalised on, as at, outcome. The start day itself is too late.
BEFORE_START = [
    (day("2016-04-01"), day("2016-03-31"), "2016-03-31", "met"),
    (day("2016-04-01"), day("2016-04-01"), "2016-04-01", "not_met"),
    (day("2016-04-01"), NOT_DONE, "2016-03-31", "not_yet_due"),
    (day("2016-04-01"), NOT_DONE, "2016-04-01", "not_met"),
    (day("2016-04-01"), None, "2016-04-01", "cannot_tell"),
    (None, day("2016-03-31"), "2016-04-01", "cannot_tell"),
    (NOT_DONE, day("2016-03-31"), "2016-04-01", "not_yet_due"),
]


@pytest.mark.parametrize(("start", "finalised", "as_at", "expected"), BEFORE_START)
def test_finalise_first_plan_before_start(start, finalised, as_at, expected):
    facts = an_authority(establishment=started(start), plans=(first_plan(finalised_on=finalised),))
    assert outcome(DUTY, "finalise_first_plan_before_start", facts, as_at=as_at) == expected


def test_the_first_plan_is_not_recorded_as_such_or_there_is_none():
    nameless = with_plan()
    assert outcome(DUTY, "finalise_first_plan_before_start", nameless, as_at="2024-03-01") == "cannot_tell"
    none = an_authority(establishment=started(), plans=())
    assert outcome(DUTY, "finalise_first_plan_before_start", none, as_at="2016-03-31") == "not_yet_due"
    assert outcome(DUTY, "finalise_first_plan_before_start", none, as_at="2016-04-01") == "not_met"


# functions passed on, the day the first plan names, outcome. It has to be named only before 1 April 2016.
NAMED = [
    (day("2016-04-01"), None, "not_applicable"),
    (day("2016-03-31"), None, "cannot_tell"),
    (day("2016-03-31"), day("2016-03-31"), "met"),
    (day("2016-03-31"), day("2016-03-01"), "not_met"),
]


@pytest.mark.parametrize(("start", "named", "expected"), NAMED)
def test_name_day_for_functions_to_pass(start, named, expected):
    plan = first_plan(finalised_on=day("2016-02-01"), delegation_day_named=named)
    facts = an_authority(establishment=started(start), plans=(plan,))
    assert outcome(DUTY, "name_day_for_functions_to_pass", facts, as_at="2016-04-01") == expected


def test_name_day_for_functions_to_pass_says_nothing_before_the_plan_is_final():
    facts = an_authority(establishment=started(), plans=(first_plan(finalised_on=NOT_DONE),))
    assert silent(DUTY, "name_day_for_functions_to_pass", facts, as_at="2016-04-01")
    no_day = an_authority(establishment=BoardEstablishment(), plans=(first_plan(),))
    assert silent(DUTY, "name_day_for_functions_to_pass", no_day, as_at="2024-04-01")


def with_functions(covered, *functions, **facts):
    scheme = a_scheme(functions=functions or None)
    plan = a_plan(functions_covered=covered, period_first_day=day("2024-04-01"), **facts)
    return an_authority(schemes=(scheme,), plans=(plan,))


def a_function(name, first=None, last=None):
    return DelegatedFunction(id=name, name=name.title(), first_day=first and day(first), last_day=last and day(last))


# the functions that the plan covers, those delegated, as at, outcome
COVERAGE = [
    (None, (a_function("nursing"),), "2024-04-01", "not_evidenced"),
    (("nursing",), (), "2024-04-01", "cannot_tell"),
    (("nursing",), (a_function("nursing"),), "2024-04-01", "met"),
    (("nursing",), (a_function("nursing"), a_function("carers")), "2024-04-01", "not_evidenced"),
    # a revised scheme adds a function in the middle of the plan
    (("nursing",), (a_function("nursing"), a_function("carers", "2025-10-01")), "2025-09-30", "met"),
    (("nursing",), (a_function("nursing"), a_function("carers", "2025-10-01")), "2025-10-01", "not_evidenced"),
    # a function that ended before the plan began, and one that ended on its first day
    (("nursing",), (a_function("nursing"), a_function("carers", None, "2024-03-31")), "2024-04-01", "met"),
    (("nursing",), (a_function("nursing"), a_function("carers", None, "2024-04-01")), "2024-04-01", "not_evidenced"),
    # one that was added after the plan had ended
    (("nursing",), (a_function("nursing"), a_function("carers", "2027-04-01")), "2027-04-01", "met"),
    (("nursing",), (a_function("nursing"), a_function("carers", "2027-03-31")), "2027-04-01", "not_evidenced"),
]


@pytest.mark.parametrize(("covered", "functions", "as_at", "expected"), COVERAGE)
def test_cover_every_function(covered, functions, as_at, expected):
    facts = with_functions(covered, *functions, period_last_day=day("2027-03-31"))
    assert outcome(DUTY, "cover_every_function", facts, as_at=as_at) == expected


def test_a_plan_that_was_replaced_need_not_cover_what_came_later():
    facts = with_functions(("nursing",), a_function("nursing"), a_function("carers", "2025-10-01"))
    assert outcome(DUTY, "cover_every_function", facts, as_at="2025-10-01") == "not_evidenced"
    later = a_plan(id="later", finalised_on=day("2025-03-01"), period_first_day=day("2025-04-01"))
    facts = facts.replace(plans=(*facts.plans, later))
    assert outcome(DUTY, "cover_every_function", facts, as_at="2025-10-01", subject="plan-2024") == "met"


@pytest.mark.parametrize(
    ("covered", "expected"),
    [(None, "not_evidenced"), (OUTCOMES, "met"), (OUTCOMES[:-1], "not_evidenced"), ((), "not_evidenced")],
)
def test_show_how_outcomes_are_served(covered, expected):
    facts = with_plan(outcomes_covered=covered)
    assert outcome(DUTY, "show_how_outcomes_are_served", facts, as_at="2024-04-01") == expected


@pytest.mark.parametrize("part", ["cover_every_function", "show_how_outcomes_are_served"])
def test_contents_can_be_shown_by_evidence(part):
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Annex B", dated_on=day("2024-02-20")),)
    assert outcome(DUTY, part, with_plan().replace(evidence=kept), as_at="2024-04-01") == "met"


# localities that the plan sets out, outcome
LOCALITIES = [
    (None, "cannot_tell"),
    ((), "not_met"),
    ((NORTH,), "not_met"),
    ((NORTH, NORTH), "not_met"),
    ((NORTH, SOUTH), "met"),
]


@pytest.mark.parametrize(("localities", "expected"), LOCALITIES)
def test_divide_area_into_localities(localities, expected):
    facts = with_plan(localities=localities)
    assert outcome(DUTY, "divide_area_into_localities", facts, as_at="2024-04-01") == expected


def test_one_locality_for_each_of_two_councils_is_enough():
    facts = an_authority(
        councils=("Strathmore Council", "Glenmore Council"), plans=(a_plan(localities=(NORTH, SOUTH)),)
    )
    assert outcome(DUTY, "divide_area_into_localities", facts, as_at="2024-04-01") == "met"


def test_cover_whole_area_is_asked_of_a_person_by_name():
    facts = with_plan(localities=(NORTH, SOUTH)).replace(localities=(Locality(id="north", name="North Glen"),))
    found = finding(DUTY, "cover_whole_area", facts, as_at="2024-04-01")
    assert found.outcome == "for_a_person"
    assert "North Glen and south" in found.because
    assert silent(DUTY, "cover_whole_area", with_plan(localities=()), as_at="2024-04-01")


def set_out(*separately):
    return tuple(
        LocalityArrangements(locality=f"locality-{number}", set_out_separately=each)
        for number, each in enumerate(separately)
    )


@pytest.mark.parametrize(
    ("localities", "expected"),
    [
        (set_out(True, True), "met"),
        (set_out(True, False), "not_met"),
        (set_out(True, None), "cannot_tell"),
        (set_out(None, False), "not_met"),
    ],
)
def test_set_out_each_locality_separately(localities, expected):
    facts = with_plan(localities=localities)
    assert outcome(DUTY, "set_out_each_locality_separately", facts, as_at="2024-04-01") == expected


def test_set_out_each_locality_separately_says_nothing_without_localities():
    assert silent(DUTY, "set_out_each_locality_separately", with_plan(localities=()), as_at="2024-04-01")


# first and last day of a third locality that the plan does not mention, outcome; the plan begins on 1 April 2024
THIRD_LOCALITY = [
    (None, None, "for_a_person"),
    ("2024-04-01", "2024-04-01", "for_a_person"),
    ("2024-04-02", None, "met"),
    (None, "2024-03-31", "met"),
]


@pytest.mark.parametrize(("first", "last", "expected"), THIRD_LOCALITY)
def test_a_locality_of_the_area_that_the_plan_leaves_out_is_a_question(first, last, expected):
    third = Locality(id="east", name="East", first_day=first and day(first), last_day=last and day(last))
    facts = with_plan(localities=(NORTH, SOUTH), period_first_day=day("2024-04-01")).replace(
        localities=(Locality(id="north", name="North"), third)
    )
    assert outcome(DUTY, "set_out_each_locality_separately", facts, as_at="2024-04-01") == expected


# last day of the earlier plan, first day of the later one, outcome
GAPS = [
    (day("2024-03-31"), day("2024-04-01"), "met"),
    (day("2024-03-31"), day("2024-05-01"), "for_a_person"),
    (day("2024-05-31"), day("2024-04-01"), "met"),
    (None, day("2024-04-01"), "met"),
    (None, None, "cannot_tell"),
]


@pytest.mark.parametrize(("last", "first", "expected"), GAPS)
def test_follow_on_without_gap(last, first, expected):
    earlier = a_plan(
        id="plan-2021",
        title="Plan 2021",
        finalised_on=day("2021-02-20"),
        period_first_day=day("2021-04-01"),
        period_last_day=last,
    )
    facts = an_authority(plans=(earlier, a_plan(period_first_day=first)))
    assert outcome(DUTY, "follow_on_without_gap", facts, as_at="2024-05-01", subject="plan-2024") == expected


def test_the_gap_is_shown_and_the_first_plan_has_none_before_it():
    earlier = first_plan(
        finalised_on=day("2016-02-20"), period_first_day=day("2016-04-01"), period_last_day=day("2024-03-31")
    )
    facts = an_authority(plans=(earlier, a_plan(period_first_day=day("2024-05-01"))))
    found = finding(DUTY, "follow_on_without_gap", facts, as_at="2024-05-01")
    assert found.because == (
        "Plan 2016 ran to 31 March 2024 and Plan 2024 begins on 1 May 2024: for 30 days no plan ran."
        " Was the earlier plan still followed?"
    )
    asked = [each for each in findings(DUTY, facts, as_at="2024-05-01") if each.part is not None]
    assert [each.subject.id for each in asked if each.part.key == "follow_on_without_gap"] == ["plan-2024"]
