"""Plans of partners and neighbours beside a strategic plan: how their periods fit, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comhla.documents.plan_parts import listed, period_in_words
from comhla.law import AuthorityFacts
from comhla.law.facts import Event, LinkedPlan, LinkedPlanKind, OtherPlan, Plan, Publication, PublicationKind
from comhla.law.readings.plan_making import last_day_of_running
from comhla.web.words import day

Url = Callable[..., str]

KINDS = (
    (gettext_lazy("Children's services plan"), LinkedPlanKind.CHILDREN_SERVICES),
    (gettext_lazy("Local outcomes improvement plan"), LinkedPlanKind.LOCAL_OUTCOMES),
    (gettext_lazy("Alcohol and drugs strategy"), LinkedPlanKind.ALCOHOL_AND_DRUGS),
    (gettext_lazy("Local housing strategy"), LinkedPlanKind.LOCAL_HOUSING_STRATEGY),
    (gettext_lazy("Carer strategy"), LinkedPlanKind.CARER_STRATEGY),
    (gettext_lazy("Workforce plan"), LinkedPlanKind.WORKFORCE),
    (gettext_lazy("Community justice plan"), LinkedPlanKind.COMMUNITY_JUSTICE),
)
"""The plans of partners that a strategic plan is read beside."""


class Fit(Enum):
    """How the period of another plan lies against that of this plan."""

    UNKNOWN_HERE = "unknown here"
    UNKNOWN = "unknown"
    OVER = "over"
    LATER = "later"
    ENDS_BEFORE = "ends before"
    BEGINS_AFTER = "begins after"
    COVERS = "covers"

    @property
    def overlaps(self) -> bool:
        """Whether the two have a day in common."""
        return self in {Fit.ENDS_BEFORE, Fit.BEGINS_AFTER, Fit.COVERS}


class Period(NamedTuple):
    """A first and a last day, as far as they are recorded."""

    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A plan of a partner: its period, how it fits, and whether it is published."""

    title: str
    url: str
    period: str
    fit: str
    colour: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedKind:
    """The plans of one kind, and what is missing of them."""

    label: str
    plans: Sequence[Linked]
    missing: str
    record_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Plans of other authorities that use the same services."""

    plans: Sequence[Linked]
    missing: str
    record_url: str


def fit_of(own: Period, other: Period) -> Fit:
    """How the period of another plan lies against this plan's own."""
    if own.first_day is None or own.last_day is None:
        return Fit.UNKNOWN_HERE
    if other.first_day is None and other.last_day is None:
        return Fit.UNKNOWN
    first, last = other.first_day or date.min, other.last_day or date.max
    if last < own.first_day:
        return Fit.OVER
    if own.last_day < first:
        return Fit.LATER
    if last < own.last_day:
        return Fit.ENDS_BEFORE
    return Fit.BEGINS_AFTER if own.first_day < first else Fit.COVERS


def apart(earlier: date, later: date) -> str:
    """How far two last days, or two first days, lie apart: in whole years and months, or in days."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    one, other = earlier + timedelta(days=1), later + timedelta(days=1)
    if one.day == other.day == 1:
        months = (other.year - one.year) * 12 + other.month - one.month
    elif later.day < earlier.day:
        months -= 1
    if months < 1:
        return _days((later - earlier).days)
    years, months = divmod(months, 12)
    parts = [_years(years)] if years else []
    parts += [_months(months)] if months else []
    return listed(parts)


def _days(number: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", number) % {"count": number}


def _months(number: int) -> str:
    return ngettext("%(count)s month", "%(count)s months", number) % {"count": number}


def _years(number: int) -> str:
    return ngettext("%(count)s year", "%(count)s years", number) % {"count": number}


def fit_in_words(own: Period, other: Period) -> tuple[str, str]:
    """How another plan's period fits with this plan's, in a sentence, with the colour of its tag."""
    fit = fit_of(own, other)
    if fit is Fit.ENDS_BEFORE and other.last_day and own.last_day:
        given = {"day": day(other.last_day), "apart": apart(other.last_day, own.last_day)}
        return _("Ends on %(day)s, %(apart)s before this plan.") % given, "yellow"
    if fit is Fit.BEGINS_AFTER and other.first_day and own.first_day:
        given = {"day": day(other.first_day), "apart": apart(own.first_day, other.first_day)}
        return _("Begins on %(day)s, %(apart)s after this plan.") % given, "yellow"
    return _FIT_IN_WORDS[fit]() % {"first": day(other.first_day), "last": day(other.last_day)}, _COLOURS.get(
        fit, "grey"
    )


_COLOURS = {Fit.COVERS: "green", Fit.OVER: "orange"}
_FIT_IN_WORDS: dict[Fit, Callable[[], str]] = {
    Fit.UNKNOWN_HERE: lambda: _("The period of this plan is not recorded yet."),
    Fit.UNKNOWN: lambda: _("Its period is not recorded."),
    Fit.OVER: lambda: _("Ended on %(last)s, before this plan begins."),
    Fit.LATER: lambda: _("Begins on %(first)s, after this plan has ended."),
    Fit.COVERS: lambda: _("Runs for the whole of this plan's period."),
}


def linked(facts: AuthorityFacts, plan: Plan, url: Url) -> Sequence[LinkedKind]:
    """Every kind of plan that this plan is read beside, with those that matter for its period."""
    own = period_of(facts, plan)
    found = [_kind(str(label), kind, facts, own, url) for label, kind in KINDS]
    return [*found, _equality(facts, own, url)]


def period_of(facts: AuthorityFacts, plan: Plan) -> Period:
    """The period of this plan, to the day before a later final plan begins."""
    return Period(plan.period_first_day, last_day_of_running(facts, plan))


def _kind(label: str, kind: LinkedPlanKind, facts: AuthorityFacts, own: Period, url: Url) -> LinkedKind:
    chosen = that_matter(facts.linked_plans_of(kind), own)
    return LinkedKind(
        label=label,
        plans=[_linked(each, each.title or label, "linked_plans", own, url) for each in chosen],
        missing=_missing(chosen, own),
        record_url=_record_url(url, "linked_plans", kind=kind.value),
    )


def _record_url(url: Url, collection: str, **given: str) -> str:
    return f"{url('record-new', collection)}{'?' if given else ''}{urlencode(given)}"


def that_matter(plans: Sequence[LinkedPlan], own: Period) -> Sequence[LinkedPlan]:
    """The plans that run in this plan's period; where none does, the latest one that is recorded."""
    overlapping = [each for each in plans if fit_of(own, _dated(each)).overlaps]
    return overlapping or sorted(plans, key=_latest)[-1:]


def _latest(plan: LinkedPlan | Publication) -> date:
    days = (plan.period_last_day, plan.period_first_day, plan.published_on)
    return next((each for each in days if isinstance(each, date)), date.min)


def _dated(plan: LinkedPlan | OtherPlan | Publication) -> Period:
    return Period(plan.period_first_day, plan.period_last_day)


def _missing(chosen: Sequence[LinkedPlan], own: Period) -> str:
    if not chosen:
        return _("None is recorded.")
    fits = [fit_of(own, _dated(each)) for each in chosen]
    if Fit.UNKNOWN_HERE in fits or Fit.UNKNOWN in fits or any(fit.overlaps for fit in fits):
        return ""
    return _("None is recorded for the period of this plan.")


def _linked(row: LinkedPlan | Publication, title: str, collection: str, own: Period, url: Url) -> Linked:
    words, colour = fit_in_words(own, _dated(row))
    return Linked(
        title=title,
        url=url("record-row", collection, row.id),
        period=period_in_words(row.period_first_day, row.period_last_day),
        fit=words,
        colour=colour,
        published=_published(row.published_on),
    )


def _published(on: Event) -> str:
    if isinstance(on, date):
        return _("Published on %(day)s") % {"day": day(on)}
    return _("Not recorded as published") if on is None else _("Not published yet")


def _equality(facts: AuthorityFacts, own: Period, url: Url) -> LinkedKind:
    label = _("Equality outcomes")
    latest = sorted(facts.publications_of(PublicationKind.EQUALITY_OUTCOMES), key=_latest)[-1:]
    return LinkedKind(
        label=label,
        plans=[_linked(each, each.title or label, "publications", own, url) for each in latest],
        missing="" if latest else _("None are recorded."),
        record_url=_record_url(url, "publications", kind=PublicationKind.EQUALITY_OUTCOMES.value),
    )


def neighbours(facts: AuthorityFacts, plan: Plan, url: Url) -> Neighbours:
    """The plans of other authorities that overlap this plan's period, or whose period is not recorded."""
    own = period_of(facts, plan)
    chosen = [each for each in facts.other_plans or () if fit_of(own, _dated(each)) not in {Fit.OVER, Fit.LATER}]
    missing = _("Whether others use the same services is not recorded.") if facts.other_plans is None else ""
    return Neighbours(
        plans=[_neighbour(each, own, url) for each in chosen],
        missing=missing if missing or chosen else _("No plan of another authority overlaps the period of this plan."),
        record_url=_record_url(url, "other_plans"),
    )


def _neighbour(row: OtherPlan, own: Period, url: Url) -> Linked:
    words, _colour = fit_in_words(own, _dated(row))
    return Linked(
        title=row.authority,
        url=url("record-row", "other_plans", row.id),
        period=period_in_words(row.period_first_day, row.period_last_day),
        fit=row.shared_services or words,
        colour="blue",
        published=_("Being prepared") if row.being_prepared else "",
    )


def conflicts(facts: AuthorityFacts, plan: Plan) -> Sequence[str]:
    """What does not fit, in sentences that stand by themselves: a plan that ends early, or is not there."""
    own = period_of(facts, plan)
    found = []
    for label, kind in KINDS:
        chosen = that_matter(facts.linked_plans_of(kind), own)
        missing = _missing(chosen, own)
        found.append(f"{label}: {missing}" if missing else _early_end(chosen, own, str(label)))
    return [words for words in found if words]


def _early_end(chosen: Sequence[LinkedPlan], own: Period, label: str) -> str:
    """What to say where the last of some plans ends before this one; empty where one runs to its end."""
    fits = [(fit_of(own, _dated(each)), each) for each in chosen]
    early = [each for fit, each in fits if fit is Fit.ENDS_BEFORE]
    if not early or len(early) < sum(fit.overlaps for fit, _each in fits):
        return ""
    last = max(early, key=_latest)
    if last.period_last_day is None or own.last_day is None:
        return ""
    return _("%(title)s ends on %(day)s, %(apart)s before this plan.") % {
        "title": last.title or label,
        "day": day(last.period_last_day),
        "apart": apart(last.period_last_day, own.last_day),
    }
