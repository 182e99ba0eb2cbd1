"""Answer the reports of the monitoring committee, and help it (act-2014/s43).

Public Bodies (Joint Working) (Scotland) Act 2014 section 43,
https://www.legislation.gov.uk/asp/2014/9/section/43. Paraphrase: the words of the Act are at that address.

That the committee may report, recommend and publish are powers and are not asked about. How recommendations are carried
into the performance report is another duty (APR-9). No number of days is set for the answer: the gap is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, LEAD_AGENCY_ONLY, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, CommitteeReport, InformationRequest, RequestPurpose
from comhla.law.readings.information_supplied import REQUEST_FIELDS, information_supplied
from comhla.law.readings.monitoring_committee import ELSEWHERE
from comhla.law.sources import act
from comhla.law.timing import days

DUTY = Duty(
    id="act-2014/s43",
    title="Answer the monitoring committee's reports",
    family="D",
    bearer="the integration authority of a lead agency area, and the health board and council there",
    models=LEAD_AGENCY_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("43"),
            words="When the monitoring committee reports, the authority has regard to the report, acts on it as it"
            " thinks necessary and, where it recommends something, answers in writing as soon as practicable. The"
            " health board and the council give the committee the help that it reasonably needs.",
        ),
    ),
)

_REPORT_USES = ("committee_reports.received_on",)


@DUTY.each("committee_reports")
def report(facts: AuthorityFacts, until: date) -> Iterator[Subject[CommitteeReport]]:
    for each in facts.committee_reports or ():
        label = f"the committee's report received on {each.received_on.isoformat()}"
        yield Subject(each.id, label, opens=each.received_on, relevant_day=each.received_on, of=each)


@report.part("s.43(3)(a), (b)", EVIDENCE, uses=(*_REPORT_USES, "evidence"))
def have_regard_to_the_report(asked: Asked, report: CommitteeReport) -> Answer:
    """Have regard to the committee's report, and take the action on it that the authority thinks necessary."""
    return asked.evidence(
        of="regard to the committee's report received on {day}",
        then="Record the paper or minute that shows what was thought and done about it.",
        day=report.received_on,
    )


@report.part(
    "s.43(3)(c)",
    MACHINE,
    uses=(*_REPORT_USES, "committee_reports.recommendations", "committee_reports.written_response_on"),
)
def answer_recommendations_in_writing(asked: Asked, report: CommitteeReport) -> Answer:
    """Answer a report that makes recommendations in writing."""
    if asked.happened(report.written_response_on):
        return met(
            "The report received on {received} was answered in writing on {answered}.",
            received=report.received_on,
            answered=report.written_response_on,
        )
    if report.recommendations is None:
        return cannot_tell(
            "Whether the report received on {received} recommends anything is not recorded.",
            missing=("committee_reports.recommendations",),
            received=report.received_on,
        )
    if not report.recommendations:
        return not_applicable(
            "The report received on {received} recommends nothing, so no written answer is needed.",
            received=report.received_on,
        )
    if report.written_response_on is None:
        return cannot_tell(
            "Whether the recommendations received on {received} were answered in writing is not recorded.",
            missing=("committee_reports.written_response_on",),
            received=report.received_on,
        )
    return for_a_person(
        "The report received on {received} recommends {recommendations}, and no written answer has been given. An"
        " answer is owed as soon as practicable. Can it be given now?",
        then="Answer in writing, and record the day.",
        received=report.received_on,
        recommendations=tuple(each.id for each in report.recommendations),
    )


@report.part(
    "s.43(3)(c)",
    PERSON,
    uses=(*_REPORT_USES, "committee_reports.recommendations", "committee_reports.written_response_on"),
)
def answer_without_delay(asked: Asked, report: CommitteeReport) -> Answer | None:
    """Answer recommendations as soon as practicable. No number of days is set: a person judges the gap."""
    if not report.recommendations or not asked.happened(report.written_response_on):
        return None
    gap = (report.written_response_on - report.received_on).days
    if gap == 0:
        return met("The recommendations received on {day} were answered on the same day.", day=report.received_on)
    return for_a_person(
        "The recommendations received on {received} were answered {gap} later, on {answered}. Was that as soon as"
        " practicable?",
        received=report.received_on,
        answered=report.written_response_on,
        gap=days(number=gap),
    )


@DUTY.each("information_requests")
def request(facts: AuthorityFacts, until: date) -> Iterator[Subject[InformationRequest]]:
    for each in facts.information_requests or ():
        if each.purpose is RequestPurpose.MONITORING_COMMITTEE:
            label = f"the committee's request of {each.asked_on.isoformat()}"
            yield Subject(f"request-{each.id}", label, opens=each.asked_on, relevant_day=each.asked_on, of=each)


@request.part("s.43(5)", MACHINE, uses=REQUEST_FIELDS)
def help_the_committee(asked: Asked, request: InformationRequest) -> Answer:
    """Give the committee the help that it reasonably needs for its work."""
    return information_supplied(asked, request, finished=None, work="the monitoring committee's work")
