"""Have regard to principles, outcomes and neighbours' plans when preparing a plan (act-2014/s30).

Public Bodies (Joint Working) (Scotland) Act 2014 section 30, applied to replacements by sections 37(8) and 38(7),
https://www.legislation.gov.uk/asp/2014/9/section/30. Paraphrase: the words of the Act are at that address.

The principles to use are those of section 31, which bind an integration authority; section 4 binds those who make a
scheme. The thirteen keys are one list to have regard to and no thirteen duties.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, Duty, Version
from comhla.law.facts import OtherPlan, Plan
from comhla.law.readings.plan_making import (
    DAYS_OF_PREPARATION,
    DAYS_OF_RUNNING,
    final_day,
    last_day_of_running,
    plans_begun,
)
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s30",
    title="Have regard to principles, outcomes and neighbours when preparing a plan",
    family="F",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("30"),
            words="In preparing a plan the authority has regard to the delivery principles, to the national outcomes,"
            " and to what its arrangements may do to services, facilities or resources that another authority uses"
            " under its own plan, or means to use under one it is preparing, for an overlapping period.",
        ),
    ),
)

plan = DUTY.each("plans")(plans_begun)
_NEIGHBOURS = ("other_plans", *DAYS_OF_RUNNING, *DAYS_OF_PREPARATION)


def _final(asked: Asked, plan: Plan) -> date | None:
    final = final_day(plan)
    return final if asked.happened(final) else None


@plan.part("s.30(2)(a)", EVIDENCE, uses=("plans.principles_covered", "evidence", *DAYS_OF_PREPARATION))
def have_regard_to_principles(asked: Asked, plan: Plan) -> Answer:
    """Have regard to the integration delivery principles of section 31."""
    return _regard(asked, plan, "the delivery principles", plan.principles_covered)


@plan.part("s.30(2)(b)", EVIDENCE, uses=("plans.outcomes_covered", "evidence", *DAYS_OF_PREPARATION))
def have_regard_to_outcomes(asked: Asked, plan: Plan) -> Answer:
    """Have regard to the national health and wellbeing outcomes."""
    return _regard(asked, plan, "the national outcomes", plan.outcomes_covered)


def _regard(asked: Asked, plan: Plan, to_what: str, mapped: tuple[str, ...] | None) -> Answer:
    final = _final(asked, plan)
    if mapped and final is not None:
        return met(
            "{title} is itself mapped to {keys}, which shows regard to {to_what}.",
            title=plan.title,
            keys=mapped,
            to_what=to_what,
        )
    return asked.evidence(
        of="regard to {to_what} in preparing {title}",
        by=final,
        then="Record the paper or minute that shows it, or what the plan is mapped to.",
        to_what=to_what,
        title=plan.title,
    )


@plan.part("s.30(4)", MACHINE, uses=_NEIGHBOURS)
def know_which_plans_overlap(asked: Asked, plan: Plan) -> Answer:
    """Heed the plans of other authorities whose period overlaps that of this plan, even by a single day."""
    others = asked.facts.other_plans
    if others is None:
        return cannot_tell(
            "The plans of other authorities that use the same services are not recorded.", missing=("other_plans",)
        )
    if plan.period_first_day is None:
        return cannot_tell(
            "The period of {title} is not recorded, so which plans of other authorities overlap it cannot be told.",
            missing=("plans.period_first_day",),
            title=plan.title,
        )
    undated = tuple(each.authority for each in others if each.period_first_day is None)
    if undated:
        return cannot_tell(
            "The period of the plan of {authorities} is not recorded, so whether it overlaps {title} cannot be told.",
            missing=("other_plans.period_first_day",),
            authorities=undated,
            title=plan.title,
        )
    overlapping = tuple(each.authority for each in _overlapping(asked, plan))
    return met(
        "Plans of other authorities that overlap the period of {title}: {authorities}.",
        title=plan.title,
        authorities=overlapping,
    )


def _overlapping(asked: Asked, plan: Plan) -> list[OtherPlan]:
    first_day, last_day = plan.period_first_day, last_day_of_running(asked.facts, plan)
    return [
        each
        for each in asked.facts.other_plans or ()
        if first_day is not None
        and each.period_first_day is not None
        and (each.period_last_day is None or first_day <= each.period_last_day)
        and (last_day is None or each.period_first_day <= last_day)
    ]


@plan.part("s.30(3)(a)", EVIDENCE, uses=("evidence", *_NEIGHBOURS))
def have_regard_to_plans_of_neighbours(asked: Asked, plan: Plan) -> Answer | None:
    """Have regard to what the plan may do to services, facilities or resources used under another authority's plan."""
    return _regard_to(asked, plan, [each for each in _overlapping(asked, plan) if not each.being_prepared])


@plan.part("s.30(3)(b)", EVIDENCE, uses=("evidence", *_NEIGHBOURS))
def have_regard_to_plans_being_prepared(asked: Asked, plan: Plan) -> Answer | None:
    """Have regard in the same way to what another authority considers for a plan that it is preparing."""
    return _regard_to(asked, plan, [each for each in _overlapping(asked, plan) if each.being_prepared])


def _regard_to(asked: Asked, plan: Plan, others: list[OtherPlan]) -> Answer | None:
    if not others:
        return None
    return asked.evidence(
        of="regard in preparing {title} to the overlapping plans of {authorities}",
        by=_final(asked, plan),
        then="Record the paper or minute that deals with the services both plans use.",
        title=plan.title,
        authorities=tuple(each.authority for each in others),
    )
