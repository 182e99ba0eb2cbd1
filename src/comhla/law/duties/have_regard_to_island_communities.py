"""Have regard to island communities in carrying out functions (ISL-1).

Islands (Scotland) Act 2018 sections 7 and 10, https://www.legislation.gov.uk/asp/2018/12. Paraphrase: the words of the
Act are at that address. Asked about only where people live on islands in the area.
"""

from __future__ import annotations

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Version, the_authority
from comhla.law.facts import AssessmentKind
from comhla.law.readings.islands import (
    ISLAND_USES,
    START,
    START_NOTE,
    has_islands,
    island_matters,
    no_island_community,
    not_asked_about,
    why_not_asked,
)
from comhla.law.readings.matters import CONSIDERED, Matter, considered_before
from comhla.law.sources import ISLANDS_ACT, ISLANDS_ACT_URL, Citation, Verified

DUTY = Duty(
    id="ISL-1",
    title="Have regard to island communities",
    family="K",
    bearer="the integration joint board; in a lead agency area the health board and the council",
    versions=(
        Version(
            number=1,
            first_day=START,
            citation=Citation(
                title=ISLANDS_ACT, provision="sections 7 and 10", url=ISLANDS_ACT_URL, verified=Verified.TEXT_SEEN
            ),
            words="A listed authority has regard to island communities in all that it does. It shows this by having"
            " arrangements to review its policies, strategies and services, and by an assessment or other suitable"
            " steps.",
            note=START_NOTE,
        ),
    ),
)

authority = DUTY.each()(the_authority)
matter = DUTY.each()(island_matters)
area = DUTY.each()(not_asked_about)


@authority.part("s.10", EVIDENCE, uses=(*ISLAND_USES, "evidence"))
def have_arrangements_to_review(asked: Asked, _: None) -> Answer:
    """Have arrangements to review policies, strategies and services for what they do to island communities."""
    if not has_islands(asked.facts):
        return no_island_community(asked)
    return asked.evidence(
        of="arrangements to review policies, strategies and services for island communities",
        then="Record the arrangements: a timetable, a rule for papers, a report of a review.",
    )


_FOUND = (
    *CONSIDERED,
    *ISLAND_USES,
    "decisions.policy_or_practice",
    "decisions.strategic",
    "decisions.differs_for_islands",
)


@matter.part("s.7", EVIDENCE, uses=_FOUND)
def have_regard_before_deciding(asked: Asked, matter: Matter) -> Answer:
    """Have regard to island communities before deciding on a policy, a strategy or a service."""
    return considered_before(
        asked,
        matter,
        kind=AssessmentKind.ISLAND,
        of="regard to island communities",
        then="Record the island assessment of {title}, or the paper or minute that shows regard to the islands.",
    )


@area.part("s.7", EVIDENCE, uses=(*ISLAND_USES, "decisions", "plans"))
def have_regard_in_every_matter(asked: Asked, _: None) -> Answer:
    """Have regard to island communities in everything that is decided."""
    return why_not_asked(asked)
