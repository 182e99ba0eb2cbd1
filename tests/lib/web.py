"""Authorities, people and signed-in clients for tests of the web, made through actions as the application makes them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from django.test import Client

from comhla.authority_file import read, read_plain
from comhla.law.facts import AuthorityFacts
from comhla.web.access.actors import SYSTEM, Actor
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import give_role, open_account
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.models import User
from comhla.web.authorities.actions import import_authority
from comhla.web.authorities.facts import keep
from comhla.web.authorities.models import Authority
from tests.conftest import REPOSITORY

TODAY = date(2026, 11, 22)
PASSWORD = "correct horse battery staple"


@cache
def demonstration_facts() -> AuthorityFacts:
    """The facts of the demonstration authority."""
    path = REPOSITORY / "examples" / "demonstration.yaml"
    return read(path.read_bytes(), file=path.name)


def small_facts(name: str = "Glen Test", **collections: Any) -> AuthorityFacts:
    """A made-up authority with little recorded: a scheme, two localities, two people, an officer and a member."""
    plain: dict[str, Any] = {
        "authority": {
            "name": name,
            "fictional": True,
            "health_board": "NHS Glen",
            "councils": ["Glen Council"],
        },
        "schemes": [
            {
                "id": "scheme-1",
                "kind": "first",
                "model": "a",
                "health_board": "NHS Glen",
                "councils": ["Glen Council"],
                "approved_on": "2015-06-24",
                "functions": [
                    {"id": "nursing", "name": "District nursing", "delegated_by": "NHS Glen", "first_day": "2016-04-01"}
                ],
            }
        ],
        "people": [{"id": "p1", "name": "Person One"}, {"id": "p2", "name": "Person Two"}],
        "officers": [{"id": "co", "person": "p1", "post": "chief_officer", "first_day": "2016-04-01"}],
        "members": [
            {
                "id": "m1",
                "person": "p2",
                "body": "board",
                "seat": "council_nominee",
                "nominated_by": "Glen Council",
                "first_day": "2024-04-01",
            }
        ],
        "localities": [{"id": "east", "name": "East"}, {"id": "west", "name": "West"}],
        **collections,
    }
    return read_plain(plain, name=name)


def recorded(facts: AuthorityFacts) -> Authority:
    """An authority with these facts, in the database. What is read of it is kept, as it is after a commit."""
    authority = Authority.objects.get(pk=import_authority(facts, by=SYSTEM).pk)
    keep(authority.facts_stamp, facts)
    return authority


def a_person(role: Role | None, authority: Authority | None, *, name: str = "", body: str = "") -> User:
    """Somebody with a role in an authority since the beginning of the year; inspectors until its end."""
    called = name or (role.called if role else "Nobody in particular")
    email = f"{called}.{authority.slug if authority else 'nowhere'}@example.org".replace(" ", "-").lower()
    user = open_account(email=email, name=called, password=PASSWORD, by=SYSTEM)
    if role is not None and authority is not None:
        last_day = date(2026, 12, 31) if role is Role.INSPECTOR else None
        give_role(user, authority, role, first_day=date(2026, 1, 1), last_day=last_day, body=body, by=SYSTEM)
    return user


def an_actor(role: Role, authority: Authority, **options: Any) -> Actor:
    """An actor with a role in an authority."""
    return actor_for(a_person(role, authority, **options), on=TODAY)


def client_for(user: User) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
