"""Take part in community planning (CP-1).

Community Empowerment (Scotland) Act 2015 sections 4, 5 and 14, https://www.legislation.gov.uk/asp/2015/6. Paraphrase:
the words of the Act are at that address. The duty to keep community planning going (s.13) is not on joint boards.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, EVIDENCE, Duty, Version, the_authority
from comhla.law.facts import LinkedPlanKind
from comhla.law.sources import COMMUNITY_EMPOWERMENT_ACT, COMMUNITY_EMPOWERMENT_ACT_URL, Citation, Verified

DUTY = Duty(
    id="CP-1",
    title="Take part in community planning",
    family="N",
    bearer="the integration joint board, as a community planning partner",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area there is no board; the health board and the council take part for themselves.",
    versions=(
        Version(
            number=1,
            first_day=date(2016, 4, 1),
            citation=Citation(
                title=COMMUNITY_EMPOWERMENT_ACT,
                provision="sections 4, 5 and 14",
                url=COMMUNITY_EMPOWERMENT_ACT_URL,
                verified=Verified.PART_SEEN,
            ),
            words="A community planning partner takes part in community planning, acts to reduce inequalities of"
            " outcome from socio-economic disadvantage, helps community bodies to take part, contributes the funds,"
            " staff and other resources that are agreed, and co-operates with the other partners.",
            note="The text of the sections was seen; the entry for joint boards in the schedule was not, and is taken"
            " from guidance. The start day was not viewed: the first whole financial year after the Act is assumed.",
        ),
    ),
)

authority = DUTY.each()(the_authority)


@authority.part(
    "ss.4, 5, 14",
    EVIDENCE,
    uses=("linked_plans.kind", "linked_plans.authority_took_part", "linked_plans.published_on", "evidence"),
)
def take_part(asked: Asked, _: None) -> Answer:
    """Take part with the other partners in community planning for the area."""
    plans = asked.known(asked.facts.linked_plans_of(LinkedPlanKind.LOCAL_OUTCOMES), "published_on")
    if plans and plans[-1].authority_took_part:
        return met(
            "It is recorded that the board took part in making the local outcomes improvement plan of {day}.",
            day=plans[-1].published_on,
        )
    return asked.evidence(
        of="the board's part in community planning",
        then="Record the minutes or papers that show the board's part, or that it took part in making the plan.",
    )


@authority.part("ss.4, 5, 14", EVIDENCE, uses=("evidence",))
def act_to_reduce_inequalities(asked: Asked, _: None) -> Answer:
    """Act with a view to reducing inequalities of outcome that come from socio-economic disadvantage."""
    return asked.evidence(
        of="action to reduce inequalities of outcome from socio-economic disadvantage in community planning",
        then="Record what the board contributes to an outcome of the plan.",
    )


@authority.part("ss.4, 5, 14", EVIDENCE, uses=("evidence",))
def help_community_bodies(asked: Asked, _: None) -> Answer:
    """Help community bodies to take part in community planning."""
    return asked.evidence(
        of="help for community bodies to take part in community planning",
        then="Record the help that was given.",
    )


@authority.part("ss.4, 5, 14", EVIDENCE, uses=("evidence",))
def contribute_agreed_resources(asked: Asked, _: None) -> Answer:
    """Contribute the funds, staff and other resources that the partners agree."""
    return asked.evidence(
        of="the funds, staff or other resources that the board contributes as agreed",
        then="Record what was agreed and what was contributed.",
    )


@authority.part("ss.4, 5, 14", EVIDENCE, uses=("evidence",))
def cooperate_with_partners(asked: Asked, _: None) -> Answer:
    """Co-operate with the other partners in community planning."""
    return asked.evidence(
        of="co-operation with the other partners in community planning",
        then="Record a joint piece of work, or a minute that shows it.",
    )
