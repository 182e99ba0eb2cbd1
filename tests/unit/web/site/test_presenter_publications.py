"""What was published, and how to take part."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.law.facts import AssessmentKind, LinkedPlanKind, PublicationKind
from comhla.web.site.presenters.publications import grouped_publications, publication_from, publications_on
from comhla.web.site.presenters.taking_part import plan_in_force, taking_part_on
from tests.lib.web import demonstration_facts, small_facts

DAY = date(2026, 11, 22)
OUT = {"published_on": "2026-11-22", "address": "https://example.org/x"}


@pytest.mark.parametrize(
    ("collection", "row", "title"),
    [
        ("plans", {"title": "Our plan"}, "Our plan"),
        ("performance_reports", {"reporting_year": "2025-26"}, "Annual performance report 2025-26"),
        ("financial_statements", {"financial_year": "2026-27"}, "Annual financial statement 2026-27"),
        ("publications", {"kind": "pay_gap"}, "Gender pay gap information"),
        ("publications", {"kind": "pay_gap", "title": "Pay 2026"}, "Pay 2026"),
        ("publications", {"kind": "climate_report", "period_first_day": "2025-04-01", "period_last_day": "2026-03-31"}, "Climate change report 2025 to 2026"),
        ("publications", {"kind": "climate_report", "period_first_day": "2025-01-01", "period_last_day": "2025-12-31"}, "Climate change report 2025"),
        ("linked_plans", {"kind": "carer_strategy"}, "Strategy for unpaid carers"),
        ("publication_schemes", {}, "Guide to information: the publication scheme"),
        ("schemes", {"health_board": "NHS Glen", "councils": ["Glen Council"]}, "Integration scheme of NHS Glen and Glen Council"),
        ("schemes", {"health_board": "NHS Glen", "councils": ["A", "B"]}, "Integration scheme of NHS Glen and its councils"),
    ],
)  # fmt: skip
def test_title_of_a_publication(collection, row, title):
    found = publication_from(collection, {"id": "x", **row, **OUT})
    assert (found.title, found.published_on, found.id) == (title, DAY, f"{collection}/x")


@pytest.mark.parametrize(
    "changes", [{"published_on": "not done"}, {"published_on": None}, {"address": None}, {"address": ""}]
)
def test_without_a_day_or_an_address_there_is_nothing_to_read(changes):
    assert publication_from("plans", {"id": "x", "title": "Our plan", **OUT, **changes}) is None


def test_every_kind_has_a_title():
    for kind in PublicationKind:
        assert publication_from("publications", {"id": "x", "kind": kind, **OUT}).title
    for kind in LinkedPlanKind:
        assert publication_from("linked_plans", {"id": "x", "kind": kind, **OUT}).title
    rows = [{"id": kind.value, "kind": kind.value, "subject": "d", **OUT} for kind in AssessmentKind]
    decisions = [{"id": "d", "title": "Open a hub", "decided_by": "board", "decided_on": "2026-01-01"}]
    shown = publications_on(small_facts(assessments=rows, decisions=decisions), DAY)
    assert {each.title.split(": ")[1] for each in shown} == {"Open a hub"}


def test_assessments_without_day_address_or_known_subject():
    rows = [
        {"id": "a", "kind": "equality", "subject": "d", "published_on": "not done", "address": "https://example.org/a"},
        {"id": "b", "kind": "equality", "subject": "d", "published_on": "2026-11-01"},
        {"id": "c", "kind": "equality", "subject": "plan", **OUT},
    ]
    decisions = [{"id": "d", "title": "Open a hub", "decided_by": "board", "decided_on": "2026-01-01"}]
    facts = small_facts(assessments=rows, decisions=decisions, plans=[{"id": "plan", "title": "Our plan"}])
    assert [each.title for each in publications_on(facts, DAY)] == ["Equality impact assessment: Our plan"]


def test_publications_up_to_the_day_in_groups():
    facts = demonstration_facts()
    found = publications_on(facts, DAY)
    assert len(found) > 50
    assert [each.published_on for each in found] == sorted((each.published_on for each in found), reverse=True)
    groups = grouped_publications(found)
    assert [group.key for group in groups] == ["plan", "report", "money", "equality", "other"]
    assert sum(len(group.publications) for group in groups) == len(found)
    assert not any(each.published_on > date(2020, 1, 1) for each in publications_on(facts, date(2020, 1, 1)))
    assert grouped_publications(()) == ()


@pytest.mark.parametrize(
    ("day", "title", "address"),
    [
        (date(2024, 3, 31), None, None),
        (date(2024, 4, 1), "First", "https://example.org/1"),
        (date(2026, 3, 31), "First", "https://example.org/1"),
        (date(2026, 4, 1), "Second", ""),  # in force, not published yet
        (date(2027, 4, 1), "Second", "https://example.org/2"),
    ],
)
def test_plan_in_force(day, title, address):
    plans = [
        {"id": "1", "title": "First", "period_first_day": "2024-04-01", "period_last_day": "2027-03-31", "published_on": "2024-03-01", "address": "https://example.org/1"},
        {"id": "2", "title": "Second", "period_first_day": "2026-04-01", "published_on": "2026-12-01", "address": "https://example.org/2"},
        {"id": "3", "title": "Without a period"},
    ]  # fmt: skip
    found = plan_in_force(small_facts(plans=plans), day)
    assert (found and found.title, found and found.address) == (title, address)


@pytest.mark.parametrize(
    ("day", "left"),
    [(date(2026, 10, 31), None), (date(2026, 11, 1), 60), (date(2026, 12, 31), 0), (date(2027, 1, 1), None)],
)
def test_views_are_wanted_from_the_first_day_to_the_last(day, left):
    plans = [{"id": "1", "title": "Next", "views_first_day": "2026-11-01", "views_last_day": "2026-12-31"}]
    found = taking_part_on(small_facts(plans=[*plans, {"id": "2", "title": "Other"}]), day).views_wanted
    assert [each.days_left for each in found] == ([] if left is None else [left])


def test_taking_part_with_nothing_recorded():
    shown = taking_part_on(small_facts(), DAY)
    assert (shown.views_wanted, shown.plan, shown.groups, shown.locality_members, shown.meetings) == (
        (),
        None,
        None,
        (),
        (),
    )
    assert taking_part_on(small_facts(planning_group={}), DAY).groups is None
    assert taking_part_on(small_facts(planning_group={"members": []}), DAY).groups == ()


def test_taking_part_in_the_demonstration():
    shown = taking_part_on(demonstration_facts(), DAY)
    assert [each.title for each in shown.views_wanted] == ["Strategic plan 2027 to 2030"]
    assert len(shown.groups) == 12
    assert "Unpaid carers of people who use social care" in shown.groups
    assert set(shown.locality_members) == {"North locality", "Glens locality", "Coast locality"}
    assert shown.meetings[0].held_on == date(2026, 11, 25)
