"""CONS-D2: publish information on the consumer duty. That boards are named was not seen: never firm."""

import pytest

from comhla.law.facts import NOT_DONE, Publication, PublicationKind
from tests.lib.law import an_authority, day, finding, findings, outcome

DUTY = "CONS-D2"
PUBLISH, LENGTH, COVER = "publish_within_twelve_months", "choose_period_of_up_to_twelve_months", "leave_no_day_out"


def a_report(first="2024-04-01", last="2025-03-31", published_on=None, **facts):
    return Publication(
        **{
            "id": f"to-{last}",
            "kind": PublicationKind.CONSUMER_DUTY_REPORT,
            "period_first_day": day(first) if first else None,
            "period_last_day": day(last) if last else None,
            "published_on": published_on,
            **facts,
        }
    )


def with_reports(*reports):
    return an_authority(publications=reports)


# period ends, published on, as at, outcome. The twelve months end on the same day of the next year.
PUBLISHED = [
    ("2025-03-31", NOT_DONE, "2026-03-31", "not_yet_due"),
    ("2025-03-31", NOT_DONE, "2026-04-01", "for_a_person"),
    ("2025-03-31", None, "2026-04-01", "cannot_tell"),
    ("2025-03-31", day("2026-03-31"), "2026-04-01", "met"),
    ("2025-03-31", day("2026-04-01"), "2026-04-01", "for_a_person"),
    ("2025-03-31", day("2025-09-30"), "2026-04-01", "met"),
    ("2026-03-31", NOT_DONE, "2026-11-22", "not_yet_due"),
]


@pytest.mark.parametrize(("last", "published_on", "as_at", "expected"), PUBLISHED)
def test_publish_within_twelve_months(last, published_on, as_at, expected):
    report = a_report(last=last, published_on=published_on)
    assert outcome(DUTY, PUBLISH, with_reports(report), as_at=as_at) == expected


def test_a_late_report_is_a_question():
    found = finding(DUTY, PUBLISH, with_reports(a_report(published_on=day("2026-04-01"))), as_at="2026-04-01")
    assert found.because.endswith("so this is a question and no breach.")
    assert found.due == day("2026-03-31")


# first day, last day, outcome
LENGTHS = [
    ("2024-04-01", "2025-03-31", "met"),
    ("2024-10-01", "2025-03-31", "met"),
    ("2024-04-01", "2025-04-01", "for_a_person"),
    (None, "2025-03-31", "cannot_tell"),
]


@pytest.mark.parametrize(("first", "last", "expected"), LENGTHS)
def test_choose_period_of_up_to_twelve_months(first, last, expected):
    assert outcome(DUTY, LENGTH, with_reports(a_report(first, last)), as_at="2025-06-01") == expected


FIRST_YEAR = a_report(published_on=day("2025-09-30"))
SECOND_YEAR = a_report("2025-04-01", "2026-03-31", published_on=day("2026-09-30"))

# reports, as at, outcome, last day
COVERED = [
    ((), "2026-03-31", "not_yet_due", "2026-03-31"),
    ((), "2026-04-01", "for_a_person", "2026-03-31"),
    ((FIRST_YEAR,), "2026-04-01", "not_yet_due", "2027-03-31"),
    ((FIRST_YEAR,), "2027-04-01", "for_a_person", "2027-03-31"),
    ((FIRST_YEAR, SECOND_YEAR), "2027-04-01", "not_yet_due", "2028-03-31"),
    ((SECOND_YEAR,), "2026-11-22", "for_a_person", "2026-03-31"),
    ((SECOND_YEAR, FIRST_YEAR), "2026-09-29", "not_yet_due", "2027-03-31"),
    (
        (a_report("2025-03-31", "2024-04-01", published_on=day("2025-09-30")),),
        "2026-03-31",
        "not_yet_due",
        "2026-03-31",
    ),
]


@pytest.mark.parametrize(("reports", "as_at", "expected", "due"), COVERED)
def test_leave_no_day_out(reports, as_at, expected, due):
    found = finding(DUTY, COVER, with_reports(*reports), as_at=as_at)
    assert (found.outcome.value, found.due) == (expected, day(due))


@pytest.mark.parametrize(("first", "last"), [(None, "2025-03-31"), ("2024-04-01", None)])
def test_leave_no_day_out_cannot_be_told_without_the_period(first, last):
    facts = with_reports(a_report(first, last, published_on=day("2025-09-30")))
    assert outcome(DUTY, COVER, facts, as_at="2026-04-01") == "cannot_tell"


def test_not_recorded():
    assert {each.outcome.value for each in findings(DUTY, an_authority(), as_at="2026-04-01")} == {"cannot_tell"}


def test_the_duty_began_on_1_april_2024():
    assert findings(DUTY, an_authority(), as_at="2024-03-31") == []
    assert len(findings(DUTY, with_reports(), as_at="2024-04-01")) == 1


def test_a_report_that_is_about_another_duty_is_not_asked_about():
    other = a_report(kind=PublicationKind.CLIMATE_REPORT)
    assert [each.part.key for each in findings(DUTY, with_reports(other), as_at="2025-06-01")] == [COVER]
