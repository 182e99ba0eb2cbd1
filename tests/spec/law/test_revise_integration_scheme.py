"""act-2014/s46: a revised scheme: consulted on again, approved, kept to its day, published."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    AuthorityIdentity,
    Consultation,
    DelegatedFunction,
    Direction,
    DirectionLine,
    Evidence,
    SchemeKind,
    SchemeReview,
    SchemeSubmission,
)
from comhla.reference import ConsulteeGroup
from tests.lib.law import COUNCIL, SECOND_COUNCIL, a_scheme, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s46"
GROUPS, COUNCILS = "consult_the_groups_again", "consult_the_other_councils_again"


def groups(on="2022-02-01", *, without=()):
    return tuple(
        Consultation(group=group.value, invited_on=day(on)) for group in ConsulteeGroup if group.value not in without
    )


def revised(*, reviews=None, functions=None, others=(), directions=None, evidence=None, **facts):
    """A first scheme, and a revised one submitted on 30 April 2022, approved on 1 July, in effect from 1 October."""
    second = a_scheme(
        **{
            "id": "scheme-2022",
            "kind": SchemeKind.REVISED,
            "replaces": "scheme-2015",
            "submissions": (SchemeSubmission(submitted_on=day("2022-04-30")),),
            "approved_on": day("2022-07-01"),
            "takes_effect_on": day("2022-10-01"),
            **facts,
        }
    )
    identity = AuthorityIdentity(
        name="Strathmore", fictional=True, councils=(COUNCIL,), other_councils_of_health_board=others
    )
    return an_authority(
        authority=identity,
        schemes=(a_scheme(functions=functions), second),
        scheme_reviews=reviews,
        directions=directions,
        evidence=evidence,
    )


def a_review(consultations, revised_scheme="scheme-2022"):
    return SchemeReview(id="r", scheme="scheme-2015", revised_scheme=revised_scheme, consultations=consultations)


# consultations on the revised scheme, consultations in the review, outcome
ROUNDS = {
    "a second round": (groups(), groups("2021-05-01"), "met"),
    "a second round that left out other staff": (groups(without=("other_staff",)), groups("2021-05-01"), "not_met"),
    "a second round after submission": (groups("2022-05-01"), None, "not_met"),
    "only the review's round": (None, groups("2021-05-01"), "for_a_person"),
    "only the review's round, known": ((), groups("2021-05-01"), "for_a_person"),
    "no round at all": ((), (), "not_met"),
    "nothing recorded": (None, None, "cannot_tell"),
}


@pytest.mark.parametrize(("second", "first", "expected"), ROUNDS.values(), ids=ROUNDS)
def test_consult_the_groups_again(second, first, expected):
    facts = revised(consultations=second, reviews=(a_review(first),))
    assert outcome(DUTY, GROUPS, facts, as_at="2022-06-01") == expected


def test_the_round_of_another_review_does_not_count():
    facts = revised(consultations=(), reviews=(a_review(groups("2021-05-01"), "other"),))
    assert outcome(DUTY, GROUPS, facts, as_at="2022-06-01") == "not_met"
    assert outcome(DUTY, GROUPS, revised(consultations=()), as_at="2022-06-01") == "not_met"


# other councils, consultations, review's consultations, outcome
NEIGHBOURS = [
    ((SECOND_COUNCIL,), (Consultation(group=SECOND_COUNCIL, invited_on=day("2022-02-01")),), None, "met"),
    ((SECOND_COUNCIL,), groups(), None, "not_met"),
    ((), groups(), None, "not_applicable"),
    ((SECOND_COUNCIL,), (), groups("2021-05-01"), "for_a_person"),
]


@pytest.mark.parametrize(("others", "second", "first", "expected"), NEIGHBOURS)
def test_consult_the_other_councils_again(others, second, first, expected):
    facts = revised(others=others, consultations=second, reviews=(a_review(first),))
    assert outcome(DUTY, COUNCILS, facts, as_at="2022-06-01") == expected


@pytest.mark.parametrize(
    ("dated", "expected"), [("2022-04-30", "met"), ("2022-05-01", "not_evidenced"), (None, "not_evidenced")]
)
def test_take_account_of_views_on_revision(dated, expected):
    evidence = () if dated is None else (Evidence(id="e", duty=DUTY, what="Report on views", dated_on=day(dated)),)
    facts = revised(consultations=groups(), evidence=evidence)
    assert outcome(DUTY, "take_account_of_views_on_revision", facts, as_at="2022-06-01") == expected


# approved on, takes effect on, as at, outcome
APPROVALS = [
    (day("2022-07-01"), day("2022-10-01"), "2022-06-30", "not_yet_due"),
    (day("2022-07-01"), day("2022-10-01"), "2022-07-01", "met"),
    (NOT_DONE, NOT_DONE, "2022-10-01", "not_yet_due"),
    (NOT_DONE, day("2022-10-01"), "2022-10-01", "not_met"),
    (day("2022-10-02"), day("2022-10-01"), "2022-10-01", "not_met"),
    (day("2022-10-02"), day("2022-10-01"), "2022-10-02", "for_a_person"),
    (None, day("2022-10-01"), "2022-10-01", "cannot_tell"),
]


@pytest.mark.parametrize(("approved", "effect", "as_at", "expected"), APPROVALS)
def test_have_the_revision_approved(approved, effect, as_at, expected):
    facts = revised(approved_on=approved, takes_effect_on=effect)
    assert outcome(DUTY, "have_the_revision_approved", facts, as_at=as_at) == expected


# takes effect on, a function begins on, as at, outcome
EFFECT = [
    (day("2022-10-01"), day("2022-10-01"), "2022-10-01", "met"),
    (day("2022-10-01"), day("2022-09-30"), "2022-10-01", "not_met"),
    (day("2022-10-01"), day("2022-09-30"), "2022-09-30", "not_met"),
    (NOT_DONE, day("2022-09-30"), "2022-09-30", "not_met"),
    (None, day("2022-09-30"), "2022-09-30", "cannot_tell"),
    (day("2022-10-01"), day("2022-10-01"), "2022-09-30", None),
    (day("2022-10-01"), None, "2022-10-01", "met"),
]


@pytest.mark.parametrize(("effect", "begins", "as_at", "expected"), EFFECT)
def test_wait_for_the_day_ministers_specify(effect, begins, as_at, expected):
    part = "wait_for_the_day_ministers_specify"
    facts = revised(takes_effect_on=effect).replace()
    first, second = facts.schemes
    added = (DelegatedFunction(id="new", name="school nursing", first_day=begins),)
    facts = facts.replace(schemes=(first, second.replace(functions=added)))
    if expected is None:
        assert silent(DUTY, part, facts, as_at=as_at)
    else:
        assert outcome(DUTY, part, facts, as_at=as_at) == expected


# published on, as at, outcome: the gap counts from the effective day
PUBLISHED = [
    (None, "2022-10-01", "for_a_person"),
    (day("2022-09-15"), "2022-10-01", "met"),
    (day("2022-10-01"), "2022-10-01", "met"),
    (day("2022-10-15"), "2022-10-15", "for_a_person"),
]


@pytest.mark.parametrize(("published", "as_at", "expected"), PUBLISHED)
def test_publish_the_revision(published, as_at, expected):
    assert outcome(DUTY, "publish_the_revision", revised(published_on=published), as_at=as_at) == expected
    assert silent(DUTY, "publish_the_revision", revised(published_on=published), as_at="2022-09-30")


def test_the_gap_counts_from_the_effective_day():
    found = finding(DUTY, "publish_the_revision", revised(published_on=day("2022-10-15")), as_at="2022-11-01")
    assert "took effect on 1 October 2022 and was published 14 days later, on 15 October 2022" in found.because


def a_direction(**facts):
    lines = (DirectionLine(function="old"),)
    return Direction(**{"id": "D-1", "given_on": day("2020-04-01"), "addressees": (COUNCIL,), "lines": lines, **facts})


DROPPED = (
    DelegatedFunction(id="old", name="garden care", last_day=day("2022-09-30")),
    DelegatedFunction(id="kept", name="home care"),
)
# functions, directions, outcome
DIRECTIONS = [
    (DROPPED, (a_direction(),), "for_a_person"),
    (DROPPED, (a_direction(last_day=day("2022-09-30")),), "met"),
    (DROPPED, (a_direction(lines=(DirectionLine(function="kept"),)), a_direction(lines=None)), "met"),
    (DROPPED, None, "met"),
    (DROPPED[1:], (a_direction(),), None),
]


@pytest.mark.parametrize(("functions", "directions", "expected"), DIRECTIONS)
def test_end_directions_on_dropped_functions(functions, directions, expected):
    part = "end_directions_on_dropped_functions"
    facts = revised(functions=functions, directions=directions)
    assert silent(DUTY, part, facts, as_at="2022-09-30")
    if expected is None:
        assert silent(DUTY, part, facts, as_at="2022-10-01")
    else:
        assert outcome(DUTY, part, facts, as_at="2022-10-01") == expected


def test_only_revised_schemes_are_asked_about():
    assert findings(DUTY, an_authority(), as_at="2022-10-01") == []
