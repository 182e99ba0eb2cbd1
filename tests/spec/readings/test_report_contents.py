"""What a performance report must have, regulation by regulation, and what is said to be missing. SSI 2014/326."""

from __future__ import annotations

import pytest

from comhla.dates import ReportingYear
from comhla.law.facts import ReportPart
from comhla.law.readings.report_contents import report_contents
from comhla.reference.models import Model
from tests.lib.reports import REPORT, YEARS, a_review, money, sections, whole_facts
from tests.lib.web import small_facts

Y = ReportingYear.from_label("2025-26")
P = ReportPart


def of(**collections):
    return report_contents(whole_facts(**collections), Y)


def missing(**collections):
    return {(each.part, each.provision, each.subject) for each in of(**collections).gaps}


def without(*ids, text=""):
    return [{**each, "text": text} if each["id"].removeprefix(f"{REPORT}-") in ids else each for each in sections()]


def test_a_report_with_everything_has_no_gap():
    found = of()
    assert found.gaps == ()
    assert (found.report, found.model) == (REPORT, Model.BODY_CORPORATE)


def test_before_it_is_begun_it_has_no_sections():
    found = report_contents(small_facts(report_sections=[]), Y)
    assert (found.report, found.sections) == (None, ())
    assert len([each for each in found.gaps if each.part is P.OUTCOME]) == 9


def test_without_a_scheme_the_model_is_not_known():
    assert report_contents(small_facts(schemes=[]), Y).model is None


class TestSections:
    def test_they_stand_in_the_order_of_the_regulations_then_of_their_places(self):
        rows = [
            {"id": "b", "report": REPORT, "part": "other"},
            {"id": "a", "report": REPORT, "part": "other"},
            {"id": "c", "report": REPORT, "part": "other", "place": 1},
            {"id": "s", "report": REPORT, "part": "summary"},
            {"id": "elsewhere", "report": "report-2024-25", "part": "summary"},
        ]
        reports = [{"id": f"report-{year}", "reporting_year": year} for year in YEARS[:2]]
        assert [each.id for each in of(report_sections=rows, performance_reports=reports).sections] == list("scab")


class TestRegulation3:
    def test_each_of_the_nine_outcomes_is_assessed(self):
        assert missing(report_sections=without("o4")) == {(P.OUTCOME, "regulation 3(a)", "O4")}

    @pytest.mark.parametrize(
        ("section", "part", "provision"),
        [
            ("principles", P.PRINCIPLES, "regulation 3(b)"),
            ("strategic_planning", P.STRATEGIC_PLANNING, "regulation 3(c)"),
            ("best_value", P.BEST_VALUE, "regulation 5"),
            ("locality_arrangements", P.LOCALITY_ARRANGEMENTS, "regulation 6(1)"),
        ],
    )
    def test_a_text_of_spaces_says_nothing(self, section, part, provision):
        assert missing(report_sections=without(section, text="  ")) == {(part, provision, "")}

    def decided(self, **said):
        row = {"id": "d", "title": "Close the ward", "decided_by": "board", "decided_on": "2025-08-01"}
        view = {"significant": True, "recorded_on": "2025-07-01"}
        return {"decisions": [{**row, "within_plan": False, "view": view, **said}]}

    def test_decisions_outside_the_plan_are_listed_with_their_reasons(self):
        (found,) = of(**self.decided(reasons="It was not safe.")).decisions
        assert (found.title, found.reasons) == ("Close the ward", "It was not safe.")
        assert of(**self.decided(reasons="It was not safe.")).gaps == ()

    def test_one_without_reasons_is_missing_them(self):
        assert missing(**self.decided()) == {(P.DECISIONS, "regulation 3(c)", "d")}

    @pytest.mark.parametrize("said", [{"view": None}, {"within_plan": True}, {"decided_on": "2026-04-01"}])
    def test_others_are_not_reported(self, said):
        assert of(**self.decided(**said)).decisions == ()


class TestRegulation4:
    def test_without_money_everything_of_it_is_missing(self):
        found = missing(spending=[])
        assert (P.MONEY, "regulation 4(2)", "") in found
        assert (P.MONEY, "regulation 4(1)", "hospital inpatients") in found
        assert (P.MONEY, "regulation 4(4)", "hospital inpatients") in found
        assert {(P.VARIANCE, "regulation 4(3)", ""), (P.VARIANCE, "regulation 4(4)", "")} <= found

    def test_four_earlier_years_are_not_five(self):
        found = {each.part for each in of(spending=money(YEARS[:5])).gaps}
        assert found == {P.MONEY, P.VARIANCE, P.LOCALITY}

    @pytest.mark.parametrize(
        ("reason", "text", "is_missing"), [(None, "", True), ("Posts.", "", False), (None, "Posts.", False)]
    )
    def test_a_variance_has_a_reason_in_the_table_or_the_text(self, reason, text, is_missing):
        rows = [{k: v for k, v in {**each, "reason": reason}.items() if v is not None} for each in money()]
        said = [*sections(), {"id": "v", "report": REPORT, "part": "variance", "text": text}]
        assert ((P.VARIANCE, "regulation 4(3)", "") in missing(spending=rows, report_sections=said)) is is_missing

    def test_spending_as_planned_needs_no_reason(self):
        rows = [{**each, "planned": "95000", "reason": ""} if "planned" in each else each for each in money()]
        assert missing(spending=rows) == set()

    def test_a_care_group_that_is_named_is_asked_for_like_a_head(self):
        old = {"id": "g", "financial_year": "2024-25", "about": "head", "head": "key_care_group", "amount": "10"}
        found = missing(spending=[*money(), {**old, "financial_year": "2025-26", "care_group": "Older people"}])
        assert found == {(P.MONEY, "regulation 4(4)", "Older people")}


class TestRegulation6:
    def test_each_locality_says_what_involving_groups_did(self):
        assert missing(report_sections=without("east")) == {(P.LOCALITY, "regulation 6(1)", "east")}

    def test_each_locality_has_a_share(self):
        rows = [each for each in money() if each.get("locality") != "east"]
        assert missing(spending=rows) == {
            (P.LOCALITY, "regulation 6(2)", "east"),
            (P.LOCALITY, "regulation 6(3)", "east"),
        }

    @pytest.mark.parametrize(
        ("days", "is_there"),
        [
            ({}, True),
            ({"last_day": "2025-04-01"}, True),
            ({"last_day": "2025-03-31"}, False),
            ({"first_day": "2026-03-31"}, True),
            ({"first_day": "2026-04-01"}, False),
        ],
        ids=["always", "ended on the first day", "ended before", "began on the last day", "began later"],
    )
    def test_it_is_a_locality_of_the_year_where_it_was_one_on_any_day(self, days, is_there):
        found = of(localities=[{"id": "east", "name": "East", **days}, {"id": "west", "name": "West"}])
        assert ("east" in [each.locality.id for each in found.localities]) is is_there


class TestRegulation7:
    def inspection(self, response=None, **said):
        one = {"id": "i-1", "what": "Open the garden.", **({"response": response} if response else {})}
        row = {"id": "i", "title": "Wards", "inspectors": ["audit_scotland"], "reported_on": "2025-10-01"}
        return {"inspections": [{**row, "recommendations": [one], **said}]}

    def test_a_recommendation_of_the_year_needs_what_was_done(self):
        assert missing(**self.inspection()) == {(P.INSPECTIONS, "regulation 7", "i-1")}
        assert missing(**self.inspection("It is open.")) == set()

    @pytest.mark.parametrize("said", [{"reported_on": "2025-03-31"}, {"about_integration_functions": False}])
    def test_of_another_year_or_about_something_else_it_stays_out(self, said):
        assert of(**self.inspection(**said)).inspections == ()

    def test_an_inspection_without_recommendations_has_none_to_list(self):
        assert of(**self.inspection(recommendations=[])).inspections == ()


class TestRegulation8:
    def reviewed(self, *more, **said):
        plans = [{"id": "plan-1", "title": "Plan"}, {"id": "plan-2", "title": "Next plan"}]
        return {"plan_reviews": [a_review(**said)], "plans": plans, "report_sections": [*sections(), *more]}

    def test_a_review_has_reasons_and_says_whether_a_revised_plan_followed(self):
        gaps = of(**self.reviewed()).gaps
        assert [each.what for each in gaps] == [
            "Why the plan was reviewed is not recorded.",
            "Whether a revised plan followed the review is not recorded.",
        ]
        assert missing(**self.reviewed(reasons="Three years on.", result="keep")) == set()

    def test_what_changed_in_a_revised_plan_is_described(self):
        said = {"reasons": "Three years on.", "result": "replace", "replacement": "plan-2"}
        assert missing(**self.reviewed(**said)) == {(P.PLAN_REVIEW, "regulation 8", "review-1")}
        told = {"id": "r", "report": REPORT, "part": "plan_review", "text": "Carers come first."}
        assert missing(**self.reviewed(told, **said)) == set()
        (review,) = of(**self.reviewed(told, **said)).reviews
        assert review.replacement.id == "plan-2"

    @pytest.mark.parametrize("resolved", ["2025-03-31", "not done"])
    def test_one_that_was_not_concluded_in_the_year_stays_out(self, resolved):
        assert of(**self.reviewed(resolved_on=resolved)).reviews == ()


class TestRegulation9:
    def committee(self, response=None, received="2025-10-01"):
        one = {"id": "c-1", "what": "Meet more often.", **({"response": response} if response else {})}
        return {"committee_reports": [{"id": "c", "received_on": received, "recommendations": [one]}]}

    def test_each_recommendation_of_the_committee_needs_a_response(self):
        assert missing(**self.committee()) == {(P.COMMITTEE, "regulation 9", "c-1")}
        assert missing(**self.committee("We do.")) == set()

    def test_one_of_another_year_stays_out(self):
        assert of(**self.committee(received="2026-04-01")).committee == ()
