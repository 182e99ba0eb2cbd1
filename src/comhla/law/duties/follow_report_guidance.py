"""Follow the guidance on the annual performance report (APR-10): guidance, so it warns and is never a breach.

SSI 2014/326 regulation 10 lets a report hold anything more; the statutory guidance under section 53 of the 2014 Act
asks for five things. https://www.gov.scot/publications/annual-performance-reports-statutory-guidance/pages/3/.
Paraphrase: the words are at that address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, met, not_evidenced
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, PerformanceReport
from comhla.law.sources import Citation, Standing, Verified

DUTY = Duty(
    id="APR-10",
    title="Follow the guidance on the performance report",
    family="O",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 12, 20),
            citation=Citation(
                title="Annual performance reports: statutory guidance, with SSI 2014/326",
                provision="guidance, Annex A; regulation 10",
                url="https://www.gov.scot/publications/annual-performance-reports-statutory-guidance/pages/3/",
                verified=Verified.GUIDANCE_ONLY,
            ),
            words="The guidance asks that the report use the core indicators, say how significant decisions moved the"
            " outcomes, come in accessible formats, be easy to find online, and follow the checklist of Annex A.",
            standing=Standing.GUIDANCE,
            note="The day on which the final guidance was published was not seen: asked of every report since the"
            " regulations came into force on 20 December 2014.",
        ),
    ),
)
_USES = ("performance_reports.published_on", "performance_reports.guidance_checklist", "evidence")


@DUTY.each("performance_reports")
def report(facts: AuthorityFacts, until: date) -> Iterator[Subject[PerformanceReport]]:
    for each in facts.performance_reports or ():
        if isinstance(each.published_on, date):
            label = f"the performance report for {each.reporting_year}"
            yield Subject(each.id, label, each.published_on, each.published_on, each)


@report.part("guidance, core suite", EVIDENCE, uses=_USES)
def use_core_indicators(asked: Asked, report: PerformanceReport) -> Answer:
    """Use the core suite of indicators of integration."""
    return _asked_for(asked, report, "core_suite", "use of the core suite of indicators")


@report.part("guidance, significant decisions", EVIDENCE, uses=_USES)
def say_how_decisions_moved_outcomes(asked: Asked, report: PerformanceReport) -> Answer:
    """Say how significant decisions moved the outcomes."""
    return _asked_for(asked, report, "decisions_effect", "how significant decisions moved the outcomes")


@report.part("guidance, accessibility", EVIDENCE, uses=_USES)
def offer_accessible_formats(asked: Asked, report: PerformanceReport) -> Answer:
    """Offer the report in accessible formats."""
    return _asked_for(asked, report, "accessible_formats", "accessible formats")


@report.part("guidance, publication", EVIDENCE, uses=_USES)
def make_easy_to_find(asked: Asked, report: PerformanceReport) -> Answer:
    """Make the report easy to find online."""
    return _asked_for(asked, report, "easy_to_find", "making it easy to find online")


@report.part("guidance, Annex A", EVIDENCE, uses=_USES)
def follow_annex_a(asked: Asked, report: PerformanceReport) -> Answer:
    """Go through the checklist of Annex A."""
    return _asked_for(asked, report, "annex_a", "going through the checklist of Annex A")


def _asked_for(asked: Asked, report: PerformanceReport, key: str, what: str) -> Answer:
    if report.guidance_checklist is None:
        return asked.evidence(
            of="{what} in the report for {year}",
            then="Record what of the guidance the report follows.",
            what=what,
            year=report.reporting_year,
        )
    if key in report.guidance_checklist:
        return met(
            "The report for {year} has what the guidance asks for: {what}.", year=report.reporting_year, what=what
        )
    return not_evidenced(
        "Nothing recorded for the report for {year} shows {what}. This is guidance.",
        then="See to it in the next report, or record why not.",
        year=report.reporting_year,
        what=what,
    )
