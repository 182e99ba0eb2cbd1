"""Have regard to consumers before strategic decisions (CONS-D1).

Consumer Scotland Act 2020 sections 21 and 22, https://www.legislation.gov.uk/asp/2020/11. Paraphrase: the words of the
Act are at that address. Whether integration joint boards are among the bodies that the regulations of 2024 name was
not seen, so nothing here is firm.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Version
from comhla.law.facts import AssessmentKind
from comhla.law.readings.matters import (
    CONSIDERED,
    Matter,
    considered_before,
    decisions_and_plans,
    matters,
    perhaps_strategic,
    strategic,
)
from comhla.law.sources import CONSUMER_ACT, CONSUMER_ACT_URL, Citation, Verified

DUTY = Duty(
    id="CONS-D1",
    title="Have regard to consumers before strategic decisions",
    family="I",
    bearer="the public authorities that regulations of 2024 name; whether joint boards are among them was not seen",
    versions=(
        Version(
            number=1,
            first_day=date(2024, 4, 1),
            citation=Citation(
                title=CONSUMER_ACT,
                provision="sections 21 and 22",
                url=CONSUMER_ACT_URL,
                verified=Verified.PART_SEEN,
            ),
            words="When making decisions of a strategic nature, a named public authority has regard to their impact on"
            " consumers in Scotland, small businesses and future consumers included, and to the desirability of"
            " reducing harm to them, and to the guidance on this duty.",
            note="The Act was read; the list of bodies was not, so that boards are named is to be confirmed. The"
            " first twelve months, to April 2025, were for bedding in.",
        ),
    ),
)

matter = DUTY.each()(matters)
on_record = DUTY.each("decisions", "plans")(decisions_and_plans)


@matter.part("s.21", EVIDENCE, uses=(*CONSIDERED, "decisions.strategic"))
def have_regard_to_impact_on_consumers(asked: Asked, matter: Matter) -> Answer | None:
    """Before a strategic decision, have regard to its impact on consumers in Scotland, small businesses included."""
    if not strategic(matter):
        return perhaps_strategic(matter, "the consumer duty applies")
    return _regard(asked, matter, "regard to the impact on consumers")


@matter.part("s.21", EVIDENCE, uses=(*CONSIDERED, "decisions.strategic"))
def have_regard_to_reducing_harm(asked: Asked, matter: Matter) -> Answer | None:
    """Before a strategic decision, have regard to the desirability of reducing harm to consumers."""
    return _regard(asked, matter, "regard to reducing harm to consumers") if strategic(matter) else None


@matter.part("s.22", EVIDENCE, uses=(*CONSIDERED, "decisions.strategic"))
def have_regard_to_consumer_guidance(asked: Asked, matter: Matter) -> Answer | None:
    """Have regard to the guidance of Consumer Scotland on the duty."""
    if not strategic(matter):
        return None
    return considered_before(
        asked,
        matter,
        kind=None,
        of="regard to the guidance of Consumer Scotland",
        then="Record where the paper on {title} says how the guidance was used.",
    )


def _regard(asked: Asked, matter: Matter, of: str) -> Answer:
    return considered_before(
        asked,
        matter,
        kind=AssessmentKind.CONSUMER,
        of=of,
        then="Confirm that the duty binds the authority, and record the consumer assessment of {title} or the paper.",
    )
