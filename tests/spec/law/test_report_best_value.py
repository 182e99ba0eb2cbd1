"""APR-5: report how best value was secured."""

import pytest

from comhla.law.facts import NOT_DONE, PerformanceReport
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, outcome, outcome_of_the_whole, silent, started

DUTY = "APR-5"


def with_report(*, model=Model.BODY_CORPORATE, **facts):
    given = {"id": "report", "reporting_year": "2024-25", "published_on": day("2025-07-20"), **facts}
    return an_authority(establishment=started(), performance_reports=(PerformanceReport(**given),), model=model)


@pytest.mark.parametrize("model", list(Model))
@pytest.mark.parametrize(("assessed", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_assess_best_value(model, assessed, expected):
    facts = with_report(model=model, best_value_assessed=assessed)
    assert outcome(DUTY, "assess_best_value", facts, as_at="2025-07-20", subject="2024-25") == expected


def test_judge_best_value_assessment():
    facts = with_report()
    part = "judge_best_value_assessment"
    assert outcome(DUTY, part, facts, as_at="2025-07-20", subject="2024-25") == "for_a_person"


@pytest.mark.parametrize("part", ["assess_best_value", "judge_best_value_assessment"])
@pytest.mark.parametrize(("published_on", "as_at"), [(NOT_DONE, "2025-12-01"), (day("2025-07-20"), "2025-07-19")])
def test_nothing_is_said_before_publication(part, published_on, as_at):
    facts = with_report(published_on=published_on, best_value_assessed=False)
    assert silent(DUTY, part, facts, as_at=as_at)


def test_reports_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-08-02") == "cannot_tell"
