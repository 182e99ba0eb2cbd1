"""What members and the public read of a meeting, and notes that only their author sees."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from comhla.documents.formats import Format
from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Permission, Role
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board.actions import notes
from comhla.web.board.actions.certificates import issue_certificate
from comhla.web.board.actions.packs import issue
from comhla.web.board.models import MemberAccount, PrivateNote
from tests.lib.packs import HELD, MEETING, OPEN_TEXT, SECRET, SUMMARY, pack_facts
from tests.lib.web import a_person, an_actor, client_for, recorded

pytestmark = pytest.mark.django_db
MINE = "Ask who pays for the zebra crossing"
EARLIER = {"id": "board-2026-06-24", "body": "board", "held_on": "2026-06-24"}
COMMITTEE = {"id": "audit-2026-12-10", "body": "audit", "held_on": "2026-12-10"}


@pytest.fixture(autouse=True)
def quick(monkeypatch) -> None:
    """Only web pages are made, and nothing is kept of the test before."""
    monkeypatch.setattr("comhla.web.board.pack_files.FORMATS", (Format.HTML,))
    cache.clear()


def issued(name: str = "Glen Test", **collections):
    """An authority whose papers were issued, and the address maker for its meeting."""
    glen = recorded(pack_facts(name, **collections))
    issue(glen, MEETING, by=SYSTEM)
    glen.refresh_from_db()
    return glen, lambda page, *rest: reverse(page, args=[glen.slug, MEETING, *rest])


def a_seat(glen, *, person: str = "p2", name: str = ""):
    user = a_person(Role.BOARD_MEMBER, glen, name=name)
    MemberAccount.objects.create(authority=glen, person=person, account=user)
    return user, client_for(user)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_public_reads_the_meeting_and_its_open_papers(django_assert_max_num_queries):
    decisions = [
        {"id": f"d{number}", "title": title, "meeting": MEETING, "item": f"item-of-{number}", **decided}
        for number, title, decided in (
            (1, "Open in December", {"decided_by": "board", "decided_on": "2026-12-09"}),
            (2, "Open beds", {"decided_by": "board", "decided_on": "2026-11-22"}),
            (3, "Sell it", {"decided_by": "board", "decided_on": "2026-11-22"}),
        )
    ]
    group = {"id": "group-1", "body": "planning_group", "held_on": "2026-12-01"}
    glen, at = issued(meetings=[HELD, EARLIER, group], decisions=decisions)
    anybody = Client()
    with django_assert_max_num_queries(15):
        meeting = anybody.get(at("public-meeting"))
    page = text_of(meeting)
    assert "laundry" not in page.casefold()
    assert SUMMARY in page
    assert "The public is kept out: Negotiations about a contract" in page
    assert "Open beds" in page
    assert "Sell it" not in page
    assert "Open in December" not in page
    assert "https://example.org/join" not in page, "the address to join is for members"
    assert at("public-meeting-item", 2) in page
    assert at("public-meeting-item", 3) not in page
    assert "Paper to follow" in page

    with django_assert_max_num_queries(3):
        kept = anybody.get(at("public-meeting"), headers={"If-None-Match": meeting["ETag"]})
    assert kept.status_code == 304
    assert not kept.cookies

    paper = anybody.get(at("public-meeting-item", 2))
    assert OPEN_TEXT in text_of(paper)
    for number in (1, 3, 4, 9):
        assert anybody.get(at("public-meeting-item", number)).status_code == 404
    (address,) = set(re.findall(r'href="([^"]*versions/1/[^"]*)"', meeting.content.decode()))
    file = anybody.get(address)
    assert OPEN_TEXT in text_of(file)
    assert "laundry" not in text_of(file)
    assert anybody.get(address.replace("public.html", "members.html")).status_code == 404
    assert anybody.get(address.replace("papers-2026-11-22", "items")).status_code == 404

    listed = text_of(anybody.get(reverse("public-meetings", args=[glen.slug])))
    assert listed.index("9 December 2026") < listed.index("24 June 2026")
    assert "1 December 2026" not in listed
    assert anybody.get(reverse("public-meeting", args=[glen.slug, "group-1"])).status_code == 404
    assert "are not kept here" in text_of(anybody.get(reverse("public-meeting", args=[glen.slug, EARLIER["id"]])))
    assert at("public-meeting") in text_of(anybody.get(reverse("authority", args=[glen.slug])))
    assert at("public-meeting") in text_of(anybody.get(reverse("board", args=[glen.slug])))


def test_after_a_meeting_its_page_leads_on_and_tells_nothing_of_what_is_kept_back():
    decided = {"decided_by": "board", "meeting": EARLIER["id"], "decided_on": EARLIER["held_on"]}
    glen = recorded(
        pack_facts(
            meetings=[HELD, {**EARLIER, "remote_address": "https://example.org/join"}],
            agenda_items=[
                {"id": "shut", "meeting": EARLIER["id"], "place": 1, "title": "Shut", "exempt_because": "A contract"},
                {"id": "open", "meeting": EARLIER["id"], "place": 2, "title": "Open"},
            ],
            decisions=[
                {"id": "d1", "title": "Open beds", "item": "open", **decided},
                {"id": "d2", "title": "Of no item", **decided},
            ],
            minutes=[{"id": "x", "meeting": EARLIER["id"]}],
        )
    )
    certificate = issue_certificate(glen, EARLIER["id"], by=SYSTEM)
    onward = [reverse(page, args=[glen.slug, EARLIER["id"]]) for page in ("public-minute", "public-certificate")]
    public = reverse("public-meeting", args=[glen.slug, EARLIER["id"]])
    own = reverse("papers-meeting", args=[glen.slug, EARLIER["id"]])
    _user, member = a_seat(glen)
    board, anybody = reverse("board", args=[glen.slug]), Client()
    pages = {address: text_of(anybody.get(address)) for address in (public, board, *onward)}
    for page in (pages[public], pages[board], text_of(member.get(own))):
        assert all(f'href="{each}"' in page for each in onward)
        assert "Open beds" in page
        assert "Of no item" not in page
    assert all(f'href="{public}"' in pages[each] for each in onward)
    page = text_of(member.get(own))
    assert "are not kept here" in page
    assert "You get an e-mail" not in page
    assert "https://example.org/join" not in page, "nobody joins a meeting that is over"
    assert f'href="{reverse("papers-meeting-vote", args=[glen.slug, EARLIER["id"]])}"' in page
    certificate.delete()
    assert onward[1] not in text_of(anybody.get(public)), "a page is not kept once a certificate came or went"
    assert onward[1] not in text_of(anybody.get(board))


def test_before_papers_are_issued_nothing_is_shown_of_them():
    glen = recorded(pack_facts(meetings=[{**HELD, "cancelled": True}]))
    page = text_of(Client().get(reverse("public-meeting", args=[glen.slug, MEETING])))
    assert "will be here when they are issued" in page
    assert "This meeting was called off" in page
    assert "Winter pressures" not in page
    _user, member = a_seat(glen)
    own = text_of(member.get(reverse("papers-meeting", args=[glen.slug, MEETING])))
    assert "not issued yet" in own
    assert "Winter pressures" not in own
    assert member.get(reverse("papers-meeting-offline", args=[glen.slug, MEETING])).status_code == 404
    assert member.get(reverse("papers-meeting-file", args=[glen.slug, MEETING, "a.pdf"])).status_code == 404


def test_a_member_of_the_body_reads_everything_item_by_item(django_assert_max_num_queries):
    glen, at = issued()
    _user, member = a_seat(glen)
    with django_assert_max_num_queries(25):
        page = text_of(member.get(at("papers-meeting")))
    assert "Sale of the old Annoch laundry" in page
    assert "https://example.org/join" in page
    assert at("papers-meeting-coming") in page
    assert at("papers-meeting") in text_of(member.get(reverse("papers-meetings", args=[glen.slug])))
    with django_assert_max_num_queries(25):
        paper = text_of(member.get(at("papers-meeting-item", 3)))
    assert SECRET in paper
    assert paper.index("In short") < paper.index("Purpose") < paper.index("Recommendations") < paper.index(SECRET)
    assert "Before</span> Item 2: Winter pressures" in paper
    assert "glossary/#direction" in paper
    assert "The paper will follow." in text_of(member.get(at("papers-meeting-item", 4)))
    assert "There is no paper for this item." in text_of(member.get(at("papers-meeting-item", 1)))
    assert member.get(at("papers-meeting-item", 9)).status_code == 404
    name = re.search(r'files/([^"]+members\.html)"', page)[1]
    assert SECRET in text_of(member.get(at("papers-meeting-file", name)))


@pytest.mark.parametrize("person", ["p1", ""], ids=["sits elsewhere", "not linked to anybody"])
def test_who_does_not_sit_on_the_body_reads_what_the_public_reads(person):
    committee = {"id": "audit", "name": "Audit committee", "set_up_on": "2016-04-01"}
    seat = {"id": "m2", "person": "p1", "body": "audit", "seat": "council_nominee", "first_day": "2024-04-01"}
    glen, at = issued(meetings=[HELD, COMMITTEE], committees=[committee], members=[seat])
    user = a_person(Role.BOARD_MEMBER, glen)
    if person:
        MemberAccount.objects.create(authority=glen, person=person, account=user)
    member = client_for(user)
    pages = [member.get(at("papers-meeting")), member.get(at("papers-meeting-item", 3)),
             member.get(at("papers-meeting-offline"))]  # fmt: skip
    for page in pages:
        assert "laundry" not in text_of(page).casefold()
        assert "example.org/join" not in text_of(page)
    assert "You read what the public reads" in text_of(pages[0])
    assert "The public is kept out" in text_of(pages[1])
    assert member.post(at("papers-meeting-item", 3), {"text": MINE}).status_code == 200
    name = "papers-2026-11-22-version-1-members.html"
    assert member.get(at("papers-meeting-file", name)).status_code == 404
    assert not PrivateNote.objects.exists()


def test_a_note_is_seen_by_its_author_and_by_nobody_else_whatever_their_role():
    glen, at = issued()
    author, member = a_seat(glen)
    events = Event.objects.count()
    assert member.post(at("papers-meeting-item", 2), {"text": " "}).status_code == 422
    response = member.post(at("papers-meeting-item", 2), {"text": f"  {MINE}  "})
    assert (response.status_code, response["Location"]) == (303, at("papers-meeting-item", 2) + "#notes")
    note = PrivateNote.objects.get()
    assert (note.account_id, note.place, note.text) == (author.pk, "item-of-2", MINE)
    assert Event.objects.count() == events, "not even the trail tells of it"
    assert MINE in text_of(member.get(at("papers-meeting-item", 2)))
    assert "1 note of yours" in text_of(member.get(at("papers-meeting")))

    others = [client_for(a_person(role, glen, name=f"Other {role}")) for role in Role]
    others += [a_seat(glen, person="p1", name="Another of them")[1], Client()]
    shown = [at("papers-meeting-item", 2), at("papers-meeting-offline"), at("work-meeting-pack"),
             reverse("audit", args=[glen.slug])]  # fmt: skip
    read = 0
    for other in others:
        for address in shown:
            response = other.get(address)
            read += response.status_code == 200
            assert MINE not in response.content.decode()
        other.post(at("papers-meeting-note", note.pk))
    assert read > len(others), "some of these pages are open to others"
    assert PrivateNote.objects.count() == 1

    assert member.post(at("papers-meeting-note", note.pk), {"item": "2"})["Location"] == at("papers-meeting-item", 2)
    assert not PrivateNote.objects.exists()
    assert member.post(at("papers-meeting-note", note.pk), {})["Location"] == at("papers-meeting")


def test_notes_have_an_end(monkeypatch):
    glen, _at = issued()
    by = an_actor(Role.BOARD_MEMBER, glen)
    with pytest.raises(NotRecorded):
        notes.write_note(glen, MEETING, "item-of-2", "x" * (notes.LONGEST + 1), by=by)
    monkeypatch.setattr(notes, "MOST_NOTES", 0)
    with pytest.raises(NotRecorded, match="very many"):
        notes.write_note(glen, MEETING, "item-of-2", "x", by=by)
    _user, member = a_seat(glen, name="Somebody with too many")
    assert "very many" in text_of(
        member.post(reverse("papers-meeting-item", args=[glen.slug, MEETING, 2]), {"text": "x"})
    )
    assert Permission.SEAT_ANSWER in Role.BOARD_MEMBER.may


def test_everything_is_one_file_that_asks_nothing_of_the_network():
    glen, at = issued()
    _user, member = a_seat(glen)
    member.post(at("papers-meeting-item", 3), {"text": f"{MINE} <script>alert(1)</script>"})
    response = member.get(at("papers-meeting-offline"))
    page = response.content.decode()
    assert response["Content-Disposition"] == 'attachment; filename="papers-2026-12-09-version-1.html"'
    assert response["Cache-Control"] == "private, no-store"
    assert SECRET in page
    assert OPEN_TEXT in page
    assert MINE in page
    assert "<script" not in page
    assert "<link" not in page
    assert "@import" not in page
    assert "url(" not in page
    assert not re.findall(r'(?:src|action|poster)="', page)
    assert {each for each in re.findall(r'href="([^"]*)"', page) if not each.startswith("#")} == {
        HELD["remote_address"]
    }
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors)), "no two places of one name"
    assert {each[1:] for each in re.findall(r'href="(#[^"]+)"', page)} <= set(anchors)
    assert "width=device-width" in page
    assert "@media print" in page
