"""Notice and agenda of a meeting, for members and for the public."""

from __future__ import annotations

import pytest

from comhla.documents.agenda import (
    NoSuchMeeting,
    agenda_document,
    agenda_sections,
    body_called,
    chair_on,
    items_of,
    minutes_of,
    spans_of,
    the_meeting,
)
from comhla.documents.formats import Format, render
from comhla.documents.renderers.html import html_body
from comhla.law.facts import (
    AgendaItem,
    CalledBy,
    ChairPeriod,
    Committee,
    Paper,
    Person,
    Purpose,
    Requisition,
)
from comhla.reference.seats import Seat
from tests.lib.board import a_meeting, a_member
from tests.lib.law import an_authority, day
from tests.lib.opened import parsed

MEMBERS = (a_member("m1", Seat.COUNCIL_NOMINEE), a_member("m2", Seat.UNPAID_CARER))
PEOPLE = (Person(id="m1", name="Member One"), Person(id="m2"))
SECRET = "Closing of the Glen hospital"
ITEMS = (
    AgendaItem(id="b", meeting="m", place=2, title="Budget", purpose=Purpose.DECISION, paper="p1", minutes_allowed=20),
    AgendaItem(id="a", meeting="m", place=1, title="Welcome", minutes_allowed=5),
    AgendaItem(
        id="c",
        meeting="m",
        place=3,
        title=SECRET,
        paper="p2",
        led_by="Head of closing",
        exempt_because="Paragraph 6 of the standing orders",
        minutes_allowed=15,
    ),
    AgendaItem(id="other", meeting="other", place=1, title="Elsewhere"),
)
PAPERS = (
    Paper(id="p1", title="Budget monitoring", reference="26/12"),
    Paper(id="p2", title=SECRET, public_summary="A matter of a contract."),
)


def facts(*meetings, **given):
    held = meetings or (a_meeting("2026-12-09", starts_at="10:00", place="Council chamber"),)
    chairs = (ChairPeriod(id="c", body="board", first_day=day("2025-04-01"), chair="m1"),)
    return an_authority(
        **{
            "meetings": held,
            "agenda_items": ITEMS,
            "papers": PAPERS,
            "members": MEMBERS,
            "people": PEOPLE,
            "chair_periods": chairs,
            **given,
        }
    )


def text(*, for_public: bool, of=None, key: str = "m") -> str:
    document = agenda_document(of or facts(), key, for_public=for_public, on=day("2026-11-22"))
    body = html_body(document, picture_address=lambda _picture: "", first_level=1)
    return " ".join([*document.marks, document.title, document.subtitle, *parsed(body).itertext()]).replace("\n", " ")


def test_the_notice_gives_time_place_and_business_and_who_signs_it():
    told = text(for_public=False)
    assert "Integration joint board: meeting on Wednesday 9 December 2026, at 10:00." in told
    assert "Place: Council chamber." in told
    assert "It has to be signed by the chair, Member One, or by a member authorised to sign." in told
    assert "For decision, 20 minutes, from 10:05." in told
    assert "Paper: Budget monitoring, 26/12." in told
    assert "expected to take 40 minutes and ends by about 10:40." in told
    assert "Elsewhere" not in told


def test_members_see_an_exempt_item_and_its_ground():
    told = text(for_public=False)
    assert SECRET in told
    assert "Exempt from the public: Paragraph 6 of the standing orders" in told
    assert "For members: this edition holds exempt items." in told


def test_the_public_sees_number_ground_and_summary_of_an_exempt_item_and_nothing_else():
    told = text(for_public=True)
    assert "The public is kept out: Paragraph 6 of the standing orders" in told
    assert "A matter of a contract." in told
    assert "Exempt item" in told
    for kept in ("Closing", "Glen hospital", "Head of closing", "For members"):
        assert kept not in told


def test_nothing_in_the_public_document_holds_what_is_exempt():
    document = agenda_document(facts(), "m", for_public=True, on=day("2026-11-22"))
    assert SECRET not in repr(document)
    assert "Head of closing" not in repr(document)
    assert SECRET.encode() not in render(document, Format.HTML)


def test_an_item_is_exempt_where_its_paper_is():
    items = (AgendaItem(id="a", meeting="m", place=1, title=SECRET, paper="p"),)
    papers = (Paper(id="p", title="x", exempt_because="A contract"),)
    of = facts(agenda_items=items, papers=papers)
    assert SECRET not in text(for_public=True, of=of)
    assert "The public is kept out: A contract" in text(for_public=True, of=of)


def test_an_item_keeps_its_number_for_the_public():
    business = agenda_sections(facts(), "m", for_public=True)[1]
    assert len(business.blocks[0].items) == 3


def test_only_members_are_told_the_address_to_join():
    of = facts(a_meeting("2026-12-09", remote_address="https://meet.example.org/board"))
    assert "https://meet.example.org/board" in text(for_public=False, of=of)
    assert "meet.example.org" not in text(for_public=True, of=of)
    assert "Members can join from elsewhere." in text(for_public=True, of=of)


def test_what_is_not_recorded_is_said():
    told = text(for_public=True, of=facts(a_meeting("2026-12-09"), agenda_items=None, chair_periods=None))
    assert "The time is not recorded yet." in told
    assert "The place is not recorded yet." in told
    assert "The business is not recorded yet." in told
    assert "It has to be signed by the chair or by a member authorised to sign." in told


def test_those_who_required_a_meeting_sign_its_notice():
    required = Requisition(made_on=day("2026-11-01"), signed_by=("m1", "m2", "gone"))
    meeting = a_meeting("2026-12-09", called_by=CalledBy.REQUISITION, requisition=required, notice_signed=True)
    assert "It is signed by the members who call the meeting: Member One and Unpaid carer 1." in text(
        for_public=True, of=facts(meeting)
    )
    nobody = a_meeting("2026-12-09", called_by=CalledBy.REQUISITION)
    assert "has to be signed by the members who call the meeting." in text(for_public=True, of=facts(nobody))


def test_nobody_signs_for_the_planning_group_and_a_meeting_called_off_says_so():
    told = text(for_public=True, of=facts(a_meeting("2026-12-09", body="planning_group", cancelled=True)))
    assert "signed" not in told
    assert "This meeting was called off." in told
    assert "Strategic planning group" in told


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("monitoring_committee", "Integration joint monitoring committee"),
        ("audit", "Audit committee"),
        ("unknown", "unknown"),
    ],
)
def test_what_a_body_is_called(body, name):
    committees = (Committee(id="audit", name="Audit committee", set_up_on=day("2020-04-01")),)
    assert body_called(an_authority(committees=committees), body) == name


def test_a_meeting_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(NoSuchMeeting, match="The latest are: m"):
        the_meeting(facts(), "none")
    with pytest.raises(NoSuchMeeting, match="No meeting is recorded"):
        agenda_sections(an_authority(), "none", for_public=True)


def test_the_chair_of_the_day_is_the_latest_appointed():
    later = ChairPeriod(id="d", body="board", first_day=day("2026-12-01"), last_day=day("2026-12-31"), chair="m2")
    earlier = ChairPeriod(id="c", body="board", first_day=day("2025-04-01"), chair="m1")
    of = facts(chair_periods=(later, earlier))
    assert chair_on(of, a_meeting("2026-12-09")) == MEMBERS[1]
    assert chair_on(of, a_meeting("2027-01-09")) == MEMBERS[0]
    assert chair_on(of, a_meeting("2025-01-09")) is None
    assert "signed by the chair, Unpaid carer 1, or by a member" in text(for_public=True, of=of)


def test_business_is_in_the_order_of_its_places():
    assert [each.id for each in items_of(facts(), "m")] == ["a", "b", "c"]
    assert items_of(an_authority(), "m") == ()


@pytest.mark.parametrize(
    ("clock", "minutes"),
    [("00:00", 0), ("10:15", 615), ("23:59", 1439), ("24:00", None), ("10:60", None), ("ten", None), ("", None)],
)
def test_times_of_the_day(clock, minutes):
    assert minutes_of(clock) == minutes


@pytest.mark.parametrize(
    ("starts_at", "allowed", "spans"),
    [
        ("10:00", [5, None, 20], [("10:00", "10:05"), ("10:05", "10:05"), ("10:05", "10:25")]),
        ("23:50", [20], [("23:50", "00:10")]),
        (None, [5], [("", "")]),
        ("soon", [5], [("", "")]),
        ("10:00", [], []),
    ],
)
def test_items_run_one_after_the_other(starts_at, allowed, spans):
    assert list(spans_of(starts_at, allowed)) == spans
