"""The clerk issues the notice and papers of a meeting."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from comhla.documents.formats import Format
from comhla.documents.pack_leaks import readable_text
from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.actions.recording import moved_on
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.actions import packs as actions
from comhla.web.board.models import MemberAccount, Pack, PackFile
from comhla.web.board.pack_files import AUDIENCES
from tests.lib.packs import HELD, LATE, LAUNDRY, MEETING, OPEN_TEXT, SECRET, WINTER, an_item, pack_facts
from tests.lib.web import a_person, an_actor, client_for, recorded

pytestmark = pytest.mark.django_db
FOR_ALL, FOR_MEMBERS = AUDIENCES


@pytest.fixture
def quick(monkeypatch) -> None:
    """Only web pages are made: what PDF and Word look like is for one test of its own."""
    monkeypatch.setattr("comhla.web.board.pack_files.FORMATS", (Format.HTML,))


def change(authority: Authority, collection: str, data: dict[str, Any]) -> None:
    record_row(authority, collection, data, by=SYSTEM, key=data["id"], version=1)


def content(pack: Pack, audience: str, ending: str = "html") -> str:
    return bytes(pack.files.get(audience=audience, name__endswith=f".{ending}").content).decode()


def test_the_clerk_issues_everything_with_one_button(django_capture_on_commit_callbacks):
    glen = recorded(pack_facts())
    member, other = a_person(Role.BOARD_MEMBER, glen), a_person(Role.BOARD_MEMBER, glen, name="Somebody else")
    MemberAccount.objects.create(authority=glen, person="p2", account=member)
    MemberAccount.objects.create(authority=glen, person="p1", account=other)
    clerk = client_for(a_person(Role.CLERK, glen))
    url = reverse("work-meeting-pack", args=[glen.slug, MEETING])

    page = clerk.get(url).content.decode()
    assert "5 clear days of notice are asked for" in page
    assert "Nothing found: no six words" in page
    assert "1 paper is not signed off." in page

    with django_capture_on_commit_callbacks(execute=True):
        response = clerk.post(url)
    assert (response.status_code, response["Location"]) == (303, url)

    pack = Pack.objects.get(authority=glen)
    made = {(each.audience, each.format) for each in pack.files.all()}
    assert made == {(who, form) for who in AUDIENCES for form in ("html", "pdf", "word", "items")}
    for each in pack.files.all():
        listed = next(file for file in pack.manifest["files"] if file["name"] == each.name)
        assert listed["sha256"] == each.stamp == hashlib.sha256(bytes(each.content)).hexdigest()
    pages = {each["item"]: each["page"] for each in pack.manifest["papers"][FOR_ALL] if each["page"]}
    assert pages == {2: 4, 3: 6}

    public = list(pack.files.filter(audience=FOR_ALL).exclude(format="items"))
    assert [SECRET.split()[3] in readable_text(bytes(each.content), Format(each.format)) for each in public] == [
        False
    ] * 3
    members = list(pack.files.filter(audience=FOR_MEMBERS).exclude(format="items"))
    assert ["laundry" in readable_text(bytes(each.content), Format(each.format)) for each in members] == [True] * 3

    glen.refresh_from_db()
    assert str((facts_of(glen).meetings or ())[0].notice_available_on) == "2026-11-22"
    assert [each.to for each in mail.outbox] == [[member.email]], "whoever sits there, and nobody else"
    assert reverse("papers-meeting", args=[glen.slug, MEETING]) in mail.outbox[0].body
    assert Event.objects.filter(authority=glen.slug, action="papers_issued").count() == 1
    assert "Version 1" in clerk.get(url).content.decode()


def test_a_late_paper_makes_another_version_with_a_reason(quick, django_capture_on_commit_callbacks):
    glen = recorded(pack_facts())
    MemberAccount.objects.create(authority=glen, person="p2", account=a_person(Role.BOARD_MEMBER, glen))
    clerk = client_for(a_person(Role.CLERK, glen))
    url = reverse("work-meeting-pack", args=[glen.slug, MEETING])
    first = actions.issue(glen, MEETING, by=an_actor(Role.PLANNING_OFFICER, glen))
    assert "The paper for item 4 will follow in a later version." in content(first, FOR_ALL)
    glen.refresh_from_db()
    change(glen, "papers", {**LATE, "signed_off_on": "2026-11-22", "late_because": "The figures came late."})

    assert clerk.post(url, {"because": " "}).status_code == 422
    with pytest.raises(actions.NothingToIssue, match="Say why"):
        actions.issue(glen, MEETING, by=SYSTEM)
    with django_capture_on_commit_callbacks(execute=True):
        assert clerk.post(url, {"because": "The budget is here."}).status_code == 303

    second = Pack.objects.get(number=2)
    told = content(second, FOR_ALL)
    assert "Why there is another version: The budget is here." in told
    assert "New papers in this version: item 4." in told
    assert "Changed since" not in told
    assert "The budget adds up to what was agreed last spring." in told
    assert "The budget adds up" not in content(first, FOR_ALL), "what was issued stays as it was"
    assert len(mail.outbox) == 1
    assert "(version 2). Why: The budget is here." in mail.outbox[0].body
    page = clerk.get(url).content.decode()
    assert page.index("Files of version 2") < page.index("Files of version 1")
    assert first.files.first().stamp in page


@pytest.mark.parametrize(
    ("where", "row"),
    [
        ("papers", {**WINTER, "sections": [{"part": "background", "text": f"By the way: {SECRET}"}]}),
        ("papers", {**WINTER, "title": "Winter and the sale of the old Annoch laundry"}),
        ("papers", {**LAUNDRY, "title": "Exempt", "exempt_because": "See: offers that were made so far"}),
        ("agenda_items", an_item(1, "Welcome, and the sale of the old Annoch laundry")),
    ],
    ids=["in a text", "in a title", "in the ground", "on the agenda"],
)
def test_nothing_is_issued_that_would_tell_the_public_of_an_exempt_item(quick, where, row):
    glen = recorded(pack_facts())
    change(glen, where, row)
    if row["id"] == "laundry":
        # What is said as the ground is said in public on purpose.
        actions.issue(glen, MEETING, by=SYSTEM)
        return
    clerk = client_for(a_person(Role.CLERK, glen))
    url = reverse("work-meeting-pack", args=[glen.slug, MEETING])
    assert "would say too much" in clerk.get(url).content.decode()
    refused = clerk.post(url)
    assert refused.status_code == 422
    assert "something of item 3, " in refused.content.decode()
    assert not Pack.objects.exists()
    assert not PackFile.objects.exists()


def test_nothing_is_issued_without_business_or_while_the_record_changes(quick, monkeypatch):
    glen = recorded(pack_facts(agenda_items=[], papers=[]))
    with pytest.raises(actions.NothingToIssue, match="Write the agenda first"):
        actions.issue(glen, MEETING, by=SYSTEM)
    page = client_for(a_person(Role.CLERK, glen)).get(reverse("work-meeting-pack", args=[glen.slug, MEETING]))
    assert "No business is recorded yet" in page.content.decode()

    strath = recorded(pack_facts("Strath Test"))
    with pytest.raises(NotAllowed):
        actions.issue(strath, MEETING, by=an_actor(Role.INSPECTOR, strath))
    made_from = actions.made_from

    def slow(sources):
        moved_on(strath)
        return made_from(sources)

    monkeypatch.setattr(actions, "made_from", slow)
    with pytest.raises(NotRecorded, match="The record changed"):
        actions.issue(strath, MEETING, by=SYSTEM)
    assert not Pack.objects.exists()


def test_a_day_of_notice_that_is_recorded_stays_and_files_are_for_those_who_work_there(quick):
    facts = pack_facts(meetings=[{**HELD, "notice_available_on": "2026-11-19"}])
    glen = recorded(facts)
    pack = actions.issue(glen, MEETING, by=SYSTEM)
    glen.refresh_from_db()
    assert str((facts_of(glen).meetings or ())[0].notice_available_on) == "2026-11-19"
    name = pack.files.get(audience=FOR_MEMBERS, format="html").name
    address = reverse("work-meeting-pack-file", args=[glen.slug, MEETING, 1, name])
    response = client_for(a_person(Role.INSPECTOR, glen)).get(address)
    assert SECRET in response.content.decode()
    assert response["Content-Disposition"].startswith("attachment")
    assert client_for(a_person(Role.BOARD_MEMBER, glen)).get(address).status_code == 403
    assert client_for(a_person(Role.CLERK, glen)).get(address.replace(name, "nothing.pdf")).status_code == 404


def test_word_files_say_nothing_of_exempt_items_anywhere(quick, monkeypatch):
    monkeypatch.setattr("comhla.web.board.pack_files.FORMATS", (Format.WORD,))
    glen = recorded(pack_facts())
    pack = actions.issue(glen, MEETING, by=SYSTEM)
    with zipfile.ZipFile(io.BytesIO(bytes(pack.files.get(audience=FOR_ALL, format="word").content))) as package:
        whole = b"".join(package.read(name) for name in package.namelist()).lower()
    assert b"laundry" not in whole
    assert OPEN_TEXT.encode().lower()[:20] in whole
