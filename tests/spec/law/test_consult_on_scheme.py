"""act-2014/s6: consulting on a scheme before its submission, and in each review."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    AuthorityIdentity,
    Consultation,
    Evidence,
    SchemeKind,
    SchemeReview,
    SchemeSubmission,
)
from comhla.reference import ConsulteeGroup
from tests.lib.law import COUNCIL, SECOND_COUNCIL, a_scheme, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s6"
SUBMITTED, DECIDED = "2015-03-30", "2020-05-01"
IN_SCHEME = {"groups": "consult_the_groups", "councils": "consult_the_other_councils", "together": "consult_together"}
IN_REVIEW = {
    "groups": "consult_the_groups_in_review",
    "councils": "consult_the_other_councils_in_review",
    "together": "consult_together_in_review",
}


def asked(group, on, **facts):
    return Consultation(group=group, invited_on=None if on is None else on if on is NOT_DONE else day(on), **facts)


def groups(on="2015-01-10", *, without=(), **facts):
    return tuple(asked(group.value, on, **facts) for group in ConsulteeGroup if group.value not in without)


def authority(consultations, *, others=(), review=False, evidence=None, **facts):
    """A scheme submitted on 30 March 2015, or a review decided on 1 May 2020, with its consultation."""
    identity = AuthorityIdentity(
        name="Strathmore", fictional=True, councils=(COUNCIL,), other_councils_of_health_board=others
    )
    if review:
        held = SchemeReview(
            **{"id": "r", "scheme": "scheme-2015", "decided_on": day(DECIDED), "consultations": consultations, **facts}
        )
        return an_authority(authority=identity, scheme_reviews=(held,), evidence=evidence)
    given = {"submissions": (SchemeSubmission(submitted_on=day(SUBMITTED)),), "consultations": consultations, **facts}
    return an_authority(authority=identity, schemes=(a_scheme(**given),), evidence=evidence)


# consultations, as at, outcome
GROUPS = {
    "all asked in time": (groups(), SUBMITTED, "met"),
    "all asked on the day itself": (groups(SUBMITTED), SUBMITTED, "met"),
    "asked one day late": (groups("2015-03-31"), "2015-04-30", "not_met"),
    "other staff left out": (groups(without=("other_staff",)), SUBMITTED, "not_met"),
    "twelve planning group groups are not enough": (groups(without=("other_staff",)), "2016-01-01", "not_met"),
    "known not to be asked": (
        (*groups(without=("other_staff",)), asked("other_staff", NOT_DONE)),
        SUBMITTED,
        "not_met",
    ),
    "day not recorded": ((*groups(without=("other_staff",)), asked("other_staff", None)), SUBMITTED, "cannot_tell"),
    "asked twice": ((*groups(), asked("other_staff", None)), SUBMITTED, "met"),
    "nobody": ((), SUBMITTED, "not_met"),
    "not recorded": (None, SUBMITTED, "cannot_tell"),
    "still open": (groups(without=("other_staff",)), "2015-03-29", "not_yet_due"),
    "all asked while open": (groups(), "2015-03-29", "met"),
}


@pytest.mark.parametrize(("consultations", "as_at", "expected"), GROUPS.values(), ids=GROUPS)
def test_consult_the_groups(consultations, as_at, expected):
    facts = authority(consultations)
    if as_at < SUBMITTED and not consultations:
        assert silent(DUTY, IN_SCHEME["groups"], facts, as_at=as_at)
    else:
        assert outcome(DUTY, IN_SCHEME["groups"], facts, as_at=as_at) == expected


def test_who_was_left_out_is_named():
    found = finding(DUTY, IN_SCHEME["groups"], authority(groups(without=("other_staff",))), as_at=SUBMITTED)
    assert found.because == (
        "Of the prescribed groups these were not asked about the first integration scheme (scheme-2015) before"
        " submission to the Scottish Ministers: Other staff."
    )


# consultations, outcome: the scheme was approved on 27 May 2015, and its submission is not recorded
WITHOUT_SUBMISSION = [(groups(), "cannot_tell"), (groups(without=("other_staff",)), "not_met")]


@pytest.mark.parametrize(("consultations", "expected"), WITHOUT_SUBMISSION)
def test_the_day_of_submission_is_not_recorded(consultations, expected):
    facts = authority(consultations, submissions=None)
    assert outcome(DUTY, IN_SCHEME["groups"], facts, as_at="2015-06-01") == expected


def test_a_scheme_in_preparation_shows_who_is_still_to_be_asked():
    facts = authority(groups("2026-10-01", without=("other_staff",)), submissions=(), approved_on=NOT_DONE)
    assert findings(DUTY, facts.replace(scheme_reviews=()), as_at="2026-09-30") == []
    assert outcome(DUTY, IN_SCHEME["groups"], facts, as_at="2026-10-01") == "not_yet_due"
    complete = authority(groups("2026-10-01"), submissions=(), approved_on=NOT_DONE)
    assert outcome(DUTY, IN_SCHEME["groups"], complete, as_at="2026-10-01") == "met"
    nothing = authority((), submissions=(), approved_on=NOT_DONE)
    assert silent(DUTY, IN_SCHEME["groups"], nothing, as_at="2026-10-01")


def test_a_revised_scheme_is_not_asked_about_here():
    facts = authority(groups(), kind=SchemeKind.REVISED).replace(scheme_reviews=())
    assert findings(DUTY, facts, as_at="2016-01-01") == []


# consultations in the review, as at, outcome
REVIEW_GROUPS = [
    (groups("2020-02-01"), DECIDED, "met"),
    (groups("2020-05-02"), "2020-06-01", "not_met"),
    (groups("2020-02-01", without=("other_staff",)), DECIDED, "not_met"),
    ((), DECIDED, "not_met"),
    (None, DECIDED, "cannot_tell"),
]


@pytest.mark.parametrize(("consultations", "as_at", "expected"), REVIEW_GROUPS)
def test_consult_the_groups_in_review(consultations, as_at, expected):
    part = "consult_the_groups_in_review"
    assert outcome(DUTY, part, authority(consultations, review=True), as_at=as_at) == expected


def test_a_review_under_way_shows_who_is_still_to_be_asked():
    facts = authority((), review=True, started_on=day("2020-01-06"), decided_on=NOT_DONE)
    assert outcome(DUTY, "consult_the_groups_in_review", facts, as_at="2020-01-06") == "not_yet_due"
    assert silent(DUTY, "consult_the_groups_in_review", facts, as_at="2020-01-05")
    assert silent(DUTY, "consult_the_groups_in_review", authority((), review=True, decided_on=None), as_at="2020-01-06")


FOUR = ("Angus Council", "Glendale Council", "Lochside Council", SECOND_COUNCIL)
# other councils of the health board's area, those that were asked, outcome
COUNCILS = [
    (FOUR, FOUR, "met"),
    (FOUR, (SECOND_COUNCIL,), "not_met"),
    ((), (), "not_applicable"),
    (None, (), "cannot_tell"),
    ((COUNCIL,), (), "not_applicable"),  # a party to the scheme is no other council
]


@pytest.mark.parametrize(("others", "consulted", "expected"), COUNCILS)
@pytest.mark.parametrize(("review", "parts"), [(False, IN_SCHEME), (True, IN_REVIEW)])
def test_consult_the_other_councils(review, parts, others, consulted, expected):
    consultations = tuple(asked(council, "2015-01-10") for council in consulted)
    facts = authority(consultations, others=others, review=review)
    assert outcome(DUTY, parts["councils"], facts, as_at="2020-06-01") == expected


def test_consult_the_other_councils_in_review_of_an_unknown_scheme():
    facts = authority((), others=(SECOND_COUNCIL,), review=True, scheme="not-there")
    assert outcome(DUTY, "consult_the_other_councils_in_review", facts, as_at=DECIDED) == "not_met"


@pytest.mark.parametrize(
    ("jointly", "consultations", "expected"),
    [(True, (), "met"), (False, groups(), "not_met"), (None, groups(), "cannot_tell"), (None, (), None)],
)
@pytest.mark.parametrize(("review", "parts"), [(False, IN_SCHEME), (True, IN_REVIEW)])
def test_consult_together_and_not_alone(review, parts, jointly, consultations, expected):
    facts = authority(consultations, review=review, consulted_jointly=jointly)
    if expected is None:
        assert silent(DUTY, parts["together"], facts, as_at="2020-06-01")
    else:
        assert outcome(DUTY, parts["together"], facts, as_at="2020-06-01") == expected


# last day for views, outcome: none after the submission on 30 March 2015
CLOSES = [
    (day("2015-03-30"), "met"),
    (day("2015-03-31"), "not_met"),
    (NOT_DONE, "not_met"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("closed", "expected"), CLOSES)
def test_close_before_submission(closed, expected):
    facts = authority(groups(closed_on=closed))
    assert outcome(DUTY, "close_before_submission", facts, as_at=SUBMITTED) == expected
    assert silent(DUTY, "close_before_submission", facts, as_at="2015-03-29")


def test_close_before_submission_says_nothing_without_a_consultation():
    assert silent(DUTY, "close_before_submission", authority(()), as_at=SUBMITTED)
    unsubmitted = authority(groups(), submissions=None)
    assert silent(DUTY, "close_before_submission", unsubmitted, as_at="2015-06-01")


# the link of each of two who were asked for one group, outcome
LINKS = [
    ((True, True), "met"),
    ((True, False), "met"),
    ((False, False), "not_met"),
    ((None, False), "not_evidenced"),
    ((None, None), "not_evidenced"),
]


@pytest.mark.parametrize(("links", "expected"), LINKS)
@pytest.mark.parametrize(
    ("review", "part"), [(False, "consult_people_of_the_area"), (True, "consult_people_of_the_area_in_review")]
)
def test_consult_people_of_the_area(review, part, links, expected):
    consultations = tuple(asked("other_staff", "2015-01-10", linked_to_area=link) for link in links)
    assert outcome(DUTY, part, authority(consultations, review=review), as_at="2020-06-01") == expected


def test_consult_people_of_the_area_by_evidence_and_without_groups():
    part = "consult_people_of_the_area"
    evidence = (Evidence(id="e", duty=DUTY, part=part, what="List of addresses", dated_on=day("2015-02-01")),)
    assert outcome(DUTY, part, authority(groups(), evidence=evidence), as_at=SUBMITTED) == "met"
    assert silent(DUTY, part, authority((asked("Angus Council", "2015-01-10"),)), as_at=SUBMITTED)


def test_consult_others_thought_fit():
    part = "consult_others_thought_fit"
    others = (*groups(), asked("Scottish Fire and Rescue Service", "2015-01-10"))
    assert outcome(DUTY, part, authority(others), as_at=SUBMITTED) == "met"
    assert outcome(DUTY, part, authority(groups()), as_at=SUBMITTED) == "not_evidenced"
    # another council of the area has to be asked, and is not one of those thought fit
    with_council = (*groups(), asked(SECOND_COUNCIL, "2015-01-10"))
    assert outcome(DUTY, part, authority(with_council, others=(SECOND_COUNCIL,)), as_at=SUBMITTED) == "not_evidenced"
    assert silent(DUTY, part, authority(()), as_at=SUBMITTED)


@pytest.mark.parametrize(
    ("dated", "expected"), [("2015-03-30", "met"), ("2015-03-31", "not_evidenced"), (None, "not_evidenced")]
)
def test_take_account_of_views(dated, expected):
    evidence = () if dated is None else (Evidence(id="e", duty=DUTY, what="Report on views", dated_on=day(dated)),)
    facts = authority(groups(), evidence=evidence)
    assert outcome(DUTY, "take_account_of_views", facts, as_at="2015-06-01") == expected
    assert silent(DUTY, "take_account_of_views", facts, as_at="2015-03-29")


def test_take_account_of_views_where_the_submission_is_not_recorded():
    facts = authority(groups(), submissions=None, evidence=())
    assert outcome(DUTY, "take_account_of_views", facts, as_at="2015-06-01") == "not_evidenced"
