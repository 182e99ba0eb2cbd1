"""APR-10: follow the guidance on the performance report. Guidance warns and is never a breach."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, PerformanceReport
from tests.lib.law import an_authority, day, findings, outcome

DUTY = "APR-10"
CHECKLIST = {
    "use_core_indicators": "core_suite",
    "say_how_decisions_moved_outcomes": "decisions_effect",
    "offer_accessible_formats": "accessible_formats",
    "make_easy_to_find": "easy_to_find",
    "follow_annex_a": "annex_a",
}


PUBLISHED = day("2026-07-31")


def with_report(checklist, published=PUBLISHED):
    report = PerformanceReport(
        id="report-2025-26", reporting_year="2025-26", published_on=published, guidance_checklist=checklist
    )
    return an_authority(performance_reports=(report,))


@pytest.mark.parametrize(("part", "key"), CHECKLIST.items())
def test_each_thing_that_the_guidance_asks_for(part, key):
    everything = tuple(CHECKLIST.values())
    assert outcome(DUTY, part, with_report(everything), as_at="2026-07-31") == "met"
    without = tuple(each for each in everything if each != key)
    assert outcome(DUTY, part, with_report(without), as_at="2026-07-31") == "not_evidenced"
    assert outcome(DUTY, part, with_report(None), as_at="2026-07-31") == "not_evidenced"
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Checklist", dated_on=day("2026-07-31")),)
    assert outcome(DUTY, part, with_report(None).replace(evidence=kept), as_at="2026-07-31") == "met"


def test_reports_that_are_not_published_are_not_asked_about():
    assert findings(DUTY, with_report((), published=NOT_DONE), as_at="2026-08-01") == []
    assert findings(DUTY, with_report(()), as_at="2026-07-30") == []


def test_nothing_before_the_regulations():
    assert findings(DUTY, with_report((), published=day("2014-12-19")), as_at="2015-01-01") == []
    assert findings(DUTY, with_report((), published=day("2014-12-20")), as_at="2015-01-01") != []
