"""IJBO-R1: remove members only on the grounds and with the notice laid down."""

import pytest

from comhla.law.facts import NOT_DONE, AbsenceReason, Attendance, Disqualification, DisqualifyingGround, Leaving
from comhla.reference.seats import Seat
from tests.lib.board import a_meeting, a_member, with_members
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-R1"
ABSENCE, CONDUCT, WITHDRAWN = (
    Leaving.REMOVED_FOR_ABSENCE,
    Leaving.REMOVED_FOR_CONDUCT,
    Leaving.NOMINATION_WITHDRAWN,
)


def left(because, *, seat=Seat.COUNCIL_NOMINEE, meetings=None, **facts):
    return with_members(a_member("m", seat, left_because=because, **facts), meetings=meetings)


# notice, last day in the seat, outcome. Off the board a month after the notice at the earliest.
MONTHS = [
    (day("2024-05-15"), day("2024-06-14"), "met"),
    (day("2024-05-15"), day("2024-06-13"), "not_met"),
    (day("2024-01-31"), day("2024-02-28"), "met"),
    (day("2024-01-31"), day("2024-02-27"), "not_met"),
    (NOT_DONE, day("2024-06-14"), "not_met"),
    (None, day("2024-06-14"), "cannot_tell"),
    (day("2024-05-15"), None, "cannot_tell"),
]


@pytest.mark.parametrize("because", [ABSENCE, WITHDRAWN])
@pytest.mark.parametrize(("notice_on", "last_day", "expected"), MONTHS)
def test_give_one_month_of_notice(because, notice_on, last_day, expected):
    facts = left(because, notice_on=notice_on, last_day=last_day)
    assert outcome(DUTY, "give_one_month_of_notice", facts, as_at="2024-07-01") == expected


def test_a_removal_with_short_notice_says_how_short():
    facts = left(WITHDRAWN, notice_on=day("2024-05-15"), last_day=day("2024-06-09"))
    found = finding(DUTY, "give_one_month_of_notice", facts, as_at="2024-05-15")
    assert found.because == (
        "m had notice on 15 May 2024 and was off the board on 10 June 2024, 5 days before a month was over, on"
        " 15 June 2024."
    )


# notice, last day in the seat, outcome
CONDUCTS = [
    (day("2024-06-01"), day("2024-05-31"), "met"),
    (day("2024-06-02"), day("2024-05-31"), "not_met"),
    (NOT_DONE, day("2024-05-31"), "not_met"),
    (None, day("2024-05-31"), "cannot_tell"),
    (day("2024-06-01"), None, "cannot_tell"),
]


@pytest.mark.parametrize(("notice_on", "last_day", "expected"), CONDUCTS)
def test_give_day_of_removal_in_writing(notice_on, last_day, expected):
    facts = left(CONDUCT, notice_on=notice_on, last_day=last_day)
    assert outcome(DUTY, "give_day_of_removal_in_writing", facts, as_at="2024-07-01") == expected


def test_judge_the_conduct():
    facts = left(CONDUCT, notice_on=day("2024-06-01"), last_day=day("2024-06-01"))
    assert outcome(DUTY, "judge_the_conduct", facts, as_at="2024-07-01") == "for_a_person"
    assert silent(DUTY, "give_one_month_of_notice", facts, as_at="2024-07-01")


IN, AWAY = (True, None), (False, AbsenceReason.NO_REASON)
ILL, EXCUSED, UNSAID = (False, AbsenceReason.ILLNESS), (False, AbsenceReason.OTHER_REASONABLE_CAUSE), (False, None)

# attendance at the meetings of January, February, March and so on, outcome of a removal noticed on 1 June
ABSENCES = [
    ((AWAY, AWAY, AWAY), "for_a_person"),
    ((IN, AWAY, AWAY, AWAY, IN), "for_a_person"),
    ((AWAY, UNSAID, AWAY), "for_a_person"),
    ((AWAY, None, AWAY), "for_a_person"),  # a meeting with no roll
    ((AWAY, AWAY), "not_met"),
    ((AWAY, IN, AWAY, AWAY), "not_met"),
    ((AWAY, ILL, AWAY), "not_met"),
    ((AWAY, EXCUSED, AWAY), "not_met"),
    ((AWAY, ILL, AWAY, AWAY, UNSAID), "for_a_person"),
]


def a_roll(month, row):
    roll = None if row is None else (Attendance(member="m", present=row[0], absent_because=row[1]),)
    return a_meeting(f"2024-{month:02}-10", id=f"m{month}", attendance=roll)


@pytest.mark.parametrize(("rows", "expected"), ABSENCES)
def test_judge_the_absences(rows, expected):
    meetings = tuple(a_roll(month, row) for month, row in enumerate(rows, start=1))
    facts = left(ABSENCE, notice_on=day("2024-06-01"), last_day=day("2024-07-01"), meetings=meetings)
    assert outcome(DUTY, "judge_the_absences", facts, as_at="2024-06-01") == expected


def test_absences_after_the_notice_do_not_count():
    meetings = tuple(a_roll(month, AWAY) for month in (4, 5, 6))
    facts = left(ABSENCE, notice_on=day("2024-06-01"), last_day=day("2024-07-01"), meetings=meetings)
    assert outcome(DUTY, "judge_the_absences", facts, as_at="2024-08-01") == "not_met"


def test_three_absences_by_themselves_give_no_finding():
    facts = with_members(a_member("m", Seat.NURSE), meetings=tuple(a_roll(month, AWAY) for month in (1, 2, 3)))
    assert findings(DUTY, facts, as_at="2024-06-01") == []


@pytest.mark.parametrize("notice_on", [None, NOT_DONE])
def test_absences_without_notice_are_not_judged(notice_on):
    facts = left(ABSENCE, notice_on=notice_on, last_day=day("2024-07-01"), meetings=())
    assert silent(DUTY, "judge_the_absences", facts, as_at="2024-08-01")
    assert silent(DUTY, "judge_the_conduct", facts, as_at="2024-08-01")
    assert silent(DUTY, "give_day_of_removal_in_writing", facts, as_at="2024-08-01")


# last day in the seat, as at, outcome for a councillor who stopped being one on 5 May 2022
CEASED = [
    (None, "2022-05-05", "not_met"),
    (day("2022-05-04"), "2022-05-05", "met"),
    (day("2022-05-05"), "2022-05-05", "met"),
    (day("2022-05-20"), "2022-05-05", "not_met"),
    (day("2022-05-20"), "2022-06-01", "not_met"),
]


@pytest.mark.parametrize(("last_day", "as_at", "expected"), CEASED)
def test_former_councillors_leave_at_once(last_day, as_at, expected):
    member = a_member("m", Seat.COUNCIL_NOMINEE, ceased_to_be_councillor_on=day("2022-05-05"), last_day=last_day)
    assert outcome(DUTY, "former_councillors_leave_at_once", with_members(member), as_at=as_at) == expected


def test_a_seat_left_long_before_is_not_asked_about():
    member = a_member(
        "m", Seat.COUNCIL_NOMINEE, ceased_to_be_councillor_on=day("2022-05-05"), last_day=day("2022-05-03")
    )
    assert silent(DUTY, "former_councillors_leave_at_once", with_members(member), as_at="2022-06-01")


def test_only_nominees_of_a_council_sit_as_councillors():
    member = a_member("m", Seat.UNPAID_CARER, ceased_to_be_councillor_on=day("2022-05-05"))
    assert findings(DUTY, with_members(member), as_at="2022-06-01") == []


def barred(first_day, last_day=None, ground=DisqualifyingGround.INSOLVENCY, **facts):
    recorded = (Disqualification(ground=ground, first_day=day(first_day)),)
    return with_members(a_member("m", Seat.NURSE, disqualifications=recorded, last_day=last_day, **facts))


@pytest.mark.parametrize(
    ("last_day", "as_at", "expected"),
    [
        (None, "2024-06-01", "not_met"),
        (day("2024-06-01"), "2024-06-01", "met"),
        (day("2024-06-02"), "2024-07-01", "not_met"),
    ],
)
def test_disqualified_leave_at_once(last_day, as_at, expected):
    assert outcome(DUTY, "disqualified_leave_at_once", barred("2024-06-01", last_day), as_at=as_at) == expected


def test_each_cause_opens_on_its_own_day():
    recorded = (Disqualification(ground=DisqualifyingGround.INSOLVENCY, first_day=day("2022-06-01")),)
    member = a_member(
        "m", Seat.COUNCIL_NOMINEE, disqualifications=recorded, ceased_to_be_councillor_on=day("2022-05-05")
    )
    assert findings(DUTY, with_members(member), as_at="2022-05-04") == []
    assert silent(DUTY, "disqualified_leave_at_once", with_members(member), as_at="2022-05-31")
    assert outcome(DUTY, "disqualified_leave_at_once", with_members(member), as_at="2022-06-01") == "not_met"


def test_who_bears_it():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-06-01") == "cannot_tell"
