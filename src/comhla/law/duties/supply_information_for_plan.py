"""Supply the information that the authority needs for preparing its plan (act-2014/s34).

Public Bodies (Joint Working) (Scotland) Act 2014 section 34,
https://www.legislation.gov.uk/asp/2014/9/section/34. Paraphrase: the words of the Act are at that address.

Requests for the three-year review belong to section 37(5) and (6), not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, InformationRequest, RequestPurpose
from comhla.law.readings.information_supplied import REQUEST_FIELDS, information_supplied, reasonably_needed
from comhla.law.readings.plan_making import DAYS_OF_PREPARATION, final_day
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s34",
    title="Supply information for the strategic plan",
    family="F",
    bearer="each body behind the joint board or, where a lead agency plans, the other side of the scheme",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("34"),
            words="The partner bodies supply the information that the authority reasonably needs to prepare its plan.",
        ),
    ),
)
_WORK = "preparing the plan"
_USES = (*REQUEST_FIELDS, *DAYS_OF_PREPARATION)


@DUTY.each("information_requests")
def request(facts: AuthorityFacts, until: date) -> Iterator[Subject[InformationRequest]]:
    for each in facts.information_requests or ():
        if each.purpose is RequestPurpose.PLAN:
            label = f"the request of {each.asked_on.isoformat()} to {each.asked_of}"
            yield Subject(each.id, label, each.asked_on, each.asked_on, each)


def _finished(facts: AuthorityFacts, request: InformationRequest) -> date | None:
    """When the plan was final that it was for: the plan named, or the next one to be finalised."""
    days = [
        final
        for plan in facts.plans or ()
        if isinstance(final := final_day(plan), date)
        and (request.plan == plan.id or (request.plan is None and request.asked_on <= final))
    ]
    return min(days, default=None)


@request.part("s.34", MACHINE, uses=_USES)
def supply_information(asked: Asked, request: InformationRequest) -> Answer:
    """Supply the information that the authority asked for to prepare its plan."""
    return information_supplied(asked, request, finished=_finished(asked.facts, request), work=_WORK)


@request.part("s.34", PERSON, uses=REQUEST_FIELDS)
def need_information_reasonably(asked: Asked, request: InformationRequest) -> Answer | None:
    """What the authority asks for is what it reasonably needs to prepare the plan."""
    return reasonably_needed(asked, request, work=_WORK)


@request.part("ss.34, 37(5)", PERSON, uses=_USES)
def ask_under_the_right_rule(asked: Asked, request: InformationRequest) -> Answer:
    """Ask under this section for preparing a plan; what is asked for the review of a plan has its own rule."""
    finished = _finished(asked.facts, request)
    if finished is not None and asked.reached(finished) and finished < request.asked_on:
        return for_a_person(
            "The plan it is recorded for was final on {finished}, before {asked_on}. Was it asked for the review of the"
            " plan, under section 37(5)?",
            then="Record it with the purpose plan_review, or name the plan that was being prepared.",
            finished=finished,
            asked_on=request.asked_on,
        )
    return met("It was asked for while a plan was being prepared.")
