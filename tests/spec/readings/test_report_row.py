"""What the record says of a report: what the report has, and no more."""

from __future__ import annotations

import pytest

from comhla.authority_file import read_plain
from comhla.dates import ReportingYear
from comhla.law.readings.report_contents import report_contents
from comhla.law.readings.report_row import row_of
from tests.lib.reports import REPORT, YEARS, a_review, money, sections, whole_facts

Y = ReportingYear.from_label("2025-26")


def row(measures=None, **collections):
    return row_of(report_contents(whole_facts(**collections), Y), measures or {})


def test_of_a_report_with_everything_it_says_everything():
    said = row({"NI-14": 5})
    assert said["outcomes_assessed"] == [f"O{number}" for number in range(1, 10)]
    assert said["indicators"] == [{"key": "NI-14", "earlier_years_compared": 5}]
    flags = [name for name, value in said.items() if value is True]
    assert flags == [
        "principles_assessed",
        "assesses_planning",
        "assesses_carrying_out",
        "strategic_planning_assessed",
        "decisions_outside_plan_reasons",
        "variance_given",
        "variance_reasons_given",
        "best_value_assessed",
        "locality_arrangements_described",
    ]
    assert said["variance_earlier_years_compared"] == 5
    assert said["inspection_recommendations"] == [{"recommendation": "wards-1", "action_given": True}]


def test_of_a_report_with_nothing_it_says_that_it_has_nothing():
    said = row(report_sections=[], spending=[], inspections=[])
    assert [name for name, value in said.items() if value is True] == ["decisions_outside_plan_reasons"]
    assert (said["outcomes_assessed"], said["spend"], said["variance_earlier_years_compared"]) == ([], [], 0)
    assert said["localities"][0] == {
        "locality": "east",
        "share_given": False,
        "earlier_years_compared": 0,
        "involvement_described": False,
    }


def test_money_is_given_with_amount_share_and_years():
    group = {"id": "g", "financial_year": "2025-26", "about": "head", "head": "key_care_group", "amount": "33333"}
    said = row(spending=[*money(YEARS[:3]), {**group, "care_group": "Older people"}])
    assert said["spend"][0] == {
        "head": "hospital_inpatients",
        "amount": "20000",
        "share_percent": "20.00",
        "earlier_years_compared": 2,
    }
    assert said["spend"][-1] == {
        "head": "key_care_group",
        "amount": "33333",
        "care_group": "Older people",
        "share_percent": "33.33",
        "earlier_years_compared": 0,
    }
    assert said["key_care_groups_identified"] is True


def test_an_amount_without_a_share_says_that_the_share_is_not_given():
    rows = [each for each in money() if each["about"] != "total"]
    assert row(spending=rows)["spend"][0]["share_given"] is False


@pytest.mark.parametrize(
    ("review", "text", "said"),
    [
        ({}, "", (False, False, None)),
        ({"reasons": "Three years on.", "result": "keep"}, "", (True, True, None)),
        ({"result": "replace"}, "", (False, True, False)),
        ({"result": "replace"}, "Carers come first.", (True, True, True)),
    ],
    ids=["nothing", "kept", "replaced and not described", "replaced and described"],
)
def test_a_review_of_the_plan(review, text, said):
    told = [*sections(), {"id": "r", "report": REPORT, "part": "plan_review", "text": text}]
    plans = [{"id": "plan-1", "title": "Plan"}]
    found = row(plans=plans, plan_reviews=[a_review(**review)], report_sections=told)
    names = ("review_reasons_given", "review_says_whether_replaced", "review_changes_described")
    assert tuple(found.get(name) for name in names) == said


def test_without_a_review_nothing_is_said_of_one():
    assert not any(name.startswith("review_") for name in row())


def test_an_authority_file_can_say_it():
    said = {"id": REPORT, "reporting_year": "2025-26", **row({"NI-14": 5})}
    plain = {"authority": {"name": "Glen Test", "fictional": True, "health_board": "NHS Glen", "councils": ["Glen"]}}
    others = {
        "localities": [{"id": "east", "name": "East"}, {"id": "west", "name": "West"}],
        "inspections": [
            {
                "id": "wards",
                "title": "Wards",
                "inspectors": ["audit_scotland"],
                "reported_on": "2025-10-01",
                "recommendations": [{"id": "wards-1", "what": "Open the garden."}],
            }
        ],
    }
    facts = read_plain({**plain, **others, "performance_reports": [said]}, name="Glen Test")
    assert facts.performance_reports[0].spend[0].share_percent == 20
