"""Small duties that are not law, for tests of how duties are asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

from comhla.law.answers import Answer, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Kind, Part, Subject, SubjectKind, Version
from comhla.law.sources import Citation, Standing, Verified
from comhla.law.timing import done_in_time

FIRST_DAY = date(2015, 1, 1)


def a_citation(verified: Verified = Verified.TEXT_SEEN) -> Citation:
    """A provision of an act that does not exist."""
    return Citation(title="Test Act", provision="section 1", url="https://example.org/1", verified=verified)


def a_version(number: int = 1, first_day: date = FIRST_DAY, last_day: date | None = None, **told: Any) -> Version:
    """A version of the law that begins on 1 January 2015 unless told otherwise."""
    given = {"citation": a_citation(), "words": "Something is to be done.", **told}
    return Version(number=number, first_day=first_day, last_day=last_day, **given)


def a_duty(*versions: Version, **told: Any) -> Duty:
    """A duty without parts."""
    given = {"id": "TEST-1", "title": "Do something", "family": "A", "bearer": "the board", **told}
    return Duty(versions=versions or (a_version(),), **given)


def asked_of_plans(duty: Duty, *, by_day_of_plan: bool = True) -> SubjectKind:
    """Ask a duty about each plan: it opens when the plan is finalised, under the law of that day or of each day."""

    @duty.each("plans")
    def plan(facts, until):
        for each in facts.plans or ():
            if isinstance(each.finalised_on, date):
                day = each.finalised_on
                yield Subject(each.id, each.title, day, day if by_day_of_plan else None, each)

    return plan


def publish_by(kind: SubjectKind, due: date, **told: Any) -> None:
    """A part: the plan is to be published by a day."""

    @kind.part("s.1(2)", MACHINE, uses=("plans.published_on",), **told)
    def publish(asked: Asked, plan: Any) -> Answer:
        """Publish the plan in time."""
        return done_in_time(
            asked,
            what="Publication of {title}",
            done=plan.published_on,
            due=due,
            missing="plans.published_on",
            then="Publish {title}.",
            title=plan.title,
        )


def always(kind: SubjectKind, answer: Answer | None, *, as_kind: Kind = MACHINE, **told: Any) -> None:
    """A part that gives the same answer whatever is recorded."""

    @kind.part("s.1(3)", as_kind, uses=("plans",), **told)
    def the_same(asked: Asked, plan: Any) -> Answer | None:
        """Answer the same every day."""
        return answer


def a_part(duty: Duty) -> Part:
    """The first part of a duty."""
    return duty.parts[0]


A_BREACH = not_met("{plan} was not published.", then="Publish it.", plan="Plan A")
GUIDANCE = Standing.GUIDANCE
MET, WAITING = met("Done."), not_yet_due("Not yet.", due=None, then="Do it.")
