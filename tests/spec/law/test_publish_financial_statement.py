"""act-2014/s39: publish an annual financial statement."""

from decimal import Decimal

import pytest

from comhla.law.facts import NOT_DONE, Evidence, FinancialStatement, Plan, PlanOrigin
from comhla.reference import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s39"
PLAN = Plan(id="plan-2016", title="Plan 2016", origin=PlanOrigin.FIRST, published_on=day("2016-03-30"))


def a_statement(published, year=None, **facts):
    on = day(published) if isinstance(published, str) else published
    return FinancialStatement(**{"id": f"{published}-{year}", "published_on": on, "financial_year": year, **facts})


def with_statements(*statements, plans=(PLAN,), model=Model.BODY_CORPORATE):
    return an_authority(financial_statements=statements, plans=plans, model=model)


# statements published on, outcome; the first plan was published on 30 March 2016
WITH_PLAN = [
    ((a_statement("2016-03-30"),), "met"),
    ((a_statement("2016-03-01"), a_statement("2016-03-30")), "met"),
    ((a_statement("2016-03-29"),), "for_a_person"),
    ((a_statement("2016-03-31"),), "not_met"),
    ((a_statement("2016-03-29"), a_statement("2016-03-31")), "not_met"),
    ((a_statement(None),), "cannot_tell"),
    ((a_statement(NOT_DONE),), "not_met"),
    ((a_statement("2016-03-30", plan="another"),), "not_met"),
    ((a_statement("2016-03-30", plan="plan-2016"),), "met"),
    ((), "not_met"),
]


@pytest.mark.parametrize(("statements", "expected"), WITH_PLAN)
def test_publish_with_first_plan(statements, expected):
    assert outcome(DUTY, "publish_with_first_plan", with_statements(*statements), as_at="2016-04-30") == expected


def test_publish_with_first_plan_needs_a_published_first_plan():
    facts = with_statements(plans=(PLAN.replace(origin=PlanOrigin.REVIEW),))
    assert silent(DUTY, "publish_with_first_plan", facts, as_at="2016-04-30")
    assert silent(DUTY, "publish_with_first_plan", with_statements(), as_at="2016-03-29")


# statements with their days and years, as at, outcome for 2026-27: in time by 1 April 2026, or a year from the last
LAST = a_statement("2025-03-20", "2025-26")
EACH_YEAR = [
    ((LAST,), "2026-01-01", "not_yet_due"),
    ((LAST,), "2026-03-19", "not_yet_due"),
    ((LAST,), "2026-03-20", "for_a_person"),
    ((LAST,), "2027-03-31", "for_a_person"),
    ((LAST,), "2027-04-01", "not_met"),
    ((LAST, a_statement(None)), "2027-04-01", "cannot_tell"),
    ((), "2026-04-01", "not_yet_due"),
    ((), "2026-04-02", "for_a_person"),
    ((LAST, a_statement("2026-03-19", "2026-27")), "2026-04-02", "met"),
    # within the financial year on one reading, over twelve months on the other
    ((LAST, a_statement("2026-04-02", "2026-27")), "2026-04-02", "for_a_person"),
    ((LAST, a_statement("2026-04-01", "2026-27")), "2026-04-02", "for_a_person"),
    ((a_statement("2025-06-01", "2025-26"), a_statement("2026-05-31", "2026-27")), "2026-05-31", "for_a_person"),
    # no year recorded: it counts for the year in which it was published
    ((a_statement("2026-04-01"),), "2026-04-01", "met"),
    ((a_statement("2026-03-31"),), "2026-04-02", "for_a_person"),
    # one for another year was published in it
    ((LAST, a_statement("2026-05-01", "2025-26")), "2027-04-01", "for_a_person"),
    # only when the year was over
    ((LAST, a_statement("2027-04-01", "2026-27")), "2027-04-01", "not_met"),
    ((LAST, a_statement("2026-05-01", "2025-26"), a_statement("2027-04-01", "2026-27")), "2027-04-01", "for_a_person"),
]


@pytest.mark.parametrize(("statements", "as_at", "expected"), EACH_YEAR)
def test_publish_each_year(statements, as_at, expected):
    facts = with_statements(*statements)
    assert outcome(DUTY, "publish_each_year", facts, as_at=as_at, subject="2026-27") == expected


def test_both_readings_are_told():
    facts = with_statements(LAST, a_statement("2026-04-02", "2026-27"))
    found = finding(DUTY, "publish_each_year", facts, as_at="2026-04-02", subject="2026-27")
    assert found.because == (
        "The statement for 2026-27 was published on 2 April 2026. Counted from the statement before, the last day was"
        " 19 March 2026; counted by financial years, it was 1 April 2026. Was it published each year as it should be?"
    )


def test_years_are_asked_about_from_the_one_after_the_first_publication_and_from_1_january():
    facts = with_statements(LAST, plans=(PLAN.replace(published_on=day("2024-03-31")), Plan(id="p", title="P")))

    def years(as_at):
        asked = [each for each in findings(DUTY, facts, as_at=as_at) if each.part is not None]
        return [each.subject.id for each in asked if each.part.key == "publish_each_year"]

    assert years("2025-12-31") == ["2024-25", "2025-26"]
    assert years("2026-01-01") == ["2024-25", "2025-26", "2026-27"]
    assert years("2023-12-31") == []
    nothing_published = with_statements(plans=(Plan(id="p", title="P"),))
    assert findings(DUTY, nothing_published, as_at="2026-01-01") == []


# amount, whether it gives one, outcome
AMOUNTS = [
    (Decimal("250000000"), None, "met"),
    (None, True, "met"),
    (None, False, "not_met"),
    (None, None, "cannot_tell"),
]


@pytest.mark.parametrize(("total", "gives", "expected"), AMOUNTS)
def test_give_amount(total, gives, expected):
    facts = with_statements(a_statement("2026-03-19", total=total, gives_amount=gives))
    assert outcome(DUTY, "give_amount", facts, as_at="2026-03-19") == expected
    assert silent(DUTY, "give_amount", facts, as_at="2026-03-18")


NEW = Plan(
    id="plan-2024",
    title="Plan 2024",
    finalised_on=day("2024-02-20"),
    published_on=day("2024-03-01"),
    period_first_day=day("2024-04-01"),
)

# the statement's year, its plan, outcome; Plan 2024 begins on 1 April 2024
RELATING = [
    ("2024-25", "plan-2024", "met"),
    ("2024-25", "plan-2016", "for_a_person"),
    ("2024-25", "unrecorded", "for_a_person"),
    ("2024-25", None, "cannot_tell"),
    (None, "plan-2016", None),
    ("2023-24", "plan-2016", None),
]


@pytest.mark.parametrize(("year", "plan", "expected"), RELATING)
def test_relate_to_current_plan(year, plan, expected):
    facts = with_statements(a_statement("2024-03-20", year, plan=plan), plans=(PLAN, NEW))
    if expected is None:
        assert silent(DUTY, "relate_to_current_plan", facts, as_at="2024-03-20")
    else:
        assert outcome(DUTY, "relate_to_current_plan", facts, as_at="2024-03-20") == expected


def test_the_superseded_plan_is_named():
    facts = with_statements(a_statement("2024-03-20", "2024-25", plan="plan-2016"), plans=(PLAN, NEW))
    found = finding(DUTY, "relate_to_current_plan", facts, as_at="2024-03-20")
    assert found.because.startswith("The statement relates to Plan 2016, and when its year begins Plan 2024 runs.")


# total, payments, set aside, outcome
TOTALS = [
    ("250", "200", "50", "met"),
    (None, "200", "50", "met"),
    ("250", "200", "49", "not_evidenced"),
    ("250", "250", None, "not_evidenced"),
    ("250", None, "50", "not_evidenced"),
]


@pytest.mark.parametrize(("total", "payments", "set_aside", "expected"), TOTALS)
def test_cover_total_resources(total, payments, set_aside, expected):
    statement = a_statement(
        "2026-03-19",
        total=total and Decimal(total),
        payments_total=payments and Decimal(payments),
        set_aside_total=set_aside and Decimal(set_aside),
    )
    assert outcome(DUTY, "cover_total_resources", with_statements(statement), as_at="2026-03-19") == expected
    lead_agency = with_statements(statement, model=Model.BOTH_LEAD)
    assert silent(DUTY, "cover_total_resources", lead_agency, as_at="2026-03-19")


def test_cover_total_resources_by_evidence():
    part = "cover_total_resources"
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Budget paper", dated_on=day("2026-03-19")),)
    facts = with_statements(a_statement("2026-03-19")).replace(evidence=kept)
    assert outcome(DUTY, part, facts, as_at="2026-03-19") == "met"
