"""First texts of a minute, and the registers, from facts alone."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.web.board.minute_texts import prefilled
from comhla.web.board.presenters.decisions import Chosen, actions_shown, csv_lines, decision_rows
from comhla.web.board.presenters.minutes import minute_shown
from tests.lib.after_meeting import MEETING, NEXT, board_facts

TODAY = date(2026, 11, 22)


def url(name, *arguments):
    return "/".join((name, *map(str, arguments)))


@pytest.mark.parametrize(
    ("changes", "declared"),
    [({"declarations": None}, ""), ({"declarations": ()}, "Nobody declared an interest.")],
)
def test_first_texts_say_only_what_is_recorded(changes, declared):
    facts = board_facts()
    bare = facts.meetings[0].replace(attendance=None, presided_by=None, **changes)
    texts = prefilled(facts.replace(meetings=(bare,)), bare)
    assert texts[f"{MEETING}-2"] == declared
    assert (texts[f"{MEETING}-1"], texts[f"{MEETING}-5"], texts[f"{MEETING}-6"]) == ("", "", "")


def test_a_declaration_on_exempt_business_names_nothing_but_the_member():
    facts = board_facts()
    said = prefilled(facts, facts.meetings[0])[f"{MEETING}-2"]
    assert "- Bob: Winter (Works for a provider)" in said
    assert said.endswith("- Ann: exempt business")


def test_everybody_there_sends_no_apologies():
    facts = board_facts()
    there = facts.meetings[0].replace(attendance=facts.meetings[0].attendance[:2], declarations=None)
    assert prefilled(facts, there)[f"{MEETING}-1"] == "Ann welcomed everybody. There were no apologies."


@pytest.mark.parametrize(
    ("decision", "state", "given"),
    [
        ({}, "in_force", "not_said"),
        ({"direction_needed": "none"}, "in_force", "not_needed"),
        ({"direction_needed": "council"}, "in_force", "missing"),
        ({"effective_on": "2027-01-01"}, "to_come", "not_said"),
        ({"id": "directed", "direction_needed": "council"}, "in_force", "given"),
    ],
)
def test_where_a_decision_stands(decision, state, given):
    row = {"id": "d", "title": "T", "decided_by": "board", "decided_on": "2026-06-24", **decision}
    direction = {"id": "x", "given_on": "2026-07-01", "addressees": ["NHS Glen"], "decision": "directed"}
    facts = board_facts(decisions=[row, {**row, "id": "directed"}][: 1 if row["id"] == "directed" else 2],
                        directions=[direction])  # fmt: skip
    shown = next(each for each in decision_rows(facts, url, TODAY) if each.key == row["id"])
    assert (shown.state, shown.given) == (state, given)
    assert decision_rows(facts, url, TODAY, Chosen(state="replaced")) == []
    assert len(csv_lines([shown])[1]) == len(csv_lines([])[0])


@pytest.mark.parametrize(
    ("decided_on", "is_to_come", "words"),
    [("2026-06-24", False, "In force"), ("2026-11-22", False, "In force"), ("2026-11-23", True, "Not decided yet")],
)
def test_a_decision_is_decided_from_its_day_on_and_leads_to_the_direction_that_it_needs(decided_on, is_to_come, words):
    row = {"id": "d", "title": "Keep the team", "decided_by": "board", "decided_on": decided_on}
    (shown,) = decision_rows(board_facts(decisions=[{**row, "direction_needed": "council"}]), url, TODAY)
    assert (shown.is_to_come, shown.state_words) == (is_to_come, words)
    assert shown.give_url == "work-direction-new?decision=d"
    (needs_none,) = decision_rows(board_facts(decisions=[{**row, "direction_needed": "none"}]), url, TODAY)
    assert needs_none.give_url == ""


def test_actions_are_overdue_open_or_done_by_the_day():
    def row(name, **more):
        return {"id": name, "meeting": MEETING, "what": name, **more}

    facts = board_facts(
        meeting_actions=[
            row("late", due_on="2026-11-21"),
            row("today", due_on="2026-11-22"),
            row("whenever"),
            row("done", done_on="2026-11-22", reported_to=NEXT),
            row("planned", done_on="2026-11-23"),
        ]
    )
    shown = actions_shown(facts, url, TODAY)
    assert [each.what for each in shown.overdue] == ["late"]
    assert [each.what for each in shown.open] == ["today", "whenever", "planned"]
    assert [(each.what, each.reported_to) for each in shown.done] == [
        ("done", "Integration joint board, 16 September 2026")
    ]


def test_the_minute_of_a_meeting_counts_what_is_written():
    note = {"item": f"{MEETING}-1", "text": "Welcome."}
    minute = {"id": "m", "meeting": MEETING, "notes": [note], "agreed_at": NEXT}
    facts = board_facts(minutes=[minute])
    shown = minute_shown(facts, facts.meetings[0], url, TODAY)
    assert (shown.state, shown.written, len(shown.items)) == ("Agreed on 16 September 2026", 1, 6)
    assert shown.to_write == 6
    assert shown.items[3].is_exempt
    assert [each.text for each in shown.items[2].recommendations] == ["Keep the winter team for a year"]
    assert minute_shown(facts, facts.meetings[1], url, TODAY).state == "Not begun"
