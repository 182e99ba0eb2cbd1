"""List inspection recommendations in the performance report, with the action on each (APR-7).

Public Bodies (Joint Working) (Content of Performance Reports) (Scotland) Regulations 2014 regulation 7,
https://www.legislation.gov.uk/ssi/2014/326. Paraphrase: the words of the regulations are at that address.

Recommendations count for the year in which they were made, whenever they were answered.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, for_a_person
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Version
from comhla.law.readings.report_years import YEAR_USES, YearReported, reporting_years
from comhla.law.readings.reported_recommendations import ListInReport, Recommended, all_listed, each_answered
from comhla.law.sources import REPORT_REGULATIONS, REPORT_REGULATIONS_URL, Citation, Verified

DUTY = Duty(
    id="APR-7",
    title="List inspection recommendations with the action on each",
    family="G",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 12, 20),
            citation=Citation(
                title=REPORT_REGULATIONS,
                provision="regulation 7",
                url=REPORT_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="Where Healthcare Improvement Scotland, the Care Inspectorate, Audit Scotland or the Accounts"
            " Commission made recommendations in the year from an inspection of services under integration functions,"
            " the report lists each of them and the action taken on it.",
        ),
    ),
)
_USES = (
    *YEAR_USES,
    "performance_reports.inspection_recommendations",
    "inspections.reported_on",
    "inspections.about_integration_functions",
    "inspections.recommendations",
)
_LIST = ListInReport("inspection_recommendations", "inspection recommendation", "the action on")

year = DUTY.each("performance_reports", "inspections")(reporting_years)


@year.part("reg.7", MACHINE, uses=_USES)
def list_every_recommendation(asked: Asked, reported: YearReported) -> Answer | None:
    """List in the report every recommendation that an inspection made in the year."""
    on_report = reported.report.inspection_recommendations
    return all_listed(asked, reported, _recommended(asked, reported), on_report=on_report, named=_LIST)


@year.part("reg.7", MACHINE, uses=_USES)
def give_action_on_each(asked: Asked, reported: YearReported) -> Answer | None:
    """Say in the report what was done about each recommendation."""
    on_report = reported.report.inspection_recommendations
    return each_answered(asked, reported, _recommended(asked, reported), on_report=on_report, named=_LIST)


@year.part("reg.7", PERSON, uses=_USES)
def judge_actions(asked: Asked, reported: YearReported) -> Answer | None:
    """A person judges whether what the report says of each action is good enough."""
    if not asked.happened(reported.report.published_on) or not _recommended(asked, reported).ids:
        return None
    return for_a_person(
        "Does the report for {year} say plainly what was done about each inspection recommendation?",
        year=reported.year.label,
    )


def _recommended(asked: Asked, reported: YearReported) -> Recommended:
    ids: list[str] = []
    unknown: list[str] = []
    for each in asked.facts.inspections or ():
        if not reported.year.contains(each.reported_on) or each.about_integration_functions is False:
            continue
        if each.recommendations is None:
            unknown.append("inspections.recommendations")
        elif each.recommendations and each.about_integration_functions is None:
            unknown.append("inspections.about_integration_functions")
        else:
            ids.extend(one.id for one in each.recommendations)
    return Recommended(tuple(ids), tuple(dict.fromkeys(unknown)))
