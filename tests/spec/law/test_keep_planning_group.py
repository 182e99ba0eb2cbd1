"""act-2014/s32: keep a strategic planning group."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    Evidence,
    GroupMember,
    Locality,
    LocalityArrangements,
    Plan,
    PlanningGroup,
    PlanOrigin,
    PlanStage,
    Stage,
)
from comhla.reference import PLANNING_GROUP_GROUPS, ConsulteeGroup, Model
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, an_authority, day, finding, outcome, silent

DUTY = "act-2014/s32"
TWO_COUNCILS = (COUNCIL, SECOND_COUNCIL)


def a_member(name, **facts):
    return GroupMember(**{"id": name, "person": f"person-{name}", "first_day": day("2015-01-05"), **facts})


def with_members(*members, established="2015-01-05", model=Model.BODY_CORPORATE, councils=(COUNCIL,), **facts):
    group = PlanningGroup(established_on=established and day(established), members=members)
    return an_authority(planning_group=group, model=model, councils=councils, **facts)


# established on, preparation of the first plan began on, as at, outcome
BEFORE_FIRST_PLAN = [
    (day("2015-01-05"), day("2015-01-06"), "2016-01-01", "met"),
    (day("2015-01-05"), day("2015-01-05"), "2016-01-01", "for_a_person"),
    (day("2015-01-06"), day("2015-01-05"), "2016-01-01", "not_met"),
    (NOT_DONE, day("2015-01-05"), "2016-01-01", "not_met"),
    (NOT_DONE, day("2015-01-05"), "2015-01-04", "not_yet_due"),
    (day("2015-01-03"), day("2015-01-05"), "2015-01-04", "met"),
    (None, day("2015-01-05"), "2016-01-01", "cannot_tell"),
    (day("2015-01-05"), None, "2016-01-01", "cannot_tell"),
]


@pytest.mark.parametrize(("established", "began", "as_at", "expected"), BEFORE_FIRST_PLAN)
def test_form_group_before_first_plan(established, began, as_at, expected):
    plan = Plan(id="p", title="P", origin=PlanOrigin.FIRST, preparation_began_on=began)
    facts = an_authority(planning_group=PlanningGroup(established_on=established), plans=(plan,))
    assert outcome(DUTY, "form_group_before_first_plan", facts, as_at=as_at) == expected


def test_the_first_step_shows_when_preparation_began():
    steps = (PlanStage(stage=Stage.PROPOSALS, on=day("2015-02-01")),)
    plan = Plan(id="p", title="P", origin=PlanOrigin.FIRST, stages=steps)
    facts = an_authority(planning_group=PlanningGroup(established_on=day("2015-01-05")), plans=(plan,))
    assert outcome(DUTY, "form_group_before_first_plan", facts, as_at="2016-01-01") == "met"


@pytest.mark.parametrize(("existed", "expected"), [(True, "met"), (False, "not_met")])
def test_whether_there_was_a_group_can_be_recorded_by_itself(existed, expected):
    plan = Plan(id="p", title="P", origin=PlanOrigin.FIRST, group_existed_when_preparation_began=existed)
    facts = an_authority(planning_group=PlanningGroup(), plans=(plan,))
    assert outcome(DUTY, "form_group_before_first_plan", facts, as_at="2016-01-01") == expected


@pytest.mark.parametrize(
    ("plans", "established", "expected"),
    [
        (None, None, "cannot_tell"),
        ((Plan(id="p", title="P"),), None, "cannot_tell"),
        ((), day("2015-01-05"), "met"),
        ((), NOT_DONE, "not_yet_due"),
    ],
)
def test_without_a_first_plan(plans, established, expected):
    facts = an_authority(planning_group=PlanningGroup(established_on=established), plans=plans)
    assert outcome(DUTY, "form_group_before_first_plan", facts, as_at="2016-01-01") == expected


BOARD = a_member("board", nominated_by=HEALTH_BOARD)
COUNCILLOR = a_member("council", nominated_by=COUNCIL)
TOGETHER = a_member("together", nominated_by_councils_together=True)
APART = a_member("apart", nominated_by=COUNCIL, nominated_by_councils_together=False)
A, B, C, D = Model.BODY_CORPORATE, Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD

# model, councils, members, outcome
NOMINEES = [
    (A, (COUNCIL,), (BOARD, COUNCILLOR), "met"),
    (A, (COUNCIL,), (BOARD,), "for_a_person"),
    (A, (COUNCIL,), (COUNCILLOR,), "for_a_person"),
    (A, TWO_COUNCILS, (BOARD, TOGETHER), "met"),
    (A, TWO_COUNCILS, (BOARD, APART), "for_a_person"),
    (A, TWO_COUNCILS, (BOARD, COUNCILLOR), "cannot_tell"),
    (A, TWO_COUNCILS, (BOARD, COUNCILLOR, TOGETHER), "met"),
    (B, (COUNCIL,), (COUNCILLOR,), "met"),
    (B, (COUNCIL,), (BOARD,), "for_a_person"),
    (C, (COUNCIL,), (BOARD,), "met"),
    (C, (COUNCIL,), (COUNCILLOR,), "for_a_person"),
    (C, TWO_COUNCILS, (BOARD, COUNCILLOR), "met"),
    (D, (COUNCIL,), (BOARD, COUNCILLOR), "met"),
    (D, (COUNCIL,), (BOARD,), "for_a_person"),
]


@pytest.mark.parametrize(("model", "councils", "members", "expected"), NOMINEES)
def test_seat_nominees_of_partners(model, councils, members, expected):
    facts = with_members(*members, model=model, councils=councils)
    assert outcome(DUTY, "seat_nominees_of_partners", facts, as_at="2020-01-01") == expected


def test_for_two_lead_agencies_the_question_says_that_it_is_a_reading():
    found = finding(DUTY, "seat_nominees_of_partners", with_members(BOARD, model=D), as_at="2020-01-01")
    assert "is a reading" in found.because
    found = finding(DUTY, "seat_nominees_of_partners", with_members(BOARD), as_at="2020-01-01")
    assert "is a reading" not in found.because


def test_a_register_without_a_health_board_asks_for_no_nominee_of_it():
    facts = with_members(COUNCILLOR)
    scheme = facts.schemes[0].replace(health_board=None)
    assert outcome(DUTY, "seat_nominees_of_partners", facts.replace(schemes=(scheme,)), as_at="2020-01-01") == "met"


TWELVE = tuple(a_member(group.value, group=group, linked_to_area=True) for group in PLANNING_GROUP_GROUPS)


def left(member, last_day):
    return tuple(each.replace(last_day=day(last_day)) if each.id == member else each for each in TWELVE)


def test_twelve_groups_have_a_seat_and_other_staff_has_none():
    assert len(TWELVE) == 12
    assert ConsulteeGroup.OTHER_STAFF not in PLANNING_GROUP_GROUPS
    assert outcome(DUTY, "seat_twelve_groups", with_members(*TWELVE), as_at="2020-01-01") == "met"


def test_an_empty_seat_is_shown_and_never_a_breach():
    facts = with_members(*left("commercial_health_providers", "2020-01-31"))
    assert outcome(DUTY, "seat_twelve_groups", facts, as_at="2020-01-31") == "met"
    found = finding(DUTY, "seat_twelve_groups", facts, as_at="2020-02-01")
    assert found.outcome == "for_a_person"
    assert "commercial health providers (the last one to 31 January 2020)" in found.because
    never = finding(DUTY, "seat_twelve_groups", with_members(*TWELVE[1:]), as_at="2020-02-01")
    assert "for health professionals." in never.because


def test_the_twelve_groups_are_asked_for_from_12_december_2014():
    facts = with_members(established=None)
    for part in ("seat_twelve_groups", "give_each_group_its_own_person", "link_members_to_area"):
        assert silent(DUTY, part, facts, as_at="2014-12-11")
    assert outcome(DUTY, "seat_twelve_groups", facts, as_at="2014-12-12") == "for_a_person"


def test_one_person_for_two_groups_is_a_question():
    doubled = (*TWELVE[:-1], TWELVE[-1].replace(person=TWELVE[0].person))
    found = finding(DUTY, "give_each_group_its_own_person", with_members(*doubled), as_at="2020-01-01")
    assert found.outcome == "for_a_person"
    assert "health professionals with third sector bodies" in found.because
    assert outcome(DUTY, "give_each_group_its_own_person", with_members(*TWELVE), as_at="2020-01-01") == "met"
    assert silent(DUTY, "give_each_group_its_own_person", with_members(BOARD), as_at="2020-01-01")


@pytest.mark.parametrize(("linked", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_link_members_to_area(linked, expected):
    user = a_member("user", group=ConsulteeGroup.HEALTH_CARE_USERS, linked_to_area=linked)
    assert outcome(DUTY, "link_members_to_area", with_members(user), as_at="2020-01-01") == expected
    assert silent(DUTY, "link_members_to_area", with_members(BOARD), as_at="2020-01-01")


@pytest.mark.parametrize("part", ["seat_nominees_of_partners", "seat_twelve_groups"])
def test_members_not_recorded_or_no_group_yet(part):
    unrecorded = an_authority(planning_group=PlanningGroup(established_on=day("2015-01-05")))
    assert outcome(DUTY, part, unrecorded, as_at="2020-01-01") == "cannot_tell"
    assert silent(DUTY, part, with_members(BOARD), as_at="2015-01-04")


@pytest.mark.parametrize(("chosen", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_choose_people_for_localities(chosen, expected):
    speaker = a_member("north", localities=("north",), chosen_by_authority=chosen)
    assert outcome(DUTY, "choose_people_for_localities", with_members(speaker), as_at="2020-01-01") == expected
    assert silent(DUTY, "choose_people_for_localities", with_members(BOARD), as_at="2020-01-01")


def test_settle_size_and_procedure():
    part = "settle_size_and_procedure"
    settled = an_authority(planning_group=PlanningGroup(procedure_settled=True))
    assert outcome(DUTY, part, settled, as_at="2020-01-01") == "met"
    silent_on_it = an_authority(planning_group=PlanningGroup())
    assert outcome(DUTY, part, silent_on_it, as_at="2020-01-01") == "not_evidenced"
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Terms of reference", dated_on=day("2015-01-05")),)
    assert outcome(DUTY, part, silent_on_it.replace(evidence=kept), as_at="2020-01-01") == "met"


def speaks(name, locality, first="2024-04-01", last=None):
    return a_member(name, localities=(locality,), first_day=day(first), last_day=last and day(last))


def with_speakers(*members, localities=("north", "south"), **facts):
    plan = Plan(
        **{
            "id": "plan-2024",
            "title": "Plan 2024",
            "finalised_on": day("2024-02-20"),
            "period_first_day": day("2024-04-01"),
            "localities": localities and tuple(LocalityArrangements(locality=each) for each in localities),
            **facts,
        }
    )
    return with_members(*members, plans=(plan,), localities=(Locality(id="north", name="North Glen"),))


NORTH, SOUTH = speaks("n", "north"), speaks("s", "south")

# who speaks for the localities of a plan that begins on 1 April 2024, as at, outcome
SPEAKERS = [
    ((NORTH, SOUTH), "2024-04-01", "met"),
    ((a_member("both", localities=("north", "south")),), "2024-04-01", "met"),
    # a new locality for which nobody was found
    ((NORTH,), "2024-04-01", "not_met"),
    ((NORTH, speaks("s", "south", "2024-05-04")), "2024-05-03", "not_met"),
    ((NORTH, speaks("s", "south", "2024-05-04")), "2024-05-04", "not_met"),
    ((), "2024-04-01", "not_met"),
    # somebody left: a vacancy, with no time set for filling it
    ((NORTH, speaks("s", "south", "2024-04-01", "2025-01-31")), "2025-01-31", "met"),
    ((NORTH, speaks("s", "south", "2024-04-01", "2025-01-31")), "2025-02-01", "for_a_person"),
    ((NORTH, speaks("s", "south", "2020-04-01", "2024-03-15")), "2024-04-01", "for_a_person"),
    ((BOARD, COUNCILLOR), "2024-04-01", "cannot_tell"),
]


@pytest.mark.parametrize(("members", "as_at", "expected"), SPEAKERS)
def test_represent_each_locality_on_every_day_of_the_plan(members, as_at, expected):
    assert outcome(DUTY, "represent_each_locality", with_speakers(*members), as_at=as_at) == expected


def test_a_gap_has_its_last_day_once_it_is_over():
    facts = with_speakers(SOUTH, speaks("n", "north", "2024-05-04"))
    first = finding(DUTY, "represent_each_locality", facts, as_at="2024-05-03").because
    later = finding(DUTY, "represent_each_locality", facts, as_at="2024-05-04").because
    assert "North Glen from 1 April 2024." in first
    assert "North Glen from 1 April 2024 to 3 May 2024." in later


def test_gaps_end_with_the_plan():
    ended = speaks("s", "south", "2024-04-01", "2027-03-31")
    facts = with_speakers(NORTH, ended, period_last_day=day("2027-03-31"))
    assert outcome(DUTY, "represent_each_locality", facts, as_at="2028-01-01") == "met"
    backwards = with_speakers(NORTH, period_last_day=day("2024-03-31"))
    assert outcome(DUTY, "represent_each_locality", backwards, as_at="2028-01-01") == "met"


def test_localities_or_members_not_recorded():
    assert outcome(DUTY, "represent_each_locality", with_speakers(NORTH, localities=None), as_at="2024-04-01") == (
        "cannot_tell"
    )
    unrecorded = with_speakers().replace(planning_group=PlanningGroup())
    assert outcome(DUTY, "represent_each_locality", unrecorded, as_at="2024-04-01") == "cannot_tell"


def test_a_plan_that_is_not_final_is_not_asked_about():
    facts = with_speakers(NORTH, finalised_on=NOT_DONE)
    assert silent(DUTY, "represent_each_locality", facts, as_at="2024-04-01")


# model, nominated by, removed by, outcome
REMOVALS = [
    (A, HEALTH_BOARD, HEALTH_BOARD, "met"),
    (A, HEALTH_BOARD, COUNCIL, "not_met"),
    (A, None, COUNCIL, "cannot_tell"),
    (A, HEALTH_BOARD, "board", "met"),
    (B, COUNCIL, COUNCIL, "for_a_person"),
]


@pytest.mark.parametrize(("model", "nominated_by", "removed_by", "expected"), REMOVALS)
def test_remove_only_own_nominees(model, nominated_by, removed_by, expected):
    gone = a_member("gone", nominated_by=nominated_by, removed_by=removed_by, last_day=day("2020-06-30"))
    facts = with_members(gone, BOARD, model=model)
    assert outcome(DUTY, "remove_only_own_nominees", facts, as_at="2020-06-30") == expected
    assert silent(DUTY, "remove_only_own_nominees", facts, as_at="2020-06-29")


def test_no_members_no_removals():
    assert silent(DUTY, "remove_only_own_nominees", an_authority(planning_group=PlanningGroup()), as_at="2020-06-30")
