"""What pages of packs show: the deadline in words, papers that moved, words explained, and the way through papers."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.law.facts import AuthorityFacts, Meeting
from comhla.web.board.pack_files import Moved, moved
from comhla.web.board.presenters.packs import deadline_words
from comhla.web.board.presenters.reading import (
    EXPLAINED,
    MeetingShown,
    beside,
    coming,
    items_read,
    past_by_year,
    words_explained,
)
from comhla.web.site.glossary import words
from tests.lib.packs import HELD, pack_facts

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("meeting", "orders", "today", "said"),
    [
        ({}, None, "2026-11-22", "notice has to be available by 3 December 2026 for a meeting on 9 December 2026"),
        ({}, None, "2026-12-03", "it leaves 5 clear days (4 December, 5 December, 6 December, 7 December and 8 Dec"),
        ({}, None, "2026-11-22", "it leaves 16 clear days."),
        ({}, None, "2026-12-04", "That day is over"),
        ({"notice_available_on": "2026-12-03"}, None, "2026-12-05", "that is in time"),
        ({"notice_available_on": "2026-12-08"}, None, "2026-12-09", "left 0 clear days: that is too short"),
        ({"notice_available_on": "2026-12-09"}, None, "2026-12-09", "left 0 clear days: that is too short"),
        ({}, 7, "2026-11-22", "The standing orders ask for more than the law."),
        ({"body": "planning_group"}, None, "2026-11-22", "Neither law nor standing orders"),
    ],
    ids=["the last day", "each clear day", "many", "over", "in time", "the day before", "on the day", "longer", "none"],
)
def test_the_deadline_is_told_with_its_clear_days(meeting, orders, today, said):
    kept = [{"id": "so", "body": "board", "first_day": "2016-04-01", "notice_clear_days": orders}] if orders else []
    facts = pack_facts(meetings=[{**HELD, **meeting}], standing_orders=kept)
    told = " ".join(deadline_words(facts, _only(facts), date.fromisoformat(today)))
    assert said in told


def _only(facts: AuthorityFacts) -> Meeting:
    (meeting,) = facts.meetings or ()
    return meeting


def test_a_paper_that_begins_on_another_page_is_told_with_both():
    def manifest(*papers: tuple[int, str, int | None]) -> dict[str, object]:
        return {"papers": {"public": [{"item": number, "id": name, "page": page} for number, name, page in papers]}}

    former = manifest((1, "a", 3), (2, "b", 5), (3, "", 9), (4, "d", None))
    now = manifest((1, "a", 3), (2, "late", 5), (3, "b", 8), (3, "", 12), (4, "d", 20))
    assert moved(former, now, "public") == (Moved(3, 5, 8), Moved(3, 9, 12))


@pytest.mark.parametrize(
    ("html", "explained"),
    [
        ("<p>No direction is required.</p>", ("direction",)),
        ("<p>Directions to the integration joint board</p>", ("direction", "integration joint board")),
        ("<p>the <b>strategic planning group</b> and its strategic plan</p>",
         ("strategic plan", "strategic planning group")),
        ('<a href="#direction">nothing</a> misdirection', ()),
    ],
)  # fmt: skip
def test_words_that_not_everybody_knows_are_explained(html, explained):
    assert set(words_explained(html)) <= set(explained)
    assert words_explained(html)[-1:] == explained[-1:]


def test_every_word_that_is_explained_stands_in_the_glossary():
    assert {each.casefold() for each in EXPLAINED} <= {each.term.casefold() for each in words()}


def test_the_way_goes_from_paper_to_paper():
    def item(number: int, body: str) -> dict[str, object]:
        empty = dict.fromkeys(("ground", "summary", "state", "paper", "opening", "short"), "")
        return {**empty, "number": number, "id": f"i{number}", "title": f"T{number}", "details": [], "body": body}

    items = items_read([item(1, "<p>a</p>"), item(2, ""), item(3, "<p>c</p>")], lambda number: f"/{number}/")
    assert beside(items, 1) == (None, ("Item 3: T3", "/3/"))
    assert beside(items, 2) == (("Item 1: T1", "/1/"), ("Item 3: T3", "/3/"))
    assert beside(items, 3) == (("Item 1: T1", "/1/"), None)


def test_meetings_to_come_stand_first_and_past_ones_by_year():
    def meeting(day: str) -> MeetingShown:
        held_on = date.fromisoformat(day)
        return MeetingShown(day, "Board", held_on, "", "", False, False, False, f"/{day}/")

    every = [meeting(each) for each in ("2026-12-09", "2025-06-24", "2026-11-22", "2026-02-10")]
    assert [each.key for each in coming(every, TODAY)] == ["2026-11-22", "2026-12-09"]
    assert [(year, [each.key for each in those]) for year, those in past_by_year(every, TODAY)] == [
        (2026, ["2026-02-10"]),
        (2025, ["2025-06-24"]),
    ]
