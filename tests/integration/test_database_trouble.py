"""The database is locked, or gone: a page that says so, and nothing half-written."""

from __future__ import annotations

import sqlite3

import pytest
from django.db import OperationalError, connection

from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.audit.queries import verify_trail
from tests.lib.installation import Installation
from tests.lib.web import a_person, client_for, recorded, small_facts

# A process with a short patience signs somebody in, and then asks for a page that writes.
ASKS = """
import sys
from django.conf import settings
settings.ALLOWED_HOSTS = ["testserver"]
settings.DATABASES["default"]["OPTIONS"]["timeout"] = 0.3
from django.db import connection
connection.close()
from django.test import Client
from comhla.web.accounts.actions import give_role, open_account
from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.authorities.actions import load_register
from comhla.web.authorities.models import Authority
from datetime import date
load_register(by=SYSTEM)
fife = Authority.objects.get(slug="fife")
user = open_account(email="a@example.org", name="Ailsa", by=SYSTEM)
give_role(user, fife, Role.CLERK, first_day=date(2026, 1, 1), by=SYSTEM)
client = Client(raise_request_exception=False)
client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
print("ready", flush=True)
sys.stdin.readline()
answer = client.get("/work/fife/audit/export/")
print(answer.status_code, answer.headers.get("Retry-After"), "saved" in answer.content.decode().lower(), flush=True)
sys.stdin.readline()
print(client.get("/work/fife/audit/export/").status_code, flush=True)
"""


def test_a_lock_that_is_held_too_long_gives_a_page_and_leaves_nothing(sqlite_installation: Installation) -> None:
    asks = sqlite_installation.begin(ASKS)
    assert asks.stdout is not None
    assert asks.stdin is not None
    assert asks.stdout.readline() == "ready\n"
    holder = sqlite3.connect(sqlite_installation.data / "comhla.sqlite3", isolation_level=None)
    count = "SELECT count(*), max(number) FROM audit_event"
    before = holder.execute(count).fetchone()
    holder.execute("BEGIN IMMEDIATE")
    asks.stdin.write("\n")
    asks.stdin.flush()
    assert asks.stdout.readline() == "503 30 True\n"
    holder.execute("ROLLBACK")
    assert holder.execute(count).fetchone() == before
    out, err = asks.communicate("\n", timeout=60)
    assert out == "200\n", err
    assert holder.execute(count).fetchone() == (before[0] + 1, before[1] + 1)
    holder.close()
    ran = sqlite_installation.run("audit", "verify", "--format", "json")
    assert ran.data["whole"] is True


@pytest.mark.django_db
def test_a_database_that_goes_in_the_middle_of_an_action_leaves_nothing():
    authority = recorded(small_facts())
    client = client_for(a_person(Role.CLERK, authority))
    before = Event.objects.count()

    def goes_away(execute, statement, parameters, many, context):
        if statement.startswith('UPDATE "audit_head"'):
            raise OperationalError("server closed the connection unexpectedly")
        return execute(statement, parameters, many, context)

    with connection.execute_wrapper(goes_away):
        answer = client.get(f"/work/{authority.slug}/audit/export/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "server closed" not in answer.content.decode()
    assert Event.objects.count() == before
    assert verify_trail().is_whole


@pytest.mark.django_db
def test_a_database_that_is_gone_from_the_first_question(client):
    def is_gone(*_):
        raise OperationalError("could not connect to server")

    with connection.execute_wrapper(is_gone):
        assert client.get("/health/ready").status_code == 503
        assert client.get("/health/live").status_code == 200
