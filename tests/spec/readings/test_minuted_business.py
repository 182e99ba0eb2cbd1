"""What happened at a meeting item by item, and what of it the public may be told."""

from __future__ import annotations

import pytest

from comhla.law.facts import (
    AgendaItem,
    Decision,
    Declaration,
    Meeting,
    MeetingAction,
    Minute,
    MinutedItem,
    Paper,
    Vote,
)
from comhla.law.readings.minuted_business import (
    HIDDEN_WITH_EXEMPT,
    WITHOUT_TITLE,
    agreed,
    business_of,
    kept_titles,
    public_decision,
    public_title,
    replaced_by,
    votes_kept_back,
    without_titles,
)
from tests.lib.law import an_authority, day

TODAY = day("2026-11-22")
OPEN = AgendaItem(id="open", meeting="m", place=1, title="Open", paper="report")
CLOSED = AgendaItem(id="closed", meeting="m", place=2, title="Closed", paper="secret")
REPORT = Paper(id="report", title="Report")
SECRET = Paper(id="secret", title="Secret", exempt_because="A contract", public_summary="A matter of property.")


def a_decision(name, **facts):
    return Decision(**{"id": name, "title": name, "decided_by": "board", "meeting": "m", "decided_on": day("2026-06-24"), **facts})  # fmt: skip


def facts_with(*decisions, items=(OPEN,), votes=(), declarations=None, actions=(), minutes=None, meeting=None):
    held = Meeting(
        id="m", body="board", held_on=day("2026-06-24"), votes=votes, declarations=declarations, **(meeting or {})
    )
    later = Meeting(id="next", body="board", held_on=day("2026-09-16"))
    return an_authority(
        meetings=(held, later),
        agenda_items=items,
        papers=(REPORT, SECRET),
        decisions=decisions,
        meeting_actions=actions,
        minutes=minutes,
    )


@pytest.mark.parametrize("named", ["open", "1", "agenda 1"])
def test_what_names_an_item_by_id_or_number_belongs_to_it(named):
    facts = facts_with(
        a_decision("d", item=named),
        votes=(Vote(id="v", question="Q", item=named),),
        declarations=(Declaration(member="ann", item=named),),
        minutes=(Minute(id="x", meeting="m", notes=(MinutedItem(item="open", text="Said."),)),),
    )
    (business,) = business_of(facts, facts.meetings[0])
    assert (business.number, business.item, business.paper, business.note) == (1, OPEN, REPORT, "Said.")
    assert [len(each) for each in business[5:]] == [1, 1, 1, 0]
    assert business.public_summary == ""


def test_what_names_no_item_comes_last():
    facts = facts_with(
        a_decision("d", item="elsewhere"),
        actions=(MeetingAction(id="a", meeting="m", what="Do", item="open"), MeetingAction(id="b", meeting="m", what="Do")),
    )  # fmt: skip
    first, rest = business_of(facts, facts.meetings[0])
    assert [each.id for each in first.actions] == ["a"]
    assert (rest.number, rest.item, [each.id for each in rest.decisions]) == (2, None, ["d"])
    assert [each.id for each in rest.actions] == ["b"]
    assert rest.ground == ""
    assert business_of(an_authority(meetings=facts.meetings), facts.meetings[0]) == ()


@pytest.mark.parametrize(
    ("item", "ground", "summary"),
    [
        ("open", "", ""),
        ("closed", "A contract", "A matter of property."),
        (None, HIDDEN_WITH_EXEMPT, ""),
    ],
)
def test_exempt_business_and_what_cannot_be_told_from_it_is_kept_back(item, ground, summary):
    vote = Vote(id="v", question="Q", item="open")
    decided = a_decision("d", item=item, vote="v")
    facts = facts_with(decided, items=(OPEN, CLOSED), votes=(vote,))
    told = public_decision(facts, decided)
    assert (told.ground, told.summary) == (ground, summary)
    assert (told.vote, told.item) == ((vote, OPEN) if item == "open" else (None, None))
    assert public_title(facts, decided) == ("d" if item == "open" else WITHOUT_TITLE)


def test_the_ground_of_the_item_itself_counts_without_a_paper():
    own = AgendaItem(id="own", meeting="m", place=1, title="Own", exempt_because="A person")
    decided = a_decision("d", item="own")
    assert public_decision(facts_with(decided, items=(own,)), decided).ground == "A person"


def test_a_decision_of_no_recorded_meeting_may_be_told():
    decided = a_decision("d", meeting=None)
    assert public_decision(facts_with(decided), decided) == (decided, "", "", None, None)


@pytest.mark.parametrize(
    ("minute", "meeting", "as_at", "on"),
    [
        ({"agreed_at": "next"}, {}, "2026-11-22", "2026-09-16"),
        ({"agreed_at": "next"}, {}, "2026-09-15", None),
        ({}, {"minutes_submitted_on": day("2026-09-16"), "minutes_signed": True}, "2026-11-22", None),
        (None, {"minutes_submitted_on": day("2026-09-16"), "minutes_signed": True}, "2026-11-22", "2026-09-16"),
        (None, {"minutes_submitted_on": day("2026-09-16")}, "2026-11-22", None),
        (None, {"minutes_submitted_on": day("2026-09-16"), "minutes_signed": True}, "2026-09-15", None),
        (None, {}, "2026-11-22", None),
    ],
)
def test_when_a_minute_was_agreed(minute, meeting, as_at, on):
    minutes = None if minute is None else (Minute(id="x", meeting="m", **minute),)
    facts = facts_with(minutes=minutes, meeting=meeting)
    found = agreed(facts, facts.meetings[0], day(as_at))
    assert (None if found is None else found.on.isoformat()) == on


def test_the_first_decision_that_takes_the_place_of_another():
    old = a_decision("old")
    later = a_decision("later", decided_on=day("2026-10-01"), replaces=("old",))
    latest = a_decision("latest", decided_on=day("2026-11-01"), replaces=("old", "later"))
    facts = facts_with(old, latest, later)
    assert replaced_by(facts, old, TODAY) is later
    assert replaced_by(facts, old, day("2026-09-30")) is None
    assert replaced_by(facts, latest, TODAY) is None


@pytest.mark.parametrize(
    ("vote", "decision", "is_kept"),
    [
        ({"item": "open"}, {}, False),
        ({"item": "closed"}, {}, True),
        ({"item": "2", "amends": "of-open"}, {}, True),
        ({}, {}, True),
        ({}, {"item": "open", "vote": "v"}, False),
        ({}, {"item": "closed", "vote": "v"}, True),
        ({}, {"vote": "v"}, True),
        ({"amends": "of-open"}, {}, False),
        ({"amends": "amends-open"}, {}, False),
        ({"amends": "of-closed"}, {}, True),
        ({"amends": "gone"}, {}, True),
        ({"amends": "v"}, {}, True),
    ],
)
def test_votes_of_a_meeting_with_exempt_business_that_the_public_is_not_told_of(vote, decision, is_kept):
    facts = facts_with(
        a_decision("d", **decision),
        items=(OPEN, CLOSED),
        votes=(
            Vote(id="v", question="Q", **vote),
            Vote(id="of-open", question="Q", item="open"),
            Vote(id="amends-open", question="Q", amends="of-open"),
            Vote(id="of-closed", question="Q", item="closed"),
        ),
    )
    kept = votes_kept_back(facts, facts.meetings[0])
    assert kept - {"v"} == {"of-closed"}
    assert ("v" in kept) is is_kept


def test_titles_that_are_kept_back_are_not_told_in_a_text_for_the_public():
    facts = facts_with(
        a_decision("Sell the old ward", item="closed"),
        a_decision("Open the new ward", item="open"),
        items=(OPEN, CLOSED, AgendaItem(id="other", meeting="m", place=3, title="Sell", exempt_because="A contract")),
    )
    kept = kept_titles(facts)
    assert kept == ["Sell the old ward", "Closed", "Secret", "Sell"]
    text = "Sell the old ward, Secret, Sell and Open the new ward."
    hidden = WITHOUT_TITLE
    assert without_titles(text, kept) == f"{hidden}, {hidden}, {hidden} and Open the new ward."
    assert without_titles(text, ()) == text
    assert kept_titles(an_authority()) == []


@pytest.mark.parametrize(
    ("item", "ground", "summary"),
    [("closed", "A contract", "A matter of property."), ("bare", "A person", ""), ("open", "", ""), (None, "", "")],
)
def test_a_decision_that_names_no_meeting_is_kept_back_where_its_item_is_exempt(item, ground, summary):
    bare = AgendaItem(id="bare", meeting="m", place=3, title="Bare", exempt_because="A person")
    facts = facts_with(a_decision("d", item=item, meeting=None), items=(OPEN, CLOSED, bare))
    told = public_decision(facts, facts.decisions[0])
    assert (told.ground, told.summary, told.vote) == (ground, summary, None)
    assert told.item == (OPEN if item == "open" else None)
    assert public_title(facts, facts.decisions[0]) == (WITHOUT_TITLE if ground else "d")
