"""Assess outcomes, principles and planning in the performance report (APR-3).

Public Bodies (Joint Working) (Content of Performance Reports) (Scotland) Regulations 2014 regulation 3,
https://www.legislation.gov.uk/ssi/2014/326. Paraphrase: the words of the regulations are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Version
from comhla.law.facts import Decision
from comhla.law.readings.report_years import (
    YEAR_USES,
    YearReported,
    in_report,
    in_years,
    lacking,
    not_recorded,
    nothing_to_compare,
    reporting_years,
    to_be_in_report,
)
from comhla.law.sources import REPORT_REGULATIONS, REPORT_REGULATIONS_URL, Citation, Verified
from comhla.reference import national_outcomes
from comhla.reference.models import Model

DUTY = Duty(
    id="APR-3",
    title="Assess outcomes, principles and planning in the performance report",
    family="G",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 12, 20),
            citation=Citation(
                title=REPORT_REGULATIONS,
                provision="regulation 3",
                url=REPORT_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The report assesses how far the plan and the planned spending achieved the national outcomes, or"
            " helped to, with the key indicators used, compared with five earlier years; how the authority did against"
            " the delivery principles; and strategic planning, with the number of significant decisions outside the"
            " plan and the reasons for each, where there were any.",
        ),
    ),
)

year = DUTY.each("performance_reports")(reporting_years)


@year.part("reg.3(a)", MACHINE, uses=(*YEAR_USES, "performance_reports.outcomes_assessed"))
def assess_every_outcome(asked: Asked, reported: YearReported) -> Answer | None:
    """Assess in the report how far the plan and spending achieved each national outcome, or helped to."""
    report = reported.report
    if not asked.happened(report.published_on):
        return None
    if report.outcomes_assessed is None:
        return not_recorded(reported, field="outcomes_assessed", what="which outcomes the report for {year} assesses")
    left_out = tuple(each.key for each in national_outcomes() if each.key not in report.outcomes_assessed)
    if left_out:
        return lacking(reported, what="an assessment of outcomes {outcomes}", outcomes=left_out)
    return met("The report for {year} assesses every national outcome.", year=reported.year.label)


@year.part("reg.3(a)", MACHINE, uses=(*YEAR_USES, "performance_reports.indicators"))
def use_key_indicators(asked: Asked, reported: YearReported) -> Answer | None:
    """Give in the report the key indicators or measures used for the assessment."""
    report = reported.report
    if not asked.happened(report.published_on):
        return None
    if report.indicators is None:
        return not_recorded(reported, field="indicators", what="which indicators the report for {year} uses")
    if not report.indicators:
        return lacking(reported, what="the key indicators or measures used")
    return met("The report for {year} gives the indicators it uses.", year=reported.year.label)


@year.part("reg.3(a)", MACHINE, uses=(*YEAR_USES, "performance_reports.indicators"))
def compare_indicators(asked: Asked, reported: YearReported) -> Answer | None:
    """Compare each indicator with the five reporting years before, or with all there were where fewer."""
    report, expected = reported.report, reported.years_compared
    if not asked.happened(report.published_on) or not report.indicators:
        return None
    if expected == 0:
        return nothing_to_compare(reported)
    short = tuple(
        each.key
        for each in report.indicators
        if each.earlier_years_compared is not None and each.earlier_years_compared < expected
    )
    if short:
        return lacking(
            reported,
            what="a comparison of {indicators} with {years}",
            indicators=short,
            years=in_years(expected),
        )
    unknown = tuple(each.key for each in report.indicators if each.earlier_years_compared is None)
    if unknown:
        return cannot_tell(
            "With how many earlier years the report for {year} compares {indicators} is not recorded.",
            missing=("performance_reports.indicators",),
            year=reported.year.label,
            indicators=unknown,
        )
    return met(
        "The report for {year} compares every indicator with {years}.",
        year=reported.year.label,
        years=in_years(expected),
    )


@year.part("reg.3(b)", MACHINE, uses=(*YEAR_USES, "performance_reports.principles_assessed"))
def assess_delivery_principles(asked: Asked, reported: YearReported) -> Answer | None:
    """Assess in the report how the authority did against the delivery principles."""
    return in_report(
        asked,
        reported,
        said=reported.report.principles_assessed,
        field="principles_assessed",
        what="an assessment of performance against the delivery principles",
    )


@year.part("reg.3(c)", MACHINE, uses=(*YEAR_USES, "performance_reports.strategic_planning_assessed"))
def assess_strategic_planning(asked: Asked, reported: YearReported) -> Answer | None:
    """Assess strategic planning in the report."""
    return in_report(
        asked,
        reported,
        said=reported.report.strategic_planning_assessed,
        field="strategic_planning_assessed",
        what="an assessment of strategic planning",
    )


@year.part(
    "reg.3(c)",
    MACHINE,
    uses=(
        *YEAR_USES,
        "performance_reports.decisions_outside_plan_reported",
        "decisions.decided_on",
        "decisions.about_integration_functions",
        "decisions.within_plan",
        "decisions.view",
    ),
)
def count_decisions_outside_plan(asked: Asked, reported: YearReported) -> Answer | None:
    """Say in the report how many significant decisions outside the plan there were, where there were any.

    Where both bodies lead (model d), section 36 does not apply and there are none to report.
    """
    if _both_lead(asked, reported):
        return None
    if asked.facts.decisions is None:
        if not asked.happened(reported.report.published_on):
            return None
        return cannot_tell(
            "Whether there were significant decisions outside the plan in {year} is not recorded.",
            missing=("decisions",),
            year=reported.year.label,
        )
    certain, possible = _decisions_outside_plan(asked, reported)
    if not certain and not possible:
        return not_applicable(
            "No significant decision outside the plan is recorded in {year}, so the report need not speak of any.",
            year=reported.year.label,
        )
    if asked.happened(reported.report.published_on):
        return _counted(reported, certain, possible)
    if not certain:
        return None
    return to_be_in_report(
        asked,
        reported,
        what="the number of significant decisions outside the plan ({decisions}) and the reasons for each",
        decisions=_ids(certain),
    )


def _counted(reported: YearReported, certain: list[Decision], possible: list[Decision]) -> Answer:
    counted = reported.report.decisions_outside_plan_reported
    if counted is None:
        return not_recorded(
            reported,
            field="decisions_outside_plan_reported",
            what="how many significant decisions outside the plan the report for {year} gives",
        )
    if counted < len(certain):
        return lacking(
            reported,
            what="the full number of significant decisions outside the plan: it gives {counted}, and recorded are"
            " {decisions}",
            counted=counted,
            decisions=_ids(certain),
        )
    if counted > len(certain) or possible:
        return for_a_person(
            "The report for {year} gives {counted} significant decisions outside the plan. Recorded as such:"
            " {decisions}. Recorded without saying whether they were: {possible}. Is the number right?",
            year=reported.year.label,
            counted=counted,
            decisions=_ids(certain),
            possible=_ids(possible),
        )
    return met(
        "The report for {year} gives the number of significant decisions outside the plan: {decisions}.",
        year=reported.year.label,
        decisions=_ids(certain),
    )


@year.part(
    "reg.3(c)",
    MACHINE,
    uses=(
        *YEAR_USES,
        "performance_reports.decisions_outside_plan_reasons",
        "decisions.decided_on",
        "decisions.about_integration_functions",
        "decisions.within_plan",
        "decisions.view",
    ),
)
def give_reasons_for_decisions(asked: Asked, reported: YearReported) -> Answer | None:
    """Give in the report the reasons for each significant decision outside the plan."""
    if _both_lead(asked, reported) or not _decisions_outside_plan(asked, reported)[0]:
        return None
    return in_report(
        asked,
        reported,
        said=reported.report.decisions_outside_plan_reasons,
        field="decisions_outside_plan_reasons",
        what="the reasons for each significant decision outside the plan",
    )


def _both_lead(asked: Asked, reported: YearReported) -> bool:
    return asked.facts.setting_on(reported.year.last_day).model is Model.BOTH_LEAD


def _decisions_outside_plan(asked: Asked, reported: YearReported) -> tuple[list[Decision], list[Decision]]:
    """Decisions of the year that were significant and outside the plan, and those that may have been."""
    of_the_year = [
        each
        for each in asked.facts.decisions or ()
        if reported.year.contains(each.decided_on)
        and each.within_plan is not True
        and each.about_integration_functions is not False
    ]
    certain: list[Decision] = []
    possible: list[Decision] = []
    for each in of_the_year:
        view = each.view if each.view is not None and asked.reached(each.view.recorded_on) else None
        if view is not None and not view.significant:
            continue
        known = view is not None and each.within_plan is False and each.about_integration_functions is True
        (certain if known else possible).append(each)
    return certain, possible


def _ids(decisions: list[Decision]) -> tuple[str, ...]:
    return tuple(each.id for each in decisions)


@year.part("reg.3", PERSON, uses=YEAR_USES)
def judge_assessment(asked: Asked, reported: YearReported) -> Answer | None:
    """A person judges whether the assessment of outcomes, principles and planning is good enough."""
    if not asked.happened(reported.report.published_on):
        return None
    return for_a_person(
        "Does the report for {year} show how far the plan and the planned spending achieved the outcomes, or helped"
        " to, and how services were planned and provided in line with the principles?",
        year=reported.year.label,
    )
