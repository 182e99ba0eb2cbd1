"""act-2014/s53: have regard to the guidance of the Scottish Ministers."""

import pytest

from comhla.law.facts import Decision, Evidence, GuidanceEdition
from tests.lib.law import an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s53"
OLD = GuidanceEdition(id="directions-2016", title="Directions 2016", last_day=day("2020-01-26"))
NEW = GuidanceEdition(id="directions-2020", title="Directions 2020", first_day=day("2020-01-27"))


def with_guidance(*editions, decisions=(), evidence=()):
    return an_authority(guidance=editions, decisions=decisions, evidence=evidence)


def paper(dated_on, subject="directions-2020"):
    return Evidence(id="e", duty=DUTY, subject=subject, what="Board paper 7", dated_on=day(dated_on))


# evidence, as at, outcome
REGARD = [
    ((), "2020-01-27", "not_evidenced"),
    ((paper("2020-03-01"),), "2020-02-29", "not_evidenced"),
    ((paper("2020-03-01"),), "2020-03-01", "met"),
    ((paper("2020-03-01", subject=None),), "2020-03-01", "met"),
    ((paper("2020-03-01", subject="another"),), "2020-03-01", "not_evidenced"),
]


@pytest.mark.parametrize(("evidence", "as_at", "expected"), REGARD)
def test_have_regard_to_edition(evidence, as_at, expected):
    assert outcome(DUTY, "have_regard_to_edition", with_guidance(NEW, evidence=evidence), as_at=as_at) == expected


def test_an_edition_is_asked_about_while_it_is_current():
    part = "have_regard_to_edition"
    assert silent(DUTY, part, with_guidance(NEW), as_at="2020-01-26")
    assert not silent(DUTY, part, with_guidance(OLD), as_at="2020-01-26")
    assert silent(DUTY, part, with_guidance(OLD), as_at="2020-01-27")


def decided(on, *relied_on):
    return Decision(id="D1", title="D1", decided_by="board", decided_on=day(on), guidance_relied_on=relied_on)


# decided on, editions its paper relies on, outcome
RELIED = [
    ("2020-01-26", ["directions-2016"], "met"),
    ("2020-01-27", ["directions-2016"], "not_evidenced"),
    ("2020-01-27", ["directions-2020"], "met"),
    ("2020-01-26", ["directions-2020"], "not_evidenced"),
    ("2020-01-27", ["directions-2020", "unlisted"], "cannot_tell"),
    ("2020-01-27", ["directions-2016", "unlisted"], "not_evidenced"),
]


@pytest.mark.parametrize(("decided_on", "relied_on", "expected"), RELIED)
def test_rely_on_current_guidance(decided_on, relied_on, expected):
    facts = with_guidance(OLD, NEW, decisions=(decided(decided_on, *relied_on),))
    assert outcome(DUTY, "rely_on_current_guidance", facts, as_at="2020-06-01") == expected


def test_a_paper_on_superseded_guidance_is_a_question_of_evidence_and_no_breach():
    facts = with_guidance(OLD, NEW, decisions=(decided("2020-02-01", "directions-2016"),))
    assert finding(DUTY, "rely_on_current_guidance", facts, as_at="2020-06-01").because == (
        "The paper for the decision of 1 February 2020 relies on guidance that had been superseded: Directions 2016."
    )


def test_a_decision_whose_paper_names_no_guidance_is_not_asked_about():
    facts = with_guidance(OLD, NEW, decisions=(decided("2020-02-01"),))
    assert silent(DUTY, "rely_on_current_guidance", facts, as_at="2020-06-01")


def test_nothing_before_the_section_was_in_force():
    edition = GuidanceEdition(id="early", title="Early")
    assert findings(DUTY, with_guidance(edition), as_at="2014-04-01") == []
    assert findings(DUTY, with_guidance(edition), as_at="2014-04-02")
