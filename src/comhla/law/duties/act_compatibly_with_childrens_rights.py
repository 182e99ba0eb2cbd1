"""Do not act against the rights of the child (CRC-0).

United Nations Convention on the Rights of the Child (Incorporation) (Scotland) Act 2024 section 6,
https://www.legislation.gov.uk/asp/2024/1/section/6. Paraphrase: the words of the Act are at that address.

The section covers relevant functions: those from an Act of the Scottish Parliament or an instrument under one. A
function delegated from an older Act of the United Kingdom Parliament may fall outside, so a person is asked. To keep
a record of having considered children's rights is good practice, and not in the section.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, PERSON, Duty, Version
from comhla.law.facts import AssessmentKind
from comhla.law.readings.children_functions import USES as FUNCTIONS
from comhla.law.readings.children_functions import functions_for_children
from comhla.law.readings.matters import CONSIDERED, FOUND_BY, Matter, considered_before, decisions_and_plans, matters
from comhla.law.sources import CHILDREN_RIGHTS_ACT, CHILDREN_RIGHTS_ACT_URL, Citation, Verified

DUTY = Duty(
    id="CRC-0",
    title="Act compatibly with the rights of the child",
    family="I",
    bearer="every public authority, joint boards and those who act for one under contract included",
    versions=(
        Version(
            number=1,
            first_day=date(2024, 7, 16),
            citation=Citation(
                title=CHILDREN_RIGHTS_ACT,
                provision="section 6",
                url=f"{CHILDREN_RIGHTS_ACT_URL}/section/6",
                verified=Verified.TEXT_SEEN,
            ),
            words="A public authority does nothing, in functions that come from an Act of the Scottish Parliament or an"
            " instrument under one, that is incompatible with the requirements of the Convention.",
        ),
    ),
)

matter = DUTY.each()(matters)
on_record = DUTY.each("decisions", "plans")(decisions_and_plans)


@matter.part(
    "good practice under s.6",
    EVIDENCE,
    uses=(*CONSIDERED, "decisions.affects_children", *FUNCTIONS),
    verified=Verified.GUIDANCE_ONLY,
)
def consider_childrens_rights(asked: Asked, matter: Matter) -> Answer | None:
    """Consider children's rights before deciding on what affects people under 18: good practice, not law."""
    affected = _affects_children(asked, matter)
    if affected is False:
        return None
    if affected is None:
        return _not_recorded(matter)
    return considered_before(
        asked,
        matter,
        kind=AssessmentKind.CHILDREN_RIGHTS,
        of="children's rights considered",
        then="Record the children's rights assessment of {title}, or the paper that shows it.",
    )


@matter.part("s.6", PERSON, uses=(*FOUND_BY, "decisions.affects_children", *FUNCTIONS))
def act_compatibly(asked: Asked, matter: Matter) -> Answer | None:
    """Do not act incompatibly with the requirements of the Convention in a relevant function."""
    if not _affects_children(asked, matter):
        return None
    return for_a_person(
        "{title} affects people under 18. So far as the function comes from an Act of the Scottish Parliament or an"
        " instrument under one, is it compatible with the requirements of the Convention on the Rights of the Child?",
        title=matter.title,
    )


def _affects_children(asked: Asked, matter: Matter) -> bool | None:
    """Whether a decision is said to affect people under 18; a plan does where it covers functions for them."""
    if matter.decision is not None:
        return matter.decision.affects_children
    functions = functions_for_children(asked, matter.decided_on, matter.decided_on)
    return None if functions is None else bool(functions)


def _not_recorded(matter: Matter) -> Answer:
    if matter.decision is not None:
        return cannot_tell(
            "Whether {title} affects people under 18 is not recorded.",
            missing=("decisions.affects_children",),
            title=matter.title,
        )
    return cannot_tell(
        "Whether functions for people under 18 are delegated is not recorded, so whether {title} affects them cannot"
        " be told.",
        missing=("schemes.functions",),
        title=matter.title,
    )
