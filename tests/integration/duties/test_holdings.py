"""What somebody owns is shown on their own page and on the page of a leaver."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.accounts.holdings import Holding, holdings_of
from comhla.web.duties.actions import OwnerNamed, assign
from comhla.web.duties.facts import coming_of
from tests.lib.web import TODAY, a_person, demonstration_facts, recorded

pytestmark = pytest.mark.django_db


def test_duties_owned_with_the_next_day_due():
    authority = recorded(demonstration_facts())
    officer, other = a_person(Role.PLANNING_OFFICER, authority), a_person(Role.ANALYST, authority)
    first = coming_of(authority, TODAY, TODAY + timedelta(days=90))[0]
    duty = first.finding.duty
    owner = OwnerNamed("Planning officer", account=officer)
    for each in (duty.id, "act-2014/s46"):
        assign(authority, (each, "", ""), owner, first_day=date(2026, 1, 1), by=SYSTEM)
    soonest, later = holdings_of(officer, authority)
    assert soonest == Holding(duty.title, f"/work/{authority.slug}/duties/{duty.id}/", first.due)
    assert later.wanted_by is None
    assert holdings_of(other, authority) == []


def test_an_assignment_that_has_ended_is_held_no_more():
    authority = recorded(demonstration_facts())
    officer = a_person(Role.PLANNING_OFFICER, authority)
    owner = OwnerNamed("Planning officer", account=officer)
    assign(authority, ("act-2014/s37", "", ""), owner, first_day=date(2026, 1, 1), by=SYSTEM)
    successor = OwnerNamed("Somebody else")
    assign(authority, ("act-2014/s37", "", ""), successor, first_day=date(2026, 6, 1), by=SYSTEM)
    assert holdings_of(officer, authority) == []
