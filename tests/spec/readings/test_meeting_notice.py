"""Notice of a meeting, requisitions, and the chain of days before a meeting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.dates import clear_days_between
from comhla.law.events import NOT_DONE
from comhla.law.facts import Meeting, StandingOrders
from comhla.law.readings.meeting_notice import (
    clear_days_of,
    deadlines_of,
    last_day_by_law,
    members_may_call_from,
    notice_of,
    papers_due,
    requisition_rule,
    standing_orders_on,
)
from comhla.reference.calendars import working_days
from comhla.reference.seats import Seat
from tests.lib.board import a_meeting, a_member, four_and_four, with_members
from tests.lib.law import an_authority, day

CALENDAR = working_days()
OLD = StandingOrders(
    id="old", body="board", first_day=day("2016-04-01"), last_day=day("2026-08-31"), notice_clear_days=5
)
NEW = StandingOrders(id="new", body="board", first_day=day("2026-09-01"), notice_clear_days=7, papers_due_days=10)
COMMITTEE = StandingOrders(id="jmc", body="monitoring_committee", first_day=day("2016-04-01"))
ORDERS = an_authority(standing_orders=(OLD, NEW, COMMITTEE))


def a_meeting_of(body: str, held_on: str, **facts) -> Meeting:
    return a_meeting(held_on, body=body, **facts)


@pytest.mark.parametrize(
    ("held_on", "last_day"),
    [
        ("2026-09-16", "2026-09-10"),
        ("2026-12-09", "2026-12-03"),
        ("2027-01-04", "2026-12-29"),
        ("2028-03-06", "2028-02-29"),
    ],
)
def test_the_last_day_by_law_leaves_five_clear_days_and_counts_every_day(held_on, last_day):
    assert last_day_by_law(day(held_on)) == day(last_day)


@pytest.mark.parametrize(
    ("made_on", "refused_on", "from_day"),
    [
        ("2026-09-01", None, "2026-09-09"),
        ("2026-09-01", "2026-09-03", "2026-09-03"),
        ("2026-09-01", "2026-09-20", "2026-09-09"),
    ],
)
def test_those_who_required_a_meeting_may_call_it_on_refusal_or_after_seven_days(made_on, refused_on, from_day):
    assert members_may_call_from(day(made_on), day(refused_on) if refused_on else None) == day(from_day)


@pytest.mark.parametrize(
    ("on", "needed", "of"),
    [("2026-08-31", 6, 8), ("2026-09-01", 8, 11)],
)
def test_two_thirds_of_the_voting_members_of_the_day_require_a_meeting_of_the_board(on, needed, of):
    assert requisition_rule(with_members(*four_and_four()), "board", day(on)) == (needed, of, True)


def test_two_thirds_of_all_members_require_a_meeting_of_the_monitoring_committee():
    seats = [a_member(name, seat, body="monitoring_committee") for name, seat in enumerate_seats()]
    rule = requisition_rule(an_authority(members=tuple(seats)), "monitoring_committee", day("2026-09-01"))
    assert rule == (5, 7, False)


def enumerate_seats():
    seats = [*[Seat.COUNCIL_NOMINEE] * 3, *[Seat.HEALTH_BOARD_NOMINEE] * 2, Seat.NURSE, Seat.UNPAID_CARER]
    return [(f"m{number}", seat) for number, seat in enumerate(seats)]


@pytest.mark.parametrize("body", ["board", "monitoring_committee", "planning_group", "audit"])
def test_nobody_requires_a_meeting_where_nobody_is_on_record_or_no_rule_says(body):
    assert requisition_rule(an_authority(), body, day("2026-09-01")) is None


@pytest.mark.parametrize(
    ("body", "on", "edition"),
    [
        ("board", "2026-08-31", "old"),
        ("board", "2026-09-01", "new"),
        ("audit", "2026-09-01", "new"),
        ("board", "2016-03-31", None),
        ("monitoring_committee", "2026-09-01", "jmc"),
        ("planning_group", "2026-09-01", None),
    ],
)
def test_the_edition_of_the_day_governs_and_that_of_the_board_governs_its_committees(body, on, edition):
    found = standing_orders_on(ORDERS, body, day(on))
    assert (None if found is None else found.id) == edition


@pytest.mark.parametrize(
    ("body", "held_on", "clear_days", "last_day"),
    [
        ("board", "2026-08-26", 5, "2026-08-20"),
        ("board", "2026-09-16", 7, "2026-09-08"),
        ("audit", "2026-09-16", 7, "2026-09-08"),
        ("board", "2016-03-30", 5, "2016-03-24"),
        ("monitoring_committee", "2026-09-16", 5, "2026-09-10"),
        ("planning_group", "2026-09-16", None, None),
    ],
)
def test_standing_orders_ask_for_more_than_the_law_and_never_for_less(body, held_on, clear_days, last_day):
    notice = notice_of(ORDERS, a_meeting_of(body, held_on))
    assert notice.clear_days == clear_days
    assert notice.last_day == (day(last_day) if last_day else None)
    assert (notice.given_on, notice.given, notice.is_short, notice.is_short_by_law) == (None, None, False, False)


def test_standing_orders_that_ask_for_less_do_not_shorten_what_the_law_asks_for():
    lax = an_authority(standing_orders=(OLD.replace(notice_clear_days=3),))
    assert notice_of(lax, a_meeting("2026-08-26")).clear_days == 5


@pytest.mark.parametrize(
    ("given_on", "given", "is_short", "is_short_by_law"),
    [
        ("2026-09-08", 7, False, False),
        ("2026-09-09", 6, True, False),
        ("2026-09-10", 5, True, False),
        ("2026-09-11", 4, True, True),
        ("2026-09-16", 0, True, True),
    ],
)
def test_notice_given_is_counted_in_clear_days(given_on, given, is_short, is_short_by_law):
    notice = notice_of(ORDERS, a_meeting("2026-09-16", notice_available_on=day(given_on)))
    assert (notice.given, notice.is_short, notice.is_short_by_law) == (given, is_short, is_short_by_law)


def test_notice_recorded_as_not_given_is_no_notice():
    assert notice_of(ORDERS, a_meeting("2026-09-16", notice_available_on=NOT_DONE)).given is None


def test_no_law_makes_notice_to_the_planning_group_short():
    notice = notice_of(ORDERS, a_meeting_of("planning_group", "2026-09-16", notice_available_on=day("2026-09-16")))
    assert (notice.given, notice.is_short, notice.is_short_by_law) == (0, False, False)


def test_the_clear_days_themselves():
    found = clear_days_of(day("2026-09-10"), day("2026-09-16"))
    assert [each.day for each in found] == [11, 12, 13, 14, 15]
    assert clear_days_of(day("2026-09-16"), day("2026-09-16")) == ()


@given(st.dates(day("2016-01-01"), day("2027-01-01")), st.integers(0, 60))
def test_the_clear_days_listed_are_as_many_as_counted(given_on, later):
    held_on = day("2016-01-01").fromordinal(given_on.toordinal() + later)
    found = clear_days_of(given_on, held_on)
    assert len(found) == clear_days_between(given_on, held_on)
    assert all(given_on < each < held_on for each in found)


@pytest.mark.parametrize(
    ("body", "held_on", "chain"),
    [
        # Ten working days before Tuesday 1 December: Monday 30 November is a bank holiday.
        ("board", "2026-12-09", [("papers", "2026-11-16"), ("notice", "2026-12-01"), ("meeting", "2026-12-09")]),
        ("board", "2026-08-26", [("notice", "2026-08-20"), ("meeting", "2026-08-26")]),
        ("planning_group", "2026-12-09", [("meeting", "2026-12-09")]),
        ("board", "2030-12-11", [("papers", None), ("notice", "2030-12-03"), ("meeting", "2030-12-11")]),
    ],
)
def test_the_chain_of_days_before_a_meeting(body, held_on, chain):
    found = deadlines_of(ORDERS, a_meeting_of(body, held_on), CALENDAR)
    told = [(each.step.value, None if each.on is None else each.on.isoformat()) for each in found]
    assert told == chain


def test_with_no_working_days_ahead_papers_are_wanted_on_the_day_of_the_notice():
    assert papers_due(day("2026-12-01"), 0, CALENDAR) == day("2026-12-01")
    assert papers_due(day("2026-12-01"), 1, CALENDAR) == day("2026-11-27")
