"""Include a housing contribution statement in the strategic plan (HOU-1): it warns and is never a breach.

Housing (Scotland) Act 2001 section 89 has the council prepare a local housing strategy; guidance, seen only in the
draft guidance on strategic plans and in a housing advice note of 2015, asks for a statement in the strategic plan.
https://gov.scot/publications/strategic-plans-statutory-guidance. Paraphrase: the words are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, met, not_evidenced
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Version, the_authority
from comhla.law.facts import LinkedPlanKind, Plan
from comhla.law.readings.plan_making import DAYS_OF_PREPARATION, plans_final
from comhla.law.sources import Citation, Standing, Verified

DUTY = Duty(
    id="HOU-1",
    title="Include a housing contribution statement in the plan",
    family="O",
    bearer="the integration authority; the council for its housing strategy",
    versions=(
        Version(
            number=1,
            first_day=date(2015, 12, 31),
            citation=Citation(
                title="Housing advice note 2015, with the Housing (Scotland) Act 2001",
                provision="advice note; section 89",
                url="https://gov.scot/publications/strategic-plans-statutory-guidance",
                verified=Verified.SEED_ONLY,
            ),
            words="The strategic plan has a statement of what housing contributes: shared outcomes, needs, adaptations"
            " and delegated support, and resources. The council's housing strategy sums it up and says which support"
            " functions are delegated.",
            standing=Standing.GUIDANCE,
            note="The day of the advice note was not seen: asked from the end of 2015.",
        ),
    ),
)
CONTENTS = ("shared_outcomes", "needs", "adaptations_and_support", "resources")
STRATEGY_CONTENTS = ("housing_contribution_summary", "delegated_support_functions")

plan = DUTY.each("plans")(plans_final)


@plan.part("advice note", EVIDENCE, uses=("plans.housing_contribution", "evidence", *DAYS_OF_PREPARATION))
def include_statement(asked: Asked, plan: Plan) -> Answer:
    """Include a housing contribution statement in the strategic plan."""
    if plan.housing_contribution is None:
        return asked.evidence(
            of="a housing contribution statement in {title}",
            then="Record whether the plan has one.",
            title=plan.title,
        )
    if plan.housing_contribution:
        return met("{title} has a housing contribution statement.", title=plan.title)
    return not_evidenced(
        "{title} has no housing contribution statement. This is guidance.",
        then="Agree a statement with the housing authority, or record why there is none.",
        title=plan.title,
    )


@plan.part("advice note", EVIDENCE, uses=("plans.housing_contribution", "plans.housing_contents", "evidence"))
def cover_contents_of_statement(asked: Asked, plan: Plan) -> Answer | None:
    """Cover in it shared outcomes, needs, adaptations and delegated support, and resources."""
    if plan.housing_contribution is False:
        return None
    return _covers(asked, "the housing contribution statement of " + plan.title, plan.housing_contents, CONTENTS)


authority = DUTY.each("linked_plans")(the_authority)


@authority.part(
    "advice note; Housing (Scotland) Act 2001 s.89",
    EVIDENCE,
    uses=("linked_plans.kind", "linked_plans.contents", "linked_plans.approved_on", "evidence"),
)
def sum_up_in_housing_strategy(asked: Asked, _: None) -> Answer:
    """Sum the statement up in the council's housing strategy, and say there which support functions are delegated."""
    strategies = asked.facts.linked_plans_of(LinkedPlanKind.LOCAL_HOUSING_STRATEGY)
    strategy = asked.latest(strategies, "approved_on")
    return _covers(
        asked, "the local housing strategy", None if strategy is None else strategy.contents, STRATEGY_CONTENTS
    )


def _covers(asked: Asked, what: str, contents: tuple[str, ...] | None, wanted: tuple[str, ...]) -> Answer:
    if contents is None:
        return asked.evidence(
            of="what {what} covers", then="Record which of the contents it has: {wanted}.", what=what, wanted=wanted
        )
    left = tuple(each.replace("_", " ") for each in wanted if each not in contents)
    if left:
        return not_evidenced(
            "Nothing recorded shows that {what} covers {left}. This is guidance.",
            then="See whether it does, and record it.",
            what=what,
            left=left,
        )
    return met("All that the guidance asks for is recorded for {what}.", what=what)
