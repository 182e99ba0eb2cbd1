"""IJMC-M2: who sits on the monitoring committee of a scheme by several councils (made-up facts: no area has one)."""

import pytest

from comhla.law.facts import BoardEstablishment, Member
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

DUTY = "IJMC-M2"
SET_UP = day("2016-01-15")
B, C, D = Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD
TWO = (COUNCIL, SECOND_COUNCIL)
FOUR = (COUNCIL, SECOND_COUNCIL, "Inverdoran Council", "Balmore Council")


def a_member(name, seat, **facts):
    given = {"person": name, "body": "monitoring_committee", "first_day": SET_UP, **facts}
    return Member(id=name, seat=seat, **given)


def councillors(*councils, **facts):
    return [
        a_member(f"c{n}", Seat.COUNCIL_NOMINEE, nominated_by=council, **{"is_councillor": True, **facts})
        for n, council in enumerate(councils)
    ]


def nominees(*directors, **facts):
    return [
        a_member(f"h{n}", Seat.HEALTH_BOARD_NOMINEE, is_non_executive_director=director, **facts)
        for n, director in enumerate(directors)
    ]


def committee(*members, model=D, councils=TWO, agreed=None):
    return an_authority(
        model=model,
        councils=councils,
        establishment=BoardEstablishment(monitoring_committee_established_on=SET_UP, membership_agreed_by=agreed),
        members=tuple(members),
    )


def a_full_committee(**changes):
    return committee(
        *councillors(COUNCIL, COUNCIL, SECOND_COUNCIL),
        *nominees(True, True, True),
        a_member("cswo", Seat.CHIEF_SOCIAL_WORK_OFFICER, officer_of=COUNCIL),
        a_member("f1", Seat.FINANCE_OFFICER, officer_of=HEALTH_BOARD),
        a_member("f2", Seat.FINANCE_OFFICER, officer_of=SECOND_COUNCIL),
        *(
            a_member(seat.value, seat, nominated_by=HEALTH_BOARD)
            for seat in (Seat.GENERAL_PRACTITIONER, Seat.NURSE, Seat.OTHER_DOCTOR)
        ),
        a_member("s1", Seat.STAFF, staff_of=HEALTH_BOARD),
        a_member("s2", Seat.STAFF, staff_of=COUNCIL),
        *(a_member(seat.value, seat) for seat in (Seat.THIRD_SECTOR, Seat.SERVICE_USER, Seat.UNPAID_CARER)),
        **{"agreed": (HEALTH_BOARD, *TWO), **changes},
    )


def test_a_full_committee_meets_every_part():
    found = findings(DUTY, a_full_committee(), as_at="2020-06-01")
    assert {each.part.key: each.outcome.value for each in found} == {
        "agree_the_membership": "met",
        "seat_three_councillors": "met",
        "seat_three_health_board_nominees": "met",
        "seat_chief_social_work_officer": "met",
        "seat_finance_leads": "met",
        "seat_clinicians": "met",
        "seat_staff_of_both_sides": "met",
        "seat_third_sector_users_and_carers": "met",
        "hold_one_seat_only": "met",
    }


def test_none_recorded_is_decided():
    found = {each.part.key: each.outcome.value for each in findings(DUTY, committee(agreed=()), as_at="2020-06-01")}
    assert found.pop("hold_one_seat_only") == "met"
    assert set(found.values()) == {"not_met"}


# agreed by, outcome
AGREED = [
    (None, "cannot_tell"),
    ((), "not_met"),
    ((HEALTH_BOARD, COUNCIL), "not_met"),
    ((COUNCIL, SECOND_COUNCIL), "not_met"),
    ((HEALTH_BOARD, COUNCIL, SECOND_COUNCIL), "met"),
]


@pytest.mark.parametrize(("agreed", "expected"), AGREED)
def test_agree_the_membership(agreed, expected):
    assert outcome(DUTY, "agree_the_membership", committee(agreed=agreed), as_at="2020-06-01") == expected


def test_agree_the_membership_where_nothing_is_recorded_of_the_setting_up():
    facts = an_authority(model=D, councils=TWO, members=tuple(councillors(COUNCIL)))
    assert outcome(DUTY, "agree_the_membership", facts, as_at="2020-06-01") == "cannot_tell"


# councils of the councillors, outcome: three in all are enough for two or three councils
@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ((COUNCIL, COUNCIL, COUNCIL), "met"),
        ((COUNCIL, COUNCIL, SECOND_COUNCIL), "met"),
        ((COUNCIL, SECOND_COUNCIL), "not_met"),
    ],
)
def test_seat_three_councillors(of, expected):
    facts = committee(*councillors(*of))
    assert outcome(DUTY, "seat_three_councillors", facts, as_at="2020-06-01") == expected
    assert silent(DUTY, "seat_a_councillor_of_each_council", facts, as_at="2020-06-01")


# councils of the councillors where four councils share the scheme, outcome
@pytest.mark.parametrize(
    ("of", "facts", "expected"),
    [
        (FOUR, {}, "met"),
        (FOUR[:3], {}, "not_met"),
        ((*FOUR[:3], None), {}, "cannot_tell"),
        (FOUR, {"is_councillor": None}, "met"),
        (FOUR, {"is_councillor": False}, "not_met"),
    ],
)
def test_seat_a_councillor_of_each_council(of, facts, expected):
    found = committee(*councillors(*of, **facts), councils=FOUR)
    assert outcome(DUTY, "seat_a_councillor_of_each_council", found, as_at="2020-06-01") == expected


def test_three_councils_need_three_councillors_and_four_need_one_each():
    assert silent(DUTY, "seat_a_councillor_of_each_council", committee(councils=FOUR[:3]), as_at="2020-06-01")
    found = finding(DUTY, "seat_a_councillor_of_each_council", committee(councils=FOUR), as_at="2020-06-01")
    assert "Inverdoran Council" in found.because


# whether each nominee is a non-executive director, outcome
@pytest.mark.parametrize(
    ("directors", "expected"),
    [
        ((True, True, True), "met"),
        ((True, True), "not_met"),
        ((True, True, False), "for_a_person"),
        ((True, False, False), "for_a_person"),
        ((True, True, None), "cannot_tell"),
    ],
)
def test_seat_three_health_board_nominees(directors, expected):
    facts = committee(*nominees(*directors, is_health_board_member=True))
    assert outcome(DUTY, "seat_three_health_board_nominees", facts, as_at="2020-06-01") == expected


def test_seat_chief_social_work_officer_of_one_council_is_enough():
    officer = a_member("cswo", Seat.CHIEF_SOCIAL_WORK_OFFICER, officer_of=SECOND_COUNCIL)
    assert outcome(DUTY, "seat_chief_social_work_officer", committee(officer), as_at="2020-06-01") == "met"
    assert outcome(DUTY, "seat_chief_social_work_officer", committee(), as_at="2020-06-01") == "not_met"


@pytest.mark.parametrize(
    ("model", "body", "expected"),
    [(B, HEALTH_BOARD, "met"), (C, SECOND_COUNCIL, "met"), (C, HEALTH_BOARD, "not_met"), (D, COUNCIL, "not_met")],
)
def test_seat_finance_leads(model, body, expected):
    facts = committee(a_member("f", Seat.FINANCE_OFFICER, officer_of=body), model=model)
    assert outcome(DUTY, "seat_finance_leads", facts, as_at="2020-06-01") == expected


def test_seat_clinicians():
    facts = committee(a_member("gp", Seat.GENERAL_PRACTITIONER, nominated_by=HEALTH_BOARD))
    assert outcome(DUTY, "seat_clinicians", facts, as_at="2020-06-01") == "not_met"


@pytest.mark.parametrize("model", [B, C, D])
def test_seat_staff_of_both_sides_whatever_the_model(model):
    health, council = a_member("s1", Seat.STAFF, staff_of=HEALTH_BOARD), a_member("s2", Seat.STAFF, staff_of=COUNCIL)
    part = "seat_staff_of_both_sides"
    assert outcome(DUTY, part, committee(health, council, model=model), as_at="2020-06-01") == "met"
    assert outcome(DUTY, part, committee(health, model=model), as_at="2020-06-01") == "not_met"
    assert outcome(DUTY, part, committee(council, model=model), as_at="2020-06-01") == "not_met"


def test_seat_third_sector_users_and_carers():
    part = "seat_third_sector_users_and_carers"
    assert outcome(DUTY, part, committee(a_member("user", Seat.SERVICE_USER)), as_at="2020-06-01") == "not_met"


def test_hold_one_seat_only():
    nurse = a_member("nurse", Seat.NURSE)
    facts = committee(nurse, a_member("staff", Seat.STAFF, person="nurse"))
    assert outcome(DUTY, "hold_one_seat_only", facts, as_at="2020-06-01") == "not_met"
    early = facts.replace(
        establishment=BoardEstablishment(monitoring_committee_established_on=day("2015-01-05")),
        members=tuple(each.replace(first_day=day("2015-01-05")) for each in facts.members),
    )
    assert silent(DUTY, "hold_one_seat_only", early, as_at="2015-03-19")
    assert outcome(DUTY, "hold_one_seat_only", early, as_at="2015-03-20") == "not_met"


@pytest.mark.parametrize(("model", "councils"), [(Model.BODY_CORPORATE, TWO), (D, (COUNCIL,))])
def test_it_binds_lead_agency_schemes_by_several_councils(model, councils):
    assert outcome_of_the_whole(DUTY, committee(model=model, councils=councils), as_at="2020-06-01") == "not_applicable"
