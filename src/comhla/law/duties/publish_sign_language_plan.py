"""Publish a British Sign Language plan after each national plan (BSL-1).

British Sign Language (Scotland) Act 2015 sections 2 and 3, https://www.legislation.gov.uk/asp/2015/11. Paraphrase: the
words of the Act are at that address. Health boards and councils are listed; that joint boards are was not confirmed,
and many join the plan of the council or the health board, so nothing here can accuse.

The clock. A plan is due no later than six months after each later national plan (twelve after the first): the day that
many months later is itself in time. Of the second national plan only the month is known, so every day from the
earliest possible last day to the latest is a question, unless the file records the day of the national plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import day_months_after
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.events import NOT_DONE, Event, the_day
from comhla.law.facts import AuthorityFacts, LinkedPlan, LinkedPlanKind
from comhla.law.readings.council_areas import name_of, published_plans
from comhla.law.sources import Citation, Verified
from comhla.law.timing import done_in_time
from comhla.reference import national_documents

CONTENTS = ("measures", "timescales", "progress")
"""What the plan has to hold, by the keys used under linked_plans.contents."""

MONTHS_AFTER_FIRST, MONTHS_AFTER_LATER = 12, 6

DUTY = Duty(
    id="BSL-1",
    title="Publish a British Sign Language plan",
    family="N",
    bearer="the integration joint board, if it is listed, by itself or with the health board or council",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area the health board and the council are listed themselves and publish their own"
    " plans.",
    versions=(
        Version(
            number=1,
            first_day=date(2015, 10, 23),
            citation=Citation(
                title="British Sign Language (Scotland) Act 2015",
                provision="sections 2 and 3",
                url="https://www.legislation.gov.uk/asp/2015/11",
                verified=Verified.PART_SEEN,
            ),
            words="A listed authority publishes, also in British Sign Language, a plan with measures, timescales and"
            " progress on the plan before, after consulting on a draft in accessible ways, as soon as reasonably"
            " practicable and no later than six months after each national plan, or twelve after the first.",
            note="The intervals were seen. That joint boards are listed was not confirmed, and of the second national"
            " plan only the month, November 2023, is known.",
        ),
    ),
)


class NationalPlan(NamedTuple):
    """A national plan: the first and last day on which it can have been published, and the months that follow."""

    earliest: date
    latest: date
    months: int


class Window(NamedTuple):
    """A national plan of the reference data, and the days between which it was published."""

    key: str
    label: str
    earliest: date
    latest: date


def _windows() -> list[Window]:
    return [
        Window(each.key, each.label, each.published_from, each.published_to)
        for each in national_documents()
        if each.starts_clock_for == DUTY.id and each.published_from and each.published_to
    ]


@DUTY.each("linked_plans")
def national_plan(facts: AuthorityFacts, until: date) -> Iterator[Subject[NationalPlan]]:
    plans = facts.linked_plans_of(LinkedPlanKind.SIGN_LANGUAGE)
    recorded = {each.national_document_on for each in plans if each.national_document_on is not None}
    windows = _windows()
    for window in windows:
        within = {day for day in recorded if window.earliest <= day <= window.latest}
        recorded -= within
        of = NationalPlan(min(within, default=window.earliest), min(within, default=window.latest), MONTHS_AFTER_LATER)
        yield Subject(window.key, window.label, opens=of.latest, relevant_day=of.latest, of=of)
    # The reference data begin with the second national plan, so what is recorded from before it is the first.
    second = min(window.earliest for window in windows)
    for day in sorted(recorded):
        months = MONTHS_AFTER_FIRST if day < second else MONTHS_AFTER_LATER
        label = f"the national plan of {day.isoformat()}"
        yield Subject(f"national-plan-{day.isoformat()}", label, day, day, NationalPlan(day, day, months))


@national_plan.part(
    "ss.2, 3",
    MACHINE,
    uses=("linked_plans.kind", "linked_plans.published_on", "linked_plans.national_document_on"),
)
def publish_plan_in_time(asked: Asked, national: NationalPlan) -> Answer:
    """Publish a plan no later than six months after a national plan, or twelve after the first."""
    first_due = day_months_after(national.earliest, months=national.months)
    last_due = day_months_after(national.latest, months=national.months)
    done = _published_after(asked, national.earliest)
    published = asked.happened(done)
    if isinstance(done, date) and published:
        between = first_due < done <= last_due
    else:
        between = asked.past(first_due) and not asked.past(last_due)
    if between:
        return for_a_person(
            "The national plan was published between {earliest} and {latest}, on a day that is not known, so the last"
            " day for a plan here lies between {first} and {last}. Is the plan in time?",
            then="Record the day of the national plan with the plan made here, under national_document_on.",
            due=last_due,
            earliest=national.earliest,
            latest=national.latest,
            first=first_due,
            last=last_due,
        )
    early = isinstance(done, date) and done <= first_due if published else not asked.past(first_due)
    return done_in_time(
        asked,
        what="The British Sign Language plan",
        done=done,
        due=first_due if early else last_due,
        missing="linked_plans.published_on",
        then="Publish a plan, or record the plan of the council or health board that the board joins.",
    )


def _published_after(asked: Asked, day: date) -> Event:
    """The first plan that was published from a day on; None where the record is silent."""
    plans = asked.facts.linked_plans_of(LinkedPlanKind.SIGN_LANGUAGE)
    known = [the_day(each.published_on) for each in asked.known(plans, "published_on")]
    found = [each for each in known if each >= day]
    if found:
        return min(found)
    return None if any(each.published_on is None for each in plans) else NOT_DONE


@DUTY.each()
def plan(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in published_plans(facts, LinkedPlanKind.SIGN_LANGUAGE):
        day = the_day(each.published_on)
        yield Subject(each.id, name_of(each), opens=day, relevant_day=day, of=each)


_PLAN = ("linked_plans.kind", "linked_plans.id", "linked_plans.title", "linked_plans.published_on")


@plan.part("ss.2, 3", MACHINE, uses=(*_PLAN, "linked_plans.contents"))
def hold_measures_and_progress(asked: Asked, plan: LinkedPlan) -> Answer:
    """Set out measures, when they are to be taken, and progress on the plan before."""
    if plan.contents is None:
        return cannot_tell(
            "What {plan} holds is not recorded. It has to hold {keys}.",
            missing=("linked_plans.contents",),
            plan=name_of(plan),
            keys=CONTENTS,
        )
    lacking = tuple(key for key in CONTENTS if key not in plan.contents)
    if lacking:
        return not_met(
            "By the record {plan} lacks {lacking}.",
            then="Add what is lacking when the plan is revised.",
            plan=name_of(plan),
            lacking=lacking,
        )
    return met("By the record {plan} holds everything that the law asks for.", plan=name_of(plan))


@plan.part("ss.2, 3", MACHINE, uses=(*_PLAN, "linked_plans.consulted_on"))
def consult_on_draft(asked: Asked, plan: LinkedPlan) -> Answer:
    """Consult on a draft in ways that sign language users can use, before the plan is published."""
    if plan.consulted_on is None:
        return cannot_tell(
            "Whether there was consultation on a draft of {plan} is not recorded.",
            missing=("linked_plans.consulted_on",),
            plan=name_of(plan),
        )
    if asked.happened(plan.consulted_on) and plan.consulted_on <= the_day(plan.published_on):
        return met("Consultation on a draft of {plan} began on {day}.", plan=name_of(plan), day=plan.consulted_on)
    return not_met(
        "{plan} was published on {published} without consultation on a draft before it.",
        then="Consult in accessible ways when the plan is revised.",
        plan=name_of(plan),
        published=plan.published_on,
    )


@plan.part("ss.2, 3", MACHINE, uses=(*_PLAN, "linked_plans.sign_language_version_on"))
def publish_in_sign_language(asked: Asked, plan: LinkedPlan) -> Answer:
    """Publish the plan in British Sign Language too."""
    if plan.sign_language_version_on is None:
        return cannot_tell(
            "Whether {plan} was published in British Sign Language is not recorded.",
            missing=("linked_plans.sign_language_version_on",),
            plan=name_of(plan),
        )
    if asked.happened(plan.sign_language_version_on):
        return met(
            "{plan} was published in British Sign Language on {day}.",
            plan=name_of(plan),
            day=plan.sign_language_version_on,
        )
    return not_met(
        "{plan} is not published in British Sign Language.",
        then="Publish the plan in British Sign Language, and record the day.",
        plan=name_of(plan),
    )
