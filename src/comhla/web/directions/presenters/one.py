"""One direction as at a day: what it says, its chain, what bodies said of it, and what the law says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.documents.direction_parts import function_names, giver_of, money_words, pounds, title_of, use_words
from comhla.law import AuthorityFacts, Finding
from comhla.law.facts import ComplianceReport, Decision, Direction
from comhla.law.readings.direction_monitoring import reports_until, spent_by_year, stated_by_year, told_by_bodies
from comhla.law.readings.directions_over_time import Force, begins_on, bodies_of, chain_of, force_on
from comhla.law.readings.minuted_business import public_title
from comhla.reference import national_outcomes
from comhla.reference.rows import by_key
from comhla.web.directions.presenters.register import CHANGES, STATUSES, Line, line, statuses
from comhla.web.words import day as in_words

DUTIES = ("act-2014/s26", "act-2014/s27", "DIR-1")
_REPORT_COLOURS = {"done": "green", "under way": "blue", "stopped": "red", "not started": "grey"}


class LineShown(NamedTuple):
    """What it says of one function."""

    function: str
    bodies: str
    how: str
    money: str
    use: str


class YearShown(NamedTuple):
    """What is stated and what is spent in one year."""

    year: str
    stated: str
    spent: str
    left: str


class BodyShown(NamedTuple):
    """A body, whether it has the direction, and its last report."""

    body: str
    acknowledged_on: date | None
    by_post: str
    remarks: str


class ReportShown(NamedTuple):
    """One report."""

    on: date
    body: str
    status: str
    colour: str
    spent: str
    what: str
    told: str


class Link(NamedTuple):
    """A direction of the chain with what it does to others, and whether it is the one of the page."""

    direction: Line
    does: str
    is_this: bool


class FindingShown(NamedTuple):
    """What the law says of it, with the provision."""

    title: str
    outcome: str
    because: str
    provision: str
    url: str
    law_url: str


class Shown(NamedTuple):
    """A direction on its page."""

    key: str
    title: str
    force: str
    colour: str
    in_force: str
    giver: str
    to: str
    given_on: date
    is_in_force: bool
    may_change: bool
    in_writing: bool | None
    review_on: date | None
    decision: tuple[str, str, date] | None
    meeting: tuple[str, date] | None
    plan_action: tuple[str, str, str] | None
    plan_outcome: str
    lines: tuple[LineShown, ...]
    years: tuple[YearShown, ...]
    chain: tuple[Link, ...]
    bodies: tuple[BodyShown, ...]
    reports: tuple[ReportShown, ...]
    status: str

    @property
    def waiting(self) -> tuple[str, ...]:
        """The bodies that have not acknowledged it."""
        return tuple(each.body for each in self.bodies if each.acknowledged_on is None)


def shown(facts: AuthorityFacts, direction: Direction, day: date, *, for_public: bool = False) -> Shown:
    """A direction as at a day. The public is not told the title of a decision on exempt business."""
    force = force_on(direction, day) or Force.COMING
    decision = next((each for each in facts.decisions or () if each.id == direction.decision), None)
    held = next((each for each in facts.meetings or () if decision and each.id == decision.meeting), None)
    action = next((each for each in facts.plan_actions or () if each.id == direction.plan_action), None)
    summary = line(direction, day)
    return Shown(
        key=direction.id,
        title=title_of(direction),
        force=summary.force,
        colour=summary.colour,
        in_force=_in_force(direction, force),
        giver=giver_of(facts, direction),
        to=summary.to,
        given_on=direction.given_on,
        is_in_force=force is Force.IN_FORCE,
        may_change=force is not Force.ENDED,
        in_writing=direction.in_writing,
        review_on=direction.review_on,
        decision=(decision.id, _title(facts, decision, for_public=for_public), decision.decided_on)
        if decision
        else None,
        meeting=(held.id, held.held_on) if held else None,
        plan_action=(action.plan, action.id, action.title) if action else None,
        plan_outcome=_plan_outcome(facts, direction),
        lines=_lines(facts, direction),
        years=_years(direction, day),
        chain=_chain(facts, direction, day),
        bodies=_bodies(direction, day),
        reports=_reports(facts, direction, day),
        status=", ".join(str(STATUSES[each]) for each in statuses(direction, day)),
    )


def _title(facts: AuthorityFacts, decision: Decision, *, for_public: bool) -> str:
    return public_title(facts, decision) if for_public else decision.title


def _plan_outcome(facts: AuthorityFacts, direction: Direction) -> str:
    """What it serves: a national outcome or an action of a plan by its words, anything else as it is recorded."""
    served = direction.plan_outcome or ""
    outcome = by_key(national_outcomes()).get(served)
    action = next((each.title for each in facts.plan_actions or () if each.id == served), served)
    return action if outcome is None else outcome.label


def _in_force(direction: Direction, force: Force) -> str:
    """From when to when it holds. How it will end is said only once it has: on an earlier day nobody knew."""
    told = {"first": in_words(begins_on(direction)), "last": in_words(direction.last_day)}
    if force is Force.ENDED:
        return _("From %(first)s to %(last)s") % told
    return _("From %(first)s, until it is varied, revoked or superseded, or ends by itself") % told


def _lines(facts: AuthorityFacts, direction: Direction) -> tuple[LineShown, ...]:
    names = function_names(facts)
    return tuple(
        LineShown(
            names.get(each.function, each.function),
            ", ".join(bodies_of(direction, each)),
            each.how or "",
            money_words(each),
            use_words(each),
        )
        for each in direction.lines or ()
    )


def _years(direction: Direction, day: date) -> tuple[YearShown, ...]:
    stated, spent = stated_by_year(direction), spent_by_year(direction, day)
    return tuple(
        YearShown(
            year or _("No year named"),
            _or_nothing(stated.get(year)),
            _or_nothing(spent.get(year)),
            pounds(stated[year] - spent[year]) if year in stated and year in spent else "",
        )
        for year in sorted({*stated, *spent}, key=lambda label: label or "")
    )


def _or_nothing(amount: Decimal | None) -> str:
    return "" if amount is None else pounds(amount)


def _chain(facts: AuthorityFacts, direction: Direction, day: date) -> tuple[Link, ...]:
    family = chain_of(facts, direction, day).family
    if len(family) < 2:
        return ()
    return tuple(Link(line(each, day), _does(facts, each), each.id == direction.id) for each in family)


def _does(facts: AuthorityFacts, direction: Direction) -> str:
    if not direction.changes:
        return ""
    earlier = (_named(facts.directions_by_id.get(key), key) for key in direction.changes)
    return f"{CHANGES[direction.change]} {', '.join(earlier)}"


def _named(direction: Direction | None, key: str) -> str:
    """An earlier direction as people know it: what it is about, and its day."""
    if direction is None:
        return key
    return _("“%(title)s” of %(day)s") % {"title": title_of(direction), "day": in_words(direction.given_on)}


def _bodies(direction: Direction, day: date) -> tuple[BodyShown, ...]:
    return tuple(
        BodyShown(
            said.body,
            said.acknowledged.acknowledged_on if said.acknowledged else None,
            (said.acknowledged.by_post or "") if said.acknowledged else "",
            (said.acknowledged.remarks or "") if said.acknowledged else "",
        )
        for said in told_by_bodies(direction, day)
    )


def _reports(facts: AuthorityFacts, direction: Direction, day: date) -> tuple[ReportShown, ...]:
    held = {each.id: each.held_on for each in facts.meetings or ()}
    return tuple(
        ReportShown(
            on=each.reported_on,
            body=each.body or ", ".join(direction.addressees),
            status=str(STATUSES[each.status]) if each.status else _compliance(each),
            colour=_REPORT_COLOURS.get(each.status or "", "grey"),
            spent=_spent(each.spent, each.financial_year),
            what=each.what or "",
            told=in_words(held.get(each.reported_to)) if each.reported_to in held else "",
        )
        for each in reversed(reports_until(direction, day))
    )


def _compliance(report: ComplianceReport) -> str:
    if report.complied is None:
        return _("Reported")
    return _("Done as directed") if report.complied else _("Not done as directed")


def _spent(amount: Decimal | None, year: str | None) -> str:
    if amount is None:
        return ""
    told = {"amount": pounds(amount), "year": year}
    return _("%(amount)s in %(year)s") % told if year else pounds(amount)


def findings_about(
    findings: Iterable[Finding], direction: Direction, url: Callable[[tuple[str, str, str]], str]
) -> tuple[FindingShown, ...]:
    """What the duties about directions say of one, with the decision that it carries out."""
    about = {direction.id, f"decision-{direction.decision}"}
    return tuple(
        FindingShown(
            title=each.part.requires if each.part else each.duty.title,
            outcome=each.outcome.value,
            because=each.because,
            provision=f"{each.citation.title}, {each.citation.provision}",
            url=url(each.key),
            law_url=each.citation.url,
        )
        for each in findings
        if each.duty.id in DUTIES and each.subject.id in about
    )
