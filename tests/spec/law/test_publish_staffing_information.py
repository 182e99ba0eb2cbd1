"""STAFF-1: heed staffing in commissioning care, and publish what was done."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, Publication, PublicationKind
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, silent

DUTY = "STAFF-1"
PUBLISH, CONTENT = "publish_information", "state_steps_and_risks"


def with_information(published, **facts):
    publication = Publication(
        id="staffing",
        kind=PublicationKind.STAFFING_INFORMATION,
        period_last_day=day("2025-03-31"),
        published_on=published,
        complete=facts.pop("complete", None),
    )
    return an_authority(publications=(publication,), **facts)


@pytest.mark.parametrize("part", ["have_regard_to_staffing_principles", "have_regard_to_guidance"])
def test_regard_is_shown_by_evidence(part):
    kept = (Evidence(id="e", duty=DUTY, part=part, subject="2024-25", what="Tender", dated_on=day("2025-04-10")),)
    facts = an_authority(evidence=kept)
    assert outcome(DUTY, part, facts, as_at="2025-04-10") == "met"
    assert outcome(DUTY, part, facts, as_at="2025-04-09") == "not_evidenced"
    assert outcome(DUTY, part, facts, as_at="2026-04-01", subject="2025-26") == "not_evidenced"


# published on, as at, outcome for 2024-25. No last day is set, 30 June least of all: a person judges the gap.
PUBLISHED = [
    (None, "2025-04-01", "for_a_person"),
    (NOT_DONE, "2025-07-01", "for_a_person"),
    (day("2025-04-01"), "2025-04-01", "met"),
    (day("2025-04-02"), "2025-04-01", "for_a_person"),
    (day("2025-04-02"), "2025-04-02", "for_a_person"),
]


@pytest.mark.parametrize(("published", "as_at", "expected"), PUBLISHED)
def test_publish_information(published, as_at, expected):
    assert outcome(DUTY, PUBLISH, with_information(published), as_at=as_at) == expected


def test_the_gap_is_shown():
    found = finding(DUTY, PUBLISH, with_information(day("2025-06-30")), as_at="2025-07-01")
    assert found.because == (
        "Information on staffing in commissioned care for 2024-25 was published on 30 June 2025, 91 days after the"
        " year ended. Was that as soon as practicable?"
    )


@pytest.mark.parametrize(("complete", "expected"), [(True, "met"), (False, "not_evidenced"), (None, "not_evidenced")])
def test_state_steps_and_risks(complete, expected):
    facts = with_information(day("2025-06-30"), complete=complete)
    assert outcome(DUTY, CONTENT, facts, as_at="2025-06-30") == expected
    assert silent(DUTY, CONTENT, facts, as_at="2025-06-29")


def test_state_steps_and_risks_by_evidence():
    kept = (Evidence(id="e", duty=DUTY, part=CONTENT, what="Risk list", dated_on=day("2025-06-30")),)
    facts = with_information(day("2025-06-30"), evidence=kept)
    assert outcome(DUTY, CONTENT, facts, as_at="2025-06-30") == "met"


def test_the_first_year_is_2024_25_in_every_model():
    facts = an_authority(model=Model.BOTH_LEAD, publications=())
    assert findings(DUTY, facts, as_at="2025-03-31") == []
    assert len(findings(DUTY, facts, as_at="2025-04-01")) == 3
    assert findings(DUTY, an_authority(), as_at="2025-04-01")[-1].outcome.value == "cannot_tell"
