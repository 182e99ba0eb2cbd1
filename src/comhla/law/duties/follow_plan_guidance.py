"""Have regard to the guidance on strategic plans, in its final edition (SP-G): it warns and is never a breach.

Statutory guidance under section 53 of the 2014 Act, second edition,
https://gov.scot/publications/strategic-plans-statutory-guidance. The consultation draft of August 2023 numbers its
sections and its checklist differently: checklists are built from the final text. Paraphrase: the words are
at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, PERSON, Duty, Version
from comhla.law.facts import GuidanceEdition, Plan
from comhla.law.readings.plan_making import DAYS_OF_PREPARATION, final_day, plans_begun, preparation_began
from comhla.law.sources import Citation, Standing, Verified
from comhla.reference import by_key, guidance_editions
from comhla.reference.calendars import EditionStatus

DUTY = Duty(
    id="SP-G",
    title="Have regard to the guidance on strategic plans",
    family="O",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2015, 12, 31),
            citation=Citation(
                title="Strategic plans: statutory guidance",
                provision="guidance, Annex C",
                url="https://gov.scot/publications/strategic-plans-statutory-guidance",
                verified=Verified.GUIDANCE_ONLY,
            ),
            words="In preparing, reviewing or replacing a plan the authority has regard to the guidance, in its final"
            " edition, and records why where it departs from it.",
            standing=Standing.GUIDANCE,
            note="A first edition appeared in 2015; the days on which either edition was published were not seen.",
        ),
    ),
)

plan = DUTY.each("plans")(plans_begun)


def _edition(asked: Asked, plan: Plan) -> GuidanceEdition | None:
    return next((each for each in asked.facts.guidance or () if each.id == plan.guidance_edition), None)


@plan.part("guidance", EVIDENCE, uses=("plans.guidance_edition", "evidence", "guidance", *DAYS_OF_PREPARATION))
def have_regard_to_guidance(asked: Asked, plan: Plan) -> Answer:
    """Have regard to the guidance, and record the reason for departing from it."""
    if plan.guidance_edition is not None:
        edition = _edition(asked, plan)
        return met(
            "{title} was prepared with {edition}.",
            title=plan.title,
            edition=plan.guidance_edition if edition is None else edition.title,
        )
    final = final_day(plan)
    return asked.evidence(
        of="regard to the guidance on strategic plans in preparing {title}",
        by=final if asked.happened(final) else None,
        then="Record the edition that was used, and the reason for each departure from it.",
        title=plan.title,
    )


@plan.part("guidance", PERSON, uses=("plans.guidance_edition", "guidance", *DAYS_OF_PREPARATION))
def use_final_edition(asked: Asked, plan: Plan) -> Answer | None:
    """Work from the final text of the edition that is current, not from a draft of it."""
    if plan.guidance_edition is None:
        return None
    row = by_key(guidance_editions()).get(plan.guidance_edition)
    if row is not None and row.status is EditionStatus.DRAFT:
        return for_a_person(
            "{title} was prepared with {edition}, which is a draft. Was it checked against the final text?",
            title=plan.title,
            edition=row.label,
        )
    edition, began = _edition(asked, plan), preparation_began(plan) or final_day(plan)
    superseded = None if edition is None else edition.last_day
    if superseded is not None and isinstance(began, date) and superseded < began:
        return for_a_person(
            "{title} was prepared with an edition that was current to {last} only, and preparation began on {began}."
            " Was it checked against the edition that followed?",
            title=plan.title,
            last=superseded,
            began=began,
        )
    return met("{title} was prepared with an edition that was current.", title=plan.title)
