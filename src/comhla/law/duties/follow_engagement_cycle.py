"""Follow the cycle of engagement when planning or changing services (ENG-1): it warns and is never a breach.

Planning with People, guidance on community engagement of the Scottish Government and COSLA, text of 2024,
https://www.gov.scot/publications/planning-people-community-engagement-participation-guidance/pages/5/. It is applied
in proportion to the scale of the change. Paraphrase: the words are at that address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts
from comhla.law.readings.matters import Matter, decisions_and_plans, matters
from comhla.law.sources import Citation, Standing, Verified

DUTY = Duty(
    id="ENG-1",
    title="Follow the engagement cycle of Planning with People",
    family="O",
    bearer="the integration authority, the health board and the council",
    versions=(
        Version(
            number=1,
            first_day=date(2024, 12, 31),
            citation=Citation(
                title="Planning with People: community engagement and participation guidance",
                provision="guidance, the engagement cycle",
                url="https://www.gov.scot/publications/planning-people-community-engagement-participation-guidance/"
                "pages/5/",
                verified=Verified.GUIDANCE_ONLY,
            ),
            words="Planning or changing a service follows six stages: identify the issue, identify stakeholders, plan"
            " engagement, engage, evaluate, feed back and decide. It uses the National Standards for Community"
            " Engagement, in proportion to the change.",
            standing=Standing.GUIDANCE,
            note="The text of 2024; its day was not seen, so it is asked from the end of that year.",
        ),
    ),
)


@DUTY.each()
def change(facts: AuthorityFacts, until: date) -> Iterator[Subject[Matter]]:
    """Strategic plans, and decisions that the authority or their paper calls significant."""
    for subject in matters(facts, until):
        decision = subject.of.decision
        if decision is None or decision.proposed_as_major or (decision.view is not None and decision.view.significant):
            yield subject


DUTY.each("decisions", "plans")(decisions_and_plans)

_USES = ("decisions", "plans", "evidence")


def _shown(asked: Asked, matter: Matter, what: str) -> Answer:
    return asked.evidence(
        of="{what} for {title}",
        then="Record what was done, in proportion to the change. This is guidance.",
        what=what,
        title=matter.title,
    )


@change.part("engagement cycle, stage 1", EVIDENCE, uses=_USES)
def identify_issue(asked: Asked, matter: Matter) -> Answer:
    """Identify the issue that calls for engagement."""
    return _shown(asked, matter, "identifying the issue")


@change.part("engagement cycle, stage 2", EVIDENCE, uses=_USES)
def identify_stakeholders(asked: Asked, matter: Matter) -> Answer:
    """Identify the people and bodies with an interest."""
    return _shown(asked, matter, "identifying stakeholders")


@change.part("engagement cycle, stage 3", EVIDENCE, uses=_USES)
def plan_engagement(asked: Asked, matter: Matter) -> Answer:
    """Plan the engagement with them."""
    return _shown(asked, matter, "planning the engagement")


@change.part("engagement cycle, stage 4", EVIDENCE, uses=_USES)
def engage_people(asked: Asked, matter: Matter) -> Answer:
    """Engage the people who may be affected."""
    return _shown(asked, matter, "engaging the people who may be affected")


@change.part("engagement cycle, stage 5", EVIDENCE, uses=_USES)
def evaluate_engagement(asked: Asked, matter: Matter) -> Answer:
    """Evaluate the engagement."""
    return _shown(asked, matter, "evaluating the engagement")


@change.part("engagement cycle, stage 6", EVIDENCE, uses=_USES)
def give_feedback(asked: Asked, matter: Matter) -> Answer:
    """Give feedback on what was decided and why."""
    return _shown(asked, matter, "feedback to those who took part")


@change.part("National Standards for Community Engagement", EVIDENCE, uses=_USES)
def use_national_standards(asked: Asked, matter: Matter) -> Answer:
    """Use the National Standards for Community Engagement."""
    return _shown(asked, matter, "use of the National Standards for Community Engagement")
