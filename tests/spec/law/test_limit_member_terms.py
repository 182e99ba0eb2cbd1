"""IJBO-T1: limit the terms of members to three years."""

import pytest

from comhla.law.facts import Officer, OfficerPost
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_member, with_members
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-T1"


def a_carer(first_day, term_last_day=None, *, name="carer", **facts):
    last = None if term_last_day is None else day(term_last_day)
    given = {"first_day": day(first_day), "term_last_day": last, "person": "carer", **facts}
    return a_member(name, Seat.UNPAID_CARER, **given)


# first day, last day of the term, outcome. A term ends on the day before the third anniversary.
TERMS = [
    ("2024-04-01", "2027-03-31", "met"),
    ("2024-04-01", "2027-04-01", "not_met"),
    ("2024-02-29", "2027-02-28", "met"),
    ("2024-02-29", "2027-03-01", "not_met"),
    ("2024-04-01", None, "cannot_tell"),
]


@pytest.mark.parametrize(("first_day", "term_last_day", "expected"), TERMS)
def test_fix_terms_within_three_years(first_day, term_last_day, expected):
    facts = with_members(a_carer(first_day, term_last_day))
    assert outcome(DUTY, "fix_terms_within_three_years", facts, as_at="2024-06-01") == expected


# as at, outcome for a member whose term ends on 31 March 2027
ENDS = [("2027-03-31", "met"), ("2027-04-01", "not_met")]


@pytest.mark.parametrize(("as_at", "expected"), ENDS)
def test_reappoint_or_leave_at_end_of_term(as_at, expected):
    facts = with_members(a_carer("2024-04-01", "2027-03-31"))
    assert outcome(DUTY, "reappoint_or_leave_at_end_of_term", facts, as_at=as_at) == expected


def test_the_next_term_to_end_is_named():
    facts = with_members(
        a_carer("2024-04-01", "2027-03-31", name="later"), a_carer("2024-01-01", "2026-12-31", name="sooner")
    )
    found = finding(DUTY, "reappoint_or_leave_at_end_of_term", facts, as_at="2026-11-22")
    assert found.because == (
        "Nobody sits beyond the end of a term. The next term to end is that of sooner, on 31 December 2026."
    )
    assert found.due == found.holds_until == day("2026-12-31")


def test_a_member_re_appointed_or_gone_does_not_sit_beyond_the_term():
    ended = a_carer("2024-04-01", "2027-03-31", name="first")
    again = a_carer("2027-04-01", "2030-03-31", name="second")
    assert outcome(DUTY, "reappoint_or_leave_at_end_of_term", with_members(ended, again), as_at="2027-04-01") == "met"
    gone = with_members(ended.replace(last_day=day("2027-03-31")))
    assert silent(DUTY, "reappoint_or_leave_at_end_of_term", gone, as_at="2027-04-01")


@pytest.mark.parametrize("seat", [Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER, Seat.CHIEF_OFFICER])
def test_seats_that_go_with_an_office_have_no_term(seat):
    facts = with_members(a_member("officer", seat, term_last_day=day("2020-01-01")))
    assert silent(DUTY, "fix_terms_within_three_years", facts, as_at="2026-01-01")
    assert silent(DUTY, "reappoint_or_leave_at_end_of_term", facts, as_at="2026-01-01")


def finance(person="finance", first_day="2020-01-01", last_day=None):
    last = None if last_day is None else day(last_day)
    return Officer(id="f", person=person, post=OfficerPost.FINANCE_OFFICER, first_day=day(first_day), last_day=last)


# officers, outcome on 1 June 2024 for the member in the finance officer's seat
OFFICERS = [
    ((finance(),), "met"),
    ((finance(last_day="2024-06-01"),), "met"),
    ((finance(last_day="2024-05-31"),), "not_met"),
    ((finance(person="somebody-else"),), "not_met"),
    ((finance(first_day="2024-06-02"),), "cannot_tell"),
    ((), "cannot_tell"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("officers", "expected"), OFFICERS)
def test_seat_officers_while_in_office(officers, expected):
    facts = with_members(a_member("seat", Seat.FINANCE_OFFICER, person="finance"), officers=officers)
    assert outcome(DUTY, "seat_officers_while_in_office", facts, as_at="2024-06-01") == expected


def test_who_bears_it():
    assert silent(DUTY, "seat_officers_while_in_office", with_members(), as_at="2024-06-01")
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-06-01") == "cannot_tell"
    lead = an_authority(model=Model.COUNCIL_LEADS, members=())
    assert outcome_of_the_whole(DUTY, lead, as_at="2024-06-01") == "not_applicable"
