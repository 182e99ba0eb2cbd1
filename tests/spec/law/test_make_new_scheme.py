"""act-2014/s47-s48: a change of model or of councils needs a new scheme, with a first plan of its own."""

import pytest

from comhla.law.facts import NOT_DONE, DelegatedFunction, Plan, PlanOrigin, SchemeKind
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, SECOND_COUNCIL, a_scheme, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s47-s48"
CHANGE, FIRST_PLAN = "change_model_or_councils_by_new_scheme", "make_first_plan_under_new_scheme"
A, B, C, D = Model


def later(kind, model, councils=(COUNCIL,), **facts):
    return a_scheme(model, councils=councils, **{"id": "next", "kind": kind, "approved_on": day("2025-01-10"), **facts})


# kind of the later scheme, its model and councils, the scheme it replaces, outcome. The first one has model (d).
CHANGES = [
    (SchemeKind.NEW, A, (COUNCIL,), "scheme-2015", "met"),
    (SchemeKind.REVISED, D, (COUNCIL,), "scheme-2015", "met"),
    (SchemeKind.REVISED, A, (COUNCIL,), "scheme-2015", "not_met"),
    (SchemeKind.REVISED, D, (COUNCIL, SECOND_COUNCIL), "scheme-2015", "not_met"),
    (SchemeKind.REVISED, A, (COUNCIL,), None, "cannot_tell"),
]


@pytest.mark.parametrize(("kind", "model", "councils", "replaces", "expected"), CHANGES)
def test_change_model_or_councils_by_new_scheme(kind, model, councils, replaces, expected):
    facts = an_authority(schemes=(a_scheme(D), later(kind, model, councils, replaces=replaces)))
    assert outcome(DUTY, CHANGE, facts, as_at="2025-01-10") == expected


def test_what_a_revised_scheme_changes_is_named():
    both = later(SchemeKind.REVISED, A, (COUNCIL, SECOND_COUNCIL), replaces="scheme-2015")
    found = finding(DUTY, CHANGE, an_authority(schemes=(a_scheme(D), both)), as_at="2025-01-10")
    assert "changes the model and the councils, which only a new scheme can" in found.because


def a_plan(finalised="2025-03-31", origin=PlanOrigin.FIRST):
    on = day(finalised) if isinstance(finalised, str) else finalised
    return Plan(id=f"plan-{finalised}", title="Plan", origin=origin, finalised_on=on)


def with_plans(plans, begins="2025-04-01", **facts):
    functions = (DelegatedFunction(id="f", name="f", first_day=begins and day(begins)),)
    new = later(SchemeKind.NEW, A, replaces="scheme-2015", functions=functions, **facts)
    return an_authority(schemes=(a_scheme(D), new), plans=plans)


# plans, as at, outcome. Approved on 10 January 2025; functions pass on 1 April 2025.
PLANS = {
    "made the day before": ((a_plan(),), "2025-04-01", "met"),
    "made on the day itself": ((a_plan("2025-04-01"),), "2025-04-01", "not_met"),
    "still in time": ((), "2025-03-31", "not_yet_due"),
    "final later than the day asked about": ((a_plan(),), "2025-03-30", "not_yet_due"),
    "none": ((), "2025-04-01", "not_met"),
    "the plan of the old body": ((a_plan("2024-12-01"),), "2025-04-01", "not_met"),
    "a plan made under a review": ((a_plan(origin=PlanOrigin.REVIEW),), "2025-04-01", "not_met"),
    "not final": ((a_plan(NOT_DONE),), "2025-04-01", "not_met"),
    "origin not recorded": ((a_plan(origin=None),), "2025-04-01", "cannot_tell"),
    "day not recorded": ((a_plan(None),), "2025-04-01", "cannot_tell"),
    "plans not recorded": (None, "2025-04-01", "cannot_tell"),
}


@pytest.mark.parametrize(("plans", "as_at", "expected"), PLANS.values(), ids=PLANS)
def test_make_first_plan_under_new_scheme(plans, as_at, expected):
    assert outcome(DUTY, FIRST_PLAN, with_plans(plans), as_at=as_at) == expected


def test_make_first_plan_under_new_scheme_without_days():
    assert outcome(DUTY, FIRST_PLAN, with_plans((), begins=None), as_at="2025-04-01") == "cannot_tell"
    undated = with_plans((a_plan("2024-12-01"),), approved_on=None)
    assert outcome(DUTY, FIRST_PLAN, undated, as_at="2025-04-01") == "met"


def test_a_revised_scheme_needs_no_first_plan():
    facts = an_authority(schemes=(a_scheme(D), later(SchemeKind.REVISED, D, replaces="scheme-2015")))
    assert silent(DUTY, FIRST_PLAN, facts, as_at="2025-04-01")


def test_a_first_scheme_is_not_asked_about():
    assert findings(DUTY, an_authority(), as_at="2025-04-01") == []
