"""Whom to ask for help, and where a complaint goes, by the model of the area."""

from __future__ import annotations

from datetime import date

import pytest

from comhla import reference
from comhla.authority_file import read_plain
from comhla.law.facts import AuthorityFacts
from comhla.web.site.presenters.asking import Asking, asking_on
from comhla.web.site.presenters.partnership import partnership_on
from tests.lib.web import small_facts

DAY = date(2026, 11, 22)
FUNCTION = {"id": "home", "name": "Care at home", "delegated_by": "Glen Council"}


def asked(facts: AuthorityFacts) -> Asking:
    return asking_on(facts, partnership_on(facts, DAY), DAY)


def registered(code, name) -> Asking:
    return asked(read_plain({"authority": {"code": code, "name": name, "fictional": False}}, name=name))


def led(model, **function) -> Asking:
    scheme = {
        "id": "s",
        "kind": "first",
        "model": model,
        "health_board": "NHS Glen",
        "councils": ["Glen Council"],
        "approved_on": "2015-06-24",
    }
    functions = {"functions": [{**FUNCTION, **function}]} if function else {}
    return asked(small_facts(schemes=[{**scheme, **functions}], members=[], officers=[]))


def test_a_joint_board():
    shown = registered("S37000032", "Fife")
    assert "the council's social work service" in shown.help[0]
    assert [each.told for each in shown.complaints[:2]] == ["Fife Council", "NHS Fife"]
    assert "chief officer" in shown.complaints[-1].goes_to
    assert shown.is_open == ""


def test_a_joint_board_of_two_councils():
    shown = registered("S37000005", "Clackmannanshire and Stirling")
    assert "the council where you live" in shown.help[0]
    assert shown.complaints[0].told == "Clackmannanshire Council or Stirling Council"


def test_highland_is_told_as_the_register_has_it():
    note = reference.authority("S37000016").note
    assert "the health board leads for adults and the council for children" in note
    shown = registered("S37000016", "Highland")
    assert "ask NHS Highland, which leads for adults" in shown.help[0]
    rows = {each.about: each.told for each in shown.complaints}
    assert rows["Social work or social care for adults"] == "NHS Highland"
    assert rows["Social work or social care for children"] == "Highland Council"
    assert "either can be asked: NHS Highland or Highland Council" in shown.is_open


@pytest.mark.parametrize(
    ("model", "help_from", "care", "health"),
    [
        ("b", "ask NHS Glen:", "either", "NHS Glen"),
        ("c", "ask Glen Council:", "Glen Council", "either"),
        ("d", "ask NHS Glen or Glen Council:", "either", "either"),
    ],
)
def test_lead_agencies(model, help_from, care, health):
    shown = led(model)
    assert help_from in shown.help[0]
    for row, expected in zip(shown.complaints, (care, health), strict=False):
        assert expected in row.goes_to
    assert not any("chief officer" in each.goes_to for each in shown.complaints)
    assert shown.complaints[-1].goes_to == "NHS Glen and Glen Council, which set it up"


@pytest.mark.parametrize(
    ("function", "is_open"),
    [
        ({}, True),
        ({"carried_out_by": "NHS Glen"}, False),
        ({"carried_out_by": None}, True),
        ({"last_day": "2020-03-31", "carried_out_by": "NHS Glen"}, True),  # over, so nothing is said of today
    ],
)
def test_either_can_be_asked_where_the_record_does_not_say_who_does_what(function, is_open):
    shown = led("d", **function)
    assert bool(shown.is_open) is is_open
    assert (len(shown.help) == 3) is is_open


def test_bodies_without_a_name():
    shown = asked(read_plain({"authority": {"name": "Glen", "fictional": True}}, name="Glen"))
    assert [each.told for each in shown.complaints[:2]] == ["The council", "The health board"]
