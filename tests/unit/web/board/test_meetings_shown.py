"""Meetings as pages show them: how they stand, what is next, and notice in words."""

from __future__ import annotations

import pytest

from comhla.law.facts import (
    AgendaItem,
    Attendance,
    CalledBy,
    Committee,
    GroupMember,
    Meeting,
    Minute,
    Paper,
    PlanningGroup,
    Requisition,
    StandingOrders,
)
from comhla.reference.groups import ConsulteeGroup
from comhla.reference.models import Model
from comhla.web.board.presenters import meetings as presenter
from comhla.web.board.presenters import meetings_notice as notice
from comhla.web.board.rosters import bodies_of, roster
from tests.lib.board import a_meeting, four_and_four, with_members
from tests.lib.law import an_authority, day

TODAY = day("2026-11-22")
ORDERS = StandingOrders(
    id="so", body="board", first_day=day("2016-04-01"), notice_clear_days=7, papers_due_days=5, quorum_as_number=6
)
STRICT = an_authority(standing_orders=(ORDERS,))
ROLL = (Attendance(member="m", present=True),)


def url(name: str, *arguments: object) -> str:
    return "/".join([name, *map(str, arguments)])


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-11-22", "today"),
        ("2026-11-23", "tomorrow"),
        ("2026-11-21", "yesterday"),
        ("2026-12-09", "in 17 days"),
        ("2026-11-02", "20 days ago"),
    ],
)
def test_how_far_a_day_is_away(on, words):
    assert presenter.days_away(day(on), TODAY) == words


@pytest.mark.parametrize(
    ("held_on", "given", "words"),
    [
        ("2026-12-09", {}, "Planned"),
        ("2026-12-09", {"cancelled": True}, "Called off"),
        ("2026-12-09", {"notice_available_on": day("2026-11-20")}, "Notice given"),
        ("2026-11-25", {"notice_available_on": day("2026-11-20")}, "Notice short"),
        ("2026-11-25", {}, "Notice late"),
        ("2026-11-22", {"attendance": ROLL}, "Held"),
        ("2026-11-20", {"attendance": ROLL}, "Held"),
        ("2026-11-20", {}, "Past, no roll"),
    ],
)
def test_how_a_meeting_stands(held_on, given, words):
    assert presenter.state_of(STRICT, a_meeting(held_on, **given), TODAY).words == words


def test_a_meeting_of_the_planning_group_without_notice_is_planned():
    assert presenter.state_of(STRICT, a_meeting("2026-11-25", body="planning_group"), TODAY).words == "Planned"
    assert presenter.next_deadline(STRICT, a_meeting("2026-11-25", body="planning_group"), TODAY) == ""


@pytest.mark.parametrize(
    ("held_on", "given", "words"),
    [
        ("2026-12-09", {}, "Papers with the clerk by 23 November 2026, tomorrow."),
        ("2026-12-04", {}, "Notice by 26 November 2026, in 4 days."),
        ("2026-11-25", {}, "Notice was due by 17 November 2026, 5 days ago."),
        ("2026-12-09", {"notice_available_on": day("2026-11-20")}, ""),
        ("2026-11-20", {}, ""),
    ],
)
def test_the_next_day_by_which_something_is_done(held_on, given, words):
    assert presenter.next_deadline(STRICT, a_meeting(held_on, **given), TODAY) == words


def test_the_days_before_a_meeting_with_their_reasons():
    days = presenter.days_before(STRICT, a_meeting("2026-12-04"), TODAY)
    assert [(each.words, each.on, each.is_over) for each in days] == [
        ("Papers with the clerk", "19 November 2026", True),
        ("Last day for notice and papers", "26 November 2026", False),
        ("The meeting", "4 December 2026", False),
    ]
    assert days[1].because == "7 clear days before the meeting, by the standing orders."
    by_law = presenter.days_before(an_authority(), a_meeting("2026-12-04"), TODAY)
    assert by_law[0].because == "5 clear days before the meeting, by law."
    far = presenter.days_before(STRICT, a_meeting("2031-12-04"), TODAY)
    assert (far[0].on, far[0].away) == ("Not known: bank holidays are not known so far ahead.", "")
    group = presenter.days_before(STRICT, a_meeting("2026-12-04", body="planning_group"), TODAY)
    assert [each.because for each in group] == [""]


def steps(meeting: Meeting, **facts):
    given = an_authority(standing_orders=(ORDERS,), meetings=(meeting,), **facts)
    return {each.title: each for each in presenter.to_do(given, meeting, url, TODAY)}


def test_what_is_to_be_done_before_a_meeting():
    found = steps(a_meeting("2026-12-09"))
    told = {title: (each.state.words, each.words) for title, each in found.items()}
    assert told == {
        "Agenda": ("To do", "0 items"),
        "Papers": ("To do", "0 of 0 reports signed off"),
        "Notice": ("To do", "By 1 December 2026"),
        "Roll, declarations and votes": ("Not yet", "On the day"),
        "Minute and decisions": ("Not yet", "After the meeting"),
    }


def test_what_is_done_is_said():
    item = AgendaItem(id="i", meeting="m", place=1, title="Budget", paper="p")
    signed = Paper(id="p", title="Budget", signed_off_on=day("2026-11-10"))
    meeting = a_meeting(
        "2026-11-20",
        notice_available_on=day("2026-11-10"),
        attendance=ROLL,
        minutes_submitted_on=day("2026-11-21"),
    )
    found = steps(meeting, agenda_items=(item,), papers=(signed,))
    assert [each.state.words for each in found.values()] == ["Begun", "Done", "Done", "Recorded", "Put for agreement"]
    assert found["Notice"].words == "Available on 10 November 2026, 9 clear days ahead"


def test_what_is_late_is_said():
    items = (AgendaItem(id="i", meeting="m", place=1, title="Budget"),)
    found = steps(a_meeting("2026-11-25"), agenda_items=items)
    assert (found["Papers"].state.words, found["Notice"].state.words) == ("Overdue", "Overdue")
    assert found["Papers"].words == "0 of 1 reports signed off. With the clerk by 10 November 2026."
    past = steps(a_meeting("2026-11-20", notice_available_on=day("2026-11-18")))
    assert [each.state.words for each in past.values()][2:] == ["Short", "To do", "To do"]
    drafted = steps(a_meeting("2026-11-20"), minutes=(Minute(id="x", meeting="m"),))
    assert drafted["Minute and decisions"].state.words == "Drafted"


def test_no_law_sets_a_day_for_notice_to_the_planning_group():
    found = steps(a_meeting("2026-12-09", body="planning_group"))
    assert found["Notice"].words == "No law sets a day for it."


# ------------------------------------------------------------------------------------------------------------ notice


@pytest.mark.parametrize(
    ("facts", "body", "words"),
    [
        (an_authority(), "board", "The law asks for 5 clear days: neither the day of the notice"),
        (STRICT, "board", "The law asks for 5 clear days, and the standing orders for 7."),
        (STRICT, "planning_group", "No law sets how long"),
    ],
)
def test_how_much_notice_is_asked_for(facts, body, words):
    assert notice.shown(facts, a_meeting("2026-12-09", body=body), TODAY).asked.startswith(words)


def test_standing_orders_of_a_planning_group_may_ask_for_notice():
    own = StandingOrders(id="g", body="planning_group", first_day=day("2020-01-01"), notice_clear_days=3)
    shown = notice.shown(an_authority(standing_orders=(own,)), a_meeting("2026-12-09", body="planning_group"), TODAY)
    assert shown.asked == "The standing orders ask for 3 clear days."


@pytest.mark.parametrize(
    ("facts", "held_on", "given", "proof", "verdict", "kind"),
    [
        (
            an_authority(),
            "2026-12-09",
            {},
            "With notice on 3 December 2026, the clear days before 9 December 2026 are 4 December, 5 December,"
            " 6 December, 7 December and 8 December: 5.",
            "Notice has to be available by 3 December 2026.",
            "information",
        ),
        (
            an_authority(),
            "2026-11-24",
            {"notice_available_on": day("2026-11-22")},
            "Notice on 22 November 2026, meeting on 24 November 2026. The clear days are 23 November: 1.",
            "Notice was short: 1 of 5 clear days.",
            "problem",
        ),
        (
            an_authority(),
            "2026-11-23",
            {"notice_available_on": day("2026-11-22")},
            "Notice on 22 November 2026 and the meeting on 23 November 2026: there is no clear day between them.",
            "Notice was short: 0 of 5 clear days.",
            "problem",
        ),
        (
            STRICT,
            "2026-11-28",
            {"notice_available_on": day("2026-11-22")},
            "Notice on 22 November 2026, meeting on 28 November 2026.",
            "Notice keeps to the law and is shorter than the 7 clear days of the standing orders.",
            "problem",
        ),
        (an_authority(), "2026-11-25", {}, "With notice on 19 November", "It is too late for notice in time.", "problem"),
        (an_authority(), "2026-11-20", {}, "With notice on", "No notice is recorded for this meeting.", "problem"),
        (
            an_authority(),
            "2026-12-09",
            {"notice_available_on": day("2026-11-22"), "notice_signed": True},
            "Notice on 22 November 2026",
            "Notice was in time.",
            "success",
        ),
    ],
)  # fmt: skip
def test_notice_in_words(facts, held_on, given, proof, verdict, kind):
    shown = notice.shown(facts, a_meeting(held_on, **given), TODAY)
    assert shown.proof.startswith(proof)
    assert (shown.verdict, shown.kind) == (verdict, kind)


def test_too_late_says_from_which_day_there_would_be_time():
    shown = notice.shown(an_authority(), a_meeting("2026-11-25"), TODAY)
    assert "the first day that would leave enough clear days is 28 November 2026." in shown.follows


@pytest.mark.parametrize(
    ("given", "words"),
    [({}, "No notice is recorded yet."), ({"notice_available_on": day("2026-11-22")}, "Notice was given.")],
)
def test_notice_to_the_planning_group(given, words):
    meeting = a_meeting("2026-12-09", body="planning_group", **given)
    assert notice.shown(an_authority(), meeting, TODAY).verdict == words


def test_the_points_of_a_notice():
    full = a_meeting("2026-12-09", starts_at="10:00", remote_address="https://meet.example.org")
    told = [each.value for each in notice.points(full, 1)]
    assert told == ["9 December 2026, 10:00", "https://meet.example.org", "1 item on the agenda"]
    assert [each.value for each in notice.points(a_meeting("2026-12-09"), 0)] == ["", "", ""]


def test_who_may_require_a_meeting():
    board = with_members(*four_and_four())
    required = notice.required(board, a_meeting("2026-12-09"), TODAY)
    assert required.rule.startswith("8 of the 11 members with a vote can require a meeting")
    assert required.told == ""
    assert notice.required(board, a_meeting("2026-12-09", body="audit"), TODAY) is None
    made = Requisition(made_on=day("2026-11-10"), signed_by=("council-1",))
    by_chair = a_meeting("2026-12-09", requisition=made, called_by=CalledBy.CHAIR)
    assert notice.required(board, by_chair, TODAY).told == "1 signed the request of 10 November 2026, and 8 are needed."


def test_all_members_count_in_a_monitoring_committee():
    members = tuple(each.replace(body="monitoring_committee") for each in four_and_four())
    meeting = a_meeting("2026-12-09", body="monitoring_committee")
    rule = notice.required(an_authority(members=members), meeting, TODAY).rule
    assert rule.startswith("12 of the 18 members can require a meeting")


# ----------------------------------------------------------------------------------------------------- bodies, rosters


def test_the_bodies_that_meet():
    assert [key for key, _name in bodies_of(an_authority(), TODAY)] == ["board", "planning_group"]
    lead = bodies_of(an_authority(model=Model.BOTH_LEAD), TODAY)
    assert [key for key, _name in lead] == ["monitoring_committee", "planning_group"]
    ended = Committee(id="old", name="Old", set_up_on=day("2018-01-01"), ended_on=day("2026-11-21"))
    running = Committee(id="audit", name="Audit committee", set_up_on=day("2018-01-01"), ended_on=TODAY)
    with_committees = bodies_of(an_authority(committees=(ended, running)), TODAY)
    assert with_committees[1] == ("audit", "Audit committee")
    assert len(with_committees) == 3


def test_the_planning_group_has_a_roster_without_votes():
    members = (
        GroupMember(id="g1", person="p1", group=ConsulteeGroup.HEALTH_CARE_CARERS, first_day=day("2020-01-01")),
        GroupMember(id="g2", person="p2", first_day=day("2020-01-01"), last_day=day("2021-01-01")),
        GroupMember(id="g3", person="p3", first_day=day("2020-01-01")),
    )
    facts = an_authority(planning_group=PlanningGroup(members=members))
    found = roster(facts, a_meeting("2026-12-09", body="planning_group"))
    assert [(each.member, each.has_vote, bool(each.seat)) for each in found] == [
        ("g1", None, True),
        ("g3", None, False),
    ]
    assert roster(an_authority(), a_meeting("2026-12-09", body="planning_group")) == ()


def test_members_with_a_vote_come_first_on_the_roster_of_the_day():
    board = with_members(*four_and_four(), four_and_four()[0].replace(id="gone", last_day=day("2020-01-01")))
    before = [each.has_vote for each in roster(board, a_meeting("2026-08-26"))]
    after = [each.has_vote for each in roster(board, a_meeting("2026-09-16"))]
    assert (before.count(True), after.count(True)) == (8, 11)
    assert before == sorted(before, reverse=True)
