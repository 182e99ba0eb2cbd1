"""Calendar addresses and e-mail notices: who gets what, and how it ends."""

from __future__ import annotations

import argparse
import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from icalendar import Calendar

from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import end_role
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.models import Grant
from comhla.web.commands.start import Unusable
from comhla.web.duties import actions, commands, queries
from comhla.web.duties.actions import OwnerNamed, send_notices
from comhla.web.duties.mail import send
from comhla.web.duties.models import CalendarAddress, NoticePreference, NoticeSent
from comhla.web.duties.notices import Notice
from tests.lib.web import TODAY, a_person, client_for, recorded, small_facts

MONDAY = date(2026, 11, 23)
PAGE = "/work/inverannoch/calendar/"
KEY = ("CONS-D1", "", "")


@pytest.fixture
def owned(authority, officer, clerk):
    """What is due on 25 November belongs to the planning officer."""
    return actions.assign(authority, KEY, OwnerNamed(officer.name, account=officer), first_day=TODAY, by=clerk)


def feed_on(page: str) -> str:
    found = re.findall(r"http://127\.0\.0\.1:8000(/work/inverannoch/calendar/[^<\s]+\.ics)", page)
    assert found
    return found[-1]


def made(client, only_mine: str) -> str:
    assert client.post(f"{PAGE}address/", {"only_mine": only_mine, "do": "make"}).status_code == 303
    return feed_on(client.get(PAGE).content.decode())


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_an_address_is_read_without_signing_in(client, authority, owned):
    response = Client().get(made(client, "no"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = events(response)
    assert {event["dtstart"].dt for event in found} >= {date(2026, 11, 25)}
    assert all(event["url"].startswith("http://127.0.0.1:8000/work/inverannoch/answer/?duty=") for event in found)
    again = Client().get(feed_on(client.get(PAGE).content.decode()), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_ones_own_calendar_has_ones_own_duties(client, authority, owned):
    mine = events(Client().get(made(client, "yes")))
    assert {str(event["summary"]).split(":")[0] for event in mine} == {
        "Have regard to consumers before strategic decisions"
    }
    assert all("Owner: Petra Officer" in event["description"] for event in mine)


def test_an_address_ends_when_it_is_ended_or_made_anew(client, authority):
    first = made(client, "no")
    second = made(client, "no")
    assert first != second
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post(f"{PAGE}address/", {"only_mine": "no", "do": "revoke"})
    assert Client().get(second).status_code == 404
    assert CalendarAddress.objects.filter(revoked_at__isnull=True).count() == 0


def test_an_address_ends_with_the_role_of_its_maker(client, authority, officer):
    address = made(client, "no")
    end_role(Grant.objects.get(user=officer), last_day=date(2026, 11, 21), by=SYSTEM)
    assert Client().get(address).status_code == 404


def test_an_address_holds_for_its_own_authority_and_as_it_was_signed(client, authority):
    address = made(client, "no")
    other = recorded(small_facts())
    assert Client().get(address.replace("inverannoch", other.slug)).status_code == 404
    assert Client().get(address.replace(".ics", "x.ics")).status_code == 404


def test_nobody_makes_or_ends_an_address_for_somebody_else(authority, officer, clerk):
    with pytest.raises(NotAllowed):
        actions.make_calendar_address(authority, officer, only_mine=True, by=clerk)
    own = actions.make_calendar_address(authority, officer, only_mine=True, by=actor_for(officer, on=TODAY))
    with pytest.raises(NotAllowed):
        actions.revoke_calendar_address(own, by=clerk)
    actions.revoke_calendar_address(own, by=SYSTEM)
    first = own.revoked_at
    actions.revoke_calendar_address(own, by=SYSTEM)
    assert own.revoked_at == first


def test_what_falls_due_is_told_once_a_day(authority, owned):
    assert send_notices(on=MONDAY) == 1
    assert mail.outbox[0].to == [owned.account.email]
    assert "25 November 2026 (in 2 days)" in mail.outbox[0].body
    assert send_notices(on=MONDAY) == 0
    assert NoticeSent.objects.count() == 1
    assert send_notices(on=date(2026, 11, 24)) == 0


def test_what_was_chosen_is_what_is_told(client, authority, owned):
    page = client.get("/account/notices/").content.decode()
    assert 'value="weekly"' in page
    assert client.post("/account/notices/", {"falls_due": "before"}).status_code == 303
    assert client.post("/account/notices/", {"falls_due": "hourly"}).status_code == 422
    chosen = NoticePreference.objects.get()
    assert (chosen.at_once, chosen.falls_due) == (False, "before")
    assert send_notices(on=MONDAY) == 0
    assert send_notices(on=date(2026, 11, 18)) == 0
    assert client.post("/account/notices/", {"falls_due": "off"}).status_code == 303
    assert send_notices(on=date(2026, 11, 23)) == 0


def test_seven_days_before(authority, officer, clerk, owned):
    actions.choose_notices(queries.preference_of(officer), at_once=True, falls_due="before", by=clerk)
    actions.end_assignment(owned, last_day=date(2026, 1, 1), version=1, by=clerk)
    actions.assign(authority, KEY, OwnerNamed(officer.name, account=officer), first_day=date(2026, 1, 1), by=clerk)
    assert send_notices(on=date(2026, 11, 18)) == 1
    assert "(in 7 days)" in mail.outbox[-1].body


def off_on(body: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/account/notices/off/\S+)", body)
    assert found is not None
    return found.group(1)


def test_one_click_ends_the_mails_and_looking_does_not(authority, owned):
    send_notices(on=MONDAY)
    address = off_on(mail.outbox[0].body)
    strict = Client(enforce_csrf_checks=True)
    assert "End all mails" in strict.get(address).content.decode()
    assert not NoticePreference.objects.exists()
    assert "You get no more mails" in strict.post(address, {"List-Unsubscribe": "One-Click"}).content.decode()
    assert NoticePreference.objects.get().falls_due == "off"
    assert send_notices(on=date(2026, 11, 16)) == 0
    assert strict.post(address.rstrip("/") + "x/").status_code == 404


def test_an_owner_without_an_account_can_end_them_too(authority, clerk, officer, owned):
    actions.assign(authority, KEY, OwnerNamed("Team", "Team@example.org"), first_day=MONDAY, by=clerk)
    assert send_notices(on=MONDAY) == 1
    address = off_on(mail.outbox[0].body)
    Client().post(address)
    assert NoticePreference.objects.get().address == "team@example.org"
    assert send_notices(on=date(2026, 11, 30)) == 0


def test_mails_of_an_account_that_was_closed_end(authority, officer, owned):
    send_notices(on=MONDAY)
    address = off_on(mail.outbox[0].body)
    officer.is_active = False
    officer.save()
    assert send_notices(on=date(2026, 11, 30)) == 0
    owned.delete()
    officer.delete()
    assert Client().get(address).status_code == 404


def test_a_mail_that_cannot_be_sent_does_not_stop_the_others(settings, monkeypatch):
    def fails(self, *_args, **_options):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fails)
    assert send([Notice("a@example.org", "s", "b", "https://example.org/off")] * 2) == 0


def test_the_command_sends_and_says_how_many(authority, owned, capsys):
    assert commands.run(argparse.Namespace(on="2026-11-23")) == 0
    assert capsys.readouterr().out == "1 mail was sent.\n"
    assert commands.run(argparse.Namespace(on=None)) == 0
    assert capsys.readouterr().out == "0 mails were sent.\n"
    with pytest.raises(Unusable, match="Write a day as"):
        commands.run(argparse.Namespace(on="Monday"))


def test_the_command_is_a_word_with_a_day():
    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers())
    assert parser.parse_args(["notices", "--on", "2026-11-23"]).on == "2026-11-23"


def test_somebody_of_two_authorities_sees_each_calendar(authority, officer):
    other = client_for(a_person(Role.ANALYST, authority))
    assert other.get(PAGE).status_code == 200
    assert "address/" in other.get(PAGE).content.decode()
