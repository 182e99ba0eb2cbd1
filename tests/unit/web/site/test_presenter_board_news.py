"""What is new of a board, for a feed."""

from __future__ import annotations

import pytest

from comhla.law.facts import AgendaItem, Decision, Meeting
from comhla.law.readings.minuted_business import WITHOUT_TITLE
from comhla.web.site.presenters.board_news import board_news
from tests.lib.law import an_authority, day

TODAY = day("2026-11-22")
HELD = Meeting(id="held", body="board", held_on=day("2026-09-16"), place="Town Hall")
SHUT = AgendaItem(id="shut", meeting="held", place=1, title="Sale", exempt_because="A contract")


def a_decision(key, **facts):
    given = {"title": key, "decided_by": "board", "decided_on": day("2026-09-16"), "meeting": "held", **facts}
    return Decision(id=key, **given)


def told(*, most=9, **facts):
    return board_news(an_authority(**facts), TODAY, slug="glen", most=most)


@pytest.mark.parametrize(
    ("meeting", "titles"),
    [
        ({"held_on": day("2026-12-09")}, []),
        ({"held_on": day("2026-12-09"), "notice_available_on": day("2026-11-20")}, ["Meeting: Integration joint board on 9 December 2026"]),
        ({"held_on": day("2026-12-09"), "notice_available_on": day("2026-11-30")}, []),
        ({"held_on": day("2026-06-24"), "notice_available_on": day("2026-06-30")}, ["Meeting: Integration joint board on 24 June 2026"]),
        ({"held_on": day("2026-06-24"), "cancelled": True}, ["Called off: Integration joint board on 24 June 2026"]),
        ({"held_on": day("2026-06-24"), "body": "planning_group"}, []),
    ],
)  # fmt: skip
def test_a_meeting_is_news_once_notice_was_given_or_it_was_held(meeting, titles):
    assert [each.title for each in told(meetings=(Meeting(**{"id": "m", "body": "board", **meeting}),))] == titles


def test_decisions_are_told_in_plain_words_and_exempt_ones_without_their_title():
    decisions = (
        a_decision("Open beds", in_plain_words="Twelve more beds.", item="open", decided_on=day("2026-09-17")),
        a_decision("Sell", in_plain_words="We sell.", item="shut"),
        a_decision("Later", decided_on=day("2026-12-09")),
    )
    items = (SHUT, AgendaItem(id="open", meeting="held", place=2, title="Beds"))
    news = told(meetings=(HELD,), agenda_items=items, decisions=decisions)
    assert [(each.key, each.title, each.words) for each in news] == [
        ("glen/decision/Open beds", "Decided: Open beds", "Twelve more beds."),
        ("glen/event/held", "Meeting: Integration joint board on 16 September 2026", "Town Hall"),
        ("glen/decision/Sell", f"Decided: {WITHOUT_TITLE}", ""),
    ]
    assert news[1].address == "/authorities/glen/meetings/held/"
    assert len(told(most=2, meetings=(HELD,), agenda_items=items, decisions=decisions)) == 2
    assert told() == ()
