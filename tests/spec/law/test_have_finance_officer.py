"""act-2014/s13: have a proper officer for the board's finances in post."""

import pytest

from comhla.law.facts import NOT_DONE, BoardEstablishment, Direction, Officer, OfficerPost
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "act-2014/s13"
IN_POST, MONEY = "have_officer_in_post", "be_in_post_when_money_is_committed"


def with_officer(*, directions=None, establishment=None, **facts):
    officer = Officer(
        **{
            "id": "fo",
            "post": OfficerPost.FINANCE_OFFICER,
            "first_day": day("2024-04-01"),
            "last_day": day("2025-01-31"),
            **facts,
        }
    )
    return an_authority(officers=(officer,), directions=directions, establishment=establishment)


# as at, outcome: an empty post is a question, because the words of the 1973 Act were not read
DAYS = [("2024-03-31", "for_a_person"), ("2024-04-01", "met"), ("2025-01-31", "met"), ("2025-02-01", "for_a_person")]


@pytest.mark.parametrize(("as_at", "expected"), DAYS)
def test_have_officer_in_post(as_at, expected):
    assert outcome(DUTY, IN_POST, with_officer(), as_at=as_at) == expected


def test_another_post_does_not_count():
    assert outcome(DUTY, IN_POST, with_officer(post=OfficerPost.CHIEF_OFFICER), as_at="2024-06-01") == "for_a_person"


@pytest.mark.parametrize(
    ("established", "says_nothing"),
    [(None, False), (NOT_DONE, True), (day("2024-06-02"), True), (day("2024-06-01"), False)],
)
def test_a_board_that_does_not_exist_yet_needs_no_finance_officer(established, says_nothing):
    facts = with_officer(establishment=BoardEstablishment(established_on=established))
    assert silent(DUTY, IN_POST, facts, as_at="2024-06-01") == says_nothing


def directions(*days):
    return tuple(Direction(id=f"D-{on}", given_on=day(on), addressees=(COUNCIL,)) for on in days)


@pytest.mark.parametrize(
    ("given_on", "expected"),
    [
        ("2024-03-31", "for_a_person"),
        ("2024-04-01", "met"),
        ("2025-01-31", "met"),
        ("2025-02-01", "for_a_person"),
    ],
)
def test_be_in_post_when_money_is_committed(given_on, expected):
    facts = with_officer(directions=directions(given_on))
    assert outcome(DUTY, MONEY, facts, as_at="2025-03-01") == expected


def test_one_finding_a_year_names_the_directions_and_says_that_it_is_a_question():
    facts = with_officer(directions=directions("2025-03-01", "2024-05-01", "2025-02-01", "2025-04-02"))
    found = [each for each in findings(DUTY, facts, as_at="2025-04-02") if each.part and each.part.key == MONEY]
    assert [each.subject.id for each in found] == ["2024-25", "2025-26"]
    assert found[0].because == (
        "No finance officer was in post on the day these directions were given: D-2025-02-01 and D-2025-03-01."
        " This rule is guidance, or its words were not all read, so this is a question and no breach."
    )


def test_a_direction_still_to_come_is_not_known():
    facts = with_officer(directions=directions("2024-05-01", "2025-02-01"))
    assert outcome(DUTY, MONEY, facts, as_at="2025-01-31") == "met"
    assert finding(DUTY, MONEY, facts, as_at="2025-01-31").holds_until == day("2025-01-31")


def test_binds_boards_only_and_needs_officers():
    lead_agency = an_authority(model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, lead_agency, as_at="2024-06-01") == "not_applicable"
    assert {each.outcome.value for each in findings(DUTY, an_authority(), as_at="2024-06-01")} == {"cannot_tell"}
