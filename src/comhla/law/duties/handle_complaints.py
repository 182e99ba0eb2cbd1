"""Handle complaints in two stages, in time, and report on them (CHP-1).

Scottish Public Services Ombudsman Act 2002 sections 16A to 16G and the model complaints handling procedure. Paraphrase:
the Act and the model were not read. The structure is that of the procedures of two boards, one of them at
http://www.edinburghhsc.scot/the-ijb/chp/, and counts of days are general knowledge, so nothing here can accuse.
Complaints about services go through the council's or the health board's own procedure, with one joint answer; the
board answers for what it did itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_evidenced, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, Complaint, PublicationKind
from comhla.law.readings.answer_clocks import (
    Clock,
    Stage,
    answered_in_time,
    came_in_time,
    stopped_by,
    working_day_after,
)
from comhla.law.readings.yearly_publications import (
    PUBLICATION_USES,
    YEAR_USES,
    publications_about,
    published_for,
    years_ended,
)
from comhla.law.sources import Citation, Verified

FRONTLINE, FRONTLINE_EXTENDED, ACKNOWLEDGED, INVESTIGATED = 5, 10, 3, 20
QUARTERS = 4
CURRENT_TEXT = date(2021, 4, 1)

DUTY = Duty(
    id="CHP-1",
    title="Handle complaints in two stages, in time, and report on them",
    family="M",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area there is no board; complaints go to the health board or the council.",
    versions=(
        Version(
            number=1,
            first_day=CURRENT_TEXT,
            citation=Citation(
                title="Scottish Public Services Ombudsman Act 2002",
                provision="sections 16A to 16G, and the model complaints handling procedure",
                url="http://www.edinburghhsc.scot/the-ijb/chp/",
                verified=Verified.GUIDANCE_ONLY,
            ),
            words="A complaint about what the board did gets a frontline answer in five working days, or ten where the"
            " time is extended. An investigation is acknowledged in three working days and answered in twenty, or"
            " later with an explanation. The answer tells how to go to the ombudsman. Every complaint is recorded;"
            " there is a report inside the body each quarter and a published one each year.",
            note="The current text of the procedure was in use by April 2021. Its structure was seen in procedures of"
            " two boards only, and the counts of days are general knowledge.",
        ),
    ),
)


class YearOfComplaints(NamedTuple):
    """The complaints received in a financial year, and the clocks of their stages."""

    label: str
    complaints: tuple[Complaint, ...]
    frontline: tuple[Clock, ...]
    acknowledgements: tuple[Clock, ...]
    investigations: tuple[Clock, ...]


@DUTY.each("complaints")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[YearOfComplaints]]:
    by_year: dict[FinancialYear, list[Complaint]] = defaultdict(list)
    for complaint in facts.complaints or ():
        by_year[FinancialYear.containing(complaint.received_on)].append(complaint)
    for financial_year, complaints in sorted(by_year.items()):
        opens = min(complaint.received_on for complaint in complaints)
        investigated = [each for each in complaints if isinstance(each.second_stage_began_on, date)]
        of = YearOfComplaints(
            financial_year.label,
            tuple(complaints),
            tuple(_frontline(complaint) for complaint in complaints),
            tuple(_acknowledgement(complaint) for complaint in investigated),
            tuple(_investigation(complaint) for complaint in investigated),
        )
        yield Subject(financial_year.label, f"complaints received in {financial_year.label}", opens, opens, of)


def _frontline(complaint: Complaint) -> Clock:
    """The frontline answer; a complaint that goes on to investigation needs it no more."""
    received, extended = complaint.received_on, complaint.first_stage_extended_on
    stages = [Stage(received, working_day_after(received, FRONTLINE))]
    if came_in_time(extended, stages):
        stages.append(Stage(extended, working_day_after(received, FRONTLINE_EXTENDED)))
    stopped_by(complaint.withdrawn_on, stages)
    done = complaint.first_stage_replied_on
    if not isinstance(done, date) and isinstance(complaint.second_stage_began_on, date):
        done = complaint.second_stage_began_on
    return Clock(complaint.id, tuple(stages), done)


def _acknowledgement(complaint: Complaint) -> Clock:
    began = the_day(complaint.second_stage_began_on)
    return Clock(complaint.id, (Stage(began, working_day_after(began, ACKNOWLEDGED)),), complaint.acknowledged_on)


def _investigation(complaint: Complaint) -> Clock:
    """The answer after investigation; an explanation or withdrawal in time leaves no fixed day."""
    began = the_day(complaint.second_stage_began_on)
    stages = [Stage(began, working_day_after(began, INVESTIGATED))]
    stopped_by(complaint.extension_explained_on, stages)
    stopped_by(complaint.withdrawn_on, stages)
    return Clock(complaint.id, tuple(stages), complaint.second_stage_replied_on)


_FRONTLINE = (
    "complaints.id",
    "complaints.received_on",
    "complaints.withdrawn_on",
    "complaints.first_stage_extended_on",
    "complaints.first_stage_replied_on",
    "complaints.second_stage_began_on",
)
_INVESTIGATION = (
    "complaints.id",
    "complaints.received_on",
    "complaints.withdrawn_on",
    "complaints.second_stage_began_on",
    "complaints.extension_explained_on",
    "complaints.second_stage_replied_on",
)


@year.part("model procedure, stage 1", MACHINE, uses=_FRONTLINE, verified=Verified.GENERAL_KNOWLEDGE)
def answer_at_frontline(asked: Asked, year: YearOfComplaints) -> Answer | None:
    """Answer a complaint at the frontline in five working days, or in ten where the time was extended."""
    return answered_in_time(
        asked,
        year.frontline,
        what="Frontline answers to complaints received in {year}",
        missing="complaints.first_stage_replied_on",
        then="Answer, extend the time once, or pass the complaint on to investigation.",
        year=year.label,
    )


@year.part(
    "model procedure, stage 2",
    MACHINE,
    uses=("complaints.id", "complaints.received_on", "complaints.second_stage_began_on", "complaints.acknowledged_on"),
    verified=Verified.GENERAL_KNOWLEDGE,
)
def acknowledge_investigation(asked: Asked, year: YearOfComplaints) -> Answer | None:
    """Acknowledge a complaint that goes to investigation in three working days."""
    return answered_in_time(
        asked,
        year.acknowledgements,
        what="Acknowledgements of investigations of complaints received in {year}",
        missing="complaints.acknowledged_on",
        then="Acknowledge the complaint.",
        year=year.label,
    )


@year.part("model procedure, stage 2", MACHINE, uses=_INVESTIGATION, verified=Verified.GENERAL_KNOWLEDGE)
def answer_after_investigation(asked: Asked, year: YearOfComplaints) -> Answer | None:
    """Answer an investigated complaint in twenty working days, or explain before they end why it takes longer."""
    return answered_in_time(
        asked,
        year.investigations,
        what="Answers after investigation of complaints received in {year}",
        missing="complaints.second_stage_replied_on",
        then="Answer, or explain why it takes longer, by the last day.",
        year=year.label,
    )


@year.part(
    "model procedure, stage 2",
    MACHINE,
    uses=(
        "complaints.id",
        "complaints.received_on",
        "complaints.second_stage_replied_on",
        "complaints.ombudsman_named",
    ),
)
def tell_of_ombudsman(asked: Asked, year: YearOfComplaints) -> Answer | None:
    """Tell in the answer after investigation how, and in what time, to go to the ombudsman."""
    answered = asked.known(year.complaints, "second_stage_replied_on")
    if not answered:
        return None
    lacking = tuple(each.id for each in answered if each.ombudsman_named is False)
    if lacking:
        return not_met(
            "Answers after investigation of complaints received in {year}: {lacking} does not tell of the ombudsman.",
            then="Write again and tell how, and in what time, to go to the ombudsman.",
            year=year.label,
            lacking=lacking,
        )
    silent = tuple(each.id for each in answered if each.ombudsman_named is None)
    if silent:
        return cannot_tell(
            "Answers after investigation of complaints received in {year}: whether they tell of the ombudsman is not"
            " recorded for {silent}.",
            missing=("complaints.ombudsman_named",),
            year=year.label,
            silent=silent,
        )
    return met("Every answer after investigation of a complaint of {year} tells of the ombudsman.", year=year.label)


@year.part(
    "model procedure, recording",
    MACHINE,
    uses=(
        "complaints.id",
        "complaints.received_on",
        "complaints.outcome",
        "complaints.first_stage_replied_on",
        "complaints.second_stage_began_on",
        "complaints.second_stage_replied_on",
    ),
)
def record_outcomes(asked: Asked, year: YearOfComplaints) -> Answer | None:
    """Record every complaint with how it was answered."""
    closed = [each for each in year.complaints if _closed(asked, each)]
    if not closed:
        return None
    lacking = tuple(each.id for each in closed if each.outcome is None)
    if lacking:
        return not_evidenced(
            "Complaints received in {year}: how they were answered is not recorded for {lacking}.",
            then="Record the outcome of each.",
            year=year.label,
            lacking=lacking,
        )
    return met("How it was answered is recorded for every closed complaint of {year}.", year=year.label)


def _closed(asked: Asked, complaint: Complaint) -> bool:
    if isinstance(complaint.second_stage_began_on, date):
        return asked.happened(complaint.second_stage_replied_on)
    return asked.happened(complaint.first_stage_replied_on)


@DUTY.each("publications")
def reporting_year(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    for subject in years_ended(facts, until, first=FinancialYear.containing(CURRENT_TEXT)):
        yield subject._replace(id=f"reports-{subject.id}", label=f"complaints reporting for {subject.id}")


@reporting_year.part("model procedure, reporting", MACHINE, uses=(*PUBLICATION_USES, *YEAR_USES))
def report_each_quarter(asked: Asked, year: FinancialYear) -> Answer:
    """Report on complaints inside the body each quarter."""
    reports = asked.known(
        publications_about(asked.facts, PublicationKind.COMPLAINTS_QUARTERLY_REPORT, year),
        "published_on",
    )
    if len(reports) >= QUARTERS:
        return met("Four quarterly reports on complaints in {year} are recorded.", year=year.label)
    return not_evidenced(
        "Quarterly reports on complaints in {year}: {number} of 4 are recorded.",
        then="Report the quarters that are missing, with the period of each, or record the reports already made.",
        year=year.label,
        number=len(reports),
    )


@reporting_year.part("model procedure, reporting", MACHINE, uses=(*PUBLICATION_USES, *YEAR_USES))
def publish_each_year(asked: Asked, year: FinancialYear) -> Answer:
    """Publish a report on complaints each year. No last day is set."""
    published = published_for(asked, PublicationKind.COMPLAINTS_REPORT, year)
    if asked.happened(published):
        return met("The report on complaints in {year} was published on {day}.", year=year.label, day=published)
    return for_a_person(
        "The report on complaints in {year} is not recorded as published, and no last day is set. Can it be published?",
        then="Publish the report, and record the day and the period.",
        year=year.label,
    )
