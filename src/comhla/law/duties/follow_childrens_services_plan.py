"""Keep the children's services plan under review, and provide services in line with it (CSP-2).

Children and Young People (Scotland) Act 2014 sections 11 and 12, https://www.legislation.gov.uk/asp/2014/8.
Paraphrase: the words of the Act are at that address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, LinkedPlan
from comhla.law.readings.children_plans import FIRST_DAY, START_NOTE, childrens_act, childrens_plans, made_on, title_of

DUTY = Duty(
    id="CSP-2",
    title="Keep the children's services plan under review and follow it",
    family="J",
    bearer="the council and the health board; in following the plan also a joint board, as another service provider",
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=childrens_act("sections 11 and 12"),
            words="While a plan runs, the council and the health board keep it under review. Services, those that a"
            " joint board plans included, are provided in line with it so far as reasonably practicable, except where"
            " that would harm a child or a provider has given notice that it disagrees.",
            note=START_NOTE,
        ),
    ),
)

_RUNNING = (
    "linked_plans.kind",
    "linked_plans.title",
    "linked_plans.approved_on",
    "linked_plans.published_on",
    "linked_plans.period_first_day",
    "linked_plans.period_last_day",
)


@DUTY.each("linked_plans")
def plan(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in childrens_plans(facts):
        begins = each.period_first_day or made_on(each)
        if begins is not None:
            yield Subject(each.id, title_of(each), begins, begins, each)


@plan.part("s.11", EVIDENCE, uses=(*_RUNNING, "linked_plans.reviews", "evidence"))
def keep_plan_under_review(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """While the plan runs, keep it under review."""
    if asked.past(plan.period_last_day):
        return None
    review = asked.latest(plan.reviews, "reviewed_on")
    if review is not None:
        return met("{title} was reviewed on {day}.", title=title_of(plan), day=review.reviewed_on)
    return asked.evidence(
        of="{title} kept under review", then="Record the meetings or papers that review the plan.", title=title_of(plan)
    )


@plan.part("s.12", EVIDENCE, uses=(*_RUNNING, "evidence"))
def plan_services_in_line(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Plan and provide services in line with the plan, so far as reasonably practicable."""
    if asked.past(plan.period_last_day):
        return None
    return asked.evidence(
        of="services planned in line with {title}",
        then="Record which actions of the strategic plan answer to the children's services plan.",
        title=title_of(plan),
    )


@plan.part("s.12", PERSON, uses=_RUNNING)
def depart_only_for_good_reason(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Depart from the plan only where it is not reasonably practicable, would harm a child, or notice was given."""
    if asked.past(plan.period_last_day):
        return None
    return for_a_person(
        "Does anything that the authority plans or provides depart from {title}, and if so, is it because following it"
        " is not reasonably practicable, would harm a child, or is a matter of the authority's published disagreement?",
        title=title_of(plan),
    )
