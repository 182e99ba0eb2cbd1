"""Figures, recipients and measures of a report in the words of its pages, without a database."""

from __future__ import annotations

import pytest

from comhla.dates import ReportingYear
from comhla.indicators.catalogue import Suite, catalogue
from comhla.law.readings.report_contents import report_contents
from comhla.web.reports.actions.copying import COMMITTEE, recipients_of
from comhla.web.reports.making import indicators_used
from comhla.web.reports.models import FrozenFigure
from comhla.web.reports.presenters.published import in_words, number_of
from comhla.web.reports.queries import Chosen
from comhla.web.reports.slots import slots_of
from tests.lib.reports import REPORT, whole_facts
from tests.lib.web import small_facts

Y = ReportingYear.from_label("2025-26")
NHS, COUNCIL = "NHS Glen", "Glen Council"


def scheme(model):
    row = {"id": "s", "kind": "first", "model": model, "health_board": NHS, "councils": [COUNCIL]}
    return [{**row, "approved_on": "2015-06-24"}]


@pytest.mark.parametrize(
    ("model", "recipients"),
    [("a", (NHS, COUNCIL)), ("b", (COMMITTEE, COUNCIL)), ("c", (COMMITTEE, NHS)), ("d", (COMMITTEE,))],
)
def test_copies_go_to_whom_the_model_says(model, recipients):
    assert recipients_of(small_facts(schemes=scheme(model)), Y) == recipients


def test_without_a_scheme_nobody_is_named():
    assert recipients_of(small_facts(schemes=[]), Y) == ()


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1_200.5, "pounds", "\N{POUND SIGN}1,200.50"),
        (-3.0, "pounds", "\N{MINUS SIGN}\N{POUND SIGN}3"),
        (12.50, "per cent", "12.5 per cent"),
        (20.0, "% of all", "20% of all"),
        (None, "pounds", "none"),
    ],
)
def test_numbers_stand_with_their_unit(value, unit, said):
    assert in_words(value, unit) == said


@pytest.mark.parametrize(
    ("mark", "said"), [("not_yet", "not yet published"), ("odd_mark", "odd mark"), ("", "no figure")]
)
def test_a_blank_says_why(mark, said):
    assert number_of(FrozenFigure(value=None, mark=mark, unit="per cent")) == said


def test_the_core_suite_is_used_unless_one_is_left_out_and_others_where_chosen():
    core = [each.key for each in catalogue() if each.suite is Suite.CORE]
    other = next(each.key for each in catalogue() if each.suite is not Suite.CORE)
    assert [each.key for each in indicators_used(catalogue(), {})] == core
    chosen = {core[0]: Chosen(False, "Under review.", 0), other: Chosen(True, "", -1)}
    assert [each.key for each in indicators_used(catalogue(), chosen)] == [other, *core[1:]]


class TestSlots:
    def slots(self, **collections):
        return {each.id: each for each in slots_of(report_contents(whole_facts(**collections), Y))}

    def test_each_outcome_and_locality_has_a_place_and_the_parts_that_concern_the_year(self):
        found = self.slots(report_sections=[])
        assert f"{REPORT}-o9" in found
        assert found[f"{REPORT}-locality-west"].locality == "west"
        assert f"{REPORT}-plan-review" not in found
        assert f"{REPORT}-committee" not in found
        assert not any(each.is_written for each in found.values())

    def test_a_review_and_a_committee_report_open_theirs(self):
        found = self.slots(
            plans=[{"id": "plan-1", "title": "Plan"}],
            plan_reviews=[{"id": "r", "plan": "plan-1", "resolved_on": "2025-09-01"}],
            committee_reports=[
                {"id": "c", "received_on": "2025-10-01", "recommendations": [{"id": "c-1", "what": "Meet."}]}
            ],
        )
        assert {f"{REPORT}-plan-review", f"{REPORT}-committee"} <= set(found)

    def test_where_both_bodies_lead_there_are_no_decisions_outside_the_plan(self):
        assert f"{REPORT}-decisions" not in self.slots(schemes=scheme("d"))
