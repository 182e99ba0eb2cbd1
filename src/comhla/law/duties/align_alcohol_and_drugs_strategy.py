"""Align the strategy for alcohol and drugs with the strategic plan (ADP-1): policy, so it is never a breach.

Partnership delivery framework for alcohol and drug partnerships, 2019; known only from briefings. It is not statute,
and no page of it was seen: the address is that of the Government, https://www.gov.scot/. Paraphrase of what the
briefings say.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Version, the_authority
from comhla.law.facts import LinkedPlan, LinkedPlanKind
from comhla.law.sources import Citation, Standing, Verified

DUTY = Duty(
    id="ADP-1",
    title="Align the alcohol and drugs strategy with the strategic plan",
    family="O",
    bearer="each alcohol and drug partnership, of which the integration authority is a partner",
    versions=(
        Version(
            number=1,
            first_day=date(2019, 12, 31),
            citation=Citation(
                title="Partnership delivery framework for alcohol and drug partnerships, 2019",
                provision="framework",
                url="https://www.gov.scot/",
                verified=Verified.SEED_ONLY,
            ),
            words="Each partnership has a strategy based on an assessment of needs, with people of lived experience,"
            " aligned with the strategic plan. It reports to the Government every year, and money moves by direction.",
            standing=Standing.POLICY,
            note="No page of the framework was seen, nor its day in 2019: asked from the end of that year.",
        ),
    ),
)
authority = DUTY.each("linked_plans")(the_authority)
_USES = ("linked_plans.kind", "linked_plans.approved_on", "linked_plans.contents", "linked_plans.council", "evidence")


def _strategies(asked: Asked) -> list[LinkedPlan]:
    """The latest strategy of each council area."""
    known = asked.known(asked.facts.linked_plans_of(LinkedPlanKind.ALCOHOL_AND_DRUGS), "approved_on")
    return list({each.council: each for each in known}.values())


def _in_every(asked: Asked, contents: tuple[str, ...], *, of: str) -> Answer:
    strategies = _strategies(asked)
    if strategies and all(each in (strategy.contents or ()) for strategy in strategies for each in contents):
        return met("Every alcohol and drugs strategy has {contents}.", contents=_spoken(contents))
    return asked.evidence(
        of=of, then="Record the strategy with its contents ({contents}), or the paper.", contents=contents
    )


def _spoken(contents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.replace("_", " ") for each in contents)


@authority.part("framework", EVIDENCE, uses=_USES)
def base_strategy_on_needs(asked: Asked, _: None) -> Answer:
    """Base the strategy on an assessment of needs, with the involvement of people with lived experience."""
    return _in_every(
        asked,
        ("needs_assessment", "lived_experience"),
        of="an alcohol and drugs strategy based on needs, with people of lived experience",
    )


@authority.part("framework", EVIDENCE, uses=_USES)
def align_with_strategic_plan(asked: Asked, _: None) -> Answer:
    """Align the strategy with the strategic plan of the integration authority."""
    return _in_every(asked, ("strategic_plan",), of="the alignment of the alcohol and drugs strategy with the plan")


@authority.part("framework", EVIDENCE, uses=("evidence",))
def report_to_government(asked: Asked, _: None) -> Answer:
    """Report to the Government, or answer its survey, every year."""
    return asked.evidence(
        of="the yearly survey or report on alcohol and drugs to the Government", then="Record the survey or report."
    )


@authority.part("framework", EVIDENCE, uses=("evidence",))
def direct_the_money(asked: Asked, _: None) -> Answer:
    """Let the money for alcohol and drugs move by direction of the integration authority."""
    return asked.evidence(
        of="directions for the money for alcohol and drugs", then="Record the direction that carries the money."
    )
