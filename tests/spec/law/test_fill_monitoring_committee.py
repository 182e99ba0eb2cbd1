"""IJMC-M1: who sits on the monitoring committee of a scheme by one council."""

import pytest

from comhla.law.facts import NOT_DONE, BoardEstablishment, Member, Vacancy
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "IJMC-M1"
SET_UP = day("2016-01-15")
B, C, D = Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD


def a_member(name, seat, **facts):
    given = {"person": name, "body": "monitoring_committee", "first_day": SET_UP, **facts}
    return Member(id=name, seat=seat, **given)


def councillors(number, **facts):
    return [
        a_member(f"c{n}", Seat.COUNCIL_NOMINEE, nominated_by=COUNCIL, **{"is_councillor": True, **facts})
        for n in range(1, number + 1)
    ]


def nominees(directors, *, others=0, unknown=0):
    kinds = [True] * directors + [False] * others + [None] * unknown
    return [
        a_member(
            f"h{n}",
            Seat.HEALTH_BOARD_NOMINEE,
            nominated_by=HEALTH_BOARD,
            is_non_executive_director=kind,
            is_health_board_member=None if kind is None else True,
        )
        for n, kind in enumerate(kinds, start=1)
    ]


CLINICIANS = [
    a_member("gp", Seat.GENERAL_PRACTITIONER, nominated_by=HEALTH_BOARD),
    a_member("nurse", Seat.NURSE, nominated_by=HEALTH_BOARD),
    a_member("doctor", Seat.OTHER_DOCTOR, nominated_by=HEALTH_BOARD),
]
GROUPS = [
    a_member("third", Seat.THIRD_SECTOR),
    a_member("user", Seat.SERVICE_USER),
    a_member("carer", Seat.UNPAID_CARER),
]


def leads(*bodies):
    return [a_member(f"f{n}", Seat.FINANCE_OFFICER, officer_of=body) for n, body in enumerate(bodies)]


def staff(*bodies):
    return [a_member(f"s{n}", Seat.STAFF, staff_of=body) for n, body in enumerate(bodies)]


def committee(*members, model=D, vacancies=None, councils=(COUNCIL,), established=SET_UP):
    return an_authority(
        model=model,
        councils=councils,
        establishment=BoardEstablishment(monitoring_committee_established_on=established),
        members=tuple(members),
        vacancies=vacancies,
    )


def vacant(seat, first_day="2020-01-01", last_day=None):
    return Vacancy(
        id="v", body="monitoring_committee", seat=seat, first_day=day(first_day), last_day=last_day and day(last_day)
    )


def a_full_committee(**changes):
    return committee(
        *councillors(3),
        *nominees(3),
        a_member("cswo", Seat.CHIEF_SOCIAL_WORK_OFFICER),
        *leads(HEALTH_BOARD, COUNCIL),
        *CLINICIANS,
        *staff(HEALTH_BOARD, COUNCIL),
        *GROUPS,
        **changes,
    )


def test_a_full_committee_meets_every_part():
    found = findings(DUTY, a_full_committee(), as_at="2020-06-01")
    assert {each.part.key: each.outcome.value for each in found} == {
        "seat_three_councillors": "met",
        "seat_three_health_board_nominees": "met",
        "seat_chief_social_work_officer": "met",
        "seat_finance_leads": "met",
        "seat_clinicians": "met",
        "seat_staff": "met",
        "seat_third_sector_users_and_carers": "met",
        "hold_one_seat_only": "met",
    }


def test_none_recorded_is_decided():
    found = findings(DUTY, committee(), as_at="2020-06-01")
    assert {each.outcome.value for each in found if each.part.key != "hold_one_seat_only"} == {"not_met"}


# councillors, nominees not known to be councillors, vacancies of that seat, outcome
COUNCILLORS = [
    (3, 0, None, "met"),
    (4, 0, (), "met"),
    (2, 0, None, "not_met"),
    (2, 0, (), "not_met"),
    (2, 1, None, "cannot_tell"),
    (1, 1, None, "not_met"),
    (2, 0, (vacant(Seat.COUNCIL_NOMINEE),), "for_a_person"),
    (2, 0, (vacant(Seat.HEALTH_BOARD_NOMINEE),), "not_met"),
    (2, 0, (vacant(Seat.COUNCIL_NOMINEE, last_day="2020-05-31"),), "not_met"),
    (1, 0, (vacant(Seat.COUNCIL_NOMINEE),), "not_met"),
]


@pytest.mark.parametrize(("known", "unknown", "vacancies", "expected"), COUNCILLORS)
def test_seat_three_councillors(known, unknown, vacancies, expected):
    more = [a_member(f"x{n}", Seat.COUNCIL_NOMINEE) for n in range(unknown)]
    facts = committee(*councillors(known), *more, vacancies=vacancies)
    assert outcome(DUTY, "seat_three_councillors", facts, as_at="2020-06-01") == expected


def test_a_seat_is_held_from_its_first_day_to_its_last():
    facts = committee(*councillors(2), *councillors(3, last_day=day("2020-05-31"))[2:])
    assert outcome(DUTY, "seat_three_councillors", facts, as_at="2020-05-31") == "met"
    assert outcome(DUTY, "seat_three_councillors", facts, as_at="2020-06-01") == "not_met"
    found = finding(DUTY, "seat_three_councillors", facts, as_at="2020-05-30")
    assert found.holds_until == day("2020-05-31")


def test_a_recorded_vacancy_is_a_question_and_undoes_nothing():
    facts = committee(*councillors(2), vacancies=(vacant(Seat.COUNCIL_NOMINEE),))
    found = finding(DUTY, "seat_three_councillors", facts, as_at="2020-06-01")
    assert found.because == (
        "2 councillors nominated by councils are members and three are needed; recorded as vacant for the time being: v."
        " A vacancy undoes nothing that the committee does. Is a nomination on its way?"
    )


# directors, other members of the health board, nominees of whom nothing is known, outcome
NOMINEES = [
    (3, 0, 0, "met"),
    (3, 1, 0, "met"),
    (2, 0, 0, "not_met"),
    (2, 1, 0, "for_a_person"),
    (2, 1, 1, "for_a_person"),
    (2, 0, 1, "cannot_tell"),
    (1, 2, 0, "not_met"),
    (1, 1, 1, "cannot_tell"),
    (0, 3, 0, "not_met"),
]


@pytest.mark.parametrize(("directors", "others", "unknown", "expected"), NOMINEES)
def test_seat_three_health_board_nominees(directors, others, unknown, expected):
    facts = committee(*nominees(directors, others=others, unknown=unknown))
    assert outcome(DUTY, "seat_three_health_board_nominees", facts, as_at="2020-06-01") == expected


@pytest.mark.parametrize(
    ("on_health_board", "expected"), [(True, "for_a_person"), (False, "not_met"), (None, "cannot_tell")]
)
def test_in_place_of_a_third_director_another_member_of_the_health_board(on_health_board, expected):
    third = a_member(
        "h3", Seat.HEALTH_BOARD_NOMINEE, is_non_executive_director=False, is_health_board_member=on_health_board
    )
    facts = committee(*nominees(2), third)
    assert outcome(DUTY, "seat_three_health_board_nominees", facts, as_at="2020-06-01") == expected


@pytest.mark.parametrize(
    ("members", "vacancies", "expected"),
    [
        ([a_member("cswo", Seat.CHIEF_SOCIAL_WORK_OFFICER)], None, "met"),
        ([], None, "not_met"),
        ([], (vacant(Seat.CHIEF_SOCIAL_WORK_OFFICER),), "for_a_person"),
        ([], (vacant(Seat.CHIEF_SOCIAL_WORK_OFFICER, "2020-06-02"),), "not_met"),
    ],
)
def test_seat_chief_social_work_officer(members, vacancies, expected):
    facts = committee(*members, vacancies=vacancies)
    assert outcome(DUTY, "seat_chief_social_work_officer", facts, as_at="2020-06-01") == expected


# model, whose finance officers are members, outcome
FINANCE = [
    (B, [HEALTH_BOARD], "met"),
    (B, [COUNCIL], "not_met"),
    (C, [COUNCIL], "met"),
    (C, [HEALTH_BOARD], "not_met"),
    (D, [HEALTH_BOARD, COUNCIL], "met"),
    (D, [HEALTH_BOARD], "not_met"),
    (D, [COUNCIL], "not_met"),
    (D, [], "not_met"),
    (B, [None], "cannot_tell"),
    (D, [HEALTH_BOARD, None], "cannot_tell"),
    (D, [None], "not_met"),
    (B, ["another body"], "not_met"),
]


@pytest.mark.parametrize(("model", "bodies", "expected"), FINANCE)
def test_seat_finance_leads(model, bodies, expected):
    facts = committee(*leads(*bodies), model=model)
    assert outcome(DUTY, "seat_finance_leads", facts, as_at="2020-06-01") == expected


def test_a_missing_finance_lead_is_named():
    found = finding(DUTY, "seat_finance_leads", committee(*leads(COUNCIL)), as_at="2020-06-01")
    assert found.because == "There is no member in these seats: finance lead of the health board."


# what happens to the clinicians, outcome
CHOSEN = [
    (CLINICIANS, "met"),
    (CLINICIANS[:2], "not_met"),
    ([*CLINICIANS[:2], CLINICIANS[2].replace(nominated_by=None)], "cannot_tell"),
    ([*CLINICIANS[:2], CLINICIANS[2].replace(nominated_by=COUNCIL)], "not_met"),
]


@pytest.mark.parametrize(("members", "expected"), CHOSEN)
def test_seat_clinicians(members, expected):
    assert outcome(DUTY, "seat_clinicians", committee(*members), as_at="2020-06-01") == expected


# model, whose staff are represented, outcome
STAFF = [
    (B, [HEALTH_BOARD], "met"),
    (B, [COUNCIL], "not_met"),
    (C, [COUNCIL], "met"),
    (C, [HEALTH_BOARD], "not_met"),
    (D, [HEALTH_BOARD, COUNCIL], "met"),
    (D, [HEALTH_BOARD], "not_met"),
    (D, [HEALTH_BOARD, None], "cannot_tell"),
]


@pytest.mark.parametrize(("model", "bodies", "expected"), STAFF)
def test_seat_staff(model, bodies, expected):
    facts = committee(*staff(*bodies), model=model)
    assert outcome(DUTY, "seat_staff", facts, as_at="2020-06-01") == expected


@pytest.mark.parametrize("left_out", range(4))
def test_seat_third_sector_users_and_carers(left_out):
    members = [each for number, each in enumerate(GROUPS) if number != left_out]
    expected = "met" if left_out == 3 else "not_met"
    part = "seat_third_sector_users_and_carers"
    assert outcome(DUTY, part, committee(*members), as_at="2020-06-01") == expected


def test_hold_one_seat_only():
    doctor_as_carer = a_member("carer", Seat.UNPAID_CARER, person="doctor")
    facts = committee(*CLINICIANS, doctor_as_carer)
    found = finding(DUTY, "hold_one_seat_only", facts, as_at="2020-06-01")
    assert found.outcome.value == "not_met"
    assert found.because == "One person holds two seats: carer (unpaid carer) with doctor (other doctor)."
    assert outcome(DUTY, "hold_one_seat_only", committee(*CLINICIANS, *GROUPS), as_at="2020-06-01") == "met"


def test_hold_one_seat_only_is_law_from_20_march_2015():
    facts = committee(established=day("2015-01-05"))
    assert silent(DUTY, "hold_one_seat_only", facts, as_at="2015-03-19")
    assert not silent(DUTY, "hold_one_seat_only", facts, as_at="2015-03-20")
    assert findings(DUTY, committee(established=day("2014-11-01")), as_at="2014-11-27") == []
    assert findings(DUTY, committee(established=day("2014-11-01")), as_at="2014-11-28") != []


# the committee set up on, members, first day on which it is asked about
BEGINNINGS = [
    (day("2016-01-15"), [], "2016-01-15"),
    (None, councillors(1), "2016-01-15"),
    (None, [], "2015-05-27"),
]


@pytest.mark.parametrize(("established", "members", "first_day"), BEGINNINGS)
def test_the_committee_is_asked_about_from_its_first_day(established, members, first_day):
    facts = committee(*members, established=established)
    assert findings(DUTY, facts, as_at=str(day(first_day).replace(day=day(first_day).day - 1))) == []
    assert findings(DUTY, facts, as_at=first_day) != []


def test_without_a_committee_there_is_nothing_to_ask():
    assert findings(DUTY, committee(established=NOT_DONE), as_at="2020-06-01") == []
    without_record = an_authority(model=D, members=tuple(councillors(3)))
    assert outcome(DUTY, "seat_three_councillors", without_record, as_at="2016-01-15") == "met"


def test_members_of_other_bodies_do_not_count():
    facts = committee(*(each.replace(body="board") for each in councillors(3)))
    assert outcome(DUTY, "seat_three_councillors", facts, as_at="2020-06-01") == "not_met"


def test_members_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(model=D), as_at="2020-06-01") == "cannot_tell"


@pytest.mark.parametrize(("model", "councils"), [(Model.BODY_CORPORATE, (COUNCIL,)), (D, (COUNCIL, SECOND_COUNCIL))])
def test_it_binds_lead_agency_schemes_by_one_council(model, councils):
    facts = committee(*councillors(3), model=model, councils=councils)
    assert outcome_of_the_whole(DUTY, facts, as_at="2020-06-01") == "not_applicable"
