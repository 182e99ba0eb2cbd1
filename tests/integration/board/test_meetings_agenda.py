"""The agenda builder: begun, added to, moved by two clerks at once, changed, taken off; and files of it."""

from __future__ import annotations

import pytest

from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import change_rows, record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.actions import agenda as actions
from tests.lib.forms import form_of, post, send, words
from tests.lib.meetings import NEXT, business, meetings_facts
from tests.lib.web import a_person, an_actor, client_for, recorded

pytestmark = pytest.mark.django_db

AT = f"/work/glen-test/board/meetings/{NEXT}/agenda/"
THREE = [
    business(1, "Welcome", kind="welcome"),
    business(2, "Budget", purpose="decision", minutes_allowed=20, led_by="Chief finance officer"),
    business(3, "Other business", kind="other_business"),
]


@pytest.fixture
def authority(db):
    return recorded(meetings_facts(agenda_items=THREE))


@pytest.fixture
def client(authority):
    return client_for(a_person(Role.CLERK, authority))


@pytest.fixture
def clerk(authority):
    return an_actor(Role.CLERK, authority, name="Clerk at the desk")


def fresh(authority: Authority) -> Authority:
    return Authority.objects.get(pk=authority.pk)


def titles(authority: Authority, meeting: str = NEXT) -> list[str]:
    """The business of a meeting in order; its places are 1, 2, 3 and so on."""
    own = [each for each in facts_of(fresh(authority)).agenda_items or () if each.meeting == meeting]
    own.sort(key=lambda each: each.place)
    assert [each.place for each in own] == list(range(1, len(own) + 1))
    return [each.title for each in own]


def seen(authority: Authority) -> str:
    return actions.order_stamp(actions.rows_of_meeting(authority, NEXT))


def test_an_agenda_is_begun_in_one_click_and_repeating_business_is_planned_anew(db):
    authority = recorded(meetings_facts())
    client = client_for(a_person(Role.CLERK, authority))
    form = form_of(client.get(AT), "csrfmiddlewaretoken")
    assert post(client, AT, form, begin="yes").status_code == 303
    assert titles(authority) == [
        "Welcome and apologies",
        "Declarations of interest",
        "Minutes of the last meeting",
        "Matters arising",
        "Budget monitoring",
        "Other business",
        "Date of the next meeting",
    ]
    planned = {each.id: each for each in facts_of(fresh(authority)).forward_plan}
    again = [each for each in planned.values() if each.title == "Budget monitoring" and each.id != "budget"]
    assert [(each.wanted_by.isoformat(), each.meeting, each.every_months) for each in again] == [
        ("2027-03-09", None, 3)
    ]
    second = post(client, AT, form, begin="yes")
    assert second.status_code == 409
    assert "Somebody else changed this agenda" in words(second)
    assert len(titles(authority)) == 7


def test_two_clerks_move_items_at_once_and_the_second_is_told(authority, client):
    other = client_for(a_person(Role.CLERK, authority, name="Second clerk"))
    mine, theirs = form_of(client.get(AT), "seen"), form_of(other.get(AT), "seen")
    assert post(client, AT, mine, up=f"{NEXT}-2").status_code == 303
    assert titles(authority) == ["Budget", "Welcome", "Other business"]
    refused = post(other, AT, theirs, down=f"{NEXT}-1")
    assert refused.status_code == 409
    assert "Somebody else changed this agenda" in words(refused)
    assert titles(authority) == ["Budget", "Welcome", "Other business"]
    again = form_of(refused, "seen")
    assert post(other, AT, again, down=f"{NEXT}-1").status_code == 303
    assert titles(authority) == ["Budget", "Other business", "Welcome"]


def test_a_move_changes_both_rows_or_none_and_is_in_the_trail(authority, clerk):
    actions.move_item(authority, NEXT, f"{NEXT}-1", up=False, seen=seen(authority), by=clerk)
    moved = Event.objects.filter(action="row_changed", kind="agenda_items")
    assert sorted(each.subject for each in moved) == [f"{NEXT}-1", f"{NEXT}-2"]
    with pytest.raises(ChangedMeanwhile):
        change_rows(authority, "agenda_items", [(THREE[0], 2), (THREE[1], 9)], by=clerk)
    assert titles(authority) == ["Budget", "Welcome", "Other business"]
    with pytest.raises(NotRecorded):
        change_rows(authority, "plans", [], by=clerk)


@pytest.mark.parametrize(("item", "up"), [(1, True), (3, False)])
def test_nothing_moves_beyond_the_ends(authority, clerk, item, up):
    before = seen(authority)
    actions.move_item(authority, NEXT, f"{NEXT}-{item}", up=up, seen=before, by=clerk)
    assert seen(authority) == before


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (1, ["Other business", "Welcome", "Budget"]),
        (2, ["Welcome", "Other business", "Budget"]),
        (0, ["Other business", "Welcome", "Budget"]),
        (99, ["Welcome", "Budget", "Other business"]),
    ],
)
def test_an_item_is_dragged_to_a_place(client, authority, place, order):
    form = form_of(client.get(AT), "seen")
    assert post(client, AT, form, item=f"{NEXT}-3", place=str(place)).status_code == 303
    assert titles(authority) == order


def test_a_move_of_what_is_gone_or_by_somebody_who_may_not_is_refused(authority, clerk, client):
    with pytest.raises(actions.AgendaChanged):
        actions.move_item(authority, NEXT, "none", up=True, seen=seen(authority), by=clerk)
    with pytest.raises(actions.AgendaChanged):
        actions.place_item(authority, NEXT, f"{NEXT}-1", place=1, seen="another", by=clerk)
    with pytest.raises(NotAllowed):
        actions.move_item(authority, NEXT, f"{NEXT}-1", up=False, seen="", by=an_actor(Role.INSPECTOR, authority))
    assert client.post(AT, {"nothing": "x"}).status_code == 400
    assert client.post(AT, {"item": "x", "place": "two"}).status_code == 400


def test_business_is_added_before_what_ends_the_agenda(client, authority):
    paper = {"id": "paper-1", "title": "Winter plan 2026"}
    record_row(authority, "papers", paper, by=an_actor(Role.CLERK, authority, name="A third clerk"))
    typed = {"title": "Winter", "purpose": "discussion", "minutes_allowed": "15", "paper": "paper-1"}
    assert send(client, f"{AT}new/", **typed, exempt_because="Paragraph 6").status_code == 303
    assert titles(authority) == ["Welcome", "Budget", "Winter", "Other business"]
    page = words(client.get(AT))
    assert "10:20, 15 minutes, for discussion" in page
    assert "35 minutes in all, so that the meeting ends at about 10:35." in page
    assert "Paper: Winter plan 2026" in page
    assert "Paragraph 6" in page
    assert send(client, f"{AT}new/", title="Next", kind="next_meeting").status_code == 303
    assert titles(authority)[-1] == "Next"
    assert send(client, f"{AT}new/", title="").status_code == 422


def test_business_of_the_forward_plan_is_put_on_the_agenda_once(client, authority, clerk):
    form = form_of(client.get(AT), "csrfmiddlewaretoken")
    assert post(client, AT, form, take="winter").status_code == 303
    assert titles(authority) == ["Welcome", "Budget", "Winter plan", "Other business"]
    planned = {each.id: each for each in facts_of(fresh(authority)).forward_plan}
    assert planned["winter"].meeting == NEXT
    item = next(each for each in facts_of(fresh(authority)).agenda_items if each.from_forward_plan == "winter")
    assert (item.led_by, item.purpose.value) == ("Chief officer", "decision")
    refused = post(client, AT, form, take="winter")
    assert refused.status_code == 409
    assert "This is on an agenda already." in words(refused)
    actions.take_from_plan(authority, NEXT, "budget", by=clerk)
    assert len(facts_of(fresh(authority)).forward_plan) == 4
    with pytest.raises(ChangedMeanwhile):
        actions.take_from_plan(authority, NEXT, "none", by=clerk)
    with pytest.raises(ChangedMeanwhile):
        actions.begin_agenda(authority, "none", [], by=clerk)


def test_a_form_about_an_item_that_changed_meanwhile_is_shown_again_with_what_was_typed(client, authority, clerk):
    form = form_of(client.get(f"{AT}{NEXT}-2/"), "version")
    actions.change_item(authority, f"{NEXT}-2", {"minutes_allowed": 30}, by=clerk, version=1)
    refused = post(client, f"{AT}{NEXT}-2/", form, title="Budget of the year")
    assert refused.status_code == 422
    assert "what you typed is still below" in words(refused)
    assert "Budget of the year" in words(refused)
    assert titles(authority) == ["Welcome", "Budget", "Other business"]


def test_an_item_is_changed_and_taken_off_and_the_rest_moves_up(client, authority, clerk):
    assert send(client, f"{AT}{NEXT}-2/", title="Budget and reserves").status_code == 303
    assert titles(authority) == ["Welcome", "Budget and reserves", "Other business"]
    with pytest.raises(ChangedMeanwhile):
        actions.change_item(authority, f"{NEXT}-2", {"title": "Later"}, by=clerk, version=1)
    with pytest.raises(ChangedMeanwhile):
        actions.change_item(authority, "none", {}, by=clerk, version=1)
    assert send(client, f"{AT}{NEXT}-1/take-off/", reason="Not wanted").status_code == 303
    assert titles(authority) == ["Budget and reserves", "Other business"]
    assert client.get(f"{AT}none/").status_code == 404
    added = actions.add_item(authority, NEXT, {"title": "Late"}, by=clerk)
    assert added not in {f"{NEXT}-{each}" for each in (1, 2, 3)} or added == f"{NEXT}-1"


def test_the_agenda_is_a_file_for_members_and_for_the_public(client, authority):
    send(client, f"{AT}{NEXT}-2/", exempt_because="Paragraph 6")
    members, public = (client.get(f"{AT}file/{each}/html/") for each in ("members", "public"))
    assert (members.status_code, public.status_code) == (200, 200)
    assert b"Budget" in members.content
    assert b"Budget" not in public.content
    assert members.headers["Content-Disposition"] == f'attachment; filename="agenda-{NEXT}-members.html"'
    assert {client.get(f"{AT}file/{each}/").status_code for each in ("all/html", "public/cake")} == {404}


def test_a_file_that_cannot_be_written_says_why(client, monkeypatch):
    def fail(*_given: object) -> bytes:
        from comhla.documents.errors import CannotBeWritten

        raise CannotBeWritten("The page is too long.")

    monkeypatch.setattr("comhla.web.board.views.meetings_agenda.render", fail)
    refused = client.get(f"{AT}file/public/pdf/")
    assert refused.status_code == 422
    assert "The page is too long." in words(refused)
