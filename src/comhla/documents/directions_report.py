"""The report to the board on how its directions are carried out: status, spending, outcome, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from comhla.dates import in_words
from comhla.documents.direction_parts import (
    NO_YEAR,
    function_names,
    made_up_mark,
    meeting_words,
    pounds,
    title_of,
)
from comhla.documents.model import Block, Document, Section, Table, paragraph
from comhla.documents.plan_parts import ENGLISH, cells, counted, listed, period_in_words
from comhla.law.facts import AuthorityFacts, Direction
from comhla.law.readings.direction_coverage import Coverage, coverage_on
from comhla.law.readings.direction_monitoring import (
    BodyOnDirection,
    spent_by_year,
    stated_by_year,
    told_by_bodies,
    unacknowledged,
    unreported,
)
from comhla.law.readings.directions_over_time import Force, begins_on, force_on, given_by


def directions_report(
    facts: AuthorityFacts, *, first_day: date, last_day: date, on: date, identifier: str = ""
) -> Document:
    """The report on the directions that had effect in a period, as things stood on its last day.

    Args:
        facts: everything recorded of the authority.
        first_day: the first day of the period.
        last_day: its last day.
        on: the day that the document bears.
        identifier: names the document for ever; its period where left out.
    """
    directions = live_between(facts, first_day, last_day)
    period = period_in_words(first_day, last_day)
    return Document(
        title="How our directions are carried out",
        subtitle=f"Report for {period}",
        language=ENGLISH,
        publisher=facts.authority.name,
        identifier=identifier or f"{facts.authority.name}, report on directions, {period}",
        issued_on=on,
        subject=f"Report on the directions of {facts.authority.name}",
        marks=made_up_mark(facts),
        opening=(paragraph(_opening(directions, last_day)),),
        sections=tuple(_sections(facts, directions, last_day)),
    )


def live_between(facts: AuthorityFacts, first_day: date, last_day: date) -> tuple[Direction, ...]:
    """The directions that had effect on some day of a period, the earliest first."""
    return tuple(
        each
        for each in given_by(facts, last_day)
        if begins_on(each) <= last_day and (each.last_day is None or first_day <= each.last_day)
    )


def _opening(directions: Sequence[Direction], day: date) -> str:
    live = sum(force_on(each, day) is Force.IN_FORCE for each in directions)
    number = counted(len(directions), "direction", "directions")
    return (
        f"{number} had effect in this period; on {in_words(day)} {live} still had. Everything here comes from the"
        " record."
    )


def _sections(facts: AuthorityFacts, directions: Sequence[Direction], day: date) -> Iterator[Section]:
    yield Section(heading="How far each has come", anchor="status", blocks=_status(facts, directions, day))
    yield Section(heading="What was spent", anchor="spent", blocks=_spent(directions, day))
    yield Section(heading="What is missing", anchor="missing", blocks=tuple(_missing(directions, day)))
    yield Section(heading="Functions without a direction", anchor="gaps", blocks=_gaps(facts, day))


def _status(facts: AuthorityFacts, directions: Sequence[Direction], day: date) -> tuple[Block, ...]:
    rows = [_status_row(facts, each, said, day) for each in directions for said in told_by_bodies(each, day)]
    if not rows:
        return (paragraph("No direction had effect in this period."),)
    return (
        Table(
            caption="Each direction and body: what it serves and how far it has come",
            header=cells("Direction", "Body", "Serves", "Has it", "How far", "Told to the board"),
            rows=tuple(cells(*row) for row in rows),
            first_cell_heads_row=True,
        ),
    )


def _status_row(facts: AuthorityFacts, direction: Direction, said: BodyOnDirection, day: date) -> tuple[str, ...]:
    action = next((each.title for each in facts.plan_actions or () if each.id == direction.plan_action), "")
    return (
        f"{title_of(direction)} ({direction.id}), {_force(direction, day)}",
        said.body,
        action or direction.plan_outcome or "",
        f"Said so on {in_words(said.acknowledged.acknowledged_on)}" if said.acknowledged else "Has not said so",
        _how_far(said),
        _told(facts, said),
    )


def _force(direction: Direction, day: date) -> str:
    is_live = force_on(direction, day) is Force.IN_FORCE
    return "in force" if is_live or direction.last_day is None else f"ended on {in_words(direction.last_day)}"


def _how_far(said: BodyOnDirection) -> str:
    report = said.latest
    if report is None:
        return "No report"
    told = [report.status.value.capitalize() if report.status else "", report.what or ""]
    if report.complied is False or report.acted_against:
        told.append("not done as directed")
    words = ". ".join(each for each in told if each) or "Reported"
    return f"{words} ({in_words(report.reported_on)})"


def _told(facts: AuthorityFacts, said: BodyOnDirection) -> str:
    if said.latest is None or said.latest.reported_to is None:
        return "Not yet"
    return meeting_words(facts, said.latest.reported_to) or said.latest.reported_to


def _spent(directions: Sequence[Direction], day: date) -> tuple[Block, ...]:
    rows = []
    for each in directions:
        stated, spent = stated_by_year(each), spent_by_year(each, day)
        for year in sorted({*stated, *spent}, key=lambda label: label or ""):
            amount, money = stated.get(year), spent.get(year)
            left = pounds(amount - money) if amount is not None and money is not None else ""
            rows.append(
                cells(
                    f"{title_of(each)} ({each.id})",
                    year or NO_YEAR,
                    "" if amount is None else pounds(amount),
                    "" if money is None else pounds(money),
                    left,
                )
            )
    if not rows:
        return (paragraph("No amount and no spending is recorded."),)
    table = Table(
        caption="Amount and spending by direction and financial year",
        header=cells("Direction", "Year", "Amount", "Spent", "Not spent"),
        rows=tuple(rows),
        first_cell_heads_row=True,
    )
    return (paragraph("The amount is what the direction itself states. A figure below nothing is an overspend."), table)


def _missing(directions: Sequence[Direction], day: date) -> Iterator[Block]:
    waiting = [f"{each.id} ({listed(bodies)})" for each in directions if (bodies := unacknowledged(each, day))]
    silent = [each.id for each in directions if all(said.latest is None for said in told_by_bodies(each, day))]
    untold = [each.id for each in directions if unreported(each, day)]
    serves = [each.id for each in directions if not each.plan_action and not each.plan_outcome]
    for names, some, none in (
        (waiting, "Not acknowledged: {}.", "Every direction was acknowledged by every body."),
        (silent, "No report at all: {}.", "There is a report on every direction."),
        (untold, "Reports that no meeting is recorded to have been told of: {}.", "Every report went to a meeting."),
        (
            serves,
            "What they serve in the strategic plan is not recorded: {}.",
            "Each names what it serves in the plan.",
        ),
    ):
        yield paragraph(some.format(listed(names)) if names else none)


def _gaps(facts: AuthorityFacts, day: date) -> tuple[Block, ...]:
    coverage = coverage_on(facts, day)
    if coverage is None:
        return (paragraph("Which functions are delegated is not recorded."),)
    names = function_names(facts)
    without = [names[each.function.id] for each in coverage.without]
    beside = [names[each.function.id] for each in coverage.overlapping]
    told = [_covered(coverage)]
    if without:
        told.append(f"Without a direction: {listed(without)}.")
    if beside:
        told.append(f"Several directions to one body stand side by side for: {listed(beside)}.")
    return tuple(paragraph(each) for each in told)


def _covered(coverage: Coverage) -> str:
    rest = "" if coverage.must else " A lead agency may direct, and need not."
    return (
        f"On {in_words(coverage.day)} {len(coverage.covered)} of {len(coverage.functions)} delegated functions had a"
        f" direction in force.{rest}"
    )
