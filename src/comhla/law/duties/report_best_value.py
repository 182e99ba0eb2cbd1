"""Report how best value was secured (APR-5).

Public Bodies (Joint Working) (Content of Performance Reports) (Scotland) Regulations 2014 regulation 5,
https://www.legislation.gov.uk/ssi/2014/326. Paraphrase: the words of the regulations are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, for_a_person
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Version
from comhla.law.readings.report_years import YEAR_USES, YearReported, in_report, reporting_years
from comhla.law.sources import REPORT_REGULATIONS, REPORT_REGULATIONS_URL, Citation, Verified

DUTY = Duty(
    id="APR-5",
    title="Report how best value was secured",
    family="G",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 12, 20),
            citation=Citation(
                title=REPORT_REGULATIONS,
                provision="regulation 5",
                url=REPORT_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The report assesses how the authority did in securing best value, and how it did so: for a health"
            " board that leads, under the duty that binds health boards instead.",
        ),
    ),
)

year = DUTY.each("performance_reports")(reporting_years)


@year.part("reg.5", MACHINE, uses=(*YEAR_USES, "performance_reports.best_value_assessed"))
def assess_best_value(asked: Asked, reported: YearReported) -> Answer | None:
    """Assess in the report performance in securing best value, and how it was secured."""
    return in_report(
        asked,
        reported,
        said=reported.report.best_value_assessed,
        field="best_value_assessed",
        what="an assessment of how best value was secured",
    )


@year.part("reg.5", PERSON, uses=YEAR_USES)
def judge_best_value_assessment(asked: Asked, reported: YearReported) -> Answer | None:
    """A person judges whether the assessment of best value is good enough."""
    if not asked.happened(reported.report.published_on):
        return None
    return for_a_person(
        "Does the report for {year} assess how best value was secured, and not only say that it was?",
        year=reported.year.label,
    )
