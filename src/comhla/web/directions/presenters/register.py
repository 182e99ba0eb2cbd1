"""The register of directions as at a day, in words: what each does, to whom, with which money, how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comhla.documents.direction_parts import pounds, title_of
from comhla.law import AuthorityFacts
from comhla.law.facts import ChangeKind, Direction, DirectionStatus
from comhla.law.readings.direction_coverage import Coverage
from comhla.law.readings.direction_monitoring import (
    reports_until,
    spent_by_year,
    stated_by_year,
    told_by_bodies,
    unacknowledged,
)
from comhla.law.readings.directions_over_time import Force, force_on, given_by

FORCES: Mapping[Force, Any] = {
    Force.IN_FORCE: gettext_lazy("In force"),
    Force.COMING: gettext_lazy("Begins later"),
    Force.ENDED: gettext_lazy("Ended"),
}
_COLOURS = {Force.IN_FORCE: "green", Force.COMING: "blue", Force.ENDED: "grey"}
STATUSES: Mapping[DirectionStatus, Any] = {
    DirectionStatus.NOT_STARTED: gettext_lazy("Not started"),
    DirectionStatus.UNDER_WAY: gettext_lazy("Under way"),
    DirectionStatus.DONE: gettext_lazy("Done"),
    DirectionStatus.STOPPED: gettext_lazy("Stopped"),
}
CHANGES: Mapping[ChangeKind | None, Any] = {
    ChangeKind.VARIES: gettext_lazy("Varies"),
    ChangeKind.REVOKES: gettext_lazy("Revokes"),
    ChangeKind.SUPERSEDES: gettext_lazy("Supersedes"),
    None: gettext_lazy("Changes"),
}
HEADER = (
    "Number", "Title", "Given on", "Given to", "In force", "First day", "Last day", "Functions", "Amount stated",
    "Spent", "How far", "Decision", "Action of the plan", "Changes",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Chosen(NamedTuple):
    """What is filtered by; empty shows everything."""

    body: str = ""
    function: str = ""
    force: str = ""
    status: str = ""
    action: str = ""


class Line(NamedTuple):
    """A direction in a list."""

    key: str
    title: str
    to: str
    given_on: date
    force: str
    colour: str
    functions: str
    status: str
    money: str
    waiting: str
    changes: str


def chosen_directions(facts: AuthorityFacts, chosen: Chosen, day: date) -> tuple[Direction, ...]:
    """The directions given up to a day that a filter lets through, the latest first."""
    return tuple(each for each in reversed(given_by(facts, day)) if _fits(each, chosen, day))


def _fits(direction: Direction, chosen: Chosen, day: date) -> bool:
    force = force_on(direction, day)
    return (
        (not chosen.body or chosen.body in direction.addressees)
        and (not chosen.function or any(line.function == chosen.function for line in direction.lines or ()))
        and (not chosen.force or (force is not None and force.name.lower() == chosen.force))
        and (not chosen.status or chosen.status in {each.value for each in statuses(direction, day)})
        and (not chosen.action or direction.plan_action == chosen.action)
    )


def statuses(direction: Direction, day: date) -> tuple[DirectionStatus, ...]:
    """How far it has come, by the latest report of each body that says so."""
    reported = (said.latest.status for said in told_by_bodies(direction, day) if said.latest is not None)
    return tuple(dict.fromkeys(each for each in reported if each is not None))


def line(direction: Direction, day: date) -> Line:
    """A direction in a list, as at a day."""
    force = force_on(direction, day) or Force.COMING
    waiting = unacknowledged(direction, day)
    return Line(
        key=direction.id,
        title=title_of(direction),
        to=", ".join(direction.addressees),
        given_on=direction.given_on,
        force=str(FORCES[force]),
        colour=_COLOURS[force],
        functions=functions_counted(direction),
        status=status_words(direction, day),
        money=by_year_in_words(stated_by_year(direction)),
        waiting=_("Not acknowledged by %(bodies)s") % {"bodies": ", ".join(waiting)} if waiting else "",
        changes=changes_words(direction),
    )


def functions_counted(direction: Direction) -> str:
    """How many functions it names."""
    number = len({each.function for each in direction.lines or ()})
    return ngettext("%(number)s function", "%(number)s functions", number) % {"number": number}


def status_words(direction: Direction, day: date) -> str:
    """How far it has come, in words; empty where no report says so."""
    found = [str(STATUSES[each]) for each in statuses(direction, day)]
    if found:
        return ", ".join(found)
    return _("Reported") if reports_until(direction, day) else _("No report yet")


def changes_words(direction: Direction) -> str:
    """What it does to earlier ones."""
    return f"{CHANGES[direction.change]} {', '.join(direction.changes)}" if direction.changes else ""


def by_year_in_words(found: Mapping[str | None, Decimal]) -> str:
    """Amounts by year: `£1,000 in 2026-27`; what names no year comes first."""
    told = []
    for year in sorted(found, key=lambda label: label or ""):
        amount = pounds(found[year])
        told.append(_("%(amount)s in %(year)s") % {"amount": amount, "year": year} if year else amount)
    return ", ".join(told)


def covered_words(coverage: Coverage | None) -> str:
    """Coverage in one sentence."""
    if coverage is None:
        return _("Which functions are delegated is not recorded, so nothing can be said of coverage.")
    told = {"covered": len(coverage.covered), "all": len(coverage.functions)}
    if not coverage.must:
        return _("%(covered)s of %(all)s delegated functions have a direction; a lead agency may direct.") % told
    if not coverage.functions:
        return _("No function is delegated on this day.")
    if not coverage.without:
        return _("Every one of %(all)s delegated functions has a direction in force.") % told
    return _("%(covered)s of %(all)s delegated functions have a direction in force; each has to have one.") % told


def table(facts: AuthorityFacts, directions: Sequence[Direction], day: date) -> Iterator[list[str]]:
    """The register as rows of a table that no spreadsheet takes for a formula."""
    yield list(HEADER)
    actions = {each.id: each.title for each in facts.plan_actions or ()}
    decisions = {each.id: each.title for each in facts.decisions or ()}
    for each in directions:
        shown = line(each, day)
        yield [
            plain_cell(text)
            for text in (
                each.id,
                each.title or "",
                each.given_on.isoformat(),
                shown.to,
                shown.force,
                each.first_day.isoformat() if each.first_day else "",
                each.last_day.isoformat() if each.last_day else "",
                ", ".join(dict.fromkeys(row.function for row in each.lines or ())),
                by_year_in_words(stated_by_year(each)),
                by_year_in_words(spent_by_year(each, day)),
                shown.status,
                decisions.get(each.decision or "", each.decision or ""),
                actions.get(each.plan_action or "", each.plan_action or ""),
                shown.changes,
            )
        ]


def plain_cell(text: str) -> str:
    """Text that a spreadsheet shows and does not carry out."""
    return f"'{text}" if text.startswith(_FORMULA) else text
