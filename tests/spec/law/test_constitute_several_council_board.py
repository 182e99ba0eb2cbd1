"""IJBO-M3: constitute a joint board of several councils."""

import pytest

from comhla.law.facts import Officer, OfficerPost, SchemeTerm, Vacancy
from comhla.reference.seats import Seat
from tests.lib.board import a_member, board_nominees, in_seats, with_members
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    a_scheme,
    an_authority,
    day,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "IJBO-M3"
ON = "2024-06-01"
THIRD_COUNCIL = "Lochside Council"
TWO, THREE = (COUNCIL, SECOND_COUNCIL), (COUNCIL, SECOND_COUNCIL, THIRD_COUNCIL)


def councillors(*nominated_by, **facts):
    given = {"is_councillor": True, **facts}
    return tuple(
        a_member(f"councillor-{n}", Seat.COUNCIL_NOMINEE, nominated_by=council, **given)
        for n, council in enumerate(nominated_by)
    )


def with_terms(*terms, councils=TWO):
    return an_authority(schemes=(a_scheme(councils=councils, terms=terms or None),), members=())


# terms of the scheme, outcome
AGREED = [
    ((), "cannot_tell"),
    ((SchemeTerm(id="t", matter="IS-3", agreed=True),), "cannot_tell"),
    ((SchemeTerm(id="t", matter="IS-2", agreed=None),), "cannot_tell"),
    ((SchemeTerm(id="t", matter="IS-2", agreed=True),), "met"),
    ((SchemeTerm(id="t", matter="IS-2", agreed=False),), "not_met"),
]


@pytest.mark.parametrize(("terms", "expected"), AGREED)
def test_agree_the_membership(terms, expected):
    assert outcome(DUTY, "agree_the_membership", with_terms(*terms), as_at=ON) == expected


def vacancy_of(side, last_day=None):
    return Vacancy(
        id="v", body="board", seat=Seat.COUNCIL_NOMINEE, side=side, first_day=day("2024-05-01"), last_day=last_day
    )


# councils, council that nominated each member, vacancies, outcome
FLOORS = [
    (TWO, (COUNCIL, COUNCIL, SECOND_COUNCIL, SECOND_COUNCIL), (), "met"),
    (TWO, (COUNCIL, COUNCIL, SECOND_COUNCIL), (), "not_met"),
    (TWO, (COUNCIL, COUNCIL, SECOND_COUNCIL), None, "cannot_tell"),
    (TWO, (COUNCIL, COUNCIL, SECOND_COUNCIL, None), (), "cannot_tell"),
    (TWO, (COUNCIL, COUNCIL, SECOND_COUNCIL), (vacancy_of(SECOND_COUNCIL),), "for_a_person"),
    (TWO, (COUNCIL, COUNCIL, SECOND_COUNCIL), (vacancy_of(COUNCIL),), "not_met"),
    (TWO, (COUNCIL, COUNCIL, SECOND_COUNCIL), (vacancy_of(SECOND_COUNCIL, day("2024-05-31")),), "not_met"),
    (THREE, (COUNCIL, SECOND_COUNCIL, THIRD_COUNCIL), (), "met"),
    (THREE, (COUNCIL, COUNCIL, SECOND_COUNCIL), (), "not_met"),
]


@pytest.mark.parametrize(("councils", "nominated_by", "vacancies", "expected"), FLOORS)
def test_nominate_from_each_council(councils, nominated_by, vacancies, expected):
    facts = with_members(*councillors(*nominated_by), councils=councils, vacancies=vacancies)
    assert outcome(DUTY, "nominate_from_each_council", facts, as_at=ON) == expected


@pytest.mark.parametrize(("directors", "expected"), [(4, "met"), (3, "not_met"), (5, "not_met")])
def test_match_the_councillors(directors, expected):
    members = (*councillors(COUNCIL, COUNCIL, SECOND_COUNCIL, SECOND_COUNCIL), *board_nominees(directors))
    facts = with_members(*members, councils=TWO, vacancies=())
    assert outcome(DUTY, "match_the_councillors", facts, as_at=ON) == expected


@pytest.mark.parametrize(("is_councillor", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_nominate_councillors(is_councillor, expected):
    facts = with_members(*councillors(COUNCIL, is_councillor=is_councillor), councils=TWO)
    assert outcome(DUTY, "nominate_councillors", facts, as_at=ON) == expected


@pytest.mark.parametrize(("is_director", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_nominate_directors(is_director, expected):
    nominee = a_member(
        "nhs", Seat.HEALTH_BOARD_NOMINEE, is_non_executive_director=is_director, is_health_board_member=True
    )
    assert outcome(DUTY, "nominate_directors", with_members(nominee, councils=TWO), as_at=ON) == expected


def test_seat_the_officers():
    both = in_seats(Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER)
    assert outcome(DUTY, "seat_the_officers", with_members(*both, councils=TWO), as_at=ON) == "met"
    assert outcome(DUTY, "seat_the_officers", with_members(*both[:1], councils=TWO), as_at=ON) == "for_a_person"


def test_seat_the_chief_officer():
    officers = (Officer(id="chief", post=OfficerPost.CHIEF_OFFICER, first_day=day("2024-01-01")),)
    empty = with_members(councils=TWO, officers=officers)
    seated = with_members(*in_seats(Seat.CHIEF_OFFICER), councils=TWO, officers=officers)
    assert outcome(DUTY, "seat_the_chief_officer", empty, as_at=ON) == "for_a_person"
    assert outcome(DUTY, "seat_the_chief_officer", seated, as_at=ON) == "met"


CLINICIANS = (Seat.GENERAL_PRACTITIONER, Seat.NURSE, Seat.OTHER_DOCTOR)


def test_fill_the_clinical_seats():
    full, short = in_seats(*CLINICIANS), in_seats(*CLINICIANS[1:])
    assert outcome(DUTY, "fill_the_clinical_seats", with_members(*full, councils=TWO), as_at=ON) == "met"
    assert outcome(DUTY, "fill_the_clinical_seats", with_members(*short, councils=TWO), as_at=ON) == "not_met"


@pytest.mark.parametrize(("meets", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_seat_qualified_clinicians(meets, expected):
    facts = with_members(*in_seats(*CLINICIANS, meets_conditions_of_seat=meets), councils=TWO)
    assert outcome(DUTY, "seat_qualified_clinicians", facts, as_at=ON) == expected


@pytest.mark.parametrize(
    ("picked_by", "expected"), [(HEALTH_BOARD, "met"), (SECOND_COUNCIL, "not_met"), (None, "cannot_tell")]
)
def test_let_health_board_pick_clinicians(picked_by, expected):
    facts = with_members(*in_seats(*CLINICIANS, nominated_by=picked_by), councils=TWO)
    assert outcome(DUTY, "let_health_board_pick_clinicians", facts, as_at=ON) == expected


def test_without_members_nothing_is_said_of_who_they_are():
    facts = with_members(councils=TWO)
    for part in ("nominate_councillors", "nominate_directors", "seat_qualified_clinicians"):
        assert silent(DUTY, part, facts, as_at=ON)


def test_who_bears_it():
    assert outcome_of_the_whole(DUTY, an_authority(members=()), as_at=ON) == "not_applicable"
    assert outcome_of_the_whole(DUTY, an_authority(councils=TWO), as_at=ON) == "cannot_tell"
