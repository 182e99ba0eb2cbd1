"""Prepare and publish a performance report for each reporting year, and give copies (act-2014/s42).

Public Bodies (Joint Working) (Scotland) Act 2014 section 42,
https://www.legislation.gov.uk/asp/2014/9/section/42. Paraphrase: the words of the Act are at that address.

The clock. Four months beginning with the end of the reporting year. Figures, guidance and practice end the year on
31 March; read literally it ends on 1 April. So 31 July is in time on every reading, 1 August is open to argument,
and from 2 August a report is late on every reading. No weekend moves these days.

The pandemic. A report that fell due between 7 April 2020 and 30 September 2022 could be postponed, with a published
statement (Coronavirus (Scotland) Act 2020 sch. 6 para 8). When a postponed report became due was not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from comhla.dates import ReportingYear
from comhla.law.answers import (
    Answer,
    cannot_tell,
    for_a_person,
    met,
    not_met,
    not_yet_due,
)
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, InformationRequest, RequestPurpose, Setting
from comhla.law.readings.information_supplied import REQUEST_FIELDS, information_supplied, reasonably_needed
from comhla.law.readings.report_years import YEAR_USES, YearReported, lacking, reporting_years
from comhla.law.sources import act
from comhla.law.timing import days
from comhla.reference.models import Model

DUTY = Duty(
    id="act-2014/s42",
    title="Publish a performance report for each year and give copies",
    family="G",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("42"),
            words="For each reporting year the authority prepares a report that assesses how it did in planning and"
            " in carrying out its functions, publishes it within four months beginning with the end of the year, and"
            " gives copies to the partner bodies or the monitoring committee. Partner bodies supply what it needs.",
            note="Until 30 September 2022 a report could be postponed because of the pandemic, with a published"
            " statement. The provision that says when a postponed report became due was not read.",
        ),
    ),
)
_FIRST_DUE_DAY_POSTPONABLE = date(2020, 4, 7)
_LAST_DUE_DAY_POSTPONABLE = date(2022, 9, 30)
_MONITORING_COMMITTEE = "monitoring_committee"
_WORK = "preparing the performance report"

year = DUTY.each("performance_reports")(reporting_years)


@year.part(
    "s.42(1)",
    MACHINE,
    uses=(
        *YEAR_USES,
        "performance_reports.prepared_on",
        "performance_reports.published_on",
        "performance_reports.postponement_statement_on",
    ),
)
def prepare_report(asked: Asked, reported: YearReported) -> Answer:
    """Prepare a performance report for each reporting year, so that it can be published in time."""
    report, label, last = reported.report, reported.year.label, reported.year.report_due
    if asked.happened(report.prepared_on):
        return met("The report for {year} was ready on {day}.", due=last, year=label, day=report.prepared_on)
    if asked.happened(report.published_on):
        return met("The report for {year} was published on {day}.", due=last, year=label, day=report.published_on)
    if not asked.past(last):
        return not_yet_due(
            "The report for {year} is to be ready so that it can be published by {last}.",
            then="Prepare the report for {year}.",
            due=last,
            year=label,
            last=last,
        )
    if report.prepared_on is None:
        return cannot_tell(
            "Whether the report for {year} was prepared is not recorded.",
            missing=("performance_reports.prepared_on", "performance_reports.published_on"),
            year=label,
        )
    return _perhaps_postponed(asked, reported, outcome="is not ready", question="is there still time") or _not_ready(
        asked, reported
    )


def _not_ready(asked: Asked, reported: YearReported) -> Answer:
    label, last = reported.year.label, reported.year.report_due
    if not asked.reached(reported.year.first_day_late_on_every_reading):
        return for_a_person(
            "The report for {year} is not ready on {today}. Read literally the Act may leave until the end of this"
            " day. Can it be published today?",
            due=last,
            year=label,
            today=reported.year.day_open_to_argument,
        )
    return not_met(
        "The report for {year} is not ready; the last day for publishing it was {last}.",
        then="Prepare and publish the report for {year}.",
        due=last,
        year=label,
        last=last,
    )


@year.part(
    "s.42(2)",
    EVIDENCE,
    uses=(
        *YEAR_USES,
        "performance_reports.assesses_planning",
        "performance_reports.assesses_carrying_out",
        "evidence",
    ),
)
def assess_planning_and_carrying_out(asked: Asked, reported: YearReported) -> Answer | None:
    """Assess in the report how the authority did both in planning and in carrying out its functions."""
    report, label = reported.report, reported.year.label
    if not asked.happened(report.published_on):
        return None
    if report.assesses_planning is False:
        return lacking(reported, what="an assessment of how functions were planned")
    if report.assesses_carrying_out is False:
        return lacking(reported, what="an assessment of how functions were carried out")
    if report.assesses_planning and report.assesses_carrying_out:
        return met("The report for {year} assesses both planning and carrying out.", year=label)
    return asked.evidence(
        of="what the report for {year} assesses",
        then="Record whether the report assesses planning and carrying out, or where it does.",
        year=label,
    )


@year.part(
    "s.42(4)(a), (8)",
    MACHINE,
    uses=(*YEAR_USES, "performance_reports.published_on", "performance_reports.postponement_statement_on"),
)
def publish_in_time(asked: Asked, reported: YearReported) -> Answer:
    """Publish the report by 31 July, four months from the end of the year; 1 August itself is for a person."""
    published, last = reported.report.published_on, reported.year.report_due
    if asked.happened(published) and published <= last:
        return met(
            "The report for {year} was published on {day}; the last day in time was {last}.",
            due=last,
            year=reported.year.label,
            day=published,
            last=last,
        )
    if not asked.past(last):
        return not_yet_due(
            "The report for {year} is to be published by {last}.",
            then="Publish the report for {year} by {last}, and record the day and the address.",
            due=last,
            year=reported.year.label,
            last=last,
        )
    return _after_last_day(asked, reported)


def _after_last_day(asked: Asked, reported: YearReported) -> Answer:
    report, year = reported.report, reported.year
    if report.published_on is None:
        return cannot_tell(
            "The report for {year} was due by {last}, and whether it was published is not recorded.",
            missing=("performance_reports.published_on",),
            year=year.label,
            last=year.report_due,
        )
    outcome = "was published on {published}" if asked.happened(report.published_on) else "is not published"
    postponed = _perhaps_postponed(asked, reported, outcome=outcome, question="is the report in time")
    return postponed or _late(asked, reported)


def _perhaps_postponed(asked: Asked, reported: YearReported, *, outcome: str, question: str) -> Answer | None:
    """What to say of a report that was not published in time and could be postponed; None where it was not."""
    report, year = reported.report, reported.year
    if not _could_be_postponed(year):
        return None
    if asked.happened(report.postponement_statement_on):
        return for_a_person(
            "A statement that the report for {year} was postponed was published on {stated}; the report was due by"
            f" {{last}} and {outcome}. The law that says when a postponed report became due was not read. Was the"
            f" statement made as soon as practicable, and {question}?",
            due=year.report_due,
            year=year.label,
            stated=report.postponement_statement_on,
            last=year.report_due,
            published=report.published_on,
        )
    if report.postponement_statement_on is None:
        return cannot_tell(
            "The report for {year} was due by {last} and was not published by then. It could be postponed with a"
            " published statement, and whether there was one is not recorded.",
            missing=("performance_reports.postponement_statement_on",),
            year=year.label,
            last=year.report_due,
        )
    return None


def _could_be_postponed(year: ReportingYear) -> bool:
    return _FIRST_DUE_DAY_POSTPONABLE <= year.report_due <= _LAST_DUE_DAY_POSTPONABLE


def _late(asked: Asked, reported: YearReported) -> Answer:
    year, published = reported.year, reported.report.published_on
    if asked.happened(published):
        if published == year.day_open_to_argument:
            return for_a_person(
                "The report for {year} was published on {day}, the day after {last}. Read literally the reporting"
                " year ends on 1 April, which leaves until this day; guidance ends it on 31 March. Was it in time?",
                due=year.report_due,
                year=year.label,
                day=published,
                last=year.report_due,
            )
        return not_met(
            "The report for {year} was published on {day}, {late} after the last day in time, {last}.",
            then="It is already published; nothing is left to do but to say so openly.",
            due=year.report_due,
            year=year.label,
            day=published,
            last=year.report_due,
            late=days(number=(published - year.report_due).days),
        )
    if not asked.reached(year.first_day_late_on_every_reading):
        return for_a_person(
            "The report for {year} was to be published by {last}. Read literally the reporting year ends on 1 April,"
            " which leaves until {literal}. Can it be published by then?",
            then="Publish the report, and record the day and the address.",
            due=year.report_due,
            year=year.label,
            last=year.report_due,
            literal=year.day_open_to_argument,
        )
    return not_met(
        "The report for {year} was due by {last} and is not published.",
        then="Publish the report for {year}, and record the day and the address.",
        due=year.report_due,
        year=year.label,
        last=year.report_due,
    )


@year.part(
    "s.42(4)(b), (5)",
    MACHINE,
    uses=(*YEAR_USES, "performance_reports.published_on", "performance_reports.copies"),
)
def give_copies(asked: Asked, reported: YearReported) -> Answer | None:
    """Give a copy to everyone who is to have one.

    A joint board gives one to each constituent authority. In a lead agency area the monitoring committee gets one,
    and so does the other authority where only one body delegated to the other. No day is set, so until the last day
    for publishing a copy is only asked for.
    """
    report, label = reported.report, reported.year.label
    if not asked.happened(report.published_on):
        return None
    if report.copies is None:
        return cannot_tell(
            "To whom copies of the report for {year} were given is not recorded.",
            missing=("performance_reports.copies",),
            year=label,
        )
    to_have_one = _recipients(asked.facts.setting_on(reported.year.last_day))
    given = {copy.recipient for copy in report.copies if asked.happened(copy.sent_on)}
    unknown = {copy.recipient for copy in report.copies if copy.sent_on is None}
    without = _spoken(each for each in to_have_one if each not in given and each not in unknown)
    if without:
        return _without_copies(asked, reported, without)
    if not given.issuperset(to_have_one):
        return cannot_tell(
            "The day on which a copy of the report for {year} was given to {bodies} is not recorded.",
            missing=("performance_reports.copies",),
            year=label,
            bodies=_spoken(each for each in to_have_one if each not in given),
        )
    return met("Copies of the report for {year} were given to {bodies}.", year=label, bodies=_spoken(to_have_one))


def _without_copies(asked: Asked, reported: YearReported, bodies: tuple[str, ...]) -> Answer:
    if not asked.past(reported.year.report_due):
        return not_yet_due(
            "The report for {year} is published, and copies are still to be given to {bodies}. No day is set.",
            then="Give copies to {bodies} and record the day.",
            due=None,
            year=reported.year.label,
            bodies=bodies,
        )
    return for_a_person(
        "The report for {year} is published, and no copy was given to {bodies}. No day is set for copies. Should they"
        " have had theirs by now?",
        then="Give copies to {bodies} and record the day.",
        year=reported.year.label,
        bodies=bodies,
    )


def _recipients(setting: Setting) -> tuple[str, ...]:
    """Who is to have a copy. The term constituent authority belongs to joint boards alone (s.61)."""
    if setting.model is Model.BODY_CORPORATE:
        return setting.parties
    if setting.model is Model.HEALTH_BOARD_LEADS:
        return (_MONITORING_COMMITTEE, *setting.councils)
    if setting.model is Model.COUNCIL_LEADS and setting.health_board is not None:
        return (_MONITORING_COMMITTEE, setting.health_board)
    return (_MONITORING_COMMITTEE,)


def _spoken(recipients: Iterable[str]) -> tuple[str, ...]:
    return tuple("the monitoring committee" if each == _MONITORING_COMMITTEE else each for each in recipients)


@DUTY.each("information_requests")
def request(facts: AuthorityFacts, until: date) -> Iterator[Subject[InformationRequest]]:
    for each in facts.information_requests or ():
        if each.purpose is RequestPurpose.PERFORMANCE_REPORT:
            label = f"the information asked of {each.asked_of} on {each.asked_on.isoformat()}"
            yield Subject(each.id, label, each.asked_on, each.asked_on, each)


_REQUEST_USES = (
    *(each for each in REQUEST_FIELDS if each != "information_requests.plan"),
    "information_requests.report",
    "performance_reports.published_on",
)


@request.part("s.42(6), (7)", MACHINE, uses=_REQUEST_USES)
def supply_information(asked: Asked, request: InformationRequest) -> Answer:
    """Partner bodies supply the information that the authority reasonably needs for the report. No day is set."""
    return information_supplied(asked, request, finished=_published(asked.facts, request), work=_WORK)


@request.part("s.42(6), (7)", PERSON, uses=_REQUEST_USES)
def judge_need_for_information(asked: Asked, request: InformationRequest) -> Answer | None:
    """A person judges whether the authority reasonably needed for its report what it asked for."""
    return reasonably_needed(asked, request, work=_WORK)


def _published(facts: AuthorityFacts, request: InformationRequest) -> date | None:
    reports = (each for each in facts.performance_reports or () if request.report and each.id == request.report)
    return next((each.published_on for each in reports if isinstance(each.published_on, date)), None)
