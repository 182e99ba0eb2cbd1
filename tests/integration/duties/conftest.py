"""The demonstration authority in the database, and people of it."""

from __future__ import annotations

from functools import cache

import pytest

from comhla.law.facts import AuthorityFacts
from comhla.web.access.roles import Role
from tests.lib.web import a_person, an_actor, client_for, demonstration_facts, recorded

KEPT = frozenset({"authority", "schemes", "localities", "decisions", "performance_reports", "guidance"})


@cache
def lesser_facts() -> AuthorityFacts:
    """Little of the demonstration authority, which is recorded in a moment: one decision and two reports."""
    facts = demonstration_facts()
    little = facts.replace(**{name: None for name, _ in facts.items() if name not in KEPT})
    return little.replace(
        decisions=tuple(
            each.replace(meeting=None, item=None)
            for each in facts.decisions or ()
            if each.id == "decision-2026-november"
        ),
        performance_reports=tuple(
            each for each in facts.performance_reports or () if each.reporting_year in ("2019-20", "2020-21")
        ),
    )


@pytest.fixture
def authority(db):
    """An authority with little of the demonstration's life."""
    return recorded(lesser_facts())


@pytest.fixture
def whole(db):
    """The demonstration authority."""
    return recorded(demonstration_facts())


@pytest.fixture
def officer(authority):
    """A planning officer."""
    return a_person(Role.PLANNING_OFFICER, authority, name="Petra Officer")


@pytest.fixture
def client(officer):
    """A browser in which the planning officer is signed in."""
    return client_for(officer)


@pytest.fixture
def inspector(authority):
    """A browser in which an inspector is signed in."""
    return client_for(a_person(Role.INSPECTOR, authority))


@pytest.fixture
def clerk(authority):
    """The clerk as an actor."""
    return an_actor(Role.CLERK, authority)
