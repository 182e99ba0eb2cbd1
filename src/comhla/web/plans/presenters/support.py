"""Support for members, and what they spent, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.dates import FinancialYear
from comhla.law import AuthorityFacts
from comhla.law.facts import MayBeShown, PlanView, Stage, ViewFrom, ViewResult
from comhla.web.plans.models import ClaimState, ExpenseClaim, PlannedStep
from comhla.web.plans.presenters.group import capacity, member_called, name_of
from comhla.web.words import day

KIND_WORDS: Mapping[str, Any] = {
    "travel": gettext_lazy("Travel"),
    "care": gettext_lazy("Care in my place while I was away"),
    "meals": gettext_lazy("Meals"),
    "communication": gettext_lazy("Help to communicate"),
    "other": gettext_lazy("Something else"),
}
STEPS: Mapping[Stage, Any] = {
    Stage.GROUP_ON_PROPOSALS: gettext_lazy("The group is asked about the proposals"),
    Stage.GROUP_ON_FIRST_DRAFT: gettext_lazy("The group is asked about the first draft"),
}
STATE_WORDS: Mapping[str, Any] = {
    ClaimState.MADE: gettext_lazy("Waiting"),
    ClaimState.AGREED: gettext_lazy("Agreed, to be paid"),
    ClaimState.PAID: gettext_lazy("Paid"),
    ClaimState.REFUSED: gettext_lazy("Refused"),
}
STATE_VERBS: Mapping[str, Any] = {
    ClaimState.AGREED: gettext_lazy("Agree to it"),
    ClaimState.PAID: gettext_lazy("It is paid"),
    ClaimState.REFUSED: gettext_lazy("Refuse it"),
}
_COLOURS = {ClaimState.MADE: "yellow", ClaimState.AGREED: "blue", ClaimState.PAID: "green", ClaimState.REFUSED: "grey"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShown:
    """A claim."""

    number: int
    what: str
    kind: str
    amount: str
    spent_on: date
    state: str
    colour: str
    settled_on: date | None
    reason: str
    url: str
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What was claimed in a financial year, by the day on which it was spent."""

    label: str
    claims: int
    waiting: str
    agreed: str
    paid: str
    refused: str


def claims(
    rows: Iterable[ExpenseClaim], url: Callable[[ExpenseClaim], str], facts: AuthorityFacts | None = None
) -> Sequence[ClaimShown]:
    """Claims; with `url` the page of those that somebody may settle, else nothing. With facts, whose they are."""
    return [
        ClaimShown(
            number=each.pk,
            what=each.what,
            kind=str(KIND_WORDS[each.kind]),
            amount=pounds(each.amount),
            spent_on=each.spent_on,
            state=str(STATE_WORDS[each.state]),
            colour=_COLOURS[ClaimState(each.state)],
            settled_on=each.settled_on,
            reason=each.reason,
            url=url(each),
            member="" if facts is None else whose(facts, each.membership),
        )
        for each in rows
    ]


def whose(facts: AuthorityFacts, membership: str) -> str:
    """The name of the person of a membership."""
    member = member_called(facts, membership)
    return membership if member is None else name_of(facts, member.person)


def by_year(rows: Sequence[ExpenseClaim]) -> Sequence[Year]:
    """Totals of each financial year, the latest first."""
    years: dict[str, list[ExpenseClaim]] = {}
    for each in sorted(rows, key=lambda claim: claim.spent_on, reverse=True):
        years.setdefault(FinancialYear.containing(each.spent_on).label, []).append(each)
    return [
        Year(
            label=label,
            claims=len(of_year),
            waiting=_total(of_year, ClaimState.MADE),
            agreed=_total(of_year, ClaimState.AGREED),
            paid=_total(of_year, ClaimState.PAID),
            refused=_total(of_year, ClaimState.REFUSED),
        )
        for label, of_year in years.items()
    ]


def _total(rows: Iterable[ExpenseClaim], state: str) -> str:
    return pounds(sum((each.amount for each in rows if each.state == state), Decimal(0)))


def pounds(amount: Decimal) -> str:
    """An amount as people read it."""
    return f"£{amount:,.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MyMembership:
    """A membership as its holder sees it."""

    key: str
    capacity: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyView:
    """A view of whoever reads, and what came of it."""

    words: str
    received_on: date
    plan: str
    result: str


def planned(facts: AuthorityFacts, steps: Iterable[PlannedStep]) -> Sequence[tuple[date, str, str]]:
    """When the group is to be asked: the day, on what, and the plan. Steps that were taken already are left out."""
    return [
        (each.by_day, str(STEPS[Stage(each.stage)]), plan.title)
        for each in steps
        if (plan := facts.plan_called(each.plan)) is not None
        if all(taken.stage.value != each.stage for taken in plan.stages or ())
    ]


def mine(facts: AuthorityFacts, memberships: Iterable[str]) -> Sequence[MyMembership]:
    """Memberships that are recorded still."""
    found = [member_called(facts, key) for key in memberships]
    return [
        MyMembership(key=each.id, capacity=capacity(facts, each), first_day=each.first_day, last_day=each.last_day)
        for each in found
        if each is not None
    ]


def my_views(facts: AuthorityFacts, memberships: Sequence[str], of_comments: frozenset[str]) -> Sequence[MyView]:
    """Views of whoever reads: those made of their comments, and those recorded with their name as a member."""
    people = {each.person for key in memberships if (each := member_called(facts, key)) is not None}
    names = {name_of(facts, person) for person in people}
    own = [each for each in facts.plan_views or () if each.id in of_comments or _is_named(each, names)]
    return [
        MyView(
            words=each.words, received_on=each.received_on, plan=_title(facts, each.plan), result=came_of(facts, each)
        )
        for each in sorted(own, key=lambda each: each.received_on, reverse=True)
    ]


def _is_named(view: PlanView, names: set[str]) -> bool:
    named = view.given_by is ViewFrom.GROUP_MEMBER and view.may_be_shown is MayBeShown.WITH_NAME
    return named and view.who in names


def _title(facts: AuthorityFacts, plan: str) -> str:
    found = facts.plan_called(plan)
    return plan if found is None else found.title


def came_of(facts: AuthorityFacts, view: PlanView) -> str:
    """What came of a view, in a sentence or two."""
    if view.result is None:
        return _("It is being considered.")
    told = {"day": day(view.considered_on)} if view.considered_on else None
    if view.result is ViewResult.NOT_CHANGED:
        first = _("Nothing was changed.") if told is None else _("Considered on %(day)s: nothing was changed.") % told
        return f"{first} {view.reason or ''}".strip()
    section = heading(facts, view.changed_section)
    what = _("“%(section)s” was changed: %(change)s") % {"section": section, "change": view.change or ""}
    return f"{what} {view.reason or ''}".strip()


def heading(facts: AuthorityFacts, section: str | None) -> str:
    """The heading of a section; its id where it is gone."""
    return next((each.heading for each in facts.plan_sections or () if each.id == section), section or "")
