"""Notices of interests, training, and accounts of members, as people record and read them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.holdings import holdings_of
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.actions import member_accounts, registers, training
from comhla.web.board.actions.registers import Noticed
from comhla.web.board.models import MemberAccount, Training
from tests.lib.forms import day, form_of, post, words
from tests.lib.web import TODAY, a_person, an_actor, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db

INTERESTS = "/work/glen-test/board/interests/"
TRAINING = "/work/glen-test/board/training/"
ACCOUNTS = "/work/glen-test/board/members/accounts/"
MINE = "/papers/glen-test/interests/"


def seat(key: str, person: str, kind: str, **more: object) -> dict[str, object]:
    return {"id": key, "person": person, "body": "board", "seat": kind, "first_day": "2024-04-01", **more}


@pytest.fixture
def authority(db) -> Authority:
    return recorded(
        small_facts(
            people=[{"id": "p1", "name": "Person One"}, {"id": "p2", "name": "Person Two"}, {"id": "p3"}],
            members=[
                seat("m1", "p2", "council_nominee", nominated_by="Glen Council", term_last_day="2027-03-31"),
                seat("carer", "p1", "unpaid_carer", first_day="2026-11-01"),
                seat(
                    "gone",
                    "p3",
                    "council_nominee",
                    first_day="2015-04-01",
                    last_day="2020-03-31",
                    interests={"given_on": "2015-04-20", "entries": [{"category": "remuneration", "words": "zzold"}]},
                ),
            ],
            meetings=[
                {"id": "next", "body": "board", "held_on": "2026-11-25"},
                {"id": "off", "body": "board", "held_on": "2026-11-24", "cancelled": True},
            ],
        )
    )


@pytest.fixture
def clerk(authority):
    return client_for(a_person(Role.CLERK, authority, name="Clerk Example"))


@pytest.fixture
def lay(authority):
    """A member who signs in, with the account linked to the carers' seat."""
    account = a_person(Role.BOARD_MEMBER, authority, name="Lay Member")
    member_accounts.link_account(authority, "p1", account, by=an_actor(Role.CHIEF_OFFICER, authority))
    return account


def notice_of(authority, key):
    return facts_of(Authority.objects.get(pk=authority.pk)).members_by_id[key].interests


def last_event():
    return Event.objects.order_by("-pk").first()


def test_a_clerk_records_a_first_notice_told_on_the_telephone_and_then_a_change(authority, clerk):
    page = words(clerk.get(INTERESTS))
    assert "2 members owe a notice" in page
    assert "due by 1 May 2024" in page
    assert TRAINING in page
    assert ACCOUNTS in page
    url = f"{INTERESTS}m1/"
    form = form_of(clerk.get(url), "version")
    first = {**day("received_on", "2026-11-20"), "category_remuneration": "Farmer", "asked_by_member": "on"}
    assert "Tick this" in words(post(clerk, url, form, **first))
    late = {**first, **day("received_on", "2026-11-23"), "nothing_else": "on"}
    assert "Give a day that has come" in words(post(clerk, url, form, **late))
    assert post(clerk, url, form, **first, nothing_else="on").status_code == 303
    told = notice_of(authority, "m1")
    assert (told.given_on, told.categories_answered, len(told.entries)) == (date(2026, 11, 20), 8, 8)
    assert [each.words for each in told.entries if each.words] == ["Farmer"]
    assert (last_event().by_name, last_event().on_behalf_of) == ("Clerk Example", "Person Two")
    changed = {"nothing_else": "on", "category_gifts": "A book", **day("received_on", "2026-11-21")}
    again = form_of(clerk.get(url), "version")
    assert again["category_remuneration"] == "Farmer"
    after = post(clerk, url, again, **changed, **day("changed_on", "2026-11-22"))
    assert "before the notice came" in words(after)
    assert post(clerk, url, again, **changed, **day("changed_on", "2026-11-10")).status_code == 303
    told = notice_of(authority, "m1")
    assert [(each.changed_on, each.notified_on) for each in told.changes] == [(date(2026, 11, 10), date(2026, 11, 21))]
    assert post(clerk, url, again, **changed, **day("changed_on", "2026-11-11")).status_code == 409
    assert clerk.get(f"{INTERESTS}nobody/").status_code == 404
    public = words(clerk.get("/authorities/glen-test/board/interests/"))
    assert "Farmer" in public
    assert "Last change received on 21 November 2026" in public


def test_a_change_that_was_recorded_as_not_told_yet_is_told(authority):
    by = an_actor(Role.CLERK, authority)
    spell = registers.spell_called(facts_of(authority), "m1")
    row = registers.record_notice(authority, spell, Noticed(TODAY, date(2026, 11, 1), {}), by=by, version=1)
    spell = registers.spell_called(facts_of(Authority.objects.get(pk=authority.pk)), "m1")
    registers.record_notice(authority, spell, Noticed(TODAY, date(2026, 11, 1), {}), by=by, version=row.version)
    assert len(notice_of(authority, "m1").changes) == 2
    pending = registers._changes([{"changed_on": "2026-11-01", "notified_on": "not done"}], "2026-11-01", "2026-11-22")
    assert pending == [{"changed_on": "2026-11-01", "notified_on": "2026-11-22"}]


def test_an_old_entry_is_taken_out_with_its_words_and_a_new_one_stays(authority, clerk):
    assert "Entries to take out" in words(clerk.get(INTERESTS))
    assert "zzold" in words(clerk.get("/authorities/glen-test/board/interests/"))
    assert clerk.post(f"{INTERESTS}gone/take-out/").status_code == 303
    assert notice_of(authority, "gone").removed_from_register_on == TODAY
    assert notice_of(authority, "gone").entries is None
    assert "zzold" not in words(clerk.get("/authorities/glen-test/board/interests/"))
    assert clerk.post(f"{INTERESTS}m1/take-out/").status_code == 303
    assert "stays in the register for now" in words(clerk.get(INTERESTS))


def test_a_member_gives_their_own_notice_and_nobody_elses(authority, lay):
    browser = client_for(lay)
    page = words(browser.get(MINE))
    assert "give it by 1 December 2026" in page
    meeting, coming, wanted = holdings_of(lay, authority)
    assert "25 November 2026" in meeting.title
    assert "Say whether you come" in coming.title
    assert wanted == ("Give notice of your interests", MINE, date(2026, 12, 1))
    form = form_of(browser.get(MINE), "version")
    assert "received_on_day" not in form
    assert post(browser, MINE, form, category_shares="zzshares").status_code == 422
    assert post(browser, MINE, form, category_shares="zzshares", nothing_else="on").status_code == 303
    assert notice_of(authority, "carer").given_on == TODAY
    assert last_event().by_name == "Lay Member"
    assert "zzshares" in words(browser.get(MINE))
    assert "My interests" in holdings_of(lay, Authority.objects.get(pk=authority.pk))[-1].title
    behind = post(browser, MINE, form, nothing_else="on", **day("changed_on", "2026-11-20"))
    assert behind.status_code == 409
    spell = registers.spell_called(facts_of(authority), "m1")
    actor = actor_for(lay, on=TODAY)
    with pytest.raises(NotAllowed):
        registers.give_own_notice(authority, spell, Noticed(TODAY, None, {}), by=actor, version=1)


def test_who_is_not_linked_is_told_whom_to_ask(authority):
    stranger = a_person(Role.BOARD_MEMBER, authority, name="Not Linked")
    assert "not linked to a member" in words(client_for(stranger).get(MINE))
    assert holdings_of(stranger, authority) == []


def test_somebody_who_left_has_nothing_waiting(authority):
    account = a_person(Role.BOARD_MEMBER, authority, name="Gone Member")
    member_accounts.link_account(authority, "p3", account, by=an_actor(Role.CLERK, authority))
    assert holdings_of(account, authority) == []


def test_training_is_recorded_for_several_and_new_voters_come_first(authority, clerk):
    page = words(clerk.get(TRAINING))
    assert "2 members have no induction recorded" in page
    assert page.index("Person One") < page.index("Person Two")
    assert "Votes since 1 November 2026" in page
    form = form_of(clerk.get(TRAINING), "title")
    held = {"kind": "induction", "title": "zzmorning", "people": ["p1", "p2"]}
    assert "Give a day that has come" in words(post(clerk, TRAINING, form, **held, **day("held_on", "2026-11-23")))
    for _twice in range(2):
        assert post(clerk, TRAINING, form, **held, **day("held_on", "2026-11-12")).status_code == 303
    assert Training.objects.filter(authority=authority).count() == 2
    assert "Every member has had induction" in words(clerk.get(TRAINING))
    row = Training.objects.get(person="p1")
    assert clerk.post(f"{TRAINING}{row.pk}/take-out/").status_code == 303
    assert last_event().action == "training_removed"
    assert not training.remove_training(authority, row.pk, by=an_actor(Role.CLERK, authority))
    reader = client_for(a_person(Role.INSPECTOR, authority))
    assert "Record what was held" not in words(reader.get(TRAINING))
    assert post(reader, TRAINING, form, **held, **day("held_on", "2026-11-12")).status_code == 403


def test_accounts_are_linked_once_and_unlinked(authority, clerk):
    account = a_person(Role.BOARD_MEMBER, authority, name="Second Member")
    form = form_of(clerk.get(ACCOUNTS), "person")
    assert post(clerk, ACCOUNTS, form, person="p2").status_code == 422
    assert post(clerk, ACCOUNTS, form, person="p2", account=str(account.pk)).status_code == 303
    assert "There is nothing to link" in words(clerk.get(ACCOUNTS))
    by = an_actor(Role.ENGAGEMENT_OFFICER, authority)
    for person, other in (("p2", a_person(Role.BOARD_MEMBER, authority, name="Third")), ("p1", account)):
        with pytest.raises(NotRecorded):
            member_accounts.link_account(authority, person, other, by=by)
    assert clerk.post(reverse("work-member-account-unlink", args=("glen-test", "p2"))).status_code == 303
    assert not MemberAccount.objects.filter(authority=authority).exists()
    assert last_event().action == "member_account_unlinked"
    assert not member_accounts.unlink_account(authority, "p2", by=by)
    member_accounts.link_account(authority, "p3", account, by=by)
    assert "not on the board now" in words(clerk.get(ACCOUNTS))


def test_an_account_linked_meanwhile_is_refused_on_the_page(authority, clerk, monkeypatch):
    account = a_person(Role.BOARD_MEMBER, authority, name="Second Member")

    def refuse(*_given: object, **_named: object) -> None:
        raise NotRecorded("zztaken")

    monkeypatch.setattr(member_accounts, "link_account", refuse)
    form = form_of(clerk.get(ACCOUNTS), "person")
    page = post(clerk, ACCOUNTS, form, person="p2", account=str(account.pk))
    assert page.status_code == 422
    assert "zztaken" in words(page)


def test_the_public_register_says_who_voted_on_a_day(client, authority, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        now = words(client.get("/authorities/glen-test/board/members/"))
    assert "Of 2 members on 22 November 2026, 2 had a vote" in now
    assert "31 March 2027" in now
    before = words(client.get("/authorities/glen-test/board/members/?as_at=2026-10-01"))
    assert "Of 1 members on 1 October 2026, 1 had a vote" in before
    nobody = words(client.get("/authorities/glen-test/board/members/?as_at=2022-01-01"))
    assert "Nobody is recorded as a member on this day" in nobody
    assert "is not a day" in words(client.get("/authorities/glen-test/board/members/?as_at=someday"))
