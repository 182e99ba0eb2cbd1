"""The list of plans and one plan at a glance, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.documents.plan_checklist import Shows, plan_checklist
from comhla.documents.plan_coverage import actions_of, written_sections
from comhla.law import AuthorityFacts, Finding, Outcome
from comhla.law.facts import Plan, PlanDirection, PlanReview, PlanReviewResult, Stage
from comhla.law.groups import NEEDS_NOBODY
from comhla.law.readings.plan_making import final_day, last_day_of_running
from comhla.law.readings.plan_steps import SPOKEN, first_day_for, next_step
from comhla.law.readings.review_clock import clock_on
from comhla.web.plans.presenters.overview_gaps import open_views
from comhla.web.words import day

Url = Callable[..., str]
GREY, GREEN = "grey", "green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A plan in the list."""

    title: str
    url: str
    state: str
    colour: str
    first_day: date | None
    last_day: date | None
    next_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AtAGlance:
    """A plan at a glance: its state in words, the last step taken, and the next one."""

    state: str
    colour: str
    last_step: str
    last_step_on: date | None
    next_step: str
    next_not_before: date | None
    is_in_force: bool
    first_day: date | None
    last_day: date | None


class Figure(NamedTuple):
    """A number with its words, and where it is explained."""

    number: int
    words: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShown:
    """One answer of the statute book about the plan."""

    title: str
    outcome: str
    because: str
    next_step: str
    section: str
    url: str


class Item(NamedTuple):
    """An item of the checklist in the draft guidance, and whether the record shows that it is done."""

    label: str
    shows: str
    colour: str
    because: str


class Checklist(NamedTuple):
    """The checklist, and how many of its items the record shows."""

    summary: str
    items: Sequence[Item]


class Told(NamedTuple):
    """A review of a plan or a direction to replace one, in a sentence, and where it is recorded."""

    words: str
    url: str


def listed(facts: AuthorityFacts, url: Url, *, on: date) -> Sequence[Listed]:
    """Every plan, the latest first."""
    found = []
    for plan in reversed(facts.plans_in_order):
        state, colour = state_of(facts, plan, on)
        found.append(
            Listed(
                title=plan.title,
                url=url("work-plan", plan.id),
                state=state,
                colour=colour,
                first_day=plan.period_first_day,
                last_day=last_day_of_running(facts, plan),
                next_step=_next_step(plan),
            )
        )
    return found


def _next_step(plan: Plan) -> str:
    stage = None if isinstance(final_day(plan), date) else next_step(plan)
    return "" if stage is None else SPOKEN[stage]


def next_not_before(plan: Plan, *, today: date) -> date | None:
    """The day from which the next step can be taken, where that day is still to come."""
    following = next_step(plan)
    first = None if following is None else first_day_for(plan, following)
    return first if first is not None and first > today else None


def state_of(facts: AuthorityFacts, plan: Plan, on: date) -> tuple[str, str]:
    """How far a plan has come on a day, in words, with the colour of its tag."""
    if not isinstance(final_day(plan), date):
        return _("In preparation"), "blue"
    last_day = last_day_of_running(facts, plan)
    if last_day is not None and last_day < on:
        return _("Replaced or ended"), GREY
    if plan.period_first_day is not None and plan.period_first_day > on:
        return _("Final, not begun"), "yellow"
    return _("In force"), GREEN


def at_a_glance(facts: AuthorityFacts, plan: Plan, *, on: date) -> AtAGlance:
    """How far a plan has come, and what comes next."""
    state, colour = state_of(facts, plan, on)
    order = list(Stage)
    taken = max(plan.stages or (), key=lambda each: (each.on, order.index(each.stage)), default=None)
    return AtAGlance(
        state=state,
        colour=colour,
        last_step="" if taken is None else SPOKEN[taken.stage],
        last_step_on=None if taken is None else taken.on,
        next_step=_next_step(plan),
        next_not_before=next_not_before(plan, today=on),
        is_in_force=colour == GREEN,
        first_day=plan.period_first_day,
        last_day=last_day_of_running(facts, plan),
    )


def figures(facts: AuthorityFacts, plan: Plan, url: Url, *, on: date) -> Sequence[Figure]:
    """How much of a plan is written, how many views are open, and how long it is until the review limit."""
    sections, actions = len(written_sections(facts, plan.id)), len(actions_of(facts, plan.id))
    views = open_views(facts, plan)
    found = [
        Figure(sections, ngettext("section written", "sections written", sections), url("work-plan-text")),
        Figure(actions, ngettext("action", "actions", actions), url("work-plan-actions")),
        Figure(views, ngettext("view open", "views open", views), url("work-plan-views")),
    ]
    limit = review_limit(facts, on=on)
    has_ended = state_of(facts, plan, on)[1] == GREY
    return found if limit is None or has_ended else [*found, limit]


def review_limit(facts: AuthorityFacts, *, on: date) -> Figure | None:
    """The days until the three years of the review clock run out, or since then; None where no clock is recorded."""
    clock = clock_on(facts, on)
    if clock is None:
        return None
    days = (clock.last_day - on).days
    if days < 0:
        return Figure(-days, ngettext("day past the review limit", "days past the review limit", -days), "")
    return Figure(days, ngettext("day to the review limit", "days to the review limit", days), "")


def answers(findings: Iterable[Finding], plan: Plan, url: Url) -> Sequence[AnswerShown]:
    """What the statute book says of the plan that somebody has something to do about."""
    return [
        answer_shown(each, url) for each in findings if each.subject.id == plan.id and each.outcome not in NEEDS_NOBODY
    ]


def met(findings: Iterable[Finding], plan: Plan, url: Url) -> Sequence[AnswerShown]:
    """What the law asks of the plan and what the record shows to be met."""
    return [answer_shown(each, url) for each in findings if each.subject.id == plan.id and each.outcome is Outcome.MET]


def answer_shown(finding: Finding, url: Url) -> AnswerShown:
    """One answer, with the address of the page that explains it."""
    asked = urlencode(dict(zip(("duty", "part", "subject"), finding.key, strict=True)))
    return AnswerShown(
        title=finding.duty.title,
        outcome=finding.outcome.value,
        because=finding.because,
        next_step=finding.next_step or "",
        section=finding.citation.provision,
        url=f"{url('work-finding')}?{asked}",
    )


def checklist(facts: AuthorityFacts, plan: Plan, *, on: date) -> Checklist:
    """The checklist of the draft guidance, and what the record shows of it."""
    given = plan_checklist(facts, plan.id, on=on)
    words = _("The record shows %(done)s of %(all)s") % {
        "done": sum(each.shows is Shows.YES for each in given),
        "all": len(given),
    }
    return Checklist(words, [Item(each.item.label, *_SHOWS[each.shows](), each.because) for each in given])


_SHOWS: dict[Shows, Callable[[], tuple[str, str]]] = {
    Shows.YES: lambda: (_("Shown"), "green"),
    Shows.NO: lambda: (_("Not shown"), "yellow"),
    Shows.FOR_A_PERSON: lambda: (_("For a person"), GREY),
}


def reviews(facts: AuthorityFacts, url: Url) -> Sequence[Told]:
    """The reviews of plans, the latest first."""
    titles = {each.id: each.title for each in facts.plans or ()}
    rows = sorted(facts.plan_reviews or (), key=_began, reverse=True)
    return [
        Told(_review(each, titles.get(each.plan, each.plan)), url("record-row", "plan_reviews", each.id))
        for each in rows
    ]


def _began(review: PlanReview) -> date:
    return review.started_on if isinstance(review.started_on, date) else date.max


def _review(review: PlanReview, title: str) -> str:
    given = {"plan": title, "day": day(review.resolved_on)}
    if not isinstance(review.resolved_on, date):
        return _("Review of %(plan)s: not resolved yet.") % given
    if review.result is PlanReviewResult.REPLACE:
        return _("Review of %(plan)s, resolved on %(day)s: to be replaced.") % given
    if review.result is PlanReviewResult.KEEP:
        return _("Review of %(plan)s, resolved on %(day)s: to be kept.") % given
    return _("Review of %(plan)s, resolved on %(day)s. Its result is not recorded.") % given


def directions(facts: AuthorityFacts, url: Url) -> Sequence[Told]:
    """The directions to replace a plan, the latest first."""
    rows = sorted(facts.plan_directions or (), key=lambda each: each.given_on, reverse=True)
    return [Told(_direction(each), url("record-row", "plan_directions", each.id)) for each in rows]


def _direction(direction: PlanDirection) -> str:
    given = {
        "given": day(direction.given_on),
        "by": ", ".join(direction.given_by),
        "last": day(direction.prepare_by),
    }
    if direction.prepare_by is None:
        return _("Direction of %(by)s, given on %(given)s.") % given
    return _("Direction of %(by)s, given on %(given)s: a new plan by %(last)s.") % given
