"""The performance report as a document: every part of SSI 2014/326 has its place, and what is missing is said there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from comhla.dates import ReportingYear
from comhla.documents.formats import Format, render
from comhla.documents.performance_report import performance_report
from comhla.documents.report_charts import chart_of
from comhla.documents.report_measures import measure_in_report
from comhla.documents.report_tables import difference_in_words
from comhla.indicators.areas import SCOTLAND, Area, AreaKind
from comhla.indicators.catalogue import indicator
from comhla.law.readings.report_contents import report_contents
from comhla.law.readings.report_money import Variance
from tests.lib.measures import READMISSIONS, rate
from tests.lib.reports import REPORT, YEARS, a_review, money, sections, whole_facts

Y = ReportingYear.from_label("2025-26")
OWN = Area("LOCAL-glen-test", "Glen Test", AreaKind.AUTHORITY)
SEEN = [rate(area, when, 110, 1_000) for when in range(2020, 2026) for area in (OWN, SCOTLAND)]


def a_measure(seen=SEEN, key=READMISSIONS):
    return measure_in_report(indicator(key), seen, OWN, Y, years_compared=5, source="Made-up figures")


def page(measures=(), *, is_draft=False, **collections):
    facts = whole_facts(**collections)
    made = performance_report(facts, report_contents(facts, Y), measures, on=date(2026, 7, 20), is_draft=is_draft)
    return render(made, Format.HTML).decode()


def test_the_parts_stand_in_their_order():
    text = page([a_measure()])
    anchors = ["outcomes", "measures", "principles", "planning", "money", "best_value", "localities", "inspections"]
    places = [text.index(f'id="{each}"') for each in anchors]
    assert places == sorted(places)


def test_money_is_given_by_head_with_its_share_beside_five_earlier_years():
    text = page()
    assert "Money spent in 2025-26, of \N{POUND SIGN}100,000 paid to the authority or set aside for it" in text
    assert "20.0%" in text
    assert all(f">{each}</th>" in text for each in YEARS)
    assert "\N{POUND SIGN}1,000 underspent" in text
    assert "Posts stood empty." in text


def pounds(amount):
    return None if amount is None else Decimal(amount)


@pytest.mark.parametrize(
    ("planned", "spent", "said"),
    [
        (5, 3, "\N{POUND SIGN}2 underspent"),
        (3, 5, "\N{POUND SIGN}2 overspent"),
        (3, 3, "As planned"),
        (None, 3, "Not known"),
    ],
)
def test_the_difference_from_plan_is_said_in_words(planned, spent, said):
    assert difference_in_words(Variance("2025-26", pounds(planned), pounds(spent), None)) == said


def test_a_measure_stands_beside_five_earlier_years_with_what_was_found():
    measure = a_measure()
    assert [each.year for each in measure.years] == list(YEARS)
    assert measure.earlier_compared == 5
    text = page([measure])
    assert "Source: Made-up figures" in text
    assert "1 measure is used in this report." in text


def test_a_measure_without_any_figure_says_so_instead_of_a_table_of_nothing():
    measure = a_measure([])
    assert measure.earlier_compared == 0
    assert "No figure of the years 2020-21 to 2025-26 is at hand." in page([measure])


def test_the_chart_has_both_lines_and_none_is_drawn_of_one_period():
    chart = chart_of(a_measure(), SEEN, OWN)
    assert [line.label for line in chart.lines] == ["Glen Test", SCOTLAND.name]
    assert chart_of(a_measure(SEEN[:2]), SEEN[:2], OWN) is None
    assert chart_of(a_measure([]), [], OWN) is None
    assert chart_of(a_measure(), SEEN, OWN._replace(code="LOCAL-other")) is None
    alone = [each for each in SEEN if each.area == OWN]
    assert len(chart_of(a_measure(alone), alone, OWN).lines) == 1


def test_what_is_not_written_says_so_and_a_draft_lists_what_is_missing():
    text = page(report_sections=[], is_draft=True)
    assert text.count("This part is still to be written.") >= 13
    assert "What is still missing" in text
    assert "regulation 3(a)" in text
    assert "What is still missing" not in page(report_sections=[])


def test_inspections_are_listed_with_what_was_done():
    assert "It is open." in page()
    assert "No recommendation of an inspection" in page(inspections=[])


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("replace", "A revised plan follows it."),
        ("keep", "The plan stays as it is."),
        (None, "Whether a revised plan followed is not recorded."),
    ],
)
def test_a_review_of_the_plan_says_what_came_of_it(result, said):
    review = a_review(reasons="Three years on.", **({"result": result} if result else {}))
    text = page(plans=[{"id": "plan-1", "title": "Plan"}], plan_reviews=[review])
    assert "The review was concluded on 1 September 2025." in text
    assert "Why it was held: Three years on." in text
    assert said in text


def test_decisions_outside_the_plan_are_counted_with_their_reasons():
    view = {"significant": True, "recorded_on": "2025-07-01"}
    row = {"id": "d", "title": "Close the ward", "decided_by": "board", "decided_on": "2025-08-01", "view": view}
    text = page(decisions=[{**row, "within_plan": False, "reasons": "It was not safe."}])
    assert "1 significant decision outside the strategic plan." in text
    assert "It was not safe." in text


def test_the_committee_and_other_matters_have_their_place():
    one = {"id": "c-1", "what": "Meet more often.", "response": "We do."}
    more = {
        "id": "snow",
        "report": REPORT,
        "part": "other",
        "heading": "The winter",
        "text": "Snow.\n\n# Roads\n\nIce.",
    }
    text = page(
        committee_reports=[{"id": "c", "received_on": "2025-10-01", "recommendations": [one]}],
        report_sections=[*sections(), more],
    )
    assert "Meet more often." in text
    assert "The winter" in text
    assert "Ice." in text


def test_without_a_total_shares_are_not_recorded():
    assert "of an amount that is not recorded paid" in page(
        spending=[each for each in money() if each["about"] != "total"]
    )
