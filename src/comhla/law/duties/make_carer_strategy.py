"""Make a local carer strategy with all that it has to set out (CARE-1).

Carers (Scotland) Act 2016 sections 31 and 32, https://www.legislation.gov.uk/asp/2016/9. Paraphrase: the words of the
Act are at that address.

The first strategy had to be published before the end of the period for reviewing the strategic plan that was running
when section 31 began (2014 Act, s.37(10)). The day on which it began is general knowledge, so this only asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from comhla.dates import last_day_of_years_beginning_with
from comhla.law.answers import Answer, cannot_tell, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, Duty, Subject, Version
from comhla.law.events import NOT_DONE, Event
from comhla.law.facts import AuthorityFacts, LinkedPlan, PlanOrigin, PlanReviewResult
from comhla.law.readings.carer_strategies import BEARER, FIRST_DAY, START_NOTE, carers_act, name_of, strategies
from comhla.law.sources import Verified
from comhla.law.timing import done_in_time

DUTY = Duty(
    id="CARE-1",
    title="Make a local carer strategy",
    family="J",
    bearer=BEARER,
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=carers_act("sections 31 and 32"),
            words="A local carer strategy sets out how carers are identified, the demand for and the supply of support"
            " for them and what is not met, how support plans and emergency plans are made, what caring does to health,"
            " target times, and the needs of young carers. Carers and others are consulted and involved beforehand,"
            " and regard is had to the children's services plan, the national outcomes and what the strategic plan"
            " arranges for carers.",
            note=START_NOTE,
        ),
    ),
)


class Content(StrEnum):
    """What a carer strategy sets out: the keys under `contents`, with what each stands for."""

    IDENTIFYING_CARERS = "identifying_carers"
    DEMAND = "demand"
    SUPPORT_AVAILABLE = "support_available"
    UNMET_DEMAND = "unmet_demand"
    SUPPORT_PLANS = "support_plans"
    EMERGENCY_PLANS = "emergency_plans"
    EFFECT_ON_HEALTH = "effect_on_health"
    TARGET_TIMES = "target_times"
    YOUNG_CARERS = "young_carers"

    @property
    def words(self) -> str:
        """What is set out, as a phrase."""
        return _WORDS[self]


_WORDS = {
    Content.IDENTIFYING_CARERS: "how carers are identified",
    Content.DEMAND: "the demand for support",
    Content.SUPPORT_AVAILABLE: "the support that is available",
    Content.UNMET_DEMAND: "the demand that is not met",
    Content.SUPPORT_PLANS: "how support plans are made",
    Content.EMERGENCY_PLANS: "how emergencies are planned for",
    Content.EFFECT_ON_HEALTH: "what caring does to carers' health",
    Content.TARGET_TIMES: "target times for adult carer support plans and young carer statements",
    Content.YOUNG_CARERS: "the needs of young carers",
}

_FOUND_BY = (
    "linked_plans.kind",
    "linked_plans.title",
    "linked_plans.approved_on",
    "linked_plans.published_on",
)


@DUTY.each("linked_plans")
def strategy(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in strategies(facts):
        made = _made_on(each)
        if made is not None:
            yield Subject(each.id, name_of(each), made, made, each)


def _made_on(strategy: LinkedPlan) -> date | None:
    days = [day for day in (strategy.approved_on, strategy.published_on) if isinstance(day, date)]
    return min(days, default=None)


@strategy.part("s.31", MACHINE, uses=(*_FOUND_BY, "linked_plans.contents"))
def set_out_every_content(asked: Asked, strategy: LinkedPlan) -> Answer:
    """Set out in the strategy every one of the nine things that the Act asks for."""
    if strategy.contents is None:
        return cannot_tell(
            "What {strategy} sets out is not recorded.",
            missing=("linked_plans.contents",),
            then="Record under contents which of these keys it has: {keys}.",
            strategy=name_of(strategy),
            keys=tuple(each.value for each in Content),
        )
    left_out = tuple(each.words for each in Content if each.value not in strategy.contents)
    if not left_out:
        return met("Recorded contents: {strategy} sets out all that is asked for.", strategy=name_of(strategy))
    return not_met(
        "Recorded contents: {strategy} does not set out {left_out}.",
        then="Complete the strategy and publish it again, and record its contents.",
        strategy=name_of(strategy),
        left_out=left_out,
    )


@strategy.part("s.31", EVIDENCE, uses=(*_FOUND_BY, "evidence"))
def consult_and_involve_carers(asked: Asked, strategy: LinkedPlan) -> Answer:
    """Before making the strategy, consult those it concerns and involve carers."""
    return _beforehand(asked, strategy, "consultation, and involvement of carers, on {strategy}")


@strategy.part("s.32", EVIDENCE, uses=(*_FOUND_BY, "evidence"))
def have_regard_to_childrens_plan(asked: Asked, strategy: LinkedPlan) -> Answer:
    """Have regard in the strategy to the children's services plan."""
    return _beforehand(asked, strategy, "regard to the children's services plan in {strategy}")


@strategy.part("s.32", EVIDENCE, uses=(*_FOUND_BY, "evidence"))
def have_regard_to_national_outcomes(asked: Asked, strategy: LinkedPlan) -> Answer:
    """Have regard in the strategy to the national health and wellbeing outcomes."""
    return _beforehand(asked, strategy, "regard to the national outcomes in {strategy}")


@strategy.part("s.32", EVIDENCE, uses=(*_FOUND_BY, "evidence"))
def have_regard_to_strategic_plan(asked: Asked, strategy: LinkedPlan) -> Answer:
    """Have regard in the strategy to what the strategic plan arranges for carers."""
    return _beforehand(asked, strategy, "regard to the strategic plan's arrangements for carers in {strategy}")


def _beforehand(asked: Asked, strategy: LinkedPlan, of: str) -> Answer:
    return asked.evidence(
        of=of,
        by=_made_on(strategy),
        then="Record the paper, minute or record of consultation that shows it.",
        strategy=name_of(strategy),
    )


@DUTY.each("establishment", "plan_reviews", "linked_plans")
def council(facts: AuthorityFacts, until: date) -> Iterator[Subject[str]]:
    for each in facts.setting_on(FIRST_DAY).councils:
        yield Subject(f"first-for-{each}", f"the first carer strategy of {each}", FIRST_DAY, FIRST_DAY, each)


@council.part(
    "ss.31, 32",
    MACHINE,
    uses=(
        *_FOUND_BY,
        "linked_plans.council",
        "establishment.functions_delegated_on",
        "plans.origin",
        "plans.period_first_day",
        "plan_reviews.result",
        "plan_reviews.decided_on",
        "schemes",
        "authority",
    ),
    verified=Verified.GENERAL_KNOWLEDGE,
)
def publish_first_strategy_in_time(asked: Asked, council: str) -> Answer:
    """Publish the first strategy before the end of the plan-review period that was running when the section began."""
    starts = [day for day in _review_period_starts(asked.facts) if day <= FIRST_DAY]
    if not starts:
        return _no_period(asked.facts)
    own = [each for each in strategies(asked.facts) if each.council in (None, council)]
    days = [each.published_on for each in own if asked.happened(each.published_on)]
    silent = any(each.published_on is None for each in own)
    otherwise: Event = None if silent else NOT_DONE
    return done_in_time(
        asked,
        what="Publication of the first carer strategy of {council}, in the plan-review period from {first}",
        done=min(days, default=otherwise),
        due=last_day_of_years_beginning_with(max(starts), years=3),
        missing="linked_plans.published_on",
        then="Publish the strategy.",
        council=council,
        first=max(starts),
    )


def _no_period(facts: AuthorityFacts) -> Answer:
    if facts.establishment is not None and isinstance(facts.establishment.functions_delegated_on, date):
        return not_applicable("No period for reviewing the strategic plan was running here when the section began.")
    return cannot_tell(
        "The day functions passed is not recorded, so which plan-review period was running when the section began"
        " cannot be told.",
        missing=("establishment.functions_delegated_on",),
    )


def _review_period_starts(facts: AuthorityFacts) -> Iterator[date]:
    """The days with which three years for reviewing the plan begin, as in the 2014 Act, s.37(10)."""
    if facts.establishment is not None and isinstance(facts.establishment.functions_delegated_on, date):
        yield facts.establishment.functions_delegated_on
    for plan in facts.plans or ():
        if plan.origin is PlanOrigin.REVIEW and plan.period_first_day is not None:
            yield plan.period_first_day
    for review in facts.plan_reviews or ():
        if review.result is PlanReviewResult.KEEP and isinstance(review.decided_on, date):
            yield review.decided_on
