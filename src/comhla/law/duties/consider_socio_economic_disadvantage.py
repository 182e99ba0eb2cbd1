"""Consider, before strategic decisions, how to reduce inequalities from socio-economic disadvantage (FSD-1).

The Fairer Scotland duty: Equality Act 2010 section 1, with the list of bodies in SSI 2018/101,
https://www.legislation.gov.uk/ssi/2018/101. Paraphrase: the words of the law are at that address. That an assessment
is published is guidance and no law.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, met, not_evidenced
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Version
from comhla.law.facts import AssessmentKind
from comhla.law.readings.matters import (
    CONSIDERED,
    Matter,
    assessments,
    considered_before,
    decisions_and_plans,
    matters,
    perhaps_strategic,
    strategic,
)
from comhla.law.sources import EQUALITY_ACT, Citation, Verified

DUTY = Duty(
    id="FSD-1",
    title="Consider socio-economic disadvantage before strategic decisions (Fairer Scotland duty)",
    family="I",
    bearer="the integration joint board, the health board and each council, each for its strategic decisions",
    versions=(
        Version(
            number=1,
            first_day=date(2018, 4, 1),
            citation=Citation(
                title=EQUALITY_ACT,
                provision="section 1, with SSI 2018/101",
                url="https://www.legislation.gov.uk/ssi/2018/101",
                verified=Verified.TEXT_SEEN,
            ),
            words="When deciding on something of a strategic nature the body has due regard to the desirability of"
            " reducing inequalities of outcome that come from socio-economic disadvantage, and takes the guidance of"
            " the Scottish Ministers into account.",
        ),
    ),
)

matter = DUTY.each()(matters)
on_record = DUTY.each("decisions", "plans")(decisions_and_plans)


@matter.part("s.1", EVIDENCE, uses=(*CONSIDERED, "decisions.strategic"))
def have_due_regard_to_disadvantage(asked: Asked, matter: Matter) -> Answer | None:
    """Before a strategic decision, have due regard to reducing inequalities that come from disadvantage."""
    if not strategic(matter):
        return perhaps_strategic(matter, "the Fairer Scotland duty applies")
    return considered_before(
        asked,
        matter,
        kind=AssessmentKind.FAIRER_SCOTLAND,
        of="due regard to inequalities from socio-economic disadvantage",
        then="Record the Fairer Scotland assessment of {title}, or the paper that shows due regard.",
    )


@matter.part("s.1", EVIDENCE, uses=(*CONSIDERED, "decisions.strategic"))
def take_ministers_guidance_into_account(asked: Asked, matter: Matter) -> Answer | None:
    """Take the guidance of the Scottish Ministers into account in deciding how to fulfil the duty."""
    if not strategic(matter):
        return None
    return considered_before(
        asked,
        matter,
        kind=None,
        of="the guidance of Ministers taken into account",
        then="Record where the paper on {title} says how the guidance was used.",
    )


@matter.part(
    "guidance on the duty",
    EVIDENCE,
    uses=(*CONSIDERED, "decisions.strategic", "assessments.published_on"),
    verified=Verified.GUIDANCE_ONLY,
)
def publish_written_assessment(asked: Asked, matter: Matter) -> Answer | None:
    """Publish a written assessment, as guidance asks, even where the answer is that no assessment was needed."""
    if not strategic(matter) or not asked.reached(matter.decided_on):
        return None
    for each in assessments(asked, matter, AssessmentKind.FAIRER_SCOTLAND):
        if asked.happened(each.published_on):
            return met(
                "The Fairer Scotland assessment of {title} was published on {day}.",
                title=matter.title,
                day=each.published_on,
            )
    return not_evidenced(
        "No published Fairer Scotland assessment of {title}, decided on {decided}, is recorded. Guidance asks for one.",
        then="Publish the assessment, or a record of why none was needed, and record the day.",
        title=matter.title,
        decided=matter.decided_on,
    )
