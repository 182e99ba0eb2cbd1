"""IJBO-S2: disclose interests in items of business, and decide who takes part."""

import pytest

from comhla.law.facts import Committee, ConflictDecidedBy, Declaration, StandingOrders
from comhla.reference.models import Model
from tests.lib.board import a_meeting
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-S2"
BEFORE, AFTER = "2016-01-31", "2016-02-01"


def declared(*rows, held_on=AFTER, body="board", **facts):
    declarations = tuple(Declaration(member="nurse", item=f"item {n}", **row) for n, row in enumerate(rows, start=1))
    committees = (Committee(id="audit", name="Audit", set_up_on=day("2015-06-01")),)
    meeting = a_meeting(held_on, body=body, declarations=declarations)
    return an_authority(meetings=(meeting,), committees=committees, **facts)


@pytest.mark.parametrize(("minuted", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
@pytest.mark.parametrize("held_on", [BEFORE, AFTER])
@pytest.mark.parametrize("body", ["board", "audit"])
def test_minute_declarations(body, held_on, minuted, expected):
    facts = declared({"minuted": True}, {"minuted": minuted}, held_on=held_on, body=body)
    assert outcome(DUTY, "minute_declarations", facts, as_at="2016-06-01") == expected


def test_the_items_concerned_are_named():
    facts = declared({"minuted": True}, {"minuted": False}, {"minuted": False})
    found = finding(DUTY, "minute_declarations", facts, as_at="2016-06-01")
    assert found.because == (
        "Declarations of interest on 1 February 2016 are not in the minute, for these items: item 2 and item 3."
    )


@pytest.mark.parametrize("decided", [True, False, None])
def test_let_other_members_decide(decided):
    expected = {True: "met", False: "not_met", None: "cannot_tell"}[decided]
    facts = declared({"minuted": True, "decided_by_others": decided}, held_on=BEFORE)
    assert outcome(DUTY, "let_other_members_decide", facts, as_at="2016-06-01") == expected
    assert silent(DUTY, "let_the_member_decide", facts, as_at="2016-06-01")


# decided by the member, decided by the others, outcome from 1 February 2016
DECIDED = [
    (True, None, "met"),
    (True, False, "met"),
    (False, True, "not_met"),
    (None, True, "not_met"),
    (False, None, "not_met"),
    (None, None, "cannot_tell"),
    (None, False, "cannot_tell"),
]


@pytest.mark.parametrize(("by_member", "by_others", "expected"), DECIDED)
def test_let_the_member_decide(by_member, by_others, expected):
    facts = declared({"minuted": True, "decided_by_member": by_member, "decided_by_others": by_others})
    assert outcome(DUTY, "let_the_member_decide", facts, as_at="2016-06-01") == expected
    assert silent(DUTY, "let_other_members_decide", facts, as_at="2016-06-01")


def test_declarations_not_recorded_and_none():
    unrecorded = an_authority(meetings=(a_meeting(AFTER),))
    assert outcome(DUTY, "minute_declarations", unrecorded, as_at="2016-06-01") == "cannot_tell"
    assert silent(DUTY, "let_the_member_decide", unrecorded, as_at="2016-06-01")
    none = an_authority(meetings=(a_meeting(AFTER, declarations=()),), standing_orders=())
    assert findings(DUTY, none, as_at="2016-06-01") == []


OTHERS, MEMBER = ConflictDecidedBy.OTHER_MEMBERS, ConflictDecidedBy.THE_MEMBER


def orders(first_day, decider):
    edition = StandingOrders(id="so", body="board", first_day=day(first_day), conflict_decided_by=decider)
    return an_authority(standing_orders=(edition,), meetings=())


@pytest.mark.parametrize(("decider", "expected"), [(OTHERS, "met"), (MEMBER, "not_met"), (None, "cannot_tell")])
def test_say_that_other_members_decide(decider, expected):
    facts = orders("2015-06-01", decider)
    assert outcome(DUTY, "say_that_other_members_decide", facts, as_at=BEFORE) == expected
    assert silent(DUTY, "say_that_other_members_decide", facts, as_at=AFTER)


# edition from, who decides, outcome. Older editions had to be amended as soon as reasonably practicable.
EDITIONS = [
    ("2015-06-01", MEMBER, "met"),
    ("2015-06-01", OTHERS, "for_a_person"),
    ("2016-01-31", OTHERS, "for_a_person"),
    ("2016-02-01", OTHERS, "not_met"),
    ("2016-02-01", MEMBER, "met"),
    ("2016-02-01", None, "cannot_tell"),
]


@pytest.mark.parametrize(("first_day", "decider", "expected"), EDITIONS)
def test_say_that_the_member_decides(first_day, decider, expected):
    assert outcome(DUTY, "say_that_the_member_decides", orders(first_day, decider), as_at="2016-02-01") == expected


def test_without_standing_orders_in_force_nothing_is_said_of_them():
    assert silent(DUTY, "say_that_the_member_decides", orders("2020-01-01", MEMBER), as_at="2019-12-31")


def test_who_bears_it():
    lead = an_authority(model=Model.BOTH_LEAD, meetings=(), standing_orders=())
    assert outcome_of_the_whole(DUTY, lead, as_at="2016-06-01") == "not_applicable"
