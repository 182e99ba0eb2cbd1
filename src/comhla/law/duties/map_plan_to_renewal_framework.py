"""Map the strategic plan to the Service Renewal Framework (SRF): policy, so it warns and is never a breach.

Health and Social Care Service Renewal Framework, June 2025,
https://www.gov.scot/publications/health-social-care-service-renewal-framework/pages/6/. Paraphrase:
the words are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, met, not_evidenced
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Version
from comhla.law.facts import Plan
from comhla.law.readings.plan_making import DAYS_OF_PREPARATION, plans_begun
from comhla.law.sources import Citation, Standing, Verified
from comhla.reference import renewal_principles

DUTY = Duty(
    id="SRF",
    title="Map the strategic plan to the Service Renewal Framework",
    family="O",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2025, 6, 30),
            citation=Citation(
                title="Health and Social Care Service Renewal Framework",
                provision="policy, the five principles",
                url="https://www.gov.scot/publications/health-social-care-service-renewal-framework/pages/6/",
                verified=Verified.GUIDANCE_ONLY,
            ),
            words="Plans are expected to be mapped to five principles: prevention, people, community, population and"
            " digital.",
            standing=Standing.POLICY,
            note="Published in June 2025; the day was not seen, so it is asked from the last day of that month.",
        ),
    ),
)

plan = DUTY.each("plans")(plans_begun)


@plan.part("policy", EVIDENCE, uses=("plans.principles_of_renewal_mapped", "evidence", *DAYS_OF_PREPARATION))
def map_to_five_principles(asked: Asked, plan: Plan) -> Answer:
    """Map the plan to the five principles of the framework."""
    principles = tuple(row.label.lower() for row in renewal_principles())
    if plan.principles_of_renewal_mapped is None:
        return asked.evidence(
            of="how {title} is mapped to the principles of the framework ({principles})",
            then="Record whether the plan is mapped to them.",
            title=plan.title,
            principles=principles,
        )
    if plan.principles_of_renewal_mapped:
        return met("{title} is mapped to the five principles of the framework.", title=plan.title)
    return not_evidenced(
        "{title} is not mapped to the principles of the framework: {principles}. This is policy and not law.",
        then="Map the plan to them, or record why not.",
        title=plan.title,
        principles=principles,
    )
