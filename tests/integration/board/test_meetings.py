"""Meetings of the board: planned, changed, called off, noticed; the first page of the room and the list."""

from __future__ import annotations

import html

import pytest

from comhla.law.facts import CalledBy
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.actions.meetings import change_meeting, plan_series
from tests.lib.forms import day, send, words
from tests.lib.meetings import NEXT, PAST, meetings_facts
from tests.lib.web import a_person, an_actor, client_for, recorded

pytestmark = pytest.mark.django_db

AT = "/work/glen-test/board/"
MEETING = f"{AT}meetings/{NEXT}/"
PAGES = {
    "": "Plan a meeting",
    "meetings/": "9 December 2026",
    f"meetings/{NEXT}/": "in 17 days",
    f"meetings/{PAST}/": "Held",
    f"meetings/{NEXT}/agenda/": "Begin the agenda",
    f"meetings/{NEXT}/notice/": "Notice has to be available by 1 December 2026",
    "forward-plan/": "Budget monitoring",
    "forward-plan/?by=month": "October 2026",
    "standing-orders/": "half of them are 3",
}
FORMS = {
    "meetings/new/": "Plan a meeting",
    "meetings/series/": "Plan several meetings",
    f"meetings/{NEXT}/change/": "Hall",
    f"meetings/{NEXT}/call-off/": "Call off the meeting",
    f"meetings/{NEXT}/required/": "4 of the 5 members with a vote",
    f"meetings/{NEXT}/agenda/new/": "Add business",
    "forward-plan/new/": "Add expected business",
    "forward-plan/budget/": "Budget monitoring",
    "forward-plan/budget/take-out/": "Budget monitoring",
    "standing-orders/new/": "Record a new edition",
    "standing-orders/so-2020/": "Correct an edition",
}


@pytest.fixture
def authority(db):
    return recorded(meetings_facts())


@pytest.fixture
def client(authority):
    return client_for(a_person(Role.CLERK, authority))


def now(authority: Authority):
    return facts_of(Authority.objects.get(pk=authority.pk))


def meeting(authority: Authority, key: str):
    return next(each for each in now(authority).meetings if each.id == key)


def test_pages_show_what_is_recorded(client, django_assert_max_num_queries):
    for page, shown in {**PAGES, **FORMS}.items():
        with django_assert_max_num_queries(25):
            response = client.get(AT + page)
        assert response.status_code == 200, page
        assert shown in html.unescape(response.content.decode()), page


def test_who_only_reads_is_offered_nothing_to_change(authority):
    reader = client_for(a_person(Role.INSPECTOR, authority))
    for page in PAGES:
        response = reader.get(AT + page)
        main = response.content.decode().partition("<main")[2].partition("</main>")[0]
        assert response.status_code == 200
        assert "<form" not in main, page
        assert "/new/" not in main, page
    assert {reader.get(AT + page).status_code for page in FORMS} == {403}
    assert client_for(a_person(Role.BOARD_MEMBER, authority)).get(AT).status_code == 403


def test_a_meeting_is_planned_changed_and_called_off(client, authority):
    typed = {"body": "audit", **day("held_on", "2027-01-20"), "starts_at": "14:00", "place": "Room 2"}
    assert send(client, f"{AT}meetings/new/", **typed).status_code == 303
    planned = meeting(authority, "audit-2027-01-20")
    assert (planned.body, planned.starts_at, planned.place) == ("audit", "14:00", "Room 2")

    at = f"{AT}meetings/audit-2027-01-20/"
    assert send(client, f"{at}change/", starts_at="2pm").status_code == 422
    assert send(client, f"{at}change/", place="", **day("held_on", "2027-01-21")).status_code == 303
    changed = meeting(authority, "audit-2027-01-20")
    assert (changed.held_on.isoformat(), changed.starts_at, changed.place) == ("2027-01-21", "14:00", None)

    assert send(client, f"{at}call-off/").status_code == 422
    assert send(client, f"{at}call-off/", reason="Not enough business").status_code == 303
    assert meeting(authority, "audit-2027-01-20").cancelled is True
    assert "Called off" in words(client.get(at))
    assert Event.objects.filter(reason="Not enough business").count() == 1


def test_the_planning_group_meets_too_and_no_law_sets_its_notice(client):
    typed = {"body": "planning_group", **day("held_on", "2026-12-01")}
    sent = send(client, f"{AT}meetings/new/", **typed)
    assert sent.status_code == 303
    page = words(client.get(f"{sent.headers['Location']}notice/"))
    assert "No law sets how long" in page
    assert "Who signed it" not in page
    answered = send(client, f"{sent.headers['Location']}notice/", on_day="20", on_month="11", on_year="2026")
    assert answered.status_code == 303
    assert "Notice was given." in words(client.get(f"{sent.headers['Location']}notice/"))


def test_a_series_is_planned_from_a_list_of_days(client, authority):
    typed = "9 December 2026\nWednesday 10 February 2027\n14/4/2027\n2027-06-16\n"
    assert send(client, f"{AT}meetings/series/", body="board", days=typed, starts_at="10:00").status_code == 303
    days = [each.held_on.isoformat() for each in now(authority).meetings_of("board")]
    assert days == ["2026-09-16", "2026-12-09", "2027-02-10", "2027-04-14", "2027-06-16"]


def test_a_day_that_is_none_is_named_and_nothing_is_planned(client, authority):
    refused = send(client, f"{AT}meetings/series/", body="board", days="9 December\n31 2 2027\n10 2 2027")
    assert refused.status_code == 422
    assert "Line: 9 December." in words(refused)
    assert "no such day as 31 February 2027" in words(refused)
    assert len(now(authority).meetings) == 2
    many = "\n".join(f"{number} 1 2027" for number in range(1, 62))
    assert "Enter at most 60 days at once." in words(send(client, f"{AT}meetings/series/", body="board", days=many))


def test_a_series_of_days_that_are_all_planned_records_nothing(authority):
    by = an_actor(Role.CLERK, authority)
    assert plan_series(authority, {"body": "board"}, [meeting(authority, NEXT).held_on], by=by) == []


def test_whoever_changes_a_meeting_second_is_told(authority):
    by = an_actor(Role.CLERK, authority)
    change_meeting(authority, NEXT, {"place": "Town house"}, by=by, version=1)
    with pytest.raises(ChangedMeanwhile):
        change_meeting(authority, NEXT, {"place": "Library"}, by=by, version=1)
    with pytest.raises(ChangedMeanwhile):
        change_meeting(authority, "none", {}, by=by, version=1)
    assert meeting(authority, NEXT).place == "Town house"


@pytest.mark.parametrize(
    ("on", "gives", "signed_by", "told"),
    [
        ("2026-11-20", ["time", "place", "business"], "chair", "Notice was in time."),
        ("2026-11-20", ["time", "place"], "chair", "It did not give time, place and business."),
        ("2026-11-20", ["time", "place", "business"], "nobody", "It was not signed."),
    ],
)
def test_notice_is_recorded_with_its_proof(client, authority, on, gives, signed_by, told):
    answered = send(client, f"{MEETING}notice/", gives=gives, signed_by=signed_by, **day("on", on))
    assert answered.status_code == 303
    page = words(client.get(f"{MEETING}notice/"))
    assert told in page
    assert "The clear days are 21 November 2026 to 8 December 2026: 18." in page
    noticed = meeting(authority, NEXT)
    assert noticed.notice_available_on.isoformat() == on
    assert noticed.notice_states_time_place_business is (len(gives) == 3)
    assert noticed.notice_signed is (signed_by != "nobody")
    kept = Event.objects.filter(action="row_changed", subject=NEXT).get().reason
    assert kept == ("Signed by: The chair." if signed_by == "chair" else "")


def test_notice_of_a_day_to_come_is_refused(client, authority):
    refused = send(client, f"{MEETING}notice/", signed_by="chair", **day("on", "2026-11-23"))
    assert refused.status_code == 422
    assert "Enter a day that is 22 November 2026 or earlier." in words(refused)
    assert meeting(authority, NEXT).notice_available_on is None


def test_short_notice_says_so_and_what_follows(client):
    page = words(client.get(f"{AT}meetings/{PAST}/notice/"))
    assert "Notice was short: 4 of 5 clear days." in page
    assert "The clear days are 12 September, 13 September, 14 September and 15 September: 4." in page
    assert "Short notice does not undo the meeting" in page


def test_a_request_by_members_is_recorded_and_counted(client, authority):
    signed = ["council-1", "council-2", "nhs-1"]
    typed = {"signed_by": signed, "states_business": "yes", "called_by": "requisition", **day("made_on", "2026-11-10")}
    assert send(client, f"{MEETING}required/", **typed).status_code == 303
    found = meeting(authority, NEXT)
    assert found.called_by is CalledBy.REQUISITION
    assert found.requisition.signed_by == tuple(signed)
    page = words(client.get(MEETING))
    assert "3 signed the request of 10 November 2026, and 4 are needed." in page
    assert "may call the meeting themselves from 18 November 2026" in page


def test_the_first_page_says_what_is_overdue(authority, client):
    page = words(client.get(AT))
    assert "Audit plan had to be settled by 31 October 2026." in page
    assert "Papers for" not in page
    facts = meetings_facts(
        meetings=[
            {"id": "soon", "body": "board", "held_on": "2026-11-25"},
            {"id": "off", "body": "board", "held_on": "2026-11-24", "cancelled": True},
        ],
        meeting_actions=[
            {"id": "a1", "meeting": "soon", "what": "Write to the council.", "due_on": "2026-11-01"},
            {"id": "a2", "meeting": "soon", "what": "Ask again", "owner": "Chief officer"},
        ],
        forward_plan=[],
        agenda_items=[],
    )
    other = recorded(facts.replace(authority=facts.authority.replace(name="Glen Late")))
    page = words(client_for(a_person(Role.CLERK, other)).get(f"/work/{other.slug}/board/"))
    assert "was due by 17 November 2026, 5 days ago" in page
    assert "were due by 10 November 2026" in page
    assert "Write to the council (due by 1 November 2026)." in page
    assert "Ask again (Chief officer)." in page


def test_the_list_is_narrowed_to_one_body(client):
    typed = {"body": "audit", **day("held_on", "2027-01-20")}
    send(client, f"{AT}meetings/new/", **typed)
    page = words(client.get(f"{AT}meetings/?body=audit"))
    assert "20 January 2027" in page
    assert "9 December 2026" not in page
