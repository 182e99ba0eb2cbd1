"""List the monitoring committee's recommendations in the performance report, with the response (APR-9).

Public Bodies (Joint Working) (Content of Performance Reports) (Scotland) Regulations 2014 regulation 9,
https://www.legislation.gov.uk/ssi/2014/326. Paraphrase: the words of the regulations are at that address.

Together with section 43 of the 2014 Act. A report counts for the year in which the authority received it.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, for_a_person
from comhla.law.asked import Asked
from comhla.law.duty import LEAD_AGENCY_ONLY, MACHINE, PERSON, Duty, Version
from comhla.law.readings.report_years import YEAR_USES, YearReported, reporting_years
from comhla.law.readings.reported_recommendations import ListInReport, Recommended, all_listed, each_answered
from comhla.law.sources import REPORT_REGULATIONS, REPORT_REGULATIONS_URL, Citation, Verified

DUTY = Duty(
    id="APR-9",
    title="List the monitoring committee's recommendations with the response to each",
    family="G",
    bearer="the lead agency",
    models=LEAD_AGENCY_ONLY,
    elsewhere="A joint board has no monitoring committee, so nobody bears this duty there.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 12, 20),
            citation=Citation(
                title=REPORT_REGULATIONS,
                provision="regulation 9",
                url=REPORT_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="Where the monitoring committee made recommendations in the year, the report lists them and the"
            " response to each.",
        ),
    ),
)
_USES = (
    *YEAR_USES,
    "performance_reports.committee_recommendations",
    "committee_reports.received_on",
    "committee_reports.recommendations",
)
_LIST = ListInReport("committee_recommendations", "recommendation of the monitoring committee", "the response to")

year = DUTY.each("performance_reports", "committee_reports")(reporting_years)


@year.part("reg.9", MACHINE, uses=_USES)
def list_committee_recommendations(asked: Asked, reported: YearReported) -> Answer | None:
    """List in the report every recommendation that the monitoring committee made in the year."""
    on_report = reported.report.committee_recommendations
    return all_listed(asked, reported, _recommended(asked, reported), on_report=on_report, named=_LIST)


@year.part("reg.9", MACHINE, uses=_USES)
def give_response_to_each(asked: Asked, reported: YearReported) -> Answer | None:
    """Give in the report the response to each recommendation."""
    on_report = reported.report.committee_recommendations
    return each_answered(asked, reported, _recommended(asked, reported), on_report=on_report, named=_LIST)


@year.part("reg.9", PERSON, uses=_USES)
def judge_responses(asked: Asked, reported: YearReported) -> Answer | None:
    """A person judges whether what the report says of each response is good enough."""
    if not asked.happened(reported.report.published_on) or not _recommended(asked, reported).ids:
        return None
    return for_a_person(
        "Does the report for {year} say plainly how each recommendation of the monitoring committee was answered?",
        year=reported.year.label,
    )


def _recommended(asked: Asked, reported: YearReported) -> Recommended:
    of_the_year = [each for each in asked.facts.committee_reports or () if reported.year.contains(each.received_on)]
    return Recommended(
        tuple(one.id for each in of_the_year for one in each.recommendations or ()),
        ("committee_reports.recommendations",) if any(each.recommendations is None for each in of_the_year) else (),
    )
