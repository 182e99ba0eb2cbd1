"""Who sits on the board, who votes on the day, when it meets."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.authority_file import read_plain
from comhla.web.site.presenters.board import board_on, meetings_after, meetings_before
from tests.lib.web import demonstration_facts, small_facts

BEFORE, FROM = date(2026, 8, 31), date(2026, 9, 1)
NEW_VOTERS = (
    "For charities and community groups (the third sector)",
    "For people who use services",
    "For unpaid carers",
)


def seat(key, kind, first_day="2024-04-01", body="board", **more):
    return {"id": key, "person": "p1", "body": body, "seat": kind, "first_day": first_day, **more}


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        # seat                  vote on 31 August 2026, on 1 September 2026
        ("council_nominee", True, True),
        ("health_board_nominee", True, True),
        ("third_sector", False, True),
        ("service_user", False, True),
        ("unpaid_carer", False, True),
        ("staff", False, False),
        ("chief_officer", False, False),
        ("general_practitioner", False, False),
        ("additional", False, False),
    ],
)
def test_the_vote_follows_the_seat_and_the_day(kind, before, after):
    facts = small_facts(members=[seat("m", kind)])
    assert [each.votes for each in board_on(facts, "board", BEFORE).seats] == [before]
    assert [each.votes for each in board_on(facts, "board", FROM).seats] == [after]


@pytest.mark.parametrize(("day", "has_changed", "voting", "others"), [(BEFORE, False, 8, 11), (FROM, True, 11, 8)])
def test_demonstration_before_and_after_the_change(day, has_changed, voting, others):
    board = board_on(demonstration_facts(), "board", day)
    assert (board.has_changed, board.voting, board.others) == (has_changed, voting, others)
    assert (board.law_changes_on, board.gains_a_vote) == (FROM, NEW_VOTERS)


def test_members_with_a_vote_come_first_with_offices_and_time_without_a_break():
    board = board_on(demonstration_facts(), "board", date(2026, 11, 22))
    votes = [seat.votes for seat in board.seats]
    assert votes == sorted(votes, reverse=True)
    assert sorted(seat.office for seat in board.seats if seat.office) == ["Chair", "Vice-chair"]
    assert board.seats[0].since == date(2015, 8, 1), "the term began later, the time on the board did not"
    assert not board.has_names


def test_a_monitoring_committee_where_everybody_votes():
    facts = small_facts(members=[seat("m", "staff", body="monitoring_committee", nominated_by=None)])
    board = board_on(facts, "monitoring_committee", FROM)
    assert (board.voting, board.law_changes_on, board.gains_a_vote) == (1, None, ())


@pytest.mark.parametrize(("day", "voting"), [(BEFORE, 2), (FROM, 5)])
def test_the_seats_of_the_law_where_nobody_is_recorded(day, voting):
    nothing = read_plain({"authority": {"name": "Glen", "fictional": True}}, name="Glen")
    seats = board_on(nothing, "board", day).legal_seats
    assert [seat.votes for seat in seats] == [True] * voting + [False] * (13 - voting)
    assert board_on(nothing, "monitoring_committee", day).legal_seats == ()


def test_a_name_is_shown_where_it_is_recorded_and_seats_left_are_not():
    members = [seat("m", "council_nominee", nominated_by="Glen Council"), seat("n", "staff", last_day="2026-08-30")]
    board = board_on(small_facts(members=members), "board", BEFORE)
    assert [(each.name, each.chosen_by) for each in board.seats] == [("Person One", "Glen Council")]
    assert board.has_names


def test_not_recorded_and_nobody_are_two_things():
    nothing = read_plain({"authority": {"name": "Glen", "fictional": True}}, name="Glen")
    assert board_on(nothing, "board", FROM).seats is None
    assert board_on(nothing, "board", FROM).voting == 0
    assert board_on(small_facts(members=[]), "board", FROM).seats == ()


def test_an_empty_seat_is_counted_while_it_is_empty():
    vacancy = {
        "id": "v",
        "body": "board",
        "seat": "council_nominee",
        "first_day": "2026-08-01",
        "last_day": "2026-08-31",
    }
    facts = small_facts(vacancies=[vacancy])
    assert (board_on(facts, "board", BEFORE).vacancies, board_on(facts, "board", FROM).vacancies) == (1, 0)


def test_meetings_before_and_after():
    meetings = [
        {"id": "a", "body": "board", "held_on": "2026-06-10", "minutes_submitted_on": "2026-09-01"},
        {"id": "b", "body": "board", "held_on": "2026-08-31"},
        {"id": "c", "body": "board", "held_on": "2026-09-01"},
        {"id": "d", "body": "board", "held_on": "2026-10-01", "cancelled": True},
        {"id": "e", "body": "board", "held_on": "2026-05-01"},
    ]
    decisions = [{"id": "x", "title": "Open a hub", "decided_by": "board", "meeting": "a", "decided_on": "2026-06-10"}]
    facts = small_facts(meetings=meetings, decisions=decisions)
    assert [each.held_on for each in meetings_after(facts, "board", FROM)] == [FROM]
    past = meetings_before(facts, "board", FROM, most=2)
    assert [each.held_on for each in past] == [BEFORE, date(2026, 6, 10)]
    assert past[1].decisions == (("x", "Open a hub"),)
    assert (past[1].minutes_agreed_on, past[0].minutes_agreed_on) == (date(2026, 9, 1), None)
    assert meetings_before(facts, "monitoring_committee", FROM, most=2) == ()
