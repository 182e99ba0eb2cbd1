"""Reviews of an integration scheme: what the five-year review (s.44) and one that was asked for (s.45) share."""

from __future__ import annotations

from typing import Any

from comhla.law.answers import Answer, cannot_tell, met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.facts import SchemeReview
from comhla.law.readings.scheme_roll import at_start


def label_of_review(review: SchemeReview) -> str:
    """How findings call a review."""
    return f"the review {review.id} of {review.scheme}"


def decision_taken(asked: Asked, review: SchemeReview) -> Answer:
    """Whether the parties decided if changes to the scheme are necessary or desirable."""
    words: dict[str, Any] = {"review": label_of_review(review)}
    if review.decided_on is None:
        return cannot_tell(
            "The day on which {review} was decided is not recorded.", missing=("scheme_reviews.decided_on",), **words
        )
    if not asked.happened(review.decided_on):
        return not_yet_due(
            "{review} is not decided yet; no day is set for the decision itself.",
            due=None,
            then="Decide whether changes to the scheme are necessary or desirable, and record the day.",
            review=at_start(label_of_review(review)),
        )
    if review.result is None:
        return cannot_tell(
            "{review} was decided on {day}; whether changes are needed is not recorded.",
            missing=("scheme_reviews.result",),
            review=at_start(label_of_review(review)),
            day=review.decided_on,
        )
    return met("It was decided in {review} on {day}: {result}.", day=review.decided_on, result=review.result, **words)


def views_in_review(asked: Asked, review: SchemeReview) -> Answer | None:
    """Whether there is evidence that the decision took account of the views in the review."""
    if not asked.happened(review.decided_on):
        return None
    return asked.evidence(
        of="taking account of the views given in {review}",
        then="Record the paper or minute that shows how views were used.",
        by=review.decided_on,
        review=label_of_review(review),
    )
