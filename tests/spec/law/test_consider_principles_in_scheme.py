"""act-2014/s3: regard to the planning principles and the national outcomes, in making and in reviewing a scheme."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, SchemeReview, SchemeSubmission
from tests.lib.law import a_scheme, an_authority, day, findings, outcome, silent

DUTY = "act-2014/s3"
SUBMITTED = (SchemeSubmission(submitted_on=day("2015-03-30")),)


def evidence(part, dated):
    return (Evidence(id="e", duty=DUTY, part=part, what="Paper 7", dated_on=day(dated)),) if dated else ()


# submissions, evidence dated, outcome: it has to be there when the scheme is finalised
IN_MAKING = [
    (SUBMITTED, "2015-03-30", "met"),
    (SUBMITTED, "2015-03-31", "not_evidenced"),
    (SUBMITTED, None, "not_evidenced"),
    # where the submission is not recorded, by the approval on 27 May 2015
    (None, "2015-05-27", "met"),
    (None, "2015-05-28", "not_evidenced"),
]


@pytest.mark.parametrize("part", ["have_regard_to_principles", "have_regard_to_outcomes"])
@pytest.mark.parametrize(("submissions", "dated", "expected"), IN_MAKING)
def test_regard_in_making_a_scheme(part, submissions, dated, expected):
    facts = an_authority(schemes=(a_scheme(submissions=submissions),), evidence=evidence(part, dated))
    assert outcome(DUTY, part, facts, as_at="2016-01-01") == expected


def test_an_undated_scheme_takes_evidence_of_any_day():
    facts = an_authority(
        schemes=(a_scheme(approved_on=None),), evidence=evidence("have_regard_to_outcomes", "2015-01-01")
    )
    assert outcome(DUTY, "have_regard_to_outcomes", facts, as_at="2016-01-01") == "met"


IN_REVIEW = ["have_regard_to_principles_in_review", "have_regard_to_outcomes_in_review"]


@pytest.mark.parametrize("part", IN_REVIEW)
@pytest.mark.parametrize(
    ("dated", "expected"), [("2020-05-01", "met"), ("2020-05-02", "not_evidenced"), (None, "not_evidenced")]
)
def test_regard_in_a_review(part, dated, expected):
    review = SchemeReview(id="review-2020", scheme="scheme-2015", decided_on=day("2020-05-01"))
    facts = an_authority(scheme_reviews=(review,), evidence=evidence(part, dated))
    assert outcome(DUTY, part, facts, as_at="2020-06-01") == expected


@pytest.mark.parametrize("decided", [NOT_DONE, None, day("2020-05-01")])
def test_a_review_is_asked_about_once_it_is_decided(decided):
    review = SchemeReview(id="review-2020", scheme="scheme-2015", decided_on=decided)
    for part in IN_REVIEW:
        assert silent(DUTY, part, an_authority(scheme_reviews=(review,)), as_at="2020-04-30")


def test_the_law_begins_on_22_september_2014():
    early = an_authority(schemes=(a_scheme(approved_on=day("2014-09-21")),), scheme_reviews=())
    assert findings(DUTY, early, as_at="2015-01-01") == []
