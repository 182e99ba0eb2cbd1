"""PSED-4: publish equality outcomes every four years and report on progress every two."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, Publication, PublicationKind
from comhla.reference import protected_characteristics
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole

DUTY = "PSED-4"
OUTCOMES, PROGRESS = PublicationKind.EQUALITY_OUTCOMES, PublicationKind.EQUALITY_OUTCOMES_PROGRESS
EIGHT = tuple(row.key for row in protected_characteristics() if not row.is_employment_only)


def published(kind, *days, **facts):
    return an_authority(
        publications=tuple(
            Publication(id=f"p-{number}", kind=kind, published_on=on, **facts) for number, on in enumerate(days)
        )
    )


# kind, part, published on, subject, as at, outcome
CYCLES = [
    (OUTCOMES, "publish_outcomes_in_time", (), "first", "2016-04-30", "not_yet_due"),
    (OUTCOMES, "publish_outcomes_in_time", (), "first", "2016-05-01", "not_met"),
    (OUTCOMES, "publish_outcomes_in_time", (None,), "first", "2016-05-01", "cannot_tell"),
    (OUTCOMES, "publish_outcomes_in_time", ("2016-04-30",), "first", "2016-05-01", "met"),
    (OUTCOMES, "publish_outcomes_in_time", ("2020-04-30",), "after-2020-04-30", "2024-04-30", "not_yet_due"),
    (OUTCOMES, "publish_outcomes_in_time", ("2020-04-30",), "after-2020-04-30", "2024-05-01", "not_met"),
    (OUTCOMES, "publish_outcomes_in_time", ("2020-04-30", "2024-04-30"), "after-2020-04-30", "2024-05-01", "met"),
    (OUTCOMES, "publish_outcomes_in_time", ("2020-04-30", "2024-05-01"), "after-2020-04-30", "2024-05-01", "not_met"),
    (PROGRESS, "report_progress_in_time", (), "first", "2018-04-30", "not_yet_due"),
    (PROGRESS, "report_progress_in_time", (), "first", "2018-05-01", "for_a_person"),
    (PROGRESS, "report_progress_in_time", ("2018-04-30",), "first", "2018-05-01", "met"),
    (PROGRESS, "report_progress_in_time", ("2018-04-30", "2020-04-30"), "after-2018-04-30", "2020-05-01", "met"),
    (
        PROGRESS,
        "report_progress_in_time",
        ("2018-04-30", "2020-05-01"),
        "after-2018-04-30",
        "2020-05-01",
        "for_a_person",
    ),
    (PROGRESS, "report_progress_in_time", (NOT_DONE,), "first", "2018-05-01", "for_a_person"),
]


@pytest.mark.parametrize(("kind", "part", "days", "subject", "as_at", "expected"), CYCLES)
def test_cycles(kind, part, days, subject, as_at, expected):
    days = tuple(day(each) if isinstance(each, str) else each for each in days)
    assert outcome(DUTY, part, published(kind, *days), as_at=as_at, subject=f"{kind.value}-{subject}") == expected


@pytest.mark.parametrize(("dated_on", "expected"), [("2024-04-30", "met"), ("2024-05-01", "not_evidenced")])
def test_involve_people_and_use_evidence(dated_on, expected):
    kept = Evidence(id="e", duty=DUTY, part="involve_people_and_use_evidence", what="Notes", dated_on=day(dated_on))
    facts = published(OUTCOMES, day("2024-04-30")).replace(evidence=(kept,))
    assert outcome(DUTY, "involve_people_and_use_evidence", facts, as_at="2024-06-01") == expected


# characteristics covered, reasons given, outcome; the words were not read, so an omission is a question
COVERED = [
    (EIGHT, None, "met"),
    (EIGHT[:-1], True, "met"),
    (EIGHT[:-1], False, "for_a_person"),
    (EIGHT[:-1], None, "cannot_tell"),
    ((), False, "for_a_person"),
    (None, True, "cannot_tell"),
]


@pytest.mark.parametrize(("covered", "reasons", "expected"), COVERED)
def test_give_reasons_for_omissions(covered, reasons, expected):
    facts = published(OUTCOMES, day("2024-04-30"), characteristics_covered=covered, reasons_for_omissions=reasons)
    assert outcome(DUTY, "give_reasons_for_omissions", facts, as_at="2024-06-01") == expected


def test_what_is_left_out_is_named_and_marriage_is_not_asked_for():
    facts = published(OUTCOMES, day("2024-04-30"), characteristics_covered=EIGHT[2:], reasons_for_omissions=False)
    found = finding(DUTY, "give_reasons_for_omissions", facts, as_at="2024-06-01")
    assert "leave out age and disability and give no reasons" in found.because
    assert found.citation.verified.value == "general knowledge"


def test_outcomes_not_yet_published_are_asked_about_only_by_the_clock():
    found = findings(DUTY, published(OUTCOMES, NOT_DONE), as_at="2016-04-30")
    assert [each.part.key for each in found] == ["publish_outcomes_in_time"]


def test_a_lead_agency_area_has_no_board_to_set_outcomes():
    facts = an_authority(publications=(), model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, facts, as_at="2024-05-01") == "not_applicable"


def test_not_recorded():
    assert {each.outcome.value for each in findings(DUTY, an_authority(), as_at="2024-05-01")} == {"cannot_tell"}
