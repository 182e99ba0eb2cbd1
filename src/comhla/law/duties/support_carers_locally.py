"""Set and review local criteria for carers, run an advice service, publish on short breaks (CARE-3).

Carers (Scotland) Act 2016 sections 21, 22, 34 and 35, https://www.legislation.gov.uk/asp/2016/9. Paraphrase: the
words of the Act are at that address.

That criteria are reviewed every three years is known from a note on the regulations (SSI 2017/207). How the three
years are counted was not read: the third anniversary itself is a question, and after it there is a warning only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from comhla.dates import anniversary
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, Duty, Subject, Version, the_authority
from comhla.law.facts import AuthorityFacts, PublicationKind
from comhla.law.readings.carer_strategies import FIRST_DAY, START_NOTE, carers_act
from comhla.law.sources import Verified

DUTY = Duty(
    id="CARE-3",
    title="Set criteria for carers, advise them and publish on short breaks",
    family="J",
    bearer="the council, or the joint board or lead agency to which it delegated these functions",
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=carers_act("sections 21, 22, 34 and 35"),
            words="Local criteria say when a carer's needs give a right to support, and are reviewed every three years."
            " Carers have an information and advice service, and a statement on short breaks is published.",
            note=START_NOTE,
        ),
    ),
)

_CRITERIA = PublicationKind.CARER_CRITERIA
_SHORT_BREAKS = PublicationKind.SHORT_BREAKS_STATEMENT


class Clock(NamedTuple):
    """Three years from an edition or review of the criteria, what came next, and whether all is recorded."""

    first_day: date
    anniversary: date
    next_day: date | None
    is_complete: bool


@DUTY.each("publications")
def clock(facts: AuthorityFacts, until: date) -> Iterator[Subject[Clock]]:
    editions = facts.publications_of(_CRITERIA)
    days = {each.published_on for each in editions if isinstance(each.published_on, date)}
    days.update(day for each in editions for day in each.reviewed_on or ())
    in_order = sorted(days)
    recorded = all(each.reviewed_on is not None and each.published_on is not None for each in editions)
    for day, following in zip_longest(in_order, in_order[1:]):
        label = f"the criteria for carers as set or reviewed on {day.isoformat()}"
        third = anniversary(day, years=3)
        yield Subject(f"criteria-{day.isoformat()}", label, day, day, Clock(day, third, following, recorded))


@clock.part(
    "ss.21, 22; SSI 2017/207",
    MACHINE,
    uses=("publications.kind", "publications.published_on", "publications.reviewed_on"),
    verified=Verified.PART_SEEN,
)
def review_criteria_every_three_years(asked: Asked, clock: Clock) -> Answer:
    """Review the local eligibility criteria within three years of setting or last reviewing them."""
    following = clock.next_day
    if following is not None and asked.reached(following):
        return _reviewed(clock, following)
    if not asked.reached(clock.anniversary):
        return not_yet_due(
            "The criteria were set or reviewed on {first}; the next review is due before {third}.",
            due=clock.anniversary - timedelta(days=1),
            then="Review the criteria before {third}, and record the day.",
            first=clock.first_day,
            third=clock.anniversary,
        )
    if not asked.past(clock.anniversary):
        return for_a_person(
            "The criteria were set or reviewed on {first}, and {third} is the third anniversary. How the three years"
            " are counted was not read: is that day still in time?",
            then="Review the criteria now, and record the day.",
            due=clock.anniversary,
            first=clock.first_day,
            third=clock.anniversary,
        )
    if not clock.is_complete:
        return cannot_tell(
            "The criteria were set or reviewed on {first}; whether they were reviewed by {third} is not recorded.",
            missing=("publications.reviewed_on", "publications.published_on"),
            first=clock.first_day,
            third=clock.anniversary,
        )
    return not_met(
        "The criteria were set or reviewed on {first} and not reviewed by {third}.",
        then="Review the criteria and record the day.",
        due=clock.anniversary,
        first=clock.first_day,
        third=clock.anniversary,
    )


def _reviewed(clock: Clock, following: date) -> Answer:
    if following < clock.anniversary:
        return met(
            "The criteria were set or reviewed on {first}, and again on {following}, within three years.",
            first=clock.first_day,
            following=following,
        )
    if following == clock.anniversary:
        return for_a_person(
            "The criteria were set or reviewed on {first}, and again on {following}, the third anniversary. How the"
            " three years are counted was not read: was that in time?",
            first=clock.first_day,
            following=following,
        )
    return not_met(
        "The criteria were set or reviewed on {first}, and again on {following}, more than three years later.",
        then="It is already done; nothing is left to do but to say so openly.",
        due=clock.anniversary,
        first=clock.first_day,
        following=following,
    )


authority = DUTY.each("publications")(the_authority)


@authority.part("s.21", MACHINE, uses=("publications.kind", "publications.published_on"), verified=Verified.PART_SEEN)
def publish_criteria(asked: Asked, _: None) -> Answer:
    """Set local eligibility criteria and publish them. By what day the first were due was not read."""
    return _published(asked, _CRITERIA, "local eligibility criteria for carers", "Set and publish the criteria.")


@authority.part("s.35", MACHINE, uses=("publications.kind", "publications.published_on"))
def publish_short_breaks_statement(asked: Asked, _: None) -> Answer:
    """Publish a statement on the short breaks that carers and those they care for can have."""
    return _published(asked, _SHORT_BREAKS, "a short breaks services statement", "Publish the statement.")


def _published(asked: Asked, kind: PublicationKind, what: str, then: str) -> Answer:
    editions = asked.facts.publications_of(kind)
    first = asked.latest(editions, "published_on")
    if first is not None:
        return met(f"The record has {what}, last published on {{day}}.", day=first.published_on)
    if any(each.published_on is None for each in editions):
        return cannot_tell(f"The day of publication of {what} is not recorded.", missing=("publications.published_on",))
    return not_met(f"The record has no publication of {what}.", then=then)


@authority.part("s.34", EVIDENCE, uses=("evidence",))
def run_advice_service(asked: Asked, _: None) -> Answer:
    """See that carers have an information and advice service."""
    return asked.evidence(
        of="an information and advice service for carers", then="Record who provides the service, and since when."
    )
