"""The minute as a document: for members and for the public, as a draft and agreed."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from comhla.documents.agenda import NoSuchMeeting
from comhla.documents.minute import DRAFT, NOTHING_WRITTEN, minute_document
from comhla.documents.model import Document
from comhla.documents.renderers.html import html_body
from comhla.law.facts import AbsenceReason, Attendance
from tests.lib.after_meeting import MEETING, NEXT, SECRET_WORDS, board_facts
from tests.lib.web import demonstration_facts

ON = date(2026, 11, 22)


def words(document: Document) -> str:
    shown = re.sub(r"<[^>]+>", "", html_body(document, picture_address=lambda _picture: ""))
    return " ".join(html.unescape(shown).split())


def the_minute(for_public=True, meeting=MEETING, **collections):
    return minute_document(board_facts(**collections), meeting, on=ON, for_public=for_public)


def a_minute(**more):
    return {"id": "minute", "meeting": MEETING, "others_present": ["Clerk", "Planner"], **more}


def test_who_was_there_and_how_everybody_voted():
    shown = words(the_minute(minutes=[a_minute()]))
    for said in (
        "Wednesday 24 June 2026 at 10:00, Town House. It ended at 12:10.",
        "Present",
        "Remotely",
        "By a proxy: Dan",
        "Apologies: Cat.",
        "Ann presided.",
        "Also there: Clerk and Planner.",
        "Bob declared an indirect interest: Works for a provider. They did not take part in the item.",
        "The paper came late: The figures came late.",
        "Motion: That the winter team stays.",
        "Moved by Ann, seconded by Bob.",
        "Cat (by proxy)",
        "The tie was settled by the mechanism for disputes in the standing orders.",
        "It was carried.",
        "The meeting was adjourned at 11:00: A fire drill. It went on at 11:15.",
        NOTHING_WRITTEN,
    ):
        assert said in shown, said


def test_the_public_learns_of_exempt_business_only_what_may_be_said():
    public, full = the_minute(), the_minute(for_public=False)
    shown = words(public)
    assert "The public was kept out: Terms of a contract" in shown
    assert "The board settled a matter of property." in shown
    assert not [each for each in SECRET_WORDS if each.casefold() in shown.casefold()]
    assert "Cat (illness)" not in shown
    assert public.marks == ("Illustrative: Glen Test is a made-up authority.", DRAFT)
    whole = words(full)
    assert "Exempt from the public: Terms of a contract" in whole
    assert "Decided: Sell the depot at once." in whole
    assert "Cat (illness)" in whole
    assert full.marks[-1] == "For members: this edition holds exempt business."


@pytest.mark.parametrize(
    ("minute", "state", "said"),
    [
        ({}, DRAFT, f"{DRAFT} It is put to the next meeting for agreement."),
        ({"agreed_at": NEXT}, "Agreed on 16 September 2026.", "agreed at the meeting of 16 September 2026."),
        (
            {"agreed_at": NEXT, "changes_when_agreed": "A name.", "signed_by": "ann"},
            "Agreed on 16 September 2026.",
            "Signed by Ann, who presided there.",
        ),
    ],
)
def test_every_page_says_whether_it_is_agreed(minute, state, said):
    document = the_minute(minutes=[a_minute(**minute)])
    assert state in document.marks
    assert document.version == state.rstrip(".")
    assert said in words(document)


def test_decisions_and_actions_stand_at_their_item():
    shown = words(
        the_minute(
            decisions=[
                {
                    "id": "d",
                    "title": "Keep the team",
                    "decided_by": "board",
                    "meeting": MEETING,
                    "decided_on": "2026-06-24",
                    "item": f"{MEETING}-3",
                    "reasons": "It helped.",
                    "what_next": "It goes on.",
                    "direction_needed": "both",
                }
            ],
            meeting_actions=[
                {"id": "a", "meeting": MEETING, "item": f"{MEETING}-3", "what": "Tell staff", "owner": "Head", "due_on": "2026-07-01"},
                {"id": "b", "meeting": MEETING, "item": f"{MEETING}-3", "what": "Tell others"},
            ],
            minutes=[a_minute(notes=[{"item": f"{MEETING}-3", "text": "## Talk\n\nMuch was said."}])],
        )
    )  # fmt: skip
    for said in (
        "Decided: Keep the team.",
        "Why: It helped.",
        "What happens next: It goes on.",
        "A direction to the council and to the health board is needed.",
        "Tell staff. Head, by 1 July 2026.",
        "Tell others. No owner is recorded.",
        "Much was said.",
    ):
        assert said in shown, said


def test_little_recorded_makes_a_minute_too():
    facts = board_facts()
    bare = words(minute_document(facts, NEXT, on=ON))
    assert "The roll is not recorded." in bare
    nobody = facts.meetings[1].replace(
        id="x",
        attendance=(Attendance(member="gone", present=False, absent_because=AbsenceReason.NO_REASON),),
        cancelled=True,
        body="planning_group",
        minutes_submitted_on=date(2026, 10, 1),
        minutes_signed=True,
    )
    committee = nobody.replace(
        id="y", body="audit", attendance=(Attendance(member="gone", present=True),), adjournments=None
    )
    facts = facts.replace(meetings=(*facts.meetings, nobody, committee))
    shown = words(minute_document(facts, "x", on=ON, for_public=False))
    for said in ("No member is recorded as present.", "Apologies: Gone.", "called off", "agreed on 1 October 2026"):
        assert said in shown, said
    document = minute_document(facts, "y", on=ON)
    assert document.title == "Minute: audit"
    assert "There were no apologies." in words(document)
    with pytest.raises(NoSuchMeeting):
        minute_document(facts, "nowhere", on=ON)


def test_amendments_vacant_seats_and_what_names_no_item():
    facts = board_facts(agenda_items=[], decisions=[])
    vote = facts.meetings[0].votes[0]
    amendment = vote.replace(
        id="a", amends="vote-1", text="That it stays for a month.", moved_by="ann", seconded_by=None
    )
    held = facts.meetings[0].replace(votes=(vote, amendment), declarations=None)
    shown = words(minute_document(facts.replace(meetings=(held,)), MEETING, on=ON))
    assert "Also recorded" in shown
    assert 'Amendment to "Keep the winter team": That it stays for a month.' in shown


def test_people_without_a_name_are_told_by_their_seat_and_votes_that_do_not_count_are_told_apart():
    """The demonstration's meeting of 16 September 2026: no names recorded, and the proxy of a staff member voted."""
    shown = words(minute_document(demonstration_facts(), "board-2026-09-16", on=ON))
    assert "NHS nominee 2 presided." in shown
    assert "By a proxy: Staff deputy" in shown
    assert not re.findall(r"\b(?:council|nhs|third-sector|staff)-[\w-]*\d", shown)
    assert "By law the vote of NHS staff 1 (by proxy) does not count. Without that, 11 for, 0 against" in shown


@pytest.mark.parametrize(("remotely", "how"), [(True, "Remotely"), (False, "In person"), (None, "Present")])
def test_how_somebody_was_there_is_told_only_where_it_is_recorded(remotely, how):
    facts = board_facts()
    first = facts.meetings[0].replace(attendance=(Attendance(member="ann", present=True, remotely=remotely),))
    shown = words(minute_document(facts.replace(meetings=(first, *facts.meetings[1:])), MEETING, on=ON))
    assert re.search(rf"Council nominee, Glen Council\s*{how}", shown)
