"""Which recorded rows an answer rests on, and with what values."""

from __future__ import annotations

from datetime import date

from comhla.law import check, duty_called
from comhla.law.facts import Evidence, Plan
from comhla.law.facts_used import UsedRow, facts_used
from tests.lib.law import an_authority

DAY = date(2026, 6, 1)


def used(duty: str, part: str, most: int | None = None, **collections: object):
    facts = an_authority(**collections)
    findings = check(facts, as_at=DAY, among=[duty_called(duty)])
    finding = next(each for each in findings if each.part is None or each.part.key == part)
    return {each.collection: each for each in facts_used(finding, facts, DAY, most=most)}


PLAN = Plan(id="plan-1", title="Plan", finalised_on=date(2025, 3, 20), published_on=date(2025, 3, 24))


def test_the_row_of_the_subject_with_the_fields_that_were_used():
    found = used("act-2014/s35", "publish_statement_with_plan", plans=(PLAN, PLAN.replace(id="plan-2")))["plans"]
    assert [row.name for row in found.rows or ()] == ["plan-1"]
    assert found.of == 2
    (row,) = found.rows or ()
    told = dict(zip(found.fields, row.values, strict=True))
    assert told["published_on"] == "2025-03-24"
    assert told["statement_published_on"] == ""


def test_a_collection_that_is_not_recorded_says_so():
    found = used("act-2014/s35", "publish_statement_with_plan")
    assert found["plans"].rows is None


def test_evidence_is_told_by_what_it_is_and_its_day():
    facts = an_authority(plans=(PLAN,))
    finding = next(each for each in check(facts, as_at=DAY) if each.part and "evidence" in each.part.uses)
    evidence = Evidence(id="e", duty=finding.duty.id, what="A paper", dated_on=date(2025, 3, 1))
    found = {each.collection: each for each in facts_used(finding, facts.replace(evidence=(evidence,)), DAY, most=None)}
    assert found["evidence"].rows == (UsedRow("e", ("A paper", "2025-03-01")),)
