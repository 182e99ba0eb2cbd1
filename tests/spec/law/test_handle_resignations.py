"""IJBO-R0: handle resignations of members."""

import pytest

from comhla.law.facts import NOT_DONE, Leaving, Officer, OfficerPost
from comhla.reference.seats import Seat
from tests.lib.board import a_member, with_members
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-R0"


def resigned(seat=Seat.COUNCIL_NOMINEE, *, officers=None, **facts):
    given = {"left_because": Leaving.RESIGNED, "last_day": day("2024-06-30"), **facts}
    return with_members(a_member("m", seat, **given), officers=officers)


@pytest.mark.parametrize(
    ("notice_on", "expected"), [(day("2024-06-01"), "met"), (NOT_DONE, "not_met"), (None, "cannot_tell")]
)
def test_resign_in_writing(notice_on, expected):
    assert outcome(DUTY, "resign_in_writing", resigned(notice_on=notice_on), as_at="2024-06-30") == expected


def test_the_notice_opens_the_question():
    facts = resigned(notice_on=day("2024-06-01"))
    assert findings(DUTY, facts, as_at="2024-05-31") == []
    assert outcome(DUTY, "resign_in_writing", facts, as_at="2024-06-01") == "met"


def test_a_resignation_without_any_day_cannot_be_told():
    facts = resigned(last_day=None)
    assert outcome(DUTY, "resign_in_writing", facts, as_at="2024-06-30") == "cannot_tell"


# seat, day of the notice, day the nominating body was told, as at, outcome
TOLD = [
    (Seat.COUNCIL_NOMINEE, "2026-08-31", day("2026-09-03"), "2026-09-03", "met"),
    (Seat.COUNCIL_NOMINEE, "2026-08-31", day("2026-09-03"), "2026-09-02", "not_met"),
    (Seat.HEALTH_BOARD_NOMINEE, "2026-09-01", NOT_DONE, "2026-09-03", "not_met"),
    (Seat.HEALTH_BOARD_NOMINEE, "2026-09-01", None, "2026-09-03", "cannot_tell"),
]


@pytest.mark.parametrize(("seat", "notice_on", "told_on", "as_at", "expected"), TOLD)
def test_tell_nominating_body(seat, notice_on, told_on, as_at, expected):
    facts = resigned(seat, notice_on=day(notice_on), last_day=None, nominating_body_told_on=told_on)
    assert outcome(DUTY, "tell_nominating_body", facts, as_at=as_at) == expected


@pytest.mark.parametrize("notice_on", ["2026-08-31", "2026-09-01"])
def test_nobody_nominated_a_carer_member(notice_on):
    facts = resigned(Seat.UNPAID_CARER, notice_on=day(notice_on), last_day=None)
    assert silent(DUTY, "tell_nominating_body", facts, as_at="2026-09-03")


@pytest.mark.parametrize(("notice_on", "version"), [("2026-08-31", 1), ("2026-09-01", 2)])
def test_the_day_of_the_notice_selects_the_law(notice_on, version):
    facts = resigned(notice_on=day(notice_on), last_day=None)
    found = finding(DUTY, "resign_in_writing", facts, as_at="2026-11-22")
    assert found.version is not None
    assert found.version.number == version


def finance(last_day=None, person="m"):
    return (
        Officer(
            id="f", person=person, post=OfficerPost.FINANCE_OFFICER, first_day=day("2020-01-01"), last_day=last_day
        ),
    )


# officers, outcome for a finance officer recorded as having resigned the seat
OFFICERS = [
    (None, "cannot_tell"),
    (finance(), "not_met"),
    (finance(last_day=day("2024-06-30")), "met"),
    (finance(person="somebody-else"), "met"),
]


@pytest.mark.parametrize(("officers", "expected"), OFFICERS)
def test_keep_officers_while_in_office(officers, expected):
    facts = resigned(Seat.FINANCE_OFFICER, officers=officers)
    assert outcome(DUTY, "keep_officers_while_in_office", facts, as_at="2024-07-01") == expected


def test_the_chief_officer_is_never_flagged():
    facts = resigned(Seat.CHIEF_OFFICER, officers=(), notice_on=NOT_DONE)
    assert findings(DUTY, facts, as_at="2024-07-01") == []


def test_other_leavings_are_not_asked_about():
    assert findings(DUTY, resigned(left_because=Leaving.TERM_ENDED), as_at="2024-07-01") == []
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-06-01") == "cannot_tell"
