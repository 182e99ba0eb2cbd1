"""act-2014/s53A: guidance on ethical commissioning, in force from 7 January 2026."""

import pytest

from comhla.law.facts import NOT_DONE, BodyAndDay, Decision, Evidence, GuidanceEdition
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s53A"
ISSUE, FAIR, CONSULT, REGARD = (
    "issue_guidance",
    "deal_with_fair_treatment_of_workers",
    "consult_before_issue",
    "have_regard_when_commissioning",
)
ISSUED = day("2027-03-01")


def an_edition(**facts):
    return GuidanceEdition(
        **{
            "id": "ethical",
            "title": "Ethical commissioning",
            "first_day": ISSUED,
            "about_ethical_commissioning": True,
            **facts,
        }
    )


def with_guidance(*editions, **facts):
    return an_authority(guidance=editions, **{"decisions": (), **facts})


# editions recorded, as at, outcome. Ministers have no day for it, so it is never late.
ISSUES = [
    ((), "2026-01-07", "not_yet_due"),
    ((), "2036-01-07", "not_yet_due"),
    ((an_edition(),), "2027-02-28", "not_yet_due"),
    ((an_edition(),), "2027-03-01", "met"),
    ((an_edition(first_day=None),), "2027-03-01", "cannot_tell"),
    ((an_edition(about_ethical_commissioning=None),), "2027-03-01", "not_yet_due"),
]


@pytest.mark.parametrize(("editions", "as_at", "expected"), ISSUES)
def test_issue_guidance(editions, as_at, expected):
    assert outcome(DUTY, ISSUE, with_guidance(*editions), as_at=as_at) == expected


def test_nothing_before_the_section_was_in_force():
    assert findings(DUTY, with_guidance(), as_at="2026-01-06") == []


PAPER = Evidence(id="e", duty=DUTY, what="Summary of the guidance", dated_on=ISSUED)


@pytest.mark.parametrize(
    ("covers", "evidence", "expected"),
    [(True, (), "met"), (False, (PAPER,), "not_evidenced"), (None, (), "not_evidenced"), (None, (PAPER,), "met")],
)
def test_deal_with_fair_treatment_of_workers(covers, evidence, expected):
    facts = with_guidance(an_edition(covers_fair_treatment_of_workers=covers), evidence=evidence)
    assert outcome(DUTY, FAIR, facts, as_at="2027-03-01") == expected


DAY_BEFORE = day("2027-02-28")


def asked(*bodies, on=DAY_BEFORE):
    return tuple(BodyAndDay(body=body, on=on) for body in bodies)


OWN = (HEALTH_BOARD, COUNCIL, "board")

# consulted, outcome; issued on 1 March 2027
CONSULTED = [
    (asked(*OWN), "met"),
    (asked(*OWN, on=ISSUED), "not_met"),
    (asked(*OWN, on=NOT_DONE), "not_met"),
    (asked(*OWN, on=None), "cannot_tell"),
    (asked(HEALTH_BOARD, COUNCIL), "not_met"),
    (asked(HEALTH_BOARD, COUNCIL, "monitoring_committee"), "not_met"),
    ((), "not_met"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("consulted", "expected"), CONSULTED)
def test_consult_before_issue(consulted, expected):
    facts = with_guidance(an_edition(consulted=consulted))
    assert outcome(DUTY, CONSULT, facts, as_at="2027-03-01") == expected


def test_in_a_lead_agency_area_the_monitoring_committee_is_consulted():
    facts = with_guidance(an_edition(consulted=asked(HEALTH_BOARD, COUNCIL)), model=Model.BOTH_LEAD)
    assert finding(DUTY, CONSULT, facts, as_at="2027-03-01").because == (
        "Ethical commissioning was issued on 1 March 2027, and these were not consulted before that day:"
        " monitoring committee."
    )


def test_each_of_several_councils_is_consulted():
    facts = with_guidance(an_edition(consulted=asked(*OWN)), councils=(COUNCIL, SECOND_COUNCIL))
    assert outcome(DUTY, CONSULT, facts, as_at="2027-03-01") == "not_met"


def with_decision(decided_on, *, commissioning=True, edition=None, dated_on=None):
    decision = Decision(
        id="D1",
        title="Care at home contract",
        decided_by="board",
        decided_on=day(decided_on),
        involves_commissioning=commissioning,
    )
    kept = (
        () if dated_on is None else (Evidence(id="e", duty=DUTY, subject="D1", what="Paper", dated_on=day(dated_on)),)
    )
    return with_guidance(edition or an_edition(), decisions=(decision,), evidence=kept)


@pytest.mark.parametrize(
    ("dated_on", "expected"), [(None, "not_evidenced"), ("2027-03-01", "met"), ("2027-03-02", "not_evidenced")]
)
def test_have_regard_when_commissioning(dated_on, expected):
    facts = with_decision("2027-03-01", dated_on=dated_on)
    assert outcome(DUTY, REGARD, facts, as_at="2027-04-01") == expected


@pytest.mark.parametrize(
    "facts",
    [
        with_decision("2027-02-28"),
        with_decision("2027-03-01", commissioning=False),
        with_decision("2027-03-01", commissioning=None),
        with_decision("2027-03-01", edition=an_edition(first_day=None)),
        with_decision("2028-03-01", edition=an_edition(last_day=day("2028-02-29"))),
    ],
)
def test_other_decisions_and_other_days_are_not_asked_about(facts):
    assert silent(DUTY, REGARD, facts, as_at="2028-04-01")
