"""The forward plan, standing orders and answers of members as pages show them."""

from __future__ import annotations

import pytest

from comhla.law import check
from comhla.law.coming import coming
from comhla.law.facts import (
    AgendaItem,
    ConflictDecidedBy,
    ForwardItem,
    StandingOrders,
)
from comhla.reference.seats import Seat
from comhla.web.authorities.labels import Names
from comhla.web.board.models import Coming
from comhla.web.board.presenters import agenda, forward_plan, overview, standing_orders
from comhla.web.board.presenters import coming as answers
from comhla.web.board.rosters import Place, roster
from tests.lib.board import a_meeting, a_member, four_and_four, with_members
from tests.lib.law import an_authority, day
from tests.lib.web import demonstration_facts

TODAY = day("2026-11-22")
SOON = a_meeting("2026-12-09", id="soon")
PAST = a_meeting("2026-09-16", id="past")
OFF = a_meeting("2026-12-16", id="off", cancelled=True)


def url(name: str, *arguments: object) -> str:
    return "/".join([name, *map(str, arguments)])


def expected(key: str = "i", **fields) -> ForwardItem:
    return ForwardItem(**{"id": key, "title": key, "body": "board", **fields})


def on_agenda(item: str, meeting: str) -> AgendaItem:
    return AgendaItem(id=f"on-{item}", meeting=meeting, place=1, title=item, from_forward_plan=item)


def a_plan(*items: ForwardItem, agenda_items=()):
    return an_authority(meetings=(SOON, PAST, OFF), forward_plan=items, agenda_items=agenda_items)


@pytest.mark.parametrize(
    ("fields", "at", "words"),
    [
        ({}, None, "No meeting yet"),
        ({"meeting": "soon"}, None, "Planned"),
        ({"meeting": "past"}, None, "Not taken"),
        ({"meeting": "off"}, None, "Meeting called off"),
        ({"meeting": "soon"}, "soon", "On the agenda"),
        ({"meeting": "past"}, "past", "Done"),
        ({"wanted_by": day("2026-09-30")}, "past", "Done"),
        ({"wanted_by": day("2026-11-21")}, None, "Overdue"),
        ({"wanted_by": day("2026-11-22")}, None, "No meeting yet"),
        ({"wanted_by": day("2026-12-01"), "meeting": "soon"}, None, "Too late there"),
        ({"wanted_by": day("2026-12-09"), "meeting": "soon"}, None, "Planned"),
        ({}, "off", "Meeting called off"),
    ],
)
def test_how_expected_business_stands(fields, at, words):
    facts = a_plan(expected(**fields), agenda_items=(on_agenda("i", at),) if at else ())
    assert forward_plan.state_of(forward_plan.placed(facts)[0], TODAY).words == words


FULL = a_plan(
    expected("late", wanted_by=day("2026-10-31")),
    expected("soon-1", meeting="soon", wanted_by=day("2027-01-31"), every_months=1),
    expected("free", owner="Chief officer", because="The board asked"),
    expected("done", meeting="past"),
    agenda_items=(on_agenda("done", "past"), on_agenda("soon-1", "soon")),
)


def test_business_is_grouped_by_meeting_and_by_month():
    by_meeting = forward_plan.by_meeting(FULL, url, TODAY)
    assert [(each.title, [item.key for item in each.items]) for each in by_meeting] == [
        ("Integration joint board, 9 December 2026", ["soon-1"]),
        ("No meeting yet", ["late", "free"]),
    ]
    by_month = forward_plan.by_month(FULL, url, TODAY)
    assert [(each.title, [item.key for item in each.items]) for each in by_month] == [
        ("October 2026", ["late"]),
        ("January 2027", ["soon-1"]),
        ("No day yet", ["free"]),
    ]
    item = by_meeting[0].items[0]
    assert (item.wanted, item.repeats, item.agenda_url) == (
        "by 31 January 2027",
        "every month",
        "work-meeting-agenda/soon",
    )
    assert forward_plan.by_meeting(a_plan(expected(meeting="soon")), url, TODAY)[-1].title.startswith("Integration")


def test_meetings_to_come_are_offered_and_the_one_chosen_is_kept():
    offered = forward_plan.meetings_offered(FULL, TODAY, "past", {"board": "Board"})
    assert offered == [
        ("", "None yet"),
        ("past", "16 September 2026: Board"),
        ("soon", "9 December 2026: Board"),
    ]


def test_duties_that_fall_due_are_offered_once_and_not_where_they_stand_already():
    facts = demonstration_facts()
    due = coming(facts, first_day=TODAY, last_day=day("2027-03-31"), among=None)[:6]
    found = forward_plan.suggested(facts.replace(forward_plan=None), [*due, *due])
    assert len(found) == len({(each.title, each.due) for each in found})
    there = expected("x", title=forward_plan.title_of(due[0]), wanted_by=due[0].due)
    rest = forward_plan.suggested(facts.replace(forward_plan=(there,)), due)
    assert due[0].name not in {each.name for each in rest}
    assert forward_plan.named(due, due[1].name) is due[1]
    assert forward_plan.named(due, "none") is None


def test_the_board_at_a_glance_on_the_demonstration():
    facts = demonstration_facts()
    findings = check(facts, as_at=TODAY)
    shown = overview.membership(facts, findings, url)
    assert any("recorded: Unpaid carer 2." in line.words for line in shown.lines), "people by words, not by id"
    assert all(line.url.startswith("work-finding?duty=") for line in shown.lines)
    assert len(shown.lines) <= overview.MOST
    breaches = [line.is_breach for line in shown.lines]
    assert breaches == sorted(breaches, reverse=True)
    assert next(each.words for each in overview.figures(facts, url, TODAY)).startswith("meeting")


def test_the_next_months_hold_what_has_a_day_in_them():
    months = overview.months(FULL, url, TODAY)
    assert [(each.title, [item.key for item in each.items]) for each in months] == [("December 2026", ["soon-1"])]


# --------------------------------------------------------------------------------------------------- standing orders

ORDERS = StandingOrders(
    id="so",
    body="board",
    first_day=day("2020-04-01"),
    quorum_as_number=4,
    lists_voting_members_by_side=True,
    conflict_decided_by=ConflictDecidedBy.THE_MEMBER,
    calling=False,
)


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({}, 2),
        ({"quorum_as_number": 6}, 1),
        ({"quorum_as_number": None}, 1),
        ({"lists_voting_members_by_side": False}, 1),
        ({"body": "monitoring_committee"}, 0),
    ],
)
def test_what_stops_being_right_on_1_september_2026(change, number):
    board = with_members(*four_and_four())
    for today in (day("2026-01-01"), TODAY):
        assert len(standing_orders.warnings(board, ORDERS.replace(**change), today)) == number
    told = " ".join(standing_orders.warnings(board, ORDERS, TODAY))
    assert "there are 11 members with a vote, and half of them are 6" in told


def test_no_number_is_judged_where_nobody_is_on_record():
    assert len(standing_orders.warnings(an_authority(), ORDERS, TODAY)) == 1


def test_editions_are_shown_with_the_law_beside_them_the_latest_first():
    old = ORDERS.replace(id="old", first_day=day("2016-04-01"), last_day=day("2020-03-31"))
    committee = ORDERS.replace(id="jmc", body="monitoring_committee", first_day=day("2015-04-01"))
    facts = with_members(*four_and_four(), standing_orders=(old, ORDERS, committee))
    found = standing_orders.editions(facts, url, TODAY)
    assert [each.change_url.rpartition("/")[2] for each in found] == ["so", "old", "jmc"]
    assert [each.is_running for each in found] == [True, False, True]
    lines = {each.label: (each.value, each.law) for each in found[0].lines}
    assert ("4", "At least half of the voting members.") in lines.values()
    assert ("The member", "The member, since 1 February 2016.") in lines.values()
    assert ("Not recorded", "At least 5.") in lines.values()
    assert {each.law for each in found[2].lines} >= {"Whoever presides has one by law."}


def test_what_the_law_says_of_standing_orders_puts_what_is_open_first():
    facts = with_members(*four_and_four(), standing_orders=(ORDERS,))
    found = standing_orders.answers(check(facts, as_at=TODAY))
    assert next(each.outcome for each in found) != "met"
    assert any("give the quorum as 4" in each.because for each in found)


# ------------------------------------------------------------------------------------------------------------- coming


@pytest.mark.parametrize(
    ("body", "seat", "on", "words"),
    [
        ("board", Seat.COUNCIL_NOMINEE, "2026-09-16", ["body that chose you", "if they are a councillor"]),
        ("board", Seat.HEALTH_BOARD_NOMINEE, "2026-09-16", ["body that chose you", "member of the health board"]),
        ("board", Seat.UNPAID_CARER, "2026-08-31", ["choose a proxy yourself", "does not vote"]),
        ("board", Seat.UNPAID_CARER, "2026-09-01", ["choose a proxy yourself", "The proxy votes for you."]),
        ("audit", Seat.UNPAID_CARER, "2026-09-01", ["The law says nothing of proxies here."]),
    ],
)
def test_the_rule_for_a_proxy_of_that_day(body, seat, on, words):
    place = Place("m", "m", "Somebody", "", None, a_member("m", seat, body=body))
    told = " ".join(answers.proxy_words(place, day(on)))
    assert all(each in told for each in words)


def said(member: str, answer: str, **fields: str) -> Coming:
    return Coming(meeting="m", member=member, answer=answer, **fields)


BOARD = with_members(*four_and_four())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "0 of the 11 members who count say that they come; 6 are needed for a quorum. 11 have not answered."),
        (
            {**{f"nhs-{n}": "in_person" for n in range(1, 5)}, "council-1": "remotely", "unpaid_carer": "in_person"},
            "A quorum is expected: 6 of the 11 members who count say that they come; 6 are needed. 5 have not answered.",
        ),
        (
            {
                **dict.fromkeys((f"nhs-{n}" for n in range(1, 5)), "proxy"),
                **dict.fromkeys((f"council-{n}" for n in range(1, 5)), "in_person"),
                **dict.fromkeys(("unpaid_carer", "service_user", "third_sector"), "no"),
            },
            "4 of the 11 members who count say that they come; 6 are needed for a quorum. 4 send a proxy.",
        ),
        (
            {f"nhs-{n}": "in_person" for n in range(1, 5)}
            | {f"council-{n}": "remotely" for n in range(1, 5)}
            | dict.fromkeys(("unpaid_carer", "service_user", "third_sector"), "no"),
            "A quorum is expected: 8 of the 11 members who count say that they come; 6 are needed.",
        ),
        (
            {**{f"nhs-{n}": "no" for n in range(1, 5)}, "council-1": "no", "council-2": "no", "council-3": "proxy"},
            "There will be no quorum: so many say that they do not come that 6 of 11 cannot be reached."
            " 1 sends a proxy. 4 have not answered.",
        ),
    ],
)
def test_the_quorum_that_is_expected(given, words):
    replies = {member: said(member, answer) for member, answer in given.items()}
    assert answers.quorum_words(BOARD, a_meeting("2026-12-09"), replies) == words


def test_no_quorum_is_spoken_of_where_no_rule_sets_one():
    assert answers.quorum_words(BOARD, a_meeting("2026-12-09", body="audit"), {}) == ""


def test_answers_stand_beside_the_members():
    given = {"nhs-1": said("nhs-1", "proxy", proxy="Somebody", words="Late", answered_by="x, recorded by y")}
    given["nhs-2"] = said("nhs-2", "no", answered_by=Names(BOARD).called("people", "nhs-2"))
    found = {each.member: each for each in answers.replies(BOARD, a_meeting("2026-12-09"), given)}
    assert (found["nhs-1"].answer, found["nhs-1"].words) == ("Sends a proxy", "Proxy: Somebody. Late")
    assert found["nhs-1"].given_by == "x, recorded by y"
    assert (found["nhs-2"].given_by, found["nhs-3"].answer) == ("", "No answer yet")
    assert {each.vote for each in found.values()} == {"votes", "no vote"}
    assert [each.is_chosen for each in answers.choices("no")] == [False, False, False, True]


def test_the_roster_of_a_meeting_of_the_board_leaves_out_whoever_left():
    assert len(roster(BOARD, a_meeting("2014-11-30"))) == 0


# ------------------------------------------------------------------------------------------------------------- agenda


def test_standing_business_names_the_minutes_where_there_was_a_meeting_before():
    facts = an_authority(meetings=(SOON, PAST))
    first = [each.kind.value for each in agenda.standing_business(facts, PAST)]
    later = [each.kind.value for each in agenda.standing_business(facts, SOON)]
    assert first == ["welcome", "declarations", "other_business", "next_meeting"]
    assert later == [
        "welcome",
        "declarations",
        "minutes",
        "matters_arising",
        "other_business",
        "next_meeting",
    ]


def test_times_are_left_out_where_no_beginning_is_recorded():
    items = (AgendaItem(id="a", meeting="soon", place=1, title="A", minutes_allowed=1),)
    facts = an_authority(meetings=(SOON,), agenda_items=items)
    shown = agenda.agenda_of(facts, SOON, url)
    assert shown.total == "1 minute in all. Record the time at which the meeting begins to see when it ends."
    assert shown.items[0].begins == ""
    assert agenda.agenda_of(facts.replace(agenda_items=()), SOON, url).total == ""
