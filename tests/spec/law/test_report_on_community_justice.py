"""CJ-2: report on community justice each year."""

import pytest

from comhla.law.facts import NOT_DONE, Publication, PublicationKind
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "CJ-2"
PUBLISH, COPY = "publish_report_without_delay", "send_copy_without_delay"


REPORTED = day("2025-09-30")


def with_report(published=REPORTED, **facts):
    return an_authority(
        publications=(
            Publication(
                id="justice",
                kind=PublicationKind.COMMUNITY_JUSTICE_REPORT,
                period_last_day=day("2025-03-31"),
                published_on=published,
                **facts,
            ),
        )
    )


# published on, as at, outcome for 2024-25
PUBLISHED = [
    (NOT_DONE, "2025-04-01", "for_a_person"),
    (None, "2026-03-31", "for_a_person"),
    (day("2025-09-30"), "2025-09-29", "for_a_person"),
    (day("2025-09-30"), "2025-09-30", "for_a_person"),
    (day("2025-04-01"), "2025-09-30", "met"),
]


@pytest.mark.parametrize(("published", "as_at", "expected"), PUBLISHED)
def test_publish_report_without_delay(published, as_at, expected):
    assert outcome(DUTY, PUBLISH, with_report(published), as_at=as_at, subject="2024-25") == expected


def test_a_year_with_no_report_is_shown():
    found = finding(DUTY, PUBLISH, with_report(), as_at="2025-10-01", subject="2023-24")
    assert "The community justice report for 2023-24: its publication is not recorded." in found.because


@pytest.mark.parametrize(
    ("part", "field"),
    [("report_on_every_outcome", "complete"), ("consult_bodies_on_report", "third_sector_consulted")],
)
@pytest.mark.parametrize(("value", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_the_report_deals_with_outcomes_and_was_consulted_on(part, field, value, expected):
    facts = with_report(**{field: value})
    assert outcome(DUTY, part, facts, as_at="2025-09-30") == expected
    assert silent(DUTY, part, facts, as_at="2025-09-29")


# copy sent on, as at, outcome; the report was published on 30 September 2025
COPIES = [
    (NOT_DONE, "2025-09-30", "for_a_person"),
    (None, "2025-09-30", "for_a_person"),
    (day("2025-09-30"), "2025-09-30", "met"),
    (day("2025-10-10"), "2025-10-09", "for_a_person"),
    (day("2025-10-10"), "2025-10-10", "for_a_person"),
]


@pytest.mark.parametrize(("sent", "as_at", "expected"), COPIES)
def test_send_copy_without_delay(sent, as_at, expected):
    facts = with_report(sent_to_recipient_on=sent)
    assert outcome(DUTY, COPY, facts, as_at=as_at) == expected
    assert silent(DUTY, COPY, facts, as_at="2025-09-29")


def test_the_gap_before_the_copy_is_shown():
    found = finding(DUTY, COPY, with_report(sent_to_recipient_on=day("2025-10-10")), as_at="2025-10-10")
    assert "its copy sent 10 days later" in found.because


def test_not_recorded_and_the_first_year():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2018-04-01") == "cannot_tell"
    facts = an_authority(publications=())
    assert findings(DUTY, facts, as_at="2018-03-31") == []
    assert [each.subject.id for each in findings(DUTY, facts, as_at="2018-04-01")] == ["2017-18"]
