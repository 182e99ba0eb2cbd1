"""Information that partner bodies supply when the authority asks for it (Act ss.34, 37(5), (6)).

No day is set for supplying it, so what the authority named as its day shows and is put to a person. What was not
supplied by the time the work it was for was finished is another matter. Whether the information was reasonably needed
is for a person in every case.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.facts import InformationRequest

REQUEST_FIELDS = (
    "information_requests.purpose",
    "information_requests.asked_of",
    "information_requests.asked_on",
    "information_requests.needed_by",
    "information_requests.plan",
    "information_requests.supplied_on",
    "information_requests.refused_on",
    "information_requests.refusal_reason",
)


def information_supplied(asked: Asked, request: InformationRequest, *, finished: date | None, work: str) -> Answer:
    """Whether the body that was asked supplied the information.

    Args:
        asked: the question.
        request: what was asked of whom.
        finished: the day on which the work it was for was finished, where that is recorded.
        work: that work, as a noun phrase: "preparing the plan".
    """
    words: dict[str, Any] = {"body": request.asked_of, "asked_on": request.asked_on, "work": work}
    over = finished is not None and asked.reached(finished)
    if asked.happened(request.supplied_on):
        return _supplied(request, request.supplied_on, finished if over else None, work)
    if request.refused_on is not None and asked.reached(request.refused_on):
        return _refused(request, work)
    if not over:
        if request.needed_by is None or not asked.past(request.needed_by):
            return not_yet_due(
                "{body} was asked on {asked_on} for information for {work} and has not supplied it yet.",
                due=request.needed_by,
                then="Supply the information, or record the day on which it was supplied.",
                **words,
            )
        return for_a_person(
            "{body} was asked on {asked_on} for information for {work}, needed by {needed_by}, and has not supplied it."
            " The Act sets no day: what keeps it?",
            needed_by=request.needed_by,
            **words,
        )
    if request.supplied_on is None:
        return cannot_tell(
            "Whether {body} supplied the information it was asked for on {asked_on} is not recorded.",
            missing=("information_requests.supplied_on",),
            body=request.asked_of,
            asked_on=request.asked_on,
        )
    return not_met(
        "{body} was asked on {asked_on} for information for {work}, which was finished on {finished} without it.",
        then="Supply the information if it is still of use, and settle how requests will be answered.",
        finished=finished,
        **words,
    )


def _supplied(request: InformationRequest, supplied: date, finished: date | None, work: str) -> Answer:
    if finished is not None and finished < supplied:
        return not_met(
            "{body} supplied the information on {supplied}, when {work} was already finished, on {finished}.",
            then="It is already supplied; settle how later requests will be answered in time.",
            body=request.asked_of,
            supplied=supplied,
            work=work,
            finished=finished,
        )
    if request.needed_by is not None and request.needed_by < supplied:
        return for_a_person(
            "{body} supplied the information on {supplied}; it was needed by {needed_by}. The Act sets no day: was that"
            " good enough?",
            body=request.asked_of,
            supplied=supplied,
            needed_by=request.needed_by,
        )
    return met("{body} supplied the information on {supplied}.", body=request.asked_of, supplied=supplied)


def _refused(request: InformationRequest, work: str) -> Answer:
    if not request.refusal_reason:
        return not_met(
            "{body} refused on {refused} to supply information for {work} and no reason is recorded.",
            then="Supply the information, or say why it is not reasonably needed.",
            body=request.asked_of,
            refused=request.refused_on,
            work=work,
        )
    return for_a_person(
        "{body} refused on {refused} to supply information for {work}, giving as its reason: {reason}"
        " Was the information reasonably needed?",
        body=request.asked_of,
        refused=request.refused_on,
        work=work,
        reason=request.refusal_reason,
    )


def reasonably_needed(asked: Asked, request: InformationRequest, *, work: str) -> Answer | None:
    """Whether the information was reasonably needed: asked only while it has not been supplied."""
    if asked.happened(request.supplied_on):
        return None
    return for_a_person(
        "Did the authority reasonably need, for {work}, what it asked of {body} on {asked_on}?",
        work=work,
        body=request.asked_of,
        asked_on=request.asked_on,
    )
