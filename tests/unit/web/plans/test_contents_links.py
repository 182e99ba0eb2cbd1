"""How plans of partners fit with a strategic plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.web.plans.presenters.contents_links import (
    Fit,
    Period,
    apart,
    conflicts,
    fit_in_words,
    fit_of,
    linked,
    neighbours,
)
from tests.lib.plans import plan_facts

OWN = Period(date(2027, 4, 1), date(2030, 3, 31))

FITS = [
    # first day,        last day,          how it fits
    ("2024-04-01", "2027-03-31", Fit.OVER, "Ended on 31 March 2027, before this plan begins."),
    ("2024-04-01", "2027-04-01", Fit.ENDS_BEFORE, "Ends on 1 April 2027, 2 years and 11 months before this plan."),
    ("2025-04-01", "2028-03-31", Fit.ENDS_BEFORE, "Ends on 31 March 2028, 2 years before this plan."),
    ("2025-04-01", "2030-03-30", Fit.ENDS_BEFORE, "Ends on 30 March 2030, 1 day before this plan."),
    ("2025-04-01", "2030-03-31", Fit.COVERS, "Runs for the whole of this plan's period."),
    ("2027-04-01", "2030-03-31", Fit.COVERS, "Runs for the whole of this plan's period."),
    ("2027-10-01", "2031-03-31", Fit.BEGINS_AFTER, "Begins on 1 October 2027, 6 months after this plan."),
    ("2027-10-01", "2029-03-31", Fit.ENDS_BEFORE, "Ends on 31 March 2029, 1 year before this plan."),
    ("2030-04-01", "2033-03-31", Fit.LATER, "Begins on 1 April 2030, after this plan has ended."),
    ("2025-04-01", None, Fit.COVERS, "Runs for the whole of this plan's period."),
    ("2028-04-01", None, Fit.BEGINS_AFTER, "Begins on 1 April 2028, 1 year after this plan."),
    (None, "2028-03-31", Fit.ENDS_BEFORE, "Ends on 31 March 2028, 2 years before this plan."),
    (None, None, Fit.UNKNOWN, "Its period is not recorded."),
]


def period(first: str | None, last: str | None) -> Period:
    return Period(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(("first", "last", "fit", "words"), FITS)
def test_a_period_fits_so(first, last, fit, words):
    assert fit_of(OWN, period(first, last)) is fit
    assert fit_in_words(OWN, period(first, last))[0] == words


@pytest.mark.parametrize("own", [Period(None, OWN.last_day), Period(OWN.first_day, None)])
def test_without_a_period_of_this_plan_nothing_is_said(own):
    assert fit_of(own, OWN) is Fit.UNKNOWN_HERE
    assert fit_in_words(own, OWN) == ("The period of this plan is not recorded yet.", "grey")


APART = [
    ("2028-03-31", "2030-03-31", "2 years"),
    ("2027-09-30", "2030-03-31", "2 years and 6 months"),
    ("2028-02-29", "2028-03-31", "1 month"),
    ("2028-01-15", "2028-02-14", "30 days"),
    ("2028-01-15", "2028-02-15", "1 month"),
    ("2028-01-15", "2029-02-14", "1 year"),
    ("2028-03-30", "2028-03-31", "1 day"),
]


@pytest.mark.parametrize(("earlier", "later", "words"), APART)
def test_days_lie_so_far_apart(earlier, later, words):
    assert apart(date.fromisoformat(earlier), date.fromisoformat(later)) == words


@given(st.dates(), st.dates())
def test_a_plan_overlaps_exactly_where_both_have_a_day_in_common(one, other):
    first, last = sorted((one, other))
    in_common = first <= OWN.last_day and OWN.first_day <= last
    assert fit_of(OWN, Period(first, last)).overlaps is in_common


def strategy(key: str, first: str | None = None, last: str | None = None, **fields: Any) -> dict[str, Any]:
    row = {"id": key, "kind": "local_housing_strategy", "title": "Housing", **fields}
    given = {"period_first_day": first, "period_last_day": last}
    return {**row, **{name: value for name, value in given.items() if value}}


CONFLICTS = [
    # recorded housing strategies,                                         what is said of them
    ([], ["None is recorded."]),
    ([strategy("a", "2022-04-01", "2027-03-31")], ["None is recorded for the period of this plan."]),
    ([strategy("a", "2022-04-01", "2028-03-31")], ["Housing ends on 31 March 2028, 2 years before this plan."]),
    ([strategy("a", "2022-04-01", "2028-03-31"), strategy("b", "2028-04-01", "2033-03-31")], []),
    (
        [strategy("a", "2022-04-01", "2028-03-31", title=None)],
        ["Local housing strategy ends on 31 March 2028, 2 years before this plan."],
    ),
    ([strategy("a", "2025-04-01", "2030-03-31")], []),
    ([strategy("a")], []),
]


@pytest.mark.parametrize(("rows", "said"), CONFLICTS)
def test_what_does_not_fit_is_said_in_a_sentence(rows, said):
    rows = [{name: value for name, value in row.items() if value is not None} for row in rows]
    facts = plan_facts(linked_plans=rows)
    found = conflicts(facts, facts.plan_called("plan-2027"))
    told = [each.removeprefix("Local housing strategy: ") for each in found if each.startswith(("Local h", "Housing"))]
    assert told == said


def test_without_a_period_of_this_plan_no_conflict_is_said_of_what_is_recorded():
    facts = plan_facts(plans=[{"id": "p", "title": "P"}], linked_plans=[strategy("a", "2022-04-01", "2023-03-31")])
    assert not any(each.startswith("Local housing") for each in conflicts(facts, facts.plan_called("p")))


def url(name: str, *arguments: object) -> str:
    return "/".join((name, *map(str, arguments)))


def kinds(**collections: Any) -> dict[str, Any]:
    facts = plan_facts(**collections)
    return {each.label: each for each in linked(facts, facts.plan_called("plan-2027"), url)}


def test_every_kind_stands_with_the_way_to_record_what_is_missing():
    found = kinds()
    assert len(found) == 8
    assert all(each.missing for each in found.values())
    assert found["Carer strategy"].record_url == "record-new/linked_plans?kind=carer_strategy"
    assert found["Equality outcomes"].record_url == "record-new/publications?kind=equality_outcomes"


def test_only_plans_of_this_period_are_shown_or_the_latest_one():
    rows = [
        strategy("a", "2012-04-01", "2017-03-31"),
        strategy("b", "2017-04-01", "2022-03-31"),
        strategy("c", "2027-10-01", published_on="2027-09-01"),
        {"id": "w1", "kind": "workforce_plan", "period_last_day": "2019-03-31", "published_on": "not done"},
        {"id": "w2", "kind": "workforce_plan", "period_last_day": "2022-03-31"},
    ]
    found = kinds(linked_plans=rows)
    (housing,) = found["Local housing strategy"].plans
    assert (housing.url, housing.published) == ("record-row/linked_plans/c", "Published on 1 September 2027")
    (workforce,) = found["Workforce plan"].plans
    assert (workforce.url, workforce.published) == ("record-row/linked_plans/w2", "Not recorded as published")
    assert workforce.title == "Workforce plan"


def test_the_latest_equality_outcomes_are_shown():
    rows = [
        {"id": "e1", "kind": "equality_outcomes", "published_on": "2024-04-30"},
        {"id": "e2", "kind": "equality_outcomes", "published_on": "not done"},
    ]
    (shown,) = kinds(publications=rows)["Equality outcomes"].plans
    assert (shown.url, shown.fit) == ("record-row/publications/e1", "Its period is not recorded.")
    (shown,) = kinds(publications=rows[1:])["Equality outcomes"].plans
    assert shown.published == "Not published yet"


def test_neighbours_whose_plans_overlap_are_shown():
    near = {"id": "n1", "authority": "Strath", "period_first_day": "2028-04-01", "shared_services": "A hospital"}
    past = {"id": "n2", "authority": "Past", "period_last_day": "2020-03-31"}
    facts = plan_facts(other_plans=[{**near, "being_prepared": True}, past])
    found = neighbours(facts, facts.plan_called("plan-2027"), url)
    (shown,) = found.plans
    assert (shown.title, shown.fit, shown.published) == ("Strath", "A hospital", "Being prepared")
    assert found.missing == ""


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (None, "Whether others use the same services is not recorded."),
        ([], "No plan of another authority overlaps the period of this plan."),
    ],
)
def test_without_neighbours_it_is_said_why(rows, said):
    facts = plan_facts() if rows is None else plan_facts(other_plans=rows)
    assert neighbours(facts, facts.plan_called("plan-2027"), url).missing == said
