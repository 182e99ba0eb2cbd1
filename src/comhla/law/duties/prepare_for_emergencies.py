"""Prepare for emergencies as a responder (CIV-1).

Civil Contingencies Act 2004 schedule 1, https://www.legislation.gov.uk/ukpga/2004/36. Paraphrase: the words of the Act
are at that address and were not read. That joint boards have been category 1 responders since 2021, and what such
responders do, is general knowledge, so this asks for evidence and cannot accuse.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, EVIDENCE, Duty, Version, the_authority
from comhla.law.facts import LinkedPlanKind
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="CIV-1",
    title="Prepare for emergencies",
    family="N",
    bearer="the integration joint board, as a category 1 responder",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area there is no board; the health board and the council are responders themselves.",
    versions=(
        Version(
            number=1,
            first_day=date(2021, 1, 1),
            citation=Citation(
                title="Civil Contingencies Act 2004",
                provision="schedule 1",
                url="https://www.legislation.gov.uk/ukpga/2004/36",
                verified=Verified.GENERAL_KNOWLEDGE,
            ),
            words="A category 1 responder assesses risks, plans for emergencies, keeps its own functions going, shares"
            " information with other responders, and warns the public.",
            note="No source was seen. Joint boards became responders in 2021; the day is to be confirmed.",
        ),
    ),
)

authority = DUTY.each()(the_authority)


@authority.part("sch 1", EVIDENCE, uses=("evidence",))
def assess_risks(asked: Asked, _: None) -> Answer:
    """Assess the risk of emergencies."""
    return asked.evidence(of="an assessment of the risk of emergencies", then="Record the risk assessment.")


@authority.part("sch 1", EVIDENCE, uses=("evidence",))
def plan_for_emergencies(asked: Asked, _: None) -> Answer:
    """Have plans for emergencies, and try them out."""
    return asked.evidence(of="plans for emergencies", then="Record the plan, and the exercises held on it.")


@authority.part("sch 1", EVIDENCE, uses=("linked_plans.kind", "linked_plans.approved_on", "evidence"))
def keep_functions_going(asked: Asked, _: None) -> Answer:
    """Have a business continuity plan that the board approved, to keep functions going in an emergency."""
    plans = asked.facts.linked_plans_of(LinkedPlanKind.BUSINESS_CONTINUITY)
    approved = asked.latest(plans, "approved_on")
    if approved is not None:
        return met("The board approved a business continuity plan on {day}.", day=approved.approved_on)
    return asked.evidence(
        of="a business continuity plan that the board approved",
        then="Have the plan approved by the board, and record it.",
    )


@authority.part("sch 1", EVIDENCE, uses=("evidence",))
def share_information(asked: Asked, _: None) -> Answer:
    """Share information with other responders."""
    return asked.evidence(
        of="information shared with other responders", then="Record how information is shared, and with whom."
    )


@authority.part("sch 1", EVIDENCE, uses=("evidence",))
def warn_the_public(asked: Asked, _: None) -> Answer:
    """Have arrangements to warn and inform the public."""
    return asked.evidence(
        of="arrangements to warn and inform the public", then="Record the arrangements, joint ones included."
    )
