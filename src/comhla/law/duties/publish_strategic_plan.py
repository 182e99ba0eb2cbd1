"""Publish the strategic plan, and with it a statement of how it was prepared (act-2014/s35).

Public Bodies (Joint Working) (Scotland) Act 2014 section 35,
https://www.legislation.gov.uk/asp/2014/9/section/35. Paraphrase: the words of the Act are at that address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_evidenced, not_met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import NOT_DONE, AuthorityFacts, Plan, Stage
from comhla.law.sources import act
from comhla.law.timing import days

DUTY = Duty(
    id="act-2014/s35",
    title="Publish the strategic plan with a statement of how it was prepared",
    family="F",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("35"),
            words="Once a plan is final the authority publishes it, and at the same time publishes a statement of what"
            " it did at each step of preparing it.",
        ),
    ),
)


@DUTY.each("plans")
def plan(facts: AuthorityFacts, until: date) -> Iterator[Subject[Plan]]:
    for each in facts.plans or ():
        if isinstance(each.finalised_on, date):
            yield Subject(each.id, each.title, opens=each.finalised_on, relevant_day=each.finalised_on, of=each)


@plan.part("s.35(1)", PERSON, uses=("plans.finalised_on", "plans.published_on"))
def publish_without_delay(asked: Asked, plan: Plan) -> Answer:
    """Publish the plan as soon as practicable after it is final. No number of days is set: a person judges the gap."""
    if not asked.happened(plan.published_on):
        return for_a_person(
            "{title} was finalised on {finalised} and its publication is not recorded. Can it be published?",
            then="Publish the plan and record the day.",
            title=plan.title,
            finalised=plan.finalised_on,
        )
    if plan.published_on == plan.finalised_on:
        return met("{title} was published on {day}, the day it was finalised.", title=plan.title, day=plan.published_on)
    return for_a_person(
        "{title} was finalised on {finalised} and published {gap} later, on {published}."
        " Was that as soon as practicable?",
        title=plan.title,
        finalised=plan.finalised_on,
        published=plan.published_on,
        gap=days(number=(plan.published_on - the_day(plan.finalised_on)).days),
    )


@plan.part("s.35(2)", MACHINE, uses=("plans.published_on", "plans.statement_published_on"))
def publish_statement_with_plan(asked: Asked, plan: Plan) -> Answer | None:
    """Publish the statement of how the plan was prepared on the same day as the plan."""
    if not asked.happened(plan.published_on):
        return None
    if plan.statement_published_on is None:
        return cannot_tell(
            "Whether a statement of how {title} was prepared was published with it is not recorded.",
            missing=("plans.statement_published_on",),
            title=plan.title,
        )
    if not asked.happened(plan.statement_published_on):
        return not_met(
            "{title} was published on {published} without a statement of how it was prepared.",
            then="Publish the statement.",
            due=plan.published_on,
            title=plan.title,
            published=plan.published_on,
        )
    if plan.statement_published_on == plan.published_on:
        return met(
            "{title} and its statement were published together on {day}.", title=plan.title, day=plan.published_on
        )
    return not_met(
        "{title} was published on {published} and its statement on {statement}, not at the same time.",
        then="It is already published; nothing is left to do but to say so openly.",
        due=plan.published_on,
        title=plan.title,
        published=plan.published_on,
        statement=plan.statement_published_on,
    )


@plan.part("s.35(2)", EVIDENCE, uses=("plans.statement_published_on", "plans.statement_covers", "evidence"))
def statement_covers_every_step(asked: Asked, plan: Plan) -> Answer | None:
    """Let the statement say what was done at each step of section 33."""
    if plan.statement_published_on is NOT_DONE or not asked.happened(plan.statement_published_on):
        return None
    if plan.statement_covers is None:
        return asked.evidence(
            of="what the statement for {title} says of each step",
            then="Record the steps that the statement covers.",
            title=plan.title,
        )
    left_out = tuple(stage.value.replace("_", " ") for stage in Stage if stage not in plan.statement_covers)
    if left_out:
        return not_evidenced(
            "The statement for {title} says nothing of {steps}.",
            then="Correct the statement so that it covers every step.",
            title=plan.title,
            steps=left_out,
        )
    return met("The statement for {title} covers every step of its preparation.", title=plan.title)
