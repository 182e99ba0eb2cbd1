"""Ask the planning group and users before a significant decision outside the plan (act-2014/s36).

Public Bodies (Joint Working) (Scotland) Act 2014 section 36, with SSI 2014/326 regulation 3(c) and SSI 2014/342,
https://www.legislation.gov.uk/asp/2014/9/section/36 and https://www.legislation.gov.uk/ssi/2014/342. Paraphrase:
the words are at those addresses.

The section turns on what the authority itself considers the decision might do. Where no view is recorded the answer
is a question. From 28 November 2014 the section does not bind an area in which health board and council each lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.dates import FinancialYear, moved_by_days
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import EVERY_MODEL, EVIDENCE, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Decision, PerformanceReport
from comhla.law.readings.decisions_outside_plan import may_be_outside_plan
from comhla.law.readings.matters import SHOWN_BEFOREHAND
from comhla.law.sources import act
from comhla.law.timing import done_in_time
from comhla.reference.models import Model

_WORDS = (
    "Before a decision which the authority considers might significantly affect a service, and which is to take effect"
    " otherwise than by replacing the plan, it asks the planning group, has regard to its views, and acts with a view"
    " to involving and consulting users and possible users. The year's performance report says how many there were"
    " and why."
)
DUTY = Duty(
    id="act-2014/s36",
    title="Ask the planning group and users before a significant decision outside the plan",
    family="F",
    bearer="the integration authority under models (a), (b) and (c)",
    elsewhere="Where health board and council each lead, section 36 binds nobody; section 41, on decisions that affect"
    " a locality, binds whichever of them holds the function.",
    versions=(
        Version(number=1, first_day=date(2014, 9, 22), last_day=date(2014, 11, 27), citation=act("36"), words=_WORDS),
        Version(
            number=2,
            first_day=date(2014, 11, 28),
            citation=act("36"),
            words=_WORDS,
            models=EVERY_MODEL - {Model.BOTH_LEAD},
            note="From 28 November 2014 (SSI 2014/342) it does not bind an area in which health board and council each"
            " lead.",
        ),
    ),
)
_OPINION = (
    "decisions.decided_by",
    "decisions.decided_on",
    "decisions.about_integration_functions",
    "decisions.within_plan",
    "decisions.view",
    "schemes",
    "authority",
)


def _is_significant(asked: Asked, decision: Decision) -> bool:
    """Whether the authority considers that a decision outside the plan might significantly affect a service."""
    view = decision.view
    return decision.within_plan is False and view is not None and view.significant and asked.reached(view.recorded_on)


@DUTY.each("decisions")
def decision(facts: AuthorityFacts, until: date) -> Iterator[Subject[Decision]]:
    for each in facts.decisions or ():
        if may_be_outside_plan(facts, each):
            opens = moved_by_days(each.decided_on, days=-SHOWN_BEFOREHAND)
            yield Subject(each.id, each.title, opens, each.decided_on, each)


@decision.part("s.36(1), (2)", PERSON, uses=("decisions.proposed_as_major", *_OPINION))
def consider_significance(asked: Asked, decision: Decision) -> Answer:
    """Consider, before deciding otherwise than by replacing the plan, whether that might significantly affect a
    service."""
    view = decision.view
    if view is None or not asked.reached(view.recorded_on):
        return for_a_person(
            "No view is recorded on whether {title}{though} might significantly affect a service. What does the"
            " authority consider?",
            then="Record the authority's view, with its day and who gave it.",
            title=decision.title,
            though=", though its paper calls the change major," if decision.proposed_as_major else "",
        )
    if view.significant and decision.within_plan is None:
        return cannot_tell(
            "Whether {title} is in the strategic plan, or takes effect by replacing it, is not recorded.",
            missing=("decisions.within_plan",),
            title=decision.title,
        )
    if decision.decided_on < view.recorded_on:
        return for_a_person(
            "{title} was decided on {decided}, and the view on what it might do to a service was recorded on {recorded}"
            " only. Had the authority considered it before deciding?",
            title=decision.title,
            decided=decision.decided_on,
            recorded=view.recorded_on,
        )
    return met(
        "On {recorded} the authority considered that {title} {might} significantly affect a service.",
        recorded=view.recorded_on,
        title=decision.title,
        might="might" if view.significant else "would not",
    )


@decision.part("s.36(3)(a)", MACHINE, uses=("decisions.group_asked_on", *_OPINION))
def ask_planning_group(asked: Asked, decision: Decision) -> Answer | None:
    """Ask the planning group for its views before the decision is taken."""
    if not _is_significant(asked, decision):
        return None
    return done_in_time(
        asked,
        what="Asking the planning group about {title}",
        done=decision.group_asked_on,
        due=decision.decided_on,
        missing="decisions.group_asked_on",
        then="Ask the planning group, and have regard to what it says before anything further is decided.",
        title=decision.title,
    )


@decision.part("s.36(3)(a)", EVIDENCE, uses=("evidence", *_OPINION))
def have_regard_to_group_views(asked: Asked, decision: Decision) -> Answer | None:
    """Have regard to the planning group's views."""
    if not _is_significant(asked, decision):
        return None
    return asked.evidence(
        of="regard to the planning group's views in {title}",
        by=decision.decided_on,
        then="Record the paper or minute that shows it.",
        title=decision.title,
    )


@decision.part("s.36(3)(b), (4)", EVIDENCE, uses=("decisions.users_involved_on", "evidence", *_OPINION))
def involve_users(asked: Asked, decision: Decision) -> Answer | None:
    """Act with a view to involving and consulting those who use the service or may use it."""
    if not _is_significant(asked, decision):
        return None
    involved = decision.users_involved_on
    if asked.happened(involved) and involved <= decision.decided_on:
        return met(
            "Users and possible users were involved in {title} on {day}, before it was decided.",
            title=decision.title,
            day=involved,
        )
    return asked.evidence(
        of="steps to involve users and possible users in {title}",
        by=decision.decided_on,
        then="Record how users and possible users were involved and consulted.",
        title=decision.title,
    )


@DUTY.each("decisions", "performance_reports")
def report(facts: AuthorityFacts, until: date) -> Iterator[Subject[PerformanceReport]]:
    for each in facts.performance_reports or ():
        if isinstance(each.published_on, date):
            label = f"the performance report for {each.reporting_year}"
            yield Subject(f"report-{each.id}", label, each.published_on, each.published_on, each)


@report.part(
    "s.36, SSI 2014/326 reg 3(c)",
    MACHINE,
    uses=(
        "performance_reports.reporting_year",
        "performance_reports.published_on",
        "performance_reports.decisions_outside_plan_reported",
        "performance_reports.decisions_outside_plan_reasons",
        *_OPINION,
    ),
)
def report_decisions_outside_plan(asked: Asked, report: PerformanceReport) -> Answer:
    """Say in the year's performance report how many such decisions there were, and the reasons for each."""
    year = FinancialYear.from_label(report.reporting_year)
    taken = tuple(
        each.title
        for each in asked.facts.decisions or ()
        if year.contains(each.decided_on)
        and asked.reached(each.decided_on)
        and may_be_outside_plan(asked.facts, each)
        and _is_significant(asked, each)
    )
    reported = report.decisions_outside_plan_reported
    if not taken and not reported:
        return not_applicable("No significant decision outside the plan is recorded for {year}.", year=year.label)
    if reported is None:
        return cannot_tell(
            "How many significant decisions outside the plan the report for {year} gives is not recorded; it should"
            " give {titles}.",
            missing=("performance_reports.decisions_outside_plan_reported",),
            year=year.label,
            titles=taken,
        )
    counts: dict[str, Any] = {"year": year.label, "reported": str(reported), "recorded": str(len(taken))}
    if reported < len(taken):
        return not_met(
            "The report for {year} gives {reported} significant decisions outside the plan, and {recorded} are"
            " recorded: {titles}.",
            then="Add the missing decisions and their reasons to the report.",
            titles=taken,
            **counts,
        )
    if reported > len(taken):
        return for_a_person(
            "The report for {year} gives {reported} significant decisions outside the plan, and {recorded} are"
            " recorded. Which is right?",
            then="Record the decisions that are missing here, with the authority's view on each.",
            **counts,
        )
    return _reasons(report, year)


def _reasons(report: PerformanceReport, year: FinancialYear) -> Answer:
    if report.decisions_outside_plan_reasons is None:
        return cannot_tell(
            "Whether the report for {year} gives the reasons for each significant decision outside the plan is not"
            " recorded.",
            missing=("performance_reports.decisions_outside_plan_reasons",),
            year=year.label,
        )
    if report.decisions_outside_plan_reasons:
        return met(
            "The report for {year} gives each significant decision outside the plan with its reasons.", year=year.label
        )
    return not_met(
        "The report for {year} gives no reasons for each significant decision outside the plan.",
        then="Add the reasons to the report.",
        year=year.label,
    )
