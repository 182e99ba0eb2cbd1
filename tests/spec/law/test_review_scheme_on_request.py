"""act-2014/s45: reviewing the integration scheme on request."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, ReviewResult, SchemeReview
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, an_authority, day, findings, outcome, silent

DUTY = "act-2014/s45"
REVIEW, DECIDE, VIEWS = "review_together_when_asked", "decide_after_request", "take_account_of_views_after_request"


def requested(by=HEALTH_BOARD, **facts):
    given = {"id": "r", "scheme": "scheme-2015", "requested_by": by, "requested_on": day("2018-01-10"), **facts}
    return an_authority(councils=(COUNCIL, SECOND_COUNCIL), scheme_reviews=(SchemeReview(**given),))


# who asks, scheme, outcome with nothing done: any one council may, the board may not
REQUESTS = [
    (HEALTH_BOARD, "scheme-2015", "for_a_person"),
    (COUNCIL, "scheme-2015", "for_a_person"),
    (SECOND_COUNCIL, "scheme-2015", "for_a_person"),
    ("ministers", "scheme-2015", "for_a_person"),
    ("ministers", "not-there", "for_a_person"),
    ("board", "scheme-2015", "not_applicable"),
    (COUNCIL, "not-there", "cannot_tell"),
]


@pytest.mark.parametrize(("by", "scheme", "expected"), REQUESTS)
def test_review_together_when_asked(by, scheme, expected):
    assert outcome(DUTY, REVIEW, requested(by, scheme=scheme), as_at="2019-01-10") == expected


# begun on, refused on, as at, outcome. No time is set, so a year without an answer is shown and not judged.
ANSWERS = [
    (NOT_DONE, NOT_DONE, "2019-01-10", "for_a_person"),
    (day("2018-03-01"), None, "2018-02-28", "for_a_person"),
    (day("2018-03-01"), None, "2018-03-01", "met"),
    (None, day("2018-02-01"), "2018-01-31", "for_a_person"),
    (None, day("2018-02-01"), "2018-02-01", "not_met"),
    (day("2018-03-01"), day("2018-02-01"), "2018-03-01", "met"),
]


@pytest.mark.parametrize(("begun", "refused", "as_at", "expected"), ANSWERS)
def test_a_refusal_is_a_breach_and_a_gap_is_not(begun, refused, as_at, expected):
    assert outcome(DUTY, REVIEW, requested(started_on=begun, refused_on=refused), as_at=as_at) == expected


# decided on, result, outcome as at 1 June 2018; the review began on 1 March 2018
DECISIONS = [
    (day("2018-06-01"), ReviewResult.NO_CHANGES, "met"),
    (day("2018-06-01"), None, "cannot_tell"),
    (day("2018-06-02"), ReviewResult.CHANGES, "not_yet_due"),
    (NOT_DONE, None, "not_yet_due"),
    (None, None, "cannot_tell"),
]


@pytest.mark.parametrize(("decided", "result", "expected"), DECISIONS)
def test_decide_after_request(decided, result, expected):
    facts = requested(started_on=day("2018-03-01"), decided_on=decided, result=result)
    assert outcome(DUTY, DECIDE, facts, as_at="2018-06-01") == expected


def test_decide_after_request_says_nothing_before_the_review_begins():
    assert silent(DUTY, DECIDE, requested(), as_at="2018-06-01")
    decided = requested(decided_on=day("2018-06-01"), result=ReviewResult.CHANGES)
    assert outcome(DUTY, DECIDE, decided, as_at="2018-06-01") == "met"


@pytest.mark.parametrize(
    ("dated", "expected"), [("2018-06-01", "met"), ("2018-06-02", "not_evidenced"), (None, "not_evidenced")]
)
def test_take_account_of_views_after_request(dated, expected):
    evidence = () if dated is None else (Evidence(id="e", duty=DUTY, what="Report on views", dated_on=day(dated)),)
    facts = requested(decided_on=day("2018-06-01")).replace(evidence=evidence)
    assert outcome(DUTY, VIEWS, facts, as_at="2018-07-01") == expected
    assert silent(DUTY, VIEWS, facts, as_at="2018-05-31")


def test_only_reviews_that_were_asked_for():
    review = SchemeReview(id="r", scheme="scheme-2015", started_on=day("2019-01-10"))
    assert findings(DUTY, an_authority(scheme_reviews=(review,)), as_at="2019-06-01") == []
    assert findings(DUTY, requested(), as_at="2018-01-09") == []
    assert outcome(DUTY, REVIEW, requested(requested_on=None), as_at="2014-10-01") == "for_a_person"
