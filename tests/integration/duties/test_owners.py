"""Who owns what: named, corrected, handed over and ended."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.core import mail

from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.accounts.actors import actor_for
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.duties import actions, queries
from comhla.web.duties.actions import Overlapping, OwnerNamed
from comhla.web.duties.models import Assignment
from tests.lib.web import TODAY, a_person, an_actor, client_for

KEY = ("act-2014/s42", "", "")
NEW = "/work/inverannoch/owners/new/?duty=act-2014/s42"
FROM = {"first_day": "2026-11-22"}


def test_an_owner_needs_no_account(client, authority, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(NEW, {"owner_name": "Report team", "owner_email": "team@example.org", **FROM})
    assert response.status_code == 303
    made = Assignment.objects.get()
    assert (made.owner_name, made.account, made.first_day, made.last_day) == ("Report team", None, TODAY, None)
    assert Event.objects.filter(action="owner_assigned").exists()
    (sent,) = mail.outbox
    assert sent.to == ["team@example.org"]
    assert sent.subject.startswith("You own a duty: ")
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text = client.get("/work/inverannoch/owners/").content.decode()
    assert "Report team" in text
    assert "Has no account here" in text
    assert "Report team" in client.get("/work/inverannoch/duties/act-2014/s42/").content.decode()
    assert client.get("/work/inverannoch/duties/?owner=Report+team").content.decode().count("<h2") >= 1


def test_an_owner_with_an_account_is_told_with_an_address(
    client, officer, authority, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(NEW, {"account": str(officer.pk), "part": "publish_in_time", **FROM})
    made = Assignment.objects.get()
    assert (made.owner_name, made.account, made.part, made.owner_email) == (
        "Petra Officer",
        officer,
        "publish_in_time",
        "",
    )
    assert "/work/inverannoch/duties/act-2014/s42/" in mail.outbox[0].body


def test_nobody_is_told_who_chose_not_to_be(client, officer, authority, django_capture_on_commit_callbacks):
    actions.choose_notices(
        queries.preference_of(officer), at_once=False, falls_due="off", by=actor_for(officer, on=TODAY)
    )
    officer.is_active = True
    with django_capture_on_commit_callbacks(execute=True):
        client.post(NEW, {"account": str(officer.pk), **FROM})
        client.post(NEW, {"owner_name": "Team without an address", "first_day": "2026-12-01"})
    assert mail.outbox == []


ANSWER = "/work/inverannoch/answer/?duty=act-2014%2Fs42&part=publish_in_time&subject=2019-20"


def test_who_names_or_changes_an_owner_comes_back_to_the_answer(client, authority):
    def link(words):
        page = client.get(ANSWER).content.decode()
        found = re.search(rf'href="([^"]*)"[^>]*>\s*{words}', page)
        assert found, words
        return html.unescape(found[1])

    assert client.post(link("Name an owner"), {"owner_name": "Team", **FROM})["Location"] == ANSWER
    assert "Name an owner" not in client.get(ANSWER).content.decode()
    change = link("Change the owner")
    made = Assignment.objects.get()
    page = client.get(change).content.decode()
    end = re.search(r'action="([^"]*/end/[^"]*)"', page)
    assert end
    assert "Name the next owner" in page
    given = {"owner_name": "Other team", "version": made.version}
    assert client.post(change, given)["Location"] == ANSWER
    opened = client.get(f"/work/inverannoch/owners/{made.pk}/end/")
    assert opened["Location"] == f"/work/inverannoch/owners/{made.pk}/"
    ended = {"end-last_day": "2026-11-22", "end-version": made.version + 1}
    assert client.post(html.unescape(end[1]), ended)["Location"] == ANSWER


def test_who_is_named_for_a_thing_asked_later_owns_that_alone(whole):
    client = client_for(a_person(Role.PLANNING_OFFICER, whole))
    asked = "duty=IJBO-S1&part=put_minutes_to_next_meeting&subject=board-2026-11-25"
    assert client.post(f"/work/inverannoch/owners/new/?{asked}", {"owner_name": "Clerks", **FROM}).status_code == 303
    assert Assignment.objects.get().subject == "board-2026-11-25"


REFUSED = [
    ({}, "Choose a person, or write the name"),
    ({"owner_email": "team@example.org"}, "Write whose e-mail address"),
    ({"owner_name": "Team", "owner_email": "no address"}, "Enter a valid email address"),
    ({"owner_name": "Team", "first_day": ""}, "Enter a day, a month and a year"),
    ({"owner_name": "Team", "part": "no_such_part"}, "not one of the available choices"),
    ({"account": "999999"}, "not one of the available choices"),
]


def test_what_is_wrong_is_told(client, officer, authority, subtests):
    for given, said in [*REFUSED, ({"account": str(officer.pk), "owner_name": "Both"}, "not both")]:
        with subtests.test(given=given):
            response = client.post(NEW, {**FROM, **given})
            assert response.status_code == 422
            assert said in response.content.decode()
    assert not Assignment.objects.exists()


def test_the_next_owner_takes_over_on_the_day(authority, clerk):
    first = actions.assign(authority, KEY, OwnerNamed("First"), first_day=date(2026, 1, 1), by=clerk)
    actions.assign(authority, KEY, OwnerNamed("Second"), first_day=date(2026, 7, 1), by=clerk)
    first.refresh_from_db()
    assert first.last_day == date(2026, 6, 30)

    def owner(day):
        found = queries.owners_on(authority, day).of(("act-2014/s42", "publish_in_time", "2019-20"))
        return found and found.name

    assert [owner(date(2025, 12, 31)), owner(date(2026, 6, 30)), owner(date(2026, 7, 1))] == [None, "First", "Second"]


def test_two_cannot_own_the_same_days(authority, clerk, client):
    actions.assign(authority, KEY, OwnerNamed("Later"), first_day=date(2026, 12, 1), by=clerk)
    with pytest.raises(Overlapping, match="Later owns this"):
        actions.assign(authority, KEY, OwnerNamed("Earlier"), first_day=date(2026, 6, 1), by=clerk)
    response = client.post(NEW, {"owner_name": "Earlier", **FROM})
    assert response.status_code == 422
    assert "Later owns this on some of these days." in response.content.decode()


def test_a_part_and_a_subject_can_have_owners_of_their_own(authority, clerk, client):
    actions.assign(authority, KEY, OwnerNamed("Whole"), first_day=TODAY, by=clerk)
    client.post(f"{NEW}&subject=2019-20", {"owner_name": "Year", "part": "publish_in_time", **FROM})
    owners = queries.owners_on(authority, TODAY)
    named = [owners.of(("act-2014/s42", "publish_in_time", year)) for year in ("2019-20", "2020-21")]
    assert [each.name for each in named if each] == ["Year", "Whole"]


def test_an_owner_is_corrected_and_ended(client, authority, clerk):
    made = actions.assign(
        authority, KEY, OwnerNamed("Mis Spelt", "m@example.org"), first_day=date(2026, 1, 1), by=clerk
    )
    page = f"/work/inverannoch/owners/{made.pk}/"
    assert "Mis Spelt" in client.get(page).content.decode()
    assert client.post(page, {"version": made.version}).status_code == 422
    assert client.post(page, {"version": made.version, "owner_name": "Well Spelt"}).status_code == 303
    made.refresh_from_db()
    assert (made.owner_name, made.owner_email, made.version) == ("Well Spelt", "", 2)
    stale = client.post(page, {"version": 1, "owner_name": "Somebody Else"})
    assert stale.status_code == 422
    assert "Somebody else changed this" in stale.content.decode()
    assert client.post(f"{page}end/", {"end-version": 2, "end-last_day": ""}).status_code == 422
    stale = client.post(f"{page}end/", {"end-version": 1, "end-last_day": "2026-11-22"})
    assert stale.status_code == 422
    assert client.post(f"{page}end/", {"end-version": 2, "end-last_day": "2026-11-21"}).status_code == 303
    assert queries.owners_on(authority, TODAY).names == []
    assert queries.owners_on(authority, date(2026, 11, 21)).names == ["Well Spelt"]


def test_what_had_not_begun_is_taken_out(authority, clerk):
    made = actions.assign(authority, KEY, OwnerNamed("Later"), first_day=date(2026, 12, 1), by=clerk)
    assert actions.end_assignment(made, last_day=TODAY, version=1, by=clerk) is None
    assert not Assignment.objects.exists()
    assert Event.objects.filter(action="owner_withdrawn").exists()
    with pytest.raises(ChangedMeanwhile):
        actions.end_assignment(Assignment(pk=made.pk or 1, authority=authority), last_day=TODAY, version=1, by=clerk)


def test_only_those_who_may_assign_do(authority):
    inspector = an_actor(Role.INSPECTOR, authority)
    with pytest.raises(NotAllowed):
        actions.assign(authority, KEY, OwnerNamed("x"), first_day=TODAY, by=inspector)


def test_duties_without_an_owner_are_counted(authority, clerk):
    actions.assign(authority, KEY, OwnerNamed("Team"), first_day=TODAY, by=clerk)
    text = client_for(a_person(Role.ANALYST, authority)).get("/work/inverannoch/owners/").content.decode()
    assert "have no owner" in text
    assert "owner=-" in text
