"""Have regard to the planning principles and the national outcomes when making or reviewing a scheme (act-2014/s3).

Public Bodies (Joint Working) (Scotland) Act 2014 section 3, https://www.legislation.gov.uk/asp/2014/9/section/3,
applied to reviews by sections 44(3) and 45(4). Paraphrase: the words of the Act are at that address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, Scheme, SchemeReview
from comhla.law.readings.scheme_reviews import label_of_review
from comhla.law.readings.scheme_roll import each_scheme, finalised_by, label_of
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s3",
    title="Have regard to principles and outcomes when making or reviewing a scheme",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("3"),
            words="Whoever prepares or reviews a scheme has regard to the integration planning principles and to the"
            " national health and wellbeing outcomes.",
        ),
    ),
)
_THEN = "Record the paper or minute that shows it."
_USES = (
    "schemes.submissions.submitted_on",
    "schemes.approved_on",
    "schemes.takes_effect_on",
    "schemes.kind",
    "evidence",
)
_USES_IN_REVIEW = ("scheme_reviews.decided_on", "scheme_reviews.scheme", "evidence")

scheme = DUTY.each("schemes")(each_scheme)


@scheme.part("s.3(1), (2)(a)", EVIDENCE, uses=_USES)
def have_regard_to_principles(asked: Asked, scheme: Scheme) -> Answer:
    """Have regard to the integration planning principles when preparing the scheme."""
    return asked.evidence(
        of="regard to the planning principles in preparing {scheme}",
        then=_THEN,
        by=finalised_by(scheme),
        scheme=label_of(scheme),
    )


@scheme.part("s.3(1), (2)(b)", EVIDENCE, uses=_USES)
def have_regard_to_outcomes(asked: Asked, scheme: Scheme) -> Answer:
    """Have regard to the national health and wellbeing outcomes when preparing the scheme."""
    return asked.evidence(
        of="regard to the national outcomes in preparing {scheme}",
        then=_THEN,
        by=finalised_by(scheme),
        scheme=label_of(scheme),
    )


@DUTY.each("scheme_reviews")
def review(facts: AuthorityFacts, until: date) -> Iterator[Subject[SchemeReview]]:
    for each in facts.scheme_reviews or ():
        if isinstance(each.decided_on, date):
            yield Subject(each.id, label_of_review(each), each.decided_on, each.decided_on, each)


@review.part("s.3(2)(a), with ss.44(3), 45(4)", EVIDENCE, uses=_USES_IN_REVIEW)
def have_regard_to_principles_in_review(asked: Asked, review: SchemeReview) -> Answer:
    """Have regard to the integration planning principles in a review of the scheme, before it is decided."""
    return _regard_in_review(asked, review, "the planning principles")


@review.part("s.3(2)(b), with ss.44(3), 45(4)", EVIDENCE, uses=_USES_IN_REVIEW)
def have_regard_to_outcomes_in_review(asked: Asked, review: SchemeReview) -> Answer:
    """Have regard to the national health and wellbeing outcomes in a review of the scheme, before it is decided."""
    return _regard_in_review(asked, review, "the national outcomes")


def _regard_in_review(asked: Asked, review: SchemeReview, what: str) -> Answer:
    return asked.evidence(
        of="regard to {what} in {review}",
        then=_THEN,
        by=the_day(review.decided_on),
        what=what,
        review=label_of_review(review),
    )
