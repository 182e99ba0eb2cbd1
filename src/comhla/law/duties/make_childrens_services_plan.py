"""Make a children's services plan for each three years, and take part in making it (CSP-1).

Children and Young People (Scotland) Act 2014 sections 7 to 10, https://www.legislation.gov.uk/asp/2014/8.
Paraphrase: the words of the Act are at that address. The council and the health board make the plan; the joint board
is one of the other service providers, which have to take part as it is offered to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.events import NOT_DONE, the_day
from comhla.law.facts import AuthorityFacts, LinkedPlan
from comhla.law.readings.children_plans import (
    FIRST_DAY,
    START_NOTE,
    childrens_act,
    childrens_plans,
    covers,
    is_made,
    made_on,
    title_of,
)
from comhla.law.sources import Verified
from comhla.law.timing import days
from comhla.reference import Model, childrens_plan_periods
from comhla.reference.rows import Row

DUTY = Duty(
    id="CSP-1",
    title="Make a children's services plan, and take part in making it",
    family="J",
    bearer="the council and the health board together; a joint board takes part as another service provider",
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=childrens_act("sections 7 to 10"),
            words="For each period of three years the council and the health board prepare a plan for children's and"
            " related services that aims at wellbeing, early action, integration and best use of resources. They give"
            " every other service provider an effective chance to take part, and it takes part; they consult, send the"
            " plan to the Scottish Ministers and the providers, and publish it. A provider that disagrees publishes a"
            " notice with its reasons.",
            note=START_NOTE,
        ),
    ),
)

_FOUND_BY = (
    "linked_plans.kind",
    "linked_plans.title",
    "linked_plans.approved_on",
    "linked_plans.published_on",
    "linked_plans.period_first_day",
)


@DUTY.each("linked_plans")
def period(facts: AuthorityFacts, until: date) -> Iterator[Subject[Row]]:
    for row in childrens_plan_periods():
        if row.valid_from is not None and row.valid_from <= until:
            yield Subject(f"period-{row.key}", row.label, row.valid_from, row.valid_from, row)


@period.part(
    "s.8",
    MACHINE,
    uses=(*_FOUND_BY, "linked_plans.period_last_day", "linked_plans.council", "schemes", "authority"),
    verified=Verified.GENERAL_KNOWLEDGE,
)
def have_plan_for_period(asked: Asked, period: Row) -> Answer:
    """Have a plan for each three-year period, for every council area."""
    first, last = the_day(period.valid_from), the_day(period.valid_to)
    plans = [plan for plan in childrens_plans(asked.facts) if covers(plan, first, last)]
    made = [plan for plan in plans if is_made(asked, plan)]
    without = _councils_without(made, asked.facts.setting_on(first).councils)
    if not without:
        return met(
            "There is a children's services plan for the period from {first} to {last}: {plans}.",
            first=first,
            last=last,
            plans=tuple(title_of(plan) for plan in made),
        )
    silent = any(plan.approved_on is None and plan.published_on is None for plan in plans)
    unclear = any(
        plan.period_first_day is None or plan.period_last_day is None for plan in childrens_plans(asked.facts)
    )
    if silent or unclear:
        return cannot_tell(
            "Whether {councils} had a children's services plan for the period from {first} to {last} cannot be told:"
            " of a recorded plan the period, or the day it was approved or published, is missing.",
            missing=("linked_plans.period_first_day", "linked_plans.period_last_day", "linked_plans.approved_on"),
            councils=without,
            first=first,
            last=last,
        )
    return not_met(
        "No children's services plan of {councils} is recorded for the period from {first} to {last}.",
        then="Ask the council and the health board for the plan, and record it.",
        councils=without,
        first=first,
        last=last,
    )


def _councils_without(plans: list[LinkedPlan], councils: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in councils if not any(plan.council in (None, each) for plan in plans))


@DUTY.each("linked_plans")
def plan(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in childrens_plans(facts):
        made = made_on(each)
        if made is not None:
            yield Subject(each.id, title_of(each), made, each.period_first_day or made, each)


@plan.part("s.9", EVIDENCE, uses=(*_FOUND_BY, "evidence"))
def aim_at_wellbeing(asked: Asked, plan: LinkedPlan) -> Answer:
    """Prepare the plan so that services safeguard wellbeing, act early, are integrated and use resources best."""
    return asked.evidence(
        of="the aims of {title}: wellbeing, early action, integration, best use of resources",
        then="Record where the plan sets out these aims.",
        title=title_of(plan),
    )


@plan.part("s.10", EVIDENCE, uses=(*_FOUND_BY, "evidence"))
def give_chance_to_take_part(asked: Asked, plan: LinkedPlan) -> Answer:
    """Give every other service provider, the joint board included, an effective chance to take part in preparing it."""
    return asked.evidence(
        of="an effective chance for other service providers to take part in preparing {title}",
        then="Record the invitation and what came of it.",
        title=title_of(plan),
    )


@plan.part("s.10", MACHINE, uses=(*_FOUND_BY, "linked_plans.authority_took_part", "schemes", "authority"))
def take_part(asked: Asked, plan: LinkedPlan) -> Answer:
    """As another service provider, take part in preparing the plan as it was offered."""
    if not _is_provider(asked, plan):
        return not_applicable(
            "This binds other service providers; here the council and the health board, who lead integration, make"
            " {title} themselves.",
            title=title_of(plan),
        )
    if plan.authority_took_part is None:
        return cannot_tell(
            "Whether the board took part in preparing {title} is not recorded.",
            missing=("linked_plans.authority_took_part",),
            title=title_of(plan),
        )
    if plan.authority_took_part:
        return met("The board took part in preparing {title}.", title=title_of(plan))
    return not_met(
        "The board did not take part in preparing {title} as it was offered.",
        then="Agree with the council and the health board how the board takes part in the review of the plan.",
        title=title_of(plan),
    )


@plan.part("s.10", EVIDENCE, uses=(*_FOUND_BY, "evidence"))
def consult(asked: Asked, plan: LinkedPlan) -> Answer:
    """Consult organisations of users and of providers, and social landlords."""
    return asked.evidence(
        of="consultation on {title} with organisations of users and providers and with social landlords",
        then="Record who was consulted, and when.",
        title=title_of(plan),
    )


@plan.part("s.10", EVIDENCE, uses=(*_FOUND_BY, "linked_plans.copied_on", "evidence"))
def send_copies(asked: Asked, plan: LinkedPlan) -> Answer:
    """Send the plan to the Scottish Ministers and to the other service providers."""
    if asked.happened(plan.copied_on):
        return met("Copies of {title} were sent on {day}.", title=title_of(plan), day=plan.copied_on)
    return asked.evidence(
        of="copies of {title} sent to the Scottish Ministers and the other service providers",
        then="Send the copies and record the day.",
        title=title_of(plan),
    )


@plan.part("s.10", PERSON, uses=_FOUND_BY)
def publish_without_delay(asked: Asked, plan: LinkedPlan) -> Answer:
    """Publish the plan as soon as reasonably practicable after it is prepared: a person judges the gap."""
    if not asked.happened(plan.published_on):
        return for_a_person(
            "{title} was approved on {approved} and its publication is not recorded. Can it be published?",
            then="Publish the plan and record the day.",
            title=title_of(plan),
            approved=plan.approved_on,
        )
    if not asked.happened(plan.approved_on) or plan.published_on <= plan.approved_on:
        return met("{title} was published on {published}.", title=title_of(plan), published=plan.published_on)
    return for_a_person(
        "{title} was approved on {approved} and published {gap} later, on {published}. Was that as soon as reasonably"
        " practicable?",
        title=title_of(plan),
        approved=plan.approved_on,
        published=plan.published_on,
        gap=days(number=(plan.published_on - plan.approved_on).days),
    )


@plan.part(
    "s.10",
    MACHINE,
    uses=(
        *_FOUND_BY,
        "linked_plans.authority_disagrees",
        "linked_plans.disagreement_notice_on",
        "schemes",
        "authority",
    ),
)
def publish_notice_of_disagreement(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """As another service provider that disagrees with the plan, publish a notice with reasons; no day is set."""
    if not _is_provider(asked, plan):
        return None
    if asked.happened(plan.disagreement_notice_on):
        return met(
            "The board's notice of disagreement with {title} was published on {day}.",
            title=title_of(plan),
            day=plan.disagreement_notice_on,
        )
    if plan.authority_disagrees is None and plan.disagreement_notice_on is not NOT_DONE:
        return cannot_tell(
            "Whether the board disagrees with {title} is not recorded.",
            missing=("linked_plans.authority_disagrees",),
            title=title_of(plan),
        )
    if not plan.authority_disagrees:
        return None
    return for_a_person(
        "The board disagrees with {title} and no notice of that is recorded. Can the notice be published?",
        then="Publish the notice with the reasons, and record the day.",
        title=title_of(plan),
    )


def _is_provider(asked: Asked, plan: LinkedPlan) -> bool:
    """Whether the authority was a joint board, and so another service provider, when the plan was made."""
    day = plan.period_first_day or the_day(made_on(plan))
    return asked.facts.setting_on(day).model is Model.BODY_CORPORATE
