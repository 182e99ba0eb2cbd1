"""Who delivers what, in groups that people think in."""

from __future__ import annotations

from datetime import date

import pytest

from comhla import reference
from comhla.web.site.presenters.services import services_on, set_aside_on
from tests.lib.web import demonstration_facts, small_facts

DAY = date(2026, 11, 22)


def with_functions(*functions):
    scheme = {
        "id": "s", "kind": "first", "model": "a", "health_board": "NHS Glen", "councils": ["Glen Council"],
        "approved_on": "2015-06-24", "functions": list(functions),
    }  # fmt: skip
    return small_facts(schemes=[scheme])


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        ("H1", "Some hospital care"),
        ("H10", "Mental health, learning disability and addiction"),
        ("C1", "Nursing and health care near home"),
        ("C5", "Family doctors, dentists, opticians and pharmacists"),
        ("C13", "Mental health, learning disability and addiction"),
        ("swsa-1968/12A", "Social work and social care"),
        ("carers-2016/6", "Support for unpaid carers"),
        ("sds-2013/5", "Choosing your own support"),
        ("asp-2007/4", "Protecting adults from harm"),
        ("awi-2000/10", "Adults who cannot make some decisions themselves"),
        ("ha-2006/71(1)(b)", "Aids, adaptations and help around the house"),
    ],
)
def test_group_of_a_function(code, heading):
    (of,) = services_on(with_functions({"id": "f", "name": "F", "code": code, "delegated_by": "NHS Glen"}), DAY)
    assert [group.heading for group in of.groups] == [heading]


@pytest.mark.parametrize(("ages", "heading"), [("under 18", "Children and young people"), ("all", "Other services")])
def test_a_function_without_a_code_is_grouped_by_age(ages, heading):
    (of,) = services_on(with_functions({"id": "f", "name": "F", "ages": ages}), DAY)
    assert (of.body, of.groups[0].heading) == ("", heading)


def test_every_function_of_the_reference_lists_has_a_group():
    codes = [each.key for each in (*reference.health_services(), *reference.council_functions())]
    functions = [{"id": code, "name": code, "code": code, "delegated_by": "NHS Glen"} for code in codes]
    (of,) = services_on(with_functions(*functions), DAY)
    assert of.amount == len(codes)
    assert "Other services" not in [group.heading for group in of.groups]


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        (date(2018, 3, 30), ["First"]),
        (date(2018, 3, 31), ["First", "Second"]),
        (date(2020, 12, 31), ["First", "Second"]),
        (date(2021, 1, 1), ["Second"]),
    ],
)
def test_functions_of_the_day(day, listed):
    facts = with_functions(
        {"id": "1", "name": "First", "code": "C1", "delegated_by": "NHS Glen", "last_day": "2020-12-31"},
        {"id": "2", "name": "Second", "code": "C3", "delegated_by": "NHS Glen", "first_day": "2018-03-31"},
    )
    (of,) = services_on(facts, day)
    assert [service.name for group in of.groups for service in group.services] == listed


def test_what_was_added_later_is_told_apart():
    facts = with_functions(
        {"id": "1", "name": "First", "code": "C1", "delegated_by": "NHS Glen", "first_day": "2016-04-01"},
        {"id": "2", "name": "Later", "code": "C3", "delegated_by": "NHS Glen", "first_day": "2022-10-01"},
    )
    ((group,),) = [of.groups for of in services_on(facts, DAY)]
    assert (group.since, [each.name for each in group.newest]) == (date(2016, 4, 1), ["Later"])


def test_not_recorded_and_none_are_two_things():
    assert services_on(small_facts(schemes=[]), DAY) is None
    assert services_on(with_functions(), DAY) == ()


def test_demonstration():
    health, council = services_on(demonstration_facts(), DAY)
    assert (health.body, council.body) == ("NHS Annoch", "Inverannoch Council")
    assert "Child and adolescent mental health services outside hospital" in [
        service.name for group in health.groups for service in group.services if service.ages == "people under 18"
    ]
    assert len(set_aside_on(demonstration_facts(), DAY)) == 7
    assert set_aside_on(demonstration_facts(), date(2016, 3, 31)) == ()
