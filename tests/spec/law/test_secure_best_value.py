"""BV-1: secure best value. Known from a description of guidance alone, so it asks for evidence and never accuses."""

import pytest

from comhla.law.facts import NOT_DONE, BoardEstablishment, Evidence
from comhla.law.registry import duty_called
from comhla.law.sources import Standing, Verified
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, findings, outcome, outcome_of_the_whole

DUTY = "BV-1"
PARTS = ["improve_continuously", "balance_quality_and_cost", "contribute_to_sustainable_development"]


def a_board(established_on="2016-02-06", *, wound_up_on=None, evidence=None):
    established = day(established_on) if isinstance(established_on, str) else established_on
    return an_authority(
        establishment=BoardEstablishment(established_on=established, wound_up_on=wound_up_on), evidence=evidence
    )


def shown(**facts):
    return (Evidence(**{"id": "e", "duty": DUTY, "what": "Self-assessment", "dated_on": day("2025-05-01"), **facts}),)


# evidence, as at, outcome for 2024-25
EVIDENCE = [
    (None, "2025-04-01", "not_evidenced"),
    ((), "2025-04-01", "not_evidenced"),
    (shown(), "2025-04-30", "not_evidenced"),
    (shown(), "2025-05-01", "met"),
    (shown(subject="2024-25"), "2025-05-01", "met"),
    (shown(subject="2023-24"), "2025-05-01", "not_evidenced"),
]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("evidence", "as_at", "expected"), EVIDENCE)
def test_best_value_is_shown_by_evidence_for_each_year(part, evidence, as_at, expected):
    assert outcome(DUTY, part, a_board(evidence=evidence), as_at=as_at, subject="2024-25") == expected


def test_every_part_is_asked():
    assert [each.key for each in duty_called(DUTY).parts] == [
        "improve_continuously",
        "balance_quality_and_cost",
        "contribute_to_sustainable_development",
    ]


def test_the_words_were_not_read():
    version = duty_called(DUTY).versions[0]
    assert (version.standing, version.citation.verified) == (Standing.LAW, Verified.SEED_ONLY)


def years(facts, *, as_at):
    return sorted({each.subject.id for each in findings(DUTY, facts, as_at=as_at)})


# established on, as at, years asked about
YEARS = [
    ("2016-02-06", "2016-03-31", []),
    ("2016-02-06", "2016-04-01", ["2015-16"]),
    ("2016-04-01", "2018-04-01", ["2016-17", "2017-18"]),
    (NOT_DONE, "2018-04-01", []),
    (None, "2017-04-01", ["2015-16", "2016-17"]),
]


@pytest.mark.parametrize(("established_on", "as_at", "expected"), YEARS)
def test_years_begin_with_the_establishment_of_the_board(established_on, as_at, expected):
    assert years(a_board(established_on), as_at=as_at) == expected


def test_a_board_that_was_wound_up_is_not_asked():
    assert years(a_board(wound_up_on=day("2018-03-31")), as_at="2025-04-01") == ["2015-16", "2016-17"]


def test_establishment_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-04-01") == "cannot_tell"


def test_in_a_lead_agency_area_others_bear_it():
    facts = an_authority(model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-04-01") == "not_applicable"
