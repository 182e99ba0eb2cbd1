"""What the plan's own row says follows from its text, at every change of a section."""

from __future__ import annotations

import pytest

from comhla.web.access.actors import SYSTEM
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.actions.text import begin_section, remove_section, save_section
from tests.lib.plan_texts import KEY, a_plan

pytestmark = pytest.mark.django_db
EAST = {"plan": KEY, "part": "locality", "locality": "east", "heading": "East", "text": "Nurses visit."}


def arrangements(authority: Authority) -> dict[str, bool | None]:
    """The localities that the plan's row says are set out, with whether separately."""
    plan = facts_of(Authority.objects.get(pk=authority.pk)).plan_called(KEY)
    assert plan is not None
    return {each.locality: each.set_out_separately for each in plan.localities or ()}


def test_a_locality_counts_while_it_has_a_text():
    glen = a_plan()
    key = begin_section(glen, EAST, by=SYSTEM)
    assert arrangements(glen) == {"east": True}
    said = {"heading": "East", "part": "locality", "locality": "east", "text": "Nurses visit."}
    save_section(glen, key, {**said, "text": ""}, said, by=SYSTEM)
    assert arrangements(glen) == {}
    version = rows_of(glen, "plan_sections").get(key=key).version
    remove_section(glen, key, version=version, by=SYSTEM, reason="Written twice.")
    assert arrangements(glen) == {}


def test_taking_out_the_section_takes_out_the_locality():
    glen = a_plan()
    key = begin_section(glen, EAST, by=SYSTEM)
    version = rows_of(glen, "plan_sections").get(key=key).version
    remove_section(glen, key, version=version, by=SYSTEM, reason="Written twice.")
    assert arrangements(glen) == {}


def test_two_localities_with_one_text_are_not_set_out_separately():
    glen = a_plan()
    begin_section(glen, EAST, by=SYSTEM)
    begin_section(glen, {**EAST, "locality": "west", "heading": "West"}, by=SYSTEM)
    assert arrangements(glen) == {"east": False, "west": False}
