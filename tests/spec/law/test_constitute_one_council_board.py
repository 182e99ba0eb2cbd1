"""IJBO-M1: constitute a joint board of one council."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    AuthorityIdentity,
    BoardEstablishment,
    CouncilSize,
    Officer,
    OfficerPost,
    Vacancy,
)
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_member, board_nominees, council_nominees, four_and_four, in_seats, with_members
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    a_scheme,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "IJBO-M1"
ON = "2024-06-01"


def vacant(seat, *, name="v", last_day=None):
    return Vacancy(id=name, body="board", seat=seat, first_day=day("2024-05-01"), last_day=last_day)


COUNCIL_SEAT, BOARD_SEAT = Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE

# council nominees, health board nominees, vacancies, outcome
SIDES = [
    (4, 4, (), "met"),
    (4, 3, (), "not_met"),
    (4, 3, None, "cannot_tell"),
    (4, 3, (vacant(BOARD_SEAT),), "met"),
    (4, 3, (vacant(COUNCIL_SEAT),), "not_met"),
    (4, 3, (vacant(BOARD_SEAT, last_day=day("2024-05-31")),), "not_met"),
    (4, 3, (vacant(BOARD_SEAT, last_day=day("2024-06-01")),), "met"),
]


@pytest.mark.parametrize(("councillors", "directors", "vacancies", "expected"), SIDES)
def test_nominate_equal_numbers(councillors, directors, vacancies, expected):
    facts = with_members(*council_nominees(councillors), *board_nominees(directors), vacancies=vacancies)
    assert outcome(DUTY, "nominate_equal_numbers", facts, as_at=ON) == expected


def test_numbers_count_members_in_office_on_the_day():
    leaving = (*council_nominees(3), *council_nominees(1, id="council-4", last_day=day("2024-06-30")))
    facts = with_members(*leaving, *board_nominees(4), vacancies=())
    assert outcome(DUTY, "nominate_equal_numbers", facts, as_at="2024-06-30") == "met"
    assert outcome(DUTY, "nominate_equal_numbers", facts, as_at="2024-07-01") == "not_met"
    assert finding(DUTY, "nominate_equal_numbers", facts, as_at=ON).holds_until == day("2024-06-30")


def test_a_nominee_who_is_no_longer_a_councillor_counts_no_more():
    leaving = (*council_nominees(3), *council_nominees(1, id="council-4", ceased_to_be_councillor_on=day("2024-06-30")))
    facts = with_members(*leaving, *board_nominees(4), vacancies=())
    assert outcome(DUTY, "nominate_equal_numbers", facts, as_at="2024-06-29") == "met"
    assert outcome(DUTY, "nominate_equal_numbers", facts, as_at="2024-06-30") == "not_met"


def numbered(each_side, *, agreed, specified=None, councillors=None, vacancies=()):
    sizes = None if councillors is None else (CouncilSize(council=COUNCIL, councillors=councillors),)
    return an_authority(
        authority=AuthorityIdentity(name="Strathmore", fictional=True, council_sizes=sizes),
        schemes=(a_scheme(nominees_each_side=agreed, nominees_specified_by_council=specified),),
        members=(*council_nominees(each_side), *board_nominees(each_side)),
        vacancies=vacancies,
    )


# nominees each side, agreed, specified by the council, councillors of the council, outcome
NUMBERS = [
    (4, 4, None, None, "met"),
    (3, 2, None, None, "met"),  # never fewer than three
    (2, 2, None, None, "not_met"),
    (2, None, None, None, "not_met"),
    (5, 4, None, None, "not_met"),
    (4, None, None, None, "cannot_tell"),
    (7, 4, 7, 79, "met"),  # a tenth of 79 is 7
    (4, 4, 8, 79, "met"),  # 8 is above a tenth and does not count
    (4, 4, 7, 79, "not_met"),
    (7, 4, 7, None, "cannot_tell"),
    (4, 4, 3, None, "met"),
]


@pytest.mark.parametrize(("each_side", "agreed", "specified", "councillors", "expected"), NUMBERS)
def test_nominate_the_number_set(each_side, agreed, specified, councillors, expected):
    facts = numbered(each_side, agreed=agreed, specified=specified, councillors=councillors)
    assert outcome(DUTY, "nominate_the_number_set", facts, as_at=ON) == expected


def test_a_shortage_with_vacancies_not_recorded_cannot_be_told():
    facts = numbered(3, agreed=4, vacancies=None)
    assert outcome(DUTY, "nominate_the_number_set", facts, as_at=ON) == "cannot_tell"


def test_a_temporary_vacancy_shows_as_a_gap_and_no_breach():
    facts = numbered(3, agreed=4, vacancies=(vacant(COUNCIL_SEAT), vacant(BOARD_SEAT, name="w")))
    found = finding(DUTY, "nominate_the_number_set", facts, as_at=ON)
    assert found.outcome == "for_a_person"
    assert found.because == (
        "Each side has its 4 seats of nominees, and 2 of the seats cannot be filled for the time being."
        " What is being done to fill them? What the board does meanwhile stays valid."
    )


def test_the_number_is_named_where_it_is_not_reached():
    found = finding(DUTY, "nominate_the_number_set", numbered(2, agreed=None), as_at=ON)
    assert "Each side has to have at least three nominees" in found.because


# specified by the council, councillors of the council, outcome: a tenth is rounded down
SPECIFIED = [(8, 79, "not_met"), (7, 79, "met"), (8, 80, "met"), (8, None, "cannot_tell")]


@pytest.mark.parametrize(("specified", "councillors", "expected"), SPECIFIED)
def test_specify_at_most_a_tenth(specified, councillors, expected):
    facts = numbered(4, agreed=4, specified=specified, councillors=councillors)
    assert outcome(DUTY, "specify_at_most_a_tenth", facts, as_at=ON) == expected


def test_a_number_not_specified_gives_nothing_to_say():
    assert silent(DUTY, "specify_at_most_a_tenth", numbered(4, agreed=4), as_at=ON)


def test_without_a_scheme_in_the_file_the_number_cannot_be_told():
    facts = an_authority(
        authority=AuthorityIdentity(name="Angus", fictional=False, code="S37000003"),
        schemes=None,
        members=four_and_four(),
        vacancies=(),
    )
    assert outcome(DUTY, "nominate_the_number_set", facts, as_at=ON) == "cannot_tell"
    assert silent(DUTY, "specify_at_most_a_tenth", facts, as_at=ON)


@pytest.mark.parametrize(("is_councillor", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_nominate_councillors(is_councillor, expected):
    facts = with_members(*council_nominees(3), a_member("last", COUNCIL_SEAT, is_councillor=is_councillor))
    assert outcome(DUTY, "nominate_councillors", facts, as_at=ON) == expected


def test_without_nominees_nothing_is_said_of_who_they_are():
    facts = with_members(*in_seats(Seat.NURSE))
    assert silent(DUTY, "nominate_councillors", facts, as_at=ON)
    assert silent(DUTY, "nominate_directors", facts, as_at=ON)


def other_nominees(*standing):
    rows = [
        a_member(f"other-{n}", BOARD_SEAT, is_non_executive_director=director, is_health_board_member=member)
        for n, (director, member) in enumerate(standing)
    ]
    return tuple(rows)


# directors, others as (is a director, is another member of the health board), outcome
DIRECTORS = [
    (4, (), "met"),
    (2, ((False, True), (False, True)), "met"),
    (1, ((False, True), (False, True)), "not_met"),
    (3, ((False, False),), "not_met"),
    (3, ((None, None),), "cannot_tell"),
    (3, ((False, None),), "cannot_tell"),
]


@pytest.mark.parametrize(("directors", "others", "expected"), DIRECTORS)
def test_nominate_directors(directors, others, expected):
    facts = with_members(*board_nominees(directors), *other_nominees(*others))
    assert outcome(DUTY, "nominate_directors", facts, as_at=ON) == expected


def test_seat_the_officers():
    assert outcome(DUTY, "seat_the_officers", with_members(*four_and_four()), as_at=ON) == "met"
    found = finding(DUTY, "seat_the_officers", with_members(*in_seats(Seat.FINANCE_OFFICER)), as_at=ON)
    assert found.outcome == "for_a_person"
    assert "chief social work officer" in found.because


def chief(**facts):
    return (Officer(id="chief", post=OfficerPost.CHIEF_OFFICER, first_day=day("2024-01-01"), **facts),)


# members in the seat, officers, outcome
CHIEF_OFFICERS = [
    (in_seats(Seat.CHIEF_OFFICER), None, "met"),
    ((), None, "cannot_tell"),
    ((), chief(), "for_a_person"),
]


@pytest.mark.parametrize(("members", "officers", "expected"), CHIEF_OFFICERS)
def test_seat_the_chief_officer(members, officers, expected):
    assert outcome(DUTY, "seat_the_chief_officer", with_members(*members, officers=officers), as_at=ON) == expected


@pytest.mark.parametrize("officers", [(), chief(last_day=day("2024-05-31"))])
def test_a_chief_officer_not_in_post_has_no_seat(officers):
    assert silent(DUTY, "seat_the_chief_officer", with_members(officers=officers), as_at=ON)


CLINICIANS = (Seat.GENERAL_PRACTITIONER, Seat.NURSE, Seat.OTHER_DOCTOR)


def test_fill_the_clinical_seats():
    assert outcome(DUTY, "fill_the_clinical_seats", with_members(*in_seats(*CLINICIANS)), as_at=ON) == "met"
    assert outcome(DUTY, "fill_the_clinical_seats", with_members(*in_seats(*CLINICIANS[:2])), as_at=ON) == "not_met"


def test_a_clinical_seat_left_empty_shows_as_a_gap():
    members = (*in_seats(*CLINICIANS[:2]), a_member("doctor", Seat.OTHER_DOCTOR, last_day=day("2024-05-31")))
    assert outcome(DUTY, "fill_the_clinical_seats", with_members(*members), as_at="2024-05-31") == "met"
    assert outcome(DUTY, "fill_the_clinical_seats", with_members(*members), as_at="2024-06-01") == "for_a_person"


@pytest.mark.parametrize(("meets", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_seat_qualified_clinicians(meets, expected):
    facts = with_members(*in_seats(*CLINICIANS, meets_conditions_of_seat=meets))
    assert outcome(DUTY, "seat_qualified_clinicians", facts, as_at=ON) == expected


@pytest.mark.parametrize(
    ("picked_by", "expected"), [(HEALTH_BOARD, "met"), (COUNCIL, "not_met"), (None, "cannot_tell")]
)
def test_let_health_board_pick_clinicians(picked_by, expected):
    facts = with_members(*in_seats(*CLINICIANS, nominated_by=picked_by))
    assert outcome(DUTY, "let_health_board_pick_clinicians", facts, as_at=ON) == expected


def test_without_clinicians_nothing_is_said_of_them():
    assert silent(DUTY, "seat_qualified_clinicians", with_members(), as_at=ON)
    assert silent(DUTY, "let_health_board_pick_clinicians", with_members(), as_at=ON)


# established on, as at, whether anything is said
ESTABLISHED = [
    (day("2016-02-06"), "2016-02-05", False),
    (day("2016-02-06"), "2016-02-06", True),
    (NOT_DONE, "2024-06-01", False),
    (None, "2016-02-05", True),
]


@pytest.mark.parametrize(("established_on", "as_at", "expected"), ESTABLISHED)
def test_nothing_is_asked_before_the_board_exists(established_on, as_at, expected):
    facts = with_members(establishment=BoardEstablishment(established_on=established_on))
    assert bool(findings(DUTY, facts, as_at=as_at)) is expected


def test_who_bears_it():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at=ON) == "cannot_tell"
    several = an_authority(councils=(COUNCIL, SECOND_COUNCIL), members=())
    assert outcome_of_the_whole(DUTY, several, as_at=ON) == "not_applicable"
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD, members=()), as_at=ON) == "not_applicable"
