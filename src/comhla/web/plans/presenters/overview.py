"""The list of plans and one plan at a glance, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.law import AuthorityFacts, Finding
from comhla.law.facts import Plan, Stage
from comhla.law.groups import NEEDS_NOBODY
from comhla.law.readings.plan_making import final_day, last_day_of_running
from comhla.web.authorities.words import choice_words
from comhla.web.plans.queries import sections_of

Url = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A plan in the list."""

    title: str
    url: str
    state: str
    colour: str
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtAGlance:
    """A plan at a glance: its state in words, the last step taken, and how much of it is written."""

    state: str
    colour: str
    last_step: str
    last_step_on: date | None
    first_day: date | None
    last_day: date | None
    sections: str
    actions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShown:
    """One answer of the statute book about the plan."""

    title: str
    outcome: str
    because: str
    next_step: str
    section: str
    url: str


def listed(facts: AuthorityFacts, url: Url, *, on: date) -> Sequence[Listed]:
    """Every plan, the latest first."""
    found = []
    for plan in reversed(facts.plans_in_order):
        state, colour = state_of(facts, plan, on)
        last_day = last_day_of_running(facts, plan)
        found.append(
            Listed(
                title=plan.title,
                url=url("work-plan", plan.id),
                state=state,
                colour=colour,
                first_day=plan.period_first_day,
                last_day=last_day,
            )
        )
    return found


def state_of(facts: AuthorityFacts, plan: Plan, on: date) -> tuple[str, str]:
    """How far a plan has come on a day, in words, with the colour of its tag."""
    if not isinstance(final_day(plan), date):
        return _("In preparation"), "blue"
    last_day = last_day_of_running(facts, plan)
    if last_day is not None and last_day < on:
        return _("Replaced or ended"), "grey"
    if plan.period_first_day is not None and plan.period_first_day > on:
        return _("Final, not begun"), "yellow"
    return _("In force"), "green"


def at_a_glance(facts: AuthorityFacts, plan: Plan, url: Url, *, on: date) -> AtAGlance:
    """How far a plan has come and how much of it is written."""
    state, colour = state_of(facts, plan, on)
    taken = sorted(plan.stages or (), key=lambda each: (each.on, list(Stage).index(each.stage)))
    sections = len(sections_of(facts, plan.id))
    actions = sum(each.plan == plan.id for each in facts.plan_actions or ())
    return AtAGlance(
        state=state,
        colour=colour,
        last_step=str(choice_words("Stage", taken[-1].stage.value)) if taken else "",
        last_step_on=taken[-1].on if taken else None,
        first_day=plan.period_first_day,
        last_day=last_day_of_running(facts, plan),
        sections=ngettext("%(count)s section", "%(count)s sections", sections) % {"count": sections},
        actions=ngettext("%(count)s action", "%(count)s actions", actions) % {"count": actions},
    )


def answers(findings: Iterable[Finding], plan: Plan, url: Url) -> Sequence[AnswerShown]:
    """What the statute book says of the plan that somebody has something to do about."""
    return [
        AnswerShown(
            title=each.duty.title,
            outcome=each.outcome.value,
            because=each.because,
            next_step=each.next_step or "",
            section=each.citation.provision,
            url=f"{url('work-finding')}?{urlencode(dict(zip(('duty', 'part', 'subject'), each.key, strict=True)))}",
        )
        for each in findings
        if each.subject.id == plan.id and each.outcome not in NEEDS_NOBODY
    ]
