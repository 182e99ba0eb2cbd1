"""act-2014/s10: appoint a chief officer: seconded, after consulting, with responsibilities agreed."""

import pytest

from comhla.law.facts import NOT_DONE, BoardEstablishment, BodyAndDay, InterimCover, Officer, OfficerPost
from comhla.reference.models import Model
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
    started,
)

DUTY = "act-2014/s10"
APPOINTED, IN_POST = day("2024-05-03"), day("2024-06-01")
HAVE, SECOND, CONSULT, AGREE, COVER = (
    "have_chief_officer",
    "second_from_constituent_authority",
    "consult_each_constituent_authority",
    "agree_responsibilities_with_ministers",
    "arrange_interim_cover",
)


def a_chief_officer(**facts):
    return Officer(
        **{
            "id": "co-2024",
            "post": OfficerPost.CHIEF_OFFICER,
            "appointed_on": APPOINTED,
            "first_day": IN_POST,
            "seconded_by": HEALTH_BOARD,
            **facts,
        }
    )


def with_officers(*officers, **facts):
    return an_authority(officers=officers, **{"establishment": started(), **facts})


# the holder, as at, outcome: no time is set for filling the post, so a gap is a question
HOLDERS = [
    ({}, "2024-05-31", "for_a_person"),
    ({}, "2024-06-01", "met"),
    ({"last_day": day("2025-01-31")}, "2025-01-31", "met"),
    ({"last_day": day("2025-01-31")}, "2025-02-01", "for_a_person"),
    ({"interim": True}, "2024-06-01", "for_a_person"),
    ({"post": OfficerPost.FINANCE_OFFICER}, "2024-06-01", "for_a_person"),
]


@pytest.mark.parametrize(("holder", "as_at", "expected"), HOLDERS)
def test_have_chief_officer(holder, as_at, expected):
    assert outcome(DUTY, HAVE, with_officers(a_chief_officer(**holder)), as_at=as_at) == expected


def test_an_empty_post_and_interim_cover_are_different_questions():
    empty = finding(DUTY, HAVE, with_officers(), as_at="2024-06-01")
    covered = finding(DUTY, HAVE, with_officers(a_chief_officer(interim=True)), as_at="2024-06-01")
    assert empty.because.startswith("The post of chief officer is empty and no interim cover is recorded.")
    assert covered.because.startswith("The post of chief officer has been covered by an interim holder since 1 June")


@pytest.mark.parametrize(
    ("establishment", "says_nothing"),
    [
        (None, False),
        (BoardEstablishment(), False),
        (BoardEstablishment(established_on=NOT_DONE), True),
        (BoardEstablishment(established_on=day("2024-06-02")), True),
        (BoardEstablishment(established_on=day("2024-06-01")), False),
    ],
)
def test_a_board_that_does_not_exist_yet_needs_no_chief_officer(establishment, says_nothing):
    facts = with_officers(establishment=establishment)
    assert silent(DUTY, HAVE, facts, as_at="2024-06-01") == says_nothing


# the secondment, as at, outcome
SECONDMENTS = [
    ({}, "2024-06-01", "met"),
    ({"seconded_by": COUNCIL}, "2024-06-01", "met"),
    ({"seconded_by": None}, "2024-06-01", "cannot_tell"),
    ({"seconded_by": "A charity"}, "2024-06-01", "not_met"),
    ({"employed_by_board": False}, "2024-06-01", "met"),
    ({"employed_by_board": True}, "2024-06-01", "not_met"),
    ({"employed_by_board": True, "order_allowing_employment": "An order"}, "2024-06-01", "met"),
    ({"joined_seconding_body_on": day("2024-06-01")}, "2024-06-01", "met"),
    ({"joined_seconding_body_on": day("2024-06-02")}, "2024-05-31", "met"),
    ({"joined_seconding_body_on": day("2024-06-02")}, "2024-06-01", "not_met"),
    ({"joined_seconding_body_on": NOT_DONE}, "2024-06-01", "not_met"),
    ({"seconded_from": day("2024-06-01")}, "2024-06-01", "met"),
    ({"seconded_from": day("2024-06-02")}, "2024-05-31", "met"),
    ({"seconded_from": day("2024-06-02")}, "2024-06-01", "not_met"),
    ({"seconded_to": day("2025-05-31")}, "2025-05-31", "met"),
    ({"seconded_to": day("2025-05-31")}, "2025-06-01", "not_met"),
    ({"seconded_to": day("2025-05-31"), "last_day": day("2025-05-31")}, "2025-06-01", "met"),
    ({"seconded_to": day("2025-05-31"), "last_day": day("2025-06-30")}, "2025-06-01", "not_met"),
]


@pytest.mark.parametrize(("secondment", "as_at", "expected"), SECONDMENTS)
def test_second_from_constituent_authority(secondment, as_at, expected):
    assert outcome(DUTY, SECOND, with_officers(a_chief_officer(**secondment)), as_at=as_at) == expected


def test_an_interim_holder_is_not_an_appointment():
    assert silent(DUTY, SECOND, with_officers(a_chief_officer(interim=True)), as_at="2024-06-01")


def consulted(**days):
    return tuple(BodyAndDay(body={"hb": HEALTH_BOARD, "la": COUNCIL}[key], on=on) for key, on in days.items())


# consulted when, outcome; appointed on 3 May 2024, and consultation on that very day is too late
CONSULTED = [
    (consulted(hb=day("2024-05-02"), la=day("2024-05-02")), "met"),
    (consulted(hb=day("2024-05-02"), la=day("2024-05-03")), "not_met"),
    (consulted(hb=day("2024-05-02"), la=day("2024-05-05")), "not_met"),
    (consulted(hb=day("2024-05-02"), la=NOT_DONE), "not_met"),
    (consulted(hb=day("2024-05-02"), la=None), "cannot_tell"),
    (consulted(hb=day("2024-05-02")), "not_met"),
    ((), "not_met"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("consulted", "expected"), CONSULTED)
def test_consult_each_constituent_authority(consulted, expected):
    facts = with_officers(a_chief_officer(consulted=consulted))
    assert outcome(DUTY, CONSULT, facts, as_at="2024-06-01") == expected


def test_in_a_board_of_two_councils_both_are_consulted():
    both = consulted(hb=day("2024-04-01"), la=day("2024-04-01"))
    facts = with_officers(a_chief_officer(consulted=both), councils=(COUNCIL, SECOND_COUNCIL))
    assert finding(DUTY, CONSULT, facts, as_at="2024-06-01").because == (
        "The chief officer was appointed on 3 May 2024, and Glenmore Council had not been consulted before that day."
    )


def test_without_the_day_of_appointment_consultation_cannot_be_compared():
    officer = a_chief_officer(appointed_on=None, consulted=consulted(hb=day("2024-05-02")))
    assert outcome(DUTY, CONSULT, with_officers(officer), as_at="2024-06-01") == "cannot_tell"


@pytest.mark.parametrize(
    ("agreed_on", "as_at", "expected"),
    [
        (None, "2024-06-01", "cannot_tell"),
        (NOT_DONE, "2024-06-01", "not_met"),
        (day("2024-06-02"), "2024-06-01", "not_met"),
        (day("2024-06-02"), "2024-06-02", "met"),
    ],
)
def test_agree_responsibilities_with_ministers(agreed_on, as_at, expected):
    facts = with_officers(a_chief_officer(ministers_agreed_on=agreed_on))
    assert outcome(DUTY, AGREE, facts, as_at=as_at) == expected


# cover asked for on 1 March 2025: arranged, refused, as at, outcome
COVERS = [
    (day("2025-03-10"), None, "2025-03-09", "for_a_person"),
    (day("2025-03-10"), None, "2025-03-10", "met"),
    (NOT_DONE, day("2025-03-05"), "2025-03-04", "for_a_person"),
    (NOT_DONE, day("2025-03-05"), "2025-03-05", "not_met"),
    (NOT_DONE, None, "2025-03-05", "for_a_person"),
    (None, None, "2025-03-05", "cannot_tell"),
]


@pytest.mark.parametrize(("arranged", "refused", "as_at", "expected"), COVERS)
def test_arrange_interim_cover(arranged, refused, as_at, expected):
    cover = InterimCover(id="cover", asked_on=day("2025-03-01"), arranged_on=arranged, refused_on=refused)
    facts = an_authority(interim_cover=(cover,))
    assert outcome(DUTY, COVER, facts, as_at=as_at) == expected


def test_interim_cover_shows_the_gap():
    cover = InterimCover(id="cover", asked_on=day("2025-03-01"), arranged_on=day("2025-03-10"))
    found = finding(DUTY, COVER, an_authority(interim_cover=(cover,)), as_at="2025-03-10")
    assert found.because == "Interim cover was asked for on 1 March 2025 and arranged 9 days later."


def test_binds_boards_only():
    facts = an_authority(model=Model.BOTH_LEAD, officers=())
    assert outcome_of_the_whole(DUTY, facts, as_at="2024-06-01") == "not_applicable"
