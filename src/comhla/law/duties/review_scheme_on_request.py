"""Review the integration scheme when a party asks or Ministers require it (act-2014/s45).

Public Bodies (Joint Working) (Scotland) Act 2014 section 45, https://www.legislation.gov.uk/asp/2014/9/section/45.
Paraphrase: the words of the Act are at that address. Any one council of several may ask; the board may not. No time is
set for beginning or ending. The considerations and the consultation that such a review needs are in act-2014/s3 and
act-2014/s6.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, EVIDENCE, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, SchemeReview
from comhla.law.readings.scheme_reviews import decision_taken, label_of_review, views_in_review
from comhla.law.sources import act

_MINISTERS = "ministers"

DUTY = Duty(
    id="act-2014/s45",
    title="Review the integration scheme on request",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("45"),
            words="When the health board or any council of the scheme asks for it, or the Scottish Ministers require"
            " it, the parties review the scheme together and decide whether changes are necessary or desirable.",
        ),
    ),
)


@DUTY.each("scheme_reviews")
def request(facts: AuthorityFacts, until: date) -> Iterator[Subject[SchemeReview]]:
    for each in facts.scheme_reviews or ():
        if each.requested_by is not None:
            yield Subject(each.id, label_of_review(each), each.requested_on or BEGINNING, each.requested_on, each)


_REQUEST = (
    "scheme_reviews.requested_by",
    "scheme_reviews.requested_on",
    "scheme_reviews.scheme",
    "schemes.health_board",
    "schemes.councils",
)


@request.part("s.45(2), (3)", MACHINE, uses=(*_REQUEST, "scheme_reviews.started_on", "scheme_reviews.refused_on"))
def review_together_when_asked(asked: Asked, review: SchemeReview) -> Answer:
    """Review the scheme together when a party asks or Ministers require it, at any time in the five years."""
    words: dict[str, Any] = {"review": label_of_review(review), "by": review.requested_by}
    entitled = _entitled(asked.facts, review)
    if entitled is None:
        return cannot_tell(
            "Who is party to the scheme is not recorded, so whether {by} may ask for {review} cannot be told.",
            missing=("schemes.health_board", "schemes.councils"),
            **words,
        )
    if not entitled:
        return not_applicable(
            "Only a party to the scheme may ask for a review, or the Scottish Ministers require one, and {by} is"
            " neither.",
            **words,
        )
    if asked.happened(review.started_on):
        return met("Asked for by {by}, {review} began on {day}.", day=review.started_on, **words)
    if asked.happened(review.refused_on):
        return not_met(
            "Asked for by {by}, {review} was refused on {day}; a review that a party asks for has to be made.",
            then="Begin the review together.",
            day=review.refused_on,
            **words,
        )
    return for_a_person(
        "Asked for by {by}, {review} has not begun as far as recorded. The Act sets no time for it. When will it"
        " begin?",
        then="Agree when the review begins, and record the day.",
        **words,
    )


def _entitled(facts: AuthorityFacts, review: SchemeReview) -> bool | None:
    if review.requested_by == _MINISTERS:
        return True
    scheme = facts.scheme_called(review.scheme)
    return None if scheme is None else review.requested_by in scheme.parties


@request.part(
    "s.45(5)",
    MACHINE,
    uses=(*_REQUEST, "scheme_reviews.started_on", "scheme_reviews.decided_on", "scheme_reviews.result"),
)
def decide_after_request(asked: Asked, review: SchemeReview) -> Answer | None:
    """Decide in the review whether changes to the scheme are necessary or desirable. No day is set for it."""
    begun = asked.happened(review.started_on) or asked.happened(review.decided_on)
    return decision_taken(asked, review) if begun else None


@request.part("s.45(5)", EVIDENCE, uses=(*_REQUEST, "scheme_reviews.decided_on", "evidence"))
def take_account_of_views_after_request(asked: Asked, review: SchemeReview) -> Answer | None:
    """Take account of the views given in the review before deciding."""
    return views_in_review(asked, review)
