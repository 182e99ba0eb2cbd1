"""act-2014/s41: involve those concerned before a decision that affects a locality."""

import pytest

from comhla.law.facts import NOT_DONE, Decision, Evidence, GroupInterest, Locality, LocalityEffect, SignificanceView
from comhla.reference import ConsulteeGroup, Model
from tests.lib.law import HEALTH_BOARD, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s41"
SIGNIFICANT = SignificanceView(significant=True, recorded_on=day("2025-04-01"))
NOT_SIGNIFICANT = SignificanceView(significant=False, recorded_on=day("2025-04-01"))
EVERYBODY = ("residents", *ConsulteeGroup)


def interests(*, interested=("residents",), involved=None, reason="No connection.", without=()):
    return tuple(
        GroupInterest(group=group, interested=group in interested, reason=reason, involved_on=involved)
        for group in EVERYBODY
        if group not in without
    )


def effect(**facts):
    return LocalityEffect(**{"locality": "north", "view": SIGNIFICANT, "groups": interests(), **facts})


def with_decision(*localities, model=Model.BODY_CORPORATE, **facts):
    decision = Decision(
        **{
            "id": "clinic",
            "title": "closing the clinic",
            "decided_by": "board",
            "decided_on": day("2025-05-14"),
            "localities": localities,
            **facts,
        }
    )
    names = (Locality(id="north", name="North Glen"),)
    return an_authority(model=model, decisions=(decision,), localities=names)


@pytest.mark.parametrize(("localities", "expected"), [(None, "for_a_person"), ((), "met"), ((effect(),), "met")])
def test_consider_localities(localities, expected):
    assert outcome(DUTY, "consider_localities", with_decision(localities=localities), as_at="2025-05-14") == expected


# the decider's view, as at, outcome
VIEWS = [
    (None, "2025-05-14", "for_a_person"),
    (SIGNIFICANT, "2025-05-14", "met"),
    (NOT_SIGNIFICANT, "2025-05-14", "met"),
    (SIGNIFICANT.replace(recorded_on=day("2025-05-14")), "2025-05-14", "met"),
    (SIGNIFICANT.replace(recorded_on=day("2025-05-15")), "2025-05-14", "for_a_person"),
    (SIGNIFICANT.replace(recorded_on=day("2025-05-15")), "2025-05-15", "for_a_person"),
]


@pytest.mark.parametrize(("view", "as_at", "expected"), VIEWS)
def test_consider_significance(view, as_at, expected):
    assert outcome(DUTY, "consider_significance", with_decision(effect(view=view)), as_at=as_at) == expected


# groups that were judged, as at, outcome
JUDGED = [
    (None, "2025-05-14", "cannot_tell"),
    (interests(), "2025-05-14", "met"),
    (interests(without=("residents",)), "2025-05-13", "not_yet_due"),
    (interests(without=("residents",)), "2025-05-14", "for_a_person"),
    (interests(without=("other_staff",)), "2025-05-14", "for_a_person"),
    ((), "2025-05-14", "for_a_person"),
    (tuple(each.replace(interested=None) for each in interests()), "2025-05-14", "for_a_person"),
    (interests(reason=None), "2025-05-14", "for_a_person"),
    (interests(reason=None, interested=EVERYBODY), "2025-05-14", "met"),
]


@pytest.mark.parametrize(("groups", "as_at", "expected"), JUDGED)
def test_judge_who_is_interested(groups, as_at, expected):
    facts = with_decision(effect(groups=groups))
    assert outcome(DUTY, "judge_who_is_interested", facts, as_at=as_at) == expected


def test_thirteen_groups_and_the_residents():
    assert len(EVERYBODY) == 14
    facts = with_decision(effect(groups=interests(without=("residents",))))
    found = finding(DUTY, "judge_who_is_interested", facts, as_at="2025-05-14")
    assert found.because == (
        "For closing the clinic in North Glen no view is recorded on whether these were likely to be interested:"
        " residents. Were they left out for a reason?"
    )


# who was judged likely to be interested, when involved, outcome
INVOLVED = [
    (("residents",), day("2025-05-14"), "met"),
    (("residents",), day("2025-05-15"), "not_evidenced"),
    (("residents",), NOT_DONE, "not_evidenced"),
    (("residents", "third_sector_bodies"), None, "not_evidenced"),
]


@pytest.mark.parametrize(("interested", "involved", "expected"), INVOLVED)
def test_involve_those_interested(interested, involved, expected):
    facts = with_decision(effect(groups=interests(interested=interested, involved=involved)))
    assert outcome(DUTY, "involve_those_interested", facts, as_at="2025-06-01") == expected


def test_involvement_can_be_shown_by_evidence():
    part = "involve_those_interested"
    kept = Evidence(
        id="e",
        duty=DUTY,
        part=part,
        subject="clinic-in-north",
        what="Notes of a public meeting",
        dated_on=day("2025-05-02"),
    )
    facts = with_decision(effect(groups=None)).replace(evidence=(kept,))
    assert outcome(DUTY, part, facts, as_at="2025-05-14") == "met"
    assert outcome(DUTY, part, facts.replace(evidence=()), as_at="2025-05-14") == "not_evidenced"
    too_late = facts.replace(evidence=(kept.replace(dated_on=day("2025-05-15")),))
    assert outcome(DUTY, part, too_late, as_at="2025-06-01") == "not_evidenced"


def test_nobody_interested_nobody_to_involve():
    facts = with_decision(effect(groups=interests(interested=())))
    assert silent(DUTY, "involve_those_interested", facts, as_at="2025-06-01")


@pytest.mark.parametrize("part", ["judge_who_is_interested", "involve_those_interested"])
@pytest.mark.parametrize("view", [None, NOT_SIGNIFICANT])
def test_nothing_is_asked_unless_the_decider_considers_it_significant(part, view):
    assert silent(DUTY, part, with_decision(effect(view=view)), as_at="2025-06-01")


def test_two_localities_affected_and_one_consulted():
    involved = effect(groups=interests(involved=day("2025-05-01")))
    facts = with_decision(involved, effect(locality="south"))
    found = [
        (each.subject.id, each.outcome.value)
        for each in findings(DUTY, facts, as_at="2025-06-01")
        if each.part.key == "involve_those_interested"
    ]
    assert found == [("clinic-in-north", "met"), ("clinic-in-south", "not_evidenced")]


def test_a_health_board_under_a_direction_bears_it_and_so_do_two_lead_agencies():
    for model in (Model.BODY_CORPORATE, Model.BOTH_LEAD):
        facts = with_decision(effect(view=None), decided_by=HEALTH_BOARD, model=model)
        found = finding(DUTY, "consider_significance", facts, as_at="2025-05-14")
        assert found.because.endswith("What does NHS Strathmore consider?")


def test_the_groups_are_prescribed_from_28_november_2014():
    view = SIGNIFICANT.replace(recorded_on=day("2014-11-01"))
    for decided, asked in (("2014-11-27", False), ("2014-11-28", True)):
        facts = with_decision(effect(view=view), decided_on=day(decided))
        assert silent(DUTY, "judge_who_is_interested", facts, as_at="2014-12-01") is not asked
        assert outcome(DUTY, "consider_significance", facts, as_at="2014-12-01") == "met"


def test_decisions_not_about_integration_functions_are_not_asked_about():
    assert findings(DUTY, with_decision(effect(), about_integration_functions=False), as_at="2025-06-01") == []


def test_planned_decisions_show_28_days_before():
    facts = with_decision(effect())
    assert findings(DUTY, facts, as_at="2025-04-15") == []
    assert findings(DUTY, facts, as_at="2025-04-16") != []
