"""COND-1: register members' interests. Boards' listing was not read, so "late" is only a question."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    CodeOfConduct,
    InterestsChange,
    InterestsNotice,
    InterestsRegister,
    Member,
    Officer,
    OfficerPost,
)
from comhla.reference import Seat
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "COND-1"
FIRST, CATEGORIES, CHANGES, KEPT = (
    "give_first_notice",
    "answer_every_category",
    "give_notice_of_changes",
    "keep_entries_five_years",
)


def a_member(**facts):
    interests = {name: facts.pop(name) for name in list(facts) if name in InterestsNotice.fields}
    return Member(
        **{
            "id": "carer-1",
            "person": "p1",
            "body": "board",
            "seat": Seat.UNPAID_CARER,
            "first_day": day("2024-05-31"),
            "interests": InterestsNotice(**interests) if interests else None,
            **facts,
        }
    )


def with_members(*members, **facts):
    return an_authority(members=members, **facts)


# A member since 31 May 2024, with a vote or not: the month ends on 30 June.
# notice given on, as at, outcome
NOTICES = [
    (None, "2024-06-30", "not_yet_due"),
    (None, "2024-07-01", "cannot_tell"),
    (NOT_DONE, "2024-05-31", "not_yet_due"),
    (NOT_DONE, "2024-06-30", "not_yet_due"),
    (NOT_DONE, "2024-07-01", "for_a_person"),
    (day("2024-06-30"), "2024-06-29", "not_yet_due"),
    (day("2024-06-30"), "2024-06-30", "met"),
    (day("2024-07-01"), "2024-07-01", "for_a_person"),
]


@pytest.mark.parametrize(("given_on", "as_at", "expected"), NOTICES)
def test_give_first_notice(given_on, as_at, expected):
    facts = with_members(a_member(given_on=given_on))
    assert outcome(DUTY, FIRST, facts, as_at=as_at) == expected
    assert silent(DUTY, FIRST, facts, as_at="2024-05-30")


# first day of the code, last day for the notice of a member since 31 May 2024
@pytest.mark.parametrize(
    ("code_from", "last"), [("2024-05-01", "2024-06-30"), ("2024-06-01", "2024-07-01"), ("2024-06-10", "2024-07-10")]
)
def test_the_month_begins_with_the_code_where_that_is_later(code_from, last):
    facts = with_members(a_member(), codes_of_conduct=(CodeOfConduct(id="c", first_day=day(code_from)),))
    assert finding(DUTY, FIRST, facts, as_at="2024-06-15").due == day(last)


def test_one_finding_names_every_member_who_is_late_and_never_a_person():
    facts = with_members(
        a_member(id="seat-1", person="p1", given_on=NOT_DONE),
        a_member(id="seat-2", person="p2", given_on=day("2024-06-01")),
        a_member(id="seat-3", person="p3", given_on=day("2024-08-01")),
        a_member(id="seat-4", person="p4", body="audit", given_on=NOT_DONE),
    )
    found = finding(DUTY, FIRST, facts, as_at="2024-09-01")
    assert found.because.startswith(
        "First notices of interests of members who came in 2024-25: given after the last day in time for seat-3; the"
        " last day in time passed without one for seat-1."
    )


# first and last day in the first seat, first day in the second, how many first notices are asked for
SEATS = [
    ("2022-06-01", "2024-05-30", 1),  # the seats follow one another
    ("2022-06-01", "2024-06-30", 1),  # they overlap
    ("2022-06-01", None, 1),  # both are held
    ("2022-06-01", "2024-05-29", 2),  # there is a break of one day
]


@pytest.mark.parametrize(("first_day", "last_day", "number"), SEATS)
def test_who_goes_on_in_another_seat_gives_no_new_first_notice(first_day, last_day, number):
    earlier = a_member(
        id="carer-0", first_day=day(first_day), last_day=last_day and day(last_day), given_on=day("2022-06-20")
    )
    facts = with_members(earlier, a_member(given_on=NOT_DONE))
    found = [each for each in findings(DUTY, facts, as_at="2024-08-01") if each.part and each.part.key == FIRST]
    assert [each.outcome.value for each in found] == ["met", "for_a_person"][:number]


# categories answered, outcome
ANSWERED = [(8, "met"), (7, "for_a_person"), (0, "for_a_person"), (None, "cannot_tell")]


@pytest.mark.parametrize(("number", "expected"), ANSWERED)
def test_answer_every_category(number, expected):
    facts = with_members(a_member(given_on=day("2024-06-10"), categories_answered=number))
    assert outcome(DUTY, CATEGORIES, facts, as_at="2024-06-10") == expected
    assert silent(DUTY, CATEGORIES, facts, as_at="2024-06-09")


# An interest changed on 31 January 2026; the month ends on 28 February.
# notified on, as at, outcome
CHANGED = [
    (NOT_DONE, "2026-02-28", "not_yet_due"),
    (NOT_DONE, "2026-03-01", "for_a_person"),
    (None, "2026-03-01", "cannot_tell"),
    (day("2026-02-28"), "2026-02-28", "met"),
    (day("2026-03-01"), "2026-03-01", "for_a_person"),
]


@pytest.mark.parametrize(("notified_on", "as_at", "expected"), CHANGED)
def test_give_notice_of_changes(notified_on, as_at, expected):
    change = InterestsChange(changed_on=day("2026-01-31"), notified_on=notified_on)
    facts = with_members(a_member(given_on=day("2024-06-10"), changes=(change,)))
    assert outcome(DUTY, CHANGES, facts, as_at=as_at, subject="2025-26") == expected
    assert silent(DUTY, CHANGES, facts, as_at="2026-01-30")


# A member who left on 31 May 2024: the entry stays until 31 May 2029.
# taken out on, as at, outcome
ENTRIES = [
    (None, "2024-06-01", "cannot_tell"),
    (NOT_DONE, "2024-06-01", "met"),
    (day("2029-05-30"), "2029-05-29", "met"),
    (day("2029-05-30"), "2029-05-30", "for_a_person"),
    (day("2029-05-31"), "2029-05-31", "met"),
]


@pytest.mark.parametrize(("removed_on", "as_at", "expected"), ENTRIES)
def test_keep_entries_five_years(removed_on, as_at, expected):
    facts = with_members(
        a_member(
            first_day=day("2022-06-01"),
            last_day=day("2024-05-31"),
            given_on=day("2022-06-10"),
            removed_from_register_on=removed_on,
        )
    )
    assert outcome(DUTY, KEPT, facts, as_at=as_at, subject="2024-25") == expected
    assert silent(DUTY, KEPT, facts, as_at="2024-05-31")


def a_standards_officer(**facts):
    return Officer(**{"id": "so", "post": OfficerPost.STANDARDS_OFFICER, "first_day": day("2024-01-01"), **facts})


# officers, outcome as at 1 January 2024
OFFICERS = [
    ((), "for_a_person"),
    ((Officer(id="co", post=OfficerPost.CHIEF_OFFICER, first_day=day("2020-01-01")),), "for_a_person"),
    ((a_standards_officer(),), "met"),
    ((a_standards_officer(first_day=day("2024-01-02")),), "for_a_person"),
    ((a_standards_officer(first_day=day("2020-01-01"), last_day=day("2023-12-31")),), "for_a_person"),
]


@pytest.mark.parametrize(("officers", "expected"), OFFICERS)
def test_have_standards_officer(officers, expected):
    assert outcome(DUTY, "have_standards_officer", an_authority(officers=officers), as_at="2024-01-01") == expected


# on the board's own staff, approved by the Standards Commission, outcome
APPROVALS = [
    (True, None, "met"),
    (False, True, "met"),
    (False, False, "for_a_person"),
    (None, None, "cannot_tell"),
]


@pytest.mark.parametrize(("own_staff", "approved", "expected"), APPROVALS)
def test_have_standards_officer_approved(own_staff, approved, expected):
    officer = a_standards_officer(employed_by_board=own_staff, approved_by_standards_commission=approved)
    facts = an_authority(officers=(officer,))
    assert outcome(DUTY, "have_standards_officer_approved", facts, as_at="2024-01-01") == expected
    assert silent(DUTY, "have_standards_officer_approved", an_authority(officers=()), as_at="2024-01-01")


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("record_receipt_name_and_content", "shows_receipt_name_and_content"),
        ("open_register_to_everybody", "open_to_inspection_free"),
    ],
)
@pytest.mark.parametrize(("value", "expected"), [(True, "met"), (False, "for_a_person"), (None, "cannot_tell")])
def test_the_register(part, field, value, expected):
    facts = an_authority(interests_register=InterestsRegister(**{field: value}))
    assert outcome(DUTY, part, facts, as_at="2024-01-01") == expected


# first day of the code, last day, approved on, outcome as at 1 January 2024
CODES = [
    ("2022-01-01", None, day("2021-12-01"), "met"),
    ("2022-01-01", None, NOT_DONE, "for_a_person"),
    ("2022-01-01", None, None, "cannot_tell"),
    ("2022-01-01", "2023-12-31", day("2021-12-01"), "for_a_person"),
    ("2024-01-02", None, day("2021-12-01"), "for_a_person"),
]


@pytest.mark.parametrize(("first", "last", "approved", "expected"), CODES)
def test_have_approved_code(first, last, approved, expected):
    code = CodeOfConduct(
        id="code", first_day=day(first), last_day=last and day(last), approved_by_ministers_on=approved
    )
    facts = an_authority(codes_of_conduct=(code,))
    assert outcome(DUTY, "have_approved_code", facts, as_at="2024-01-01") == expected


def test_not_recorded_and_wrong_bearer():
    found = findings(DUTY, an_authority(), as_at="2024-01-01")
    assert [each.answer.missing for each in found] == [
        ("members",),
        ("officers",),
        ("interests_register",),
        ("codes_of_conduct",),
    ]
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2024-01-01") == "not_applicable"
