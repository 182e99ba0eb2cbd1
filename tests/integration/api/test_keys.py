"""Keys: made by whoever may, shown once, good for reading one authority until they end."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.actions import end_role
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.models import Grant, User
from comhla.web.api.actions import end_key, make_key
from comhla.web.api.models import ApiKey
from comhla.web.audit.models import Event
from tests.integration.api.conftest import a_key, bearer
from tests.lib.web import TODAY, a_person, client_for, recorded, small_facts

API = "/api/v1/authorities/glen-test"
NEW = {"name": "Website", "last_day_day": "1", "last_day_month": "3", "last_day_year": "2027"}


@pytest.fixture
def glen(db):
    """An authority."""
    return recorded(small_facts())


@pytest.fixture
def developer(glen):
    """A browser of somebody who makes keys and does not see the trail."""
    return client_for(a_person(Role.INTEGRATOR, glen))


@pytest.fixture
def administrator(glen):
    """A browser of somebody who makes keys and sees the trail."""
    return client_for(a_person(Role.ADMINISTRATOR, glen))


def secret_on(response):
    """The key that a page shows."""
    return re.search(r"comhla_[0-9a-f]{12}_[0-9a-f]{64}", response.content.decode())[0]


def status(secret, address=f"{API}/collections"):
    """How a program with a key is answered."""
    return Client().get(address, headers=bearer(secret)).status_code


def test_a_key_is_made_shown_once_and_reads(developer, glen):
    made = developer.post("/work/glen-test/keys/new/", NEW)
    secret = secret_on(made)
    assert made.status_code == 201
    assert "no-store" in made["Cache-Control"]
    assert status(secret) == 200
    assert status(secret, f"{API}/events") == 403
    listed = developer.get("/work/glen-test/keys/").content.decode()
    assert "Website" in listed
    assert secret not in listed
    assert secret.split("_")[2] not in str(ApiKey.objects.values().get())


def test_making_and_ending_are_in_the_trail(developer, glen):
    developer.post("/work/glen-test/keys/new/", NEW)
    key = ApiKey.objects.get()
    response = developer.post(f"/work/glen-test/keys/{key.pk}/end/", {"reason": "Not used"})
    assert (response.status_code, response["Location"]) == (303, "/work/glen-test/keys/")
    told = list(Event.objects.filter(kind="api_key").values_list("action", "subject", "reason", "by_name"))
    assert told == [
        ("key_made", key.prefix, "", "Developer of another system"),
        ("key_ended", key.prefix, "Not used", "Developer of another system"),
    ]


def test_an_ended_key_opens_nothing_and_is_ended_once(developer, glen):
    secret = secret_on(developer.post("/work/glen-test/keys/new/", NEW))
    page = f"/work/glen-test/keys/{ApiKey.objects.get().pk}/end/"
    assert "End the key" in developer.get(page).content.decode()
    developer.post(page)
    assert status(secret) == 401
    assert "nothing to end" in developer.get(page).content.decode()
    developer.post(page)
    assert Event.objects.filter(action="key_ended").count() == 1


def test_a_bad_key_is_refused_even_where_everybody_reads(glen):
    for sent in ("Bearer nonsense", "Bearer comhla_" + "0" * 12 + "_" + "0" * 64, "Basic eDp5", "Bearer"):
        assert Client().get("/api/v1/law/provisions", headers={"Authorization": sent}).status_code == 401


def test_a_key_with_the_right_beginning_and_a_wrong_end_is_refused(glen):
    secret = a_key(glen).secret
    assert status(secret) == 200
    assert status(secret[:-1] + ("0" if secret[-1] != "0" else "1")) == 401


# the last day of a key, and whether it reads today
DAYS = [(TODAY, 200), (TODAY - timedelta(days=1), 401)]


@pytest.mark.parametrize(("last_day", "expected"), DAYS)
def test_a_key_is_good_until_its_last_day(glen, last_day, expected):
    made = a_key(glen)
    ApiKey.objects.update(first_day=date(2026, 1, 1), last_day=last_day)
    assert status(made.secret) == expected


def test_a_key_remembers_its_last_day_of_use(glen):
    made = a_key(glen)
    assert ApiKey.objects.get().last_used_on is None
    status(made.secret)
    assert ApiKey.objects.get().last_used_on == TODAY


def test_a_used_key_is_not_written_again_on_the_same_day(glen, django_assert_max_num_queries):
    made = a_key(glen)
    status(made.secret)
    with django_assert_max_num_queries(12) as asked:
        status(made.secret)
    assert not [each for each in asked.captured_queries if each["sql"].startswith("UPDATE")]


def test_a_key_stops_when_its_maker_may_not_make_keys_any_more(glen, administrator):
    made = a_key(glen)
    end_role(Grant.objects.get(user=made.key.made_by), last_day=TODAY - timedelta(days=1), by=SYSTEM)
    assert status(made.secret) == 401
    assert "Stopped" in administrator.get("/work/glen-test/keys/").content.decode()


def test_a_key_never_allows_more_than_its_maker(glen):
    made = a_key(glen, Permission.WORKSPACE_SEE, Permission.AUDIT_SEE)
    assert status(made.secret, f"{API}/events") == 200
    Grant.objects.filter(user=made.key.made_by).update(role=Role.INTEGRATOR)
    assert status(made.secret, f"{API}/events") == 403
    assert status(made.secret) == 200


def test_a_key_knows_no_other_authority(glen):
    recorded(small_facts("Strath Test"))
    secret = a_key(glen).secret
    assert status(secret, "/api/v1/authorities/strath-test/collections") == 404
    assert status(secret, "/api/v1/authorities/strath-test/localities") == 200


def test_the_key_that_is_sent_counts_and_not_who_is_signed_in(glen, administrator):
    secret = a_key(glen).secret
    assert administrator.get(f"{API}/events").status_code == 200
    assert administrator.get(f"{API}/events", headers=bearer(secret)).status_code == 403


def test_a_key_opens_no_page(glen):
    response = Client().get("/work/glen-test/keys/", headers=bearer(a_key(glen).secret))
    assert response.status_code == 302


@pytest.mark.parametrize("role", [role for role in Role if Permission.INTEGRATION_MANAGE not in role.may])
def test_others_make_no_keys(glen, role):
    person = a_person(role, glen)
    client = client_for(person)
    assert client.get("/work/glen-test/keys/").status_code == 403
    assert client.post("/work/glen-test/keys/new/", NEW).status_code == 403
    with pytest.raises(NotAllowed):
        _make(glen, person, Permission.WORKSPACE_SEE)
    assert not ApiKey.objects.exists()


@pytest.mark.parametrize("permission", [Permission.AUDIT_SEE, Permission.FACTS_RECORD, Permission.PEOPLE_MANAGE])
def test_nobody_makes_a_key_for_more_than_they_may_or_for_writing(glen, permission):
    with pytest.raises(NotAllowed):
        _make(glen, a_person(Role.INTEGRATOR, glen), permission)


def test_a_key_is_not_for_writing_even_by_those_who_may_write(glen):
    with pytest.raises(NotAllowed):
        _make(glen, a_person(Role.ADMINISTRATOR, glen), Permission.PEOPLE_MANAGE)


def test_only_whoever_manages_keys_ends_one(glen):
    made = a_key(glen)
    with pytest.raises(NotAllowed):
        end_key(made.key, by=actor_for(a_person(Role.CLERK, glen), on=TODAY))


def _make(authority, person: User, *permissions):
    by = actor_for(person, on=TODAY)
    return make_key(authority, name="x", permissions=permissions, first_day=TODAY, last_day=TODAY, by=by)


def test_the_trail_is_offered_to_those_who_see_it(developer, administrator):
    page = "/work/glen-test/keys/new/"
    assert "audit trail" not in developer.get(page).content.decode()
    assert "audit trail" in administrator.get(page).content.decode()
    secret = secret_on(administrator.post(page, {**NEW, "sees_trail": "on"}))
    assert status(secret, f"{API}/events") == 200


# what is typed, and what is said of it
MISTAKES = [
    ({"name": ""}, "This field is required|Enter"),
    ({"last_day_year": "2026", "last_day_month": "11", "last_day_day": "21"}, "has not passed"),
    ({"last_day_year": "2028"}, "at most a year"),
    ({"last_day_day": "31", "last_day_month": "2"}, "no such day"),
]


@pytest.mark.parametrize(("typed", "said"), MISTAKES)
def test_a_form_with_a_mistake_comes_back(developer, typed, said):
    response = developer.post("/work/glen-test/keys/new/", {**NEW, **typed})
    assert response.status_code == 422
    assert re.search(said, response.content.decode())
    assert not ApiKey.objects.exists()


def test_a_reason_that_is_too_long_comes_back(developer, glen):
    developer.post("/work/glen-test/keys/new/", NEW)
    page = f"/work/glen-test/keys/{ApiKey.objects.get().pk}/end/"
    assert developer.post(page, {"reason": "x" * 501}).status_code == 422
    assert ApiKey.objects.get().ended_at is None


def test_a_key_of_another_authority_is_not_there(developer, glen):
    other = a_key(recorded(small_facts("Strath Test")))
    assert developer.get(f"/work/glen-test/keys/{other.key.pk}/end/").status_code == 404


def test_a_list_of_many_keys_asks_the_database_little(glen, administrator, django_assert_max_num_queries):
    person = a_person(Role.ADMINISTRATOR, glen, name="Maker")
    for _ in range(20):
        _make(glen, person, Permission.WORKSPACE_SEE)
    with django_assert_max_num_queries(25):
        assert administrator.get("/work/glen-test/keys/").status_code == 200


def test_without_keys_the_page_says_what_they_are_for(administrator):
    assert "There are no keys yet" in administrator.get("/work/glen-test/keys/").content.decode()


def test_a_key_is_called_by_what_may_be_seen_of_it(glen):
    made = a_key(glen)
    assert str(made.key) == f"Website ({made.key.prefix}…)"
