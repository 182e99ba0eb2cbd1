"""The forward plan and standing orders: written down, changed, suggested from the law, taken out."""

from __future__ import annotations

import pytest

from comhla.web.access.roles import Role
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.actions.forward_plan import change_expected
from comhla.web.board.actions.standing_orders import change_edition
from tests.lib.forms import day, form_of, post, send, words
from tests.lib.meetings import NEXT, meetings_facts
from tests.lib.web import a_person, an_actor, client_for, recorded

pytestmark = pytest.mark.django_db

AT = "/work/glen-test/board/forward-plan/"
ORDERS = "/work/glen-test/board/standing-orders/"


LAST_REPORT = {"id": "biodiversity-2023", "kind": "biodiversity_report", "published_on": "2023-12-13"}
STARTED = {"established_on": "2016-02-06", "functions_delegated_on": "2016-04-01"}
COMMITTEE = {"id": "jmc-2016", "body": "monitoring_committee", "first_day": "2016-04-01"}


@pytest.fixture
def authority(db):
    return recorded(meetings_facts())


@pytest.fixture
def client(authority):
    return client_for(a_person(Role.CLERK, authority))


def now(authority):
    return facts_of(Authority.objects.get(pk=authority.pk))


def planned(authority, key):
    return next(each for each in now(authority).forward_plan if each.id == key)


def test_business_is_expected_given_to_another_meeting_and_taken_out(client, authority):
    typed = {"title": "Risk register", "body": "board", "every_months": "6", **day("wanted_by", "2027-01-31")}
    assert send(client, f"{AT}new/", **typed).status_code == 303
    found = planned(authority, "risk-register")
    assert (found.every_months, found.wanted_by.isoformat(), found.meeting) == (6, "2027-01-31", None)
    assert "every 6 months" in words(client.get(AT))
    assert send(client, f"{AT}risk-register/", meeting=NEXT).status_code == 303
    assert planned(authority, "risk-register").meeting == NEXT
    assert send(client, f"{AT}risk-register/take-out/", reason="Not wanted").status_code == 303
    assert "risk-register" not in {each.id for each in now(authority).forward_plan}
    assert send(client, f"{AT}new/", title="").status_code == 422
    assert client.get(f"{AT}none/").status_code == 404


def test_whoever_changes_business_or_an_edition_second_is_told(authority):
    by = an_actor(Role.CLERK, authority)
    change_expected(authority, "winter", {"owner": None}, by=by, version=1)
    assert planned(authority, "winter").owner is None
    for key in ("winter", "none"):
        with pytest.raises(ChangedMeanwhile):
            change_expected(authority, key, {}, by=by, version=1)
    change_edition(authority, "so-2020", {"papers_due_days": 7}, by=by, version=1)
    for key in ("so-2020", "none"):
        with pytest.raises(ChangedMeanwhile):
            change_edition(authority, key, {}, by=by, version=1)


def test_a_duty_that_falls_due_is_added_with_one_click_and_once(db):
    authority = recorded(meetings_facts(publications=[LAST_REPORT], establishment=STARTED))
    client = client_for(a_person(Role.CLERK, authority))
    form = form_of(client.get(AT), "csrfmiddlewaretoken")
    page = words(client.get(AT))
    assert "Falls due by law in the next year" in page
    name = page.partition('name="due" value="')[2].partition('"')[0]
    before = len(now(authority).forward_plan)
    assert post(client, AT, form, due=name).status_code == 303
    assert post(client, AT, form, due=name).status_code == 303
    added = now(authority).forward_plan
    assert len(added) == before + 1
    assert added[-1].because
    assert added[-1].wanted_by.isoformat() in name
    assert f'value="{name}"' not in words(client.get(AT))
    assert client.post(AT, {"due": "nothing"}).status_code == 400


def test_an_edition_of_another_body_is_left_as_it_is_and_can_be_corrected(db):
    orders = [COMMITTEE, {"id": "so-2020", "body": "board", "first_day": "2020-04-01"}]
    authority = recorded(meetings_facts(standing_orders=orders))
    client = client_for(a_person(Role.CLERK, authority))
    assert send(client, f"{ORDERS}new/", **day("first_day", "2026-11-01")).status_code == 303
    assert [each.last_day is None for each in now(authority).standing_orders] == [True, False, True]
    assert send(client, f"{ORDERS}jmc-2016/", quorum="yes").status_code == 303
    corrected = now(authority).standing_orders[0]
    assert (corrected.body, corrected.quorum) == ("monitoring_committee", True)


def test_a_new_edition_of_standing_orders_ends_the_one_before(client, authority):
    page = words(client.get(ORDERS))
    assert "half of them are 3" in page
    assert "say voting members" in page
    typed = {"notice_clear_days": "6", "quorum": "yes", "calling": "no", "lists_voting_members_by_side": "no"}
    assert send(client, f"{ORDERS}new/", **typed, **day("first_day", "2026-11-01")).status_code == 303
    old, new = now(authority).standing_orders
    assert (old.last_day.isoformat(), new.first_day.isoformat()) == ("2026-10-31", "2026-11-01")
    assert (new.quorum, new.calling, new.notice, new.lists_voting_members_by_side) == (True, False, None, False)
    page = words(client.get(ORDERS))
    assert "half of them are 3" not in page
    assert "Integration joint board, 1 April 2020 to 31 October 2026" in page
    at = f"{ORDERS}{new.id}/"
    assert send(client, at, papers_due_days="8").status_code == 303
    assert now(authority).standing_orders[1].papers_due_days == 8
    assert send(client, at, **day("last_day", "2026-10-01")).status_code == 422
    assert client.get(f"{ORDERS}none/").status_code == 404
