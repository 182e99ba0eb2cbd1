"""Report on children's rights after each reporting period, where functions for under-18s are delegated (CRC-1).

United Nations Convention on the Rights of the Child (Incorporation) (Scotland) Act 2024 sections 18 and 19,
https://www.legislation.gov.uk/asp/2024/1. Paraphrase: the words of the Act are at that address.

The periods: 16 July 2024 to 31 March 2026, then three years each. A report is due as soon as practicable after the
end of its period: no last day is set, so the gap is shown and a person judges it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import anniversary
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, EVIDENCE, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, Publication, PublicationKind
from comhla.law.readings.children_functions import USES as FUNCTIONS
from comhla.law.readings.children_functions import functions_for_children
from comhla.law.sources import CHILDREN_RIGHTS_ACT, CHILDREN_RIGHTS_ACT_URL, Citation, Verified
from comhla.law.timing import days

FIRST_DAY = date(2024, 7, 16)
FIRST_PERIOD_ENDS = date(2026, 3, 31)
SECOND_PERIOD_BEGINS = date(2026, 4, 1)

DUTY = Duty(
    id="CRC-1",
    title="Report on children's rights",
    family="I",
    bearer="the integration joint board to which any function for people under 18 is delegated",
    models=BOARD_ONLY,
    elsewhere="The health board and each council report on children's rights themselves, alone or together, always.",
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=Citation(
                title=CHILDREN_RIGHTS_ACT,
                provision="sections 18 and 19",
                url=CHILDREN_RIGHTS_ACT_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="As soon as practicable after each reporting period the board publishes a report on what it did to"
            " act compatibly with children's rights and to give them better effect, and on what it means to do next,"
            " with a version that children can understand, and sends a copy to the Scottish Ministers. Reports may be"
            " made jointly.",
            note="It takes the place of section 2 of the Children and Young People (Scotland) Act 2014.",
        ),
    ),
)

_KIND = PublicationKind.CHILDREN_RIGHTS_REPORT
_USES = ("publications.kind", "publications.period_last_day", "publications.published_on", *FUNCTIONS)


class ReportingPeriod(NamedTuple):
    """A reporting period by its first and last day."""

    first_day: date
    last_day: date


@DUTY.each("publications")
def period(facts: AuthorityFacts, until: date) -> Iterator[Subject[ReportingPeriod]]:
    first, last, number = FIRST_DAY, FIRST_PERIOD_ENDS, 0
    while first <= until:
        label = f"the reporting period from {first.isoformat()} to {last.isoformat()}"
        yield Subject(f"period-to-{last.isoformat()}", label, first, last, ReportingPeriod(first, last))
        first = anniversary(SECOND_PERIOD_BEGINS, years=3 * number)
        last = anniversary(FIRST_PERIOD_ENDS, years=3 * (number + 1))
        number += 1


@period.part("ss.18, 19(1)(u)", PERSON, uses=_USES)
def publish_report(asked: Asked, period: ReportingPeriod) -> Answer:
    """Publish the report as soon as practicable after the period. No number of days is set: a person judges the gap."""
    functions = functions_for_children(asked, period.first_day, period.last_day)
    if functions is None:
        return cannot_tell(
            "Whether any function for people under 18 is delegated is not recorded, so whether the board has to report"
            " on children's rights cannot be told.",
            missing=("schemes.functions",),
        )
    if not functions:
        return not_applicable("No function for people under 18 is delegated to the board in this period.")
    if not asked.past(period.last_day):
        return not_yet_due(
            "The reporting period runs to {ended}; the report follows as soon as practicable after it.",
            due=None,
            then="Keep a record of what is done for children's rights, and plan the report and its version for"
            " children.",
            ended=period.last_day,
        )
    return _gap(asked, period)


def _gap(asked: Asked, period: ReportingPeriod) -> Answer:
    report = _report(asked, period)
    if report is None and any(each.period_last_day is None for each in asked.facts.publications_of(_KIND)):
        return cannot_tell(
            "A children's rights report has no period, so whether one was published for the period to {ended} cannot"
            " be told.",
            missing=("publications.period_last_day",),
            ended=period.last_day,
        )
    if report is None or not asked.happened(report.published_on):
        return for_a_person(
            "The reporting period ended on {ended} and no published report on children's rights is recorded. Can it be"
            " published?",
            then="Publish the report and its version for children, send the copy, and record the days.",
            ended=period.last_day,
        )
    if report.published_on <= period.last_day:
        return for_a_person(
            "The report for the period to {ended} was published on {published}, before the period was over. Does it"
            " cover the whole period?",
            ended=period.last_day,
            published=report.published_on,
        )
    return for_a_person(
        "The reporting period ended on {ended} and the report was published {gap} later, on {published}. Was that as"
        " soon as practicable?",
        ended=period.last_day,
        published=report.published_on,
        gap=days(number=(report.published_on - period.last_day).days),
    )


@period.part("s.18", EVIDENCE, uses=(*_USES, "publications.complete", "evidence"))
def report_on_past_and_next_actions(asked: Asked, period: ReportingPeriod) -> Answer | None:
    """Report on what was done for compatibility and for better effect, and on what is intended for the next period."""
    report = _published(asked, period)
    if report is None:
        return None
    if report.complete is None:
        return asked.evidence(
            of="the actions taken and intended that the report on children's rights sets out",
            then="Record whether the report is complete, or where it sets out both.",
        )
    if report.complete:
        return met("The report on children's rights is recorded as complete.")
    return not_met(
        "The report on children's rights is recorded as incomplete: it has to set out what was done for compatibility"
        " and for better effect, and what is intended next.",
        then="Complete the report and publish it again.",
    )


@period.part("s.18", MACHINE, uses=(*_USES, "publications.child_version_published_on"))
def publish_version_for_children(asked: Asked, period: ReportingPeriod) -> Answer | None:
    """Publish with the report a version that children can understand."""
    report = _published(asked, period)
    if report is None:
        return None
    version, published = report.child_version_published_on, the_day(report.published_on)
    if version is None:
        return cannot_tell(
            "Whether a version that children can understand was published is not recorded.",
            missing=("publications.child_version_published_on",),
        )
    if not asked.happened(version):
        return not_met(
            "The report on children's rights was published on {published} without a version that children can"
            " understand.",
            then="Publish the version for children and record the day.",
            published=published,
        )
    if version <= published:
        return met("The version for children was published on {version}, with the report.", version=version)
    return for_a_person(
        "The report was published on {published} and its version for children {gap} later, on {version}. Was that as"
        " soon as practicable?",
        published=published,
        version=version,
        gap=days(number=(version - published).days),
    )


@period.part("s.18", PERSON, uses=(*_USES, "publications.sent_to_recipient_on"))
def send_copy_to_ministers(asked: Asked, period: ReportingPeriod) -> Answer | None:
    """Send a copy to the Scottish Ministers as soon as practicable after publication."""
    report = _published(asked, period)
    if report is None:
        return None
    sent, published = report.sent_to_recipient_on, the_day(report.published_on)
    if sent is None:
        return cannot_tell(
            "Whether a copy of the report on children's rights was sent to the Scottish Ministers is not recorded.",
            missing=("publications.sent_to_recipient_on",),
        )
    if not asked.happened(sent):
        return for_a_person(
            "The report was published on {published} and no copy was sent to the Scottish Ministers. Can it be sent?",
            then="Send the copy and record the day.",
            published=published,
        )
    if sent <= published:
        return met("A copy was sent to the Scottish Ministers on {sent}.", sent=sent)
    return for_a_person(
        "The report was published on {published} and a copy sent to the Scottish Ministers {gap} later, on {sent}. Was"
        " that as soon as practicable?",
        published=published,
        sent=sent,
        gap=days(number=(sent - published).days),
    )


def _report(asked: Asked, period: ReportingPeriod) -> Publication | None:
    """The report on the period: the earliest published, else one that is recorded without being published."""
    reports = [each for each in asked.facts.publications_of(_KIND) if each.period_last_day == period.last_day]
    published = asked.known(reports, "published_on")
    return next(iter((*published, *reports)), None)


def _published(asked: Asked, period: ReportingPeriod) -> Publication | None:
    """The published report on a period that is over and in which functions for under-18s were delegated."""
    if not asked.past(period.last_day) or not functions_for_children(asked, period.first_day, period.last_day):
        return None
    report = _report(asked, period)
    return report if report is not None and asked.happened(report.published_on) else None
