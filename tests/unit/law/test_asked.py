"""Asking on a day: what has come, what holds, and how long the answer stays as it is."""

from datetime import date

import pytest

from comhla.law.asked import Asked, TracedAsked
from comhla.law.facts import NOT_DONE, Evidence, Plan
from comhla.reference.models import Model
from tests.lib.law import a_scheme, an_authority, day
from tests.lib.small_duties import a_duty, a_part, always, asked_of_plans

TODAY = day("2026-11-22")


@pytest.fixture
def asked():
    return Asked(an_authority(), TODAY)


# a day, reached, past, the last day on which both stay so
DAYS = [
    ("2026-11-21", True, True, None),
    ("2026-11-22", True, False, "2026-11-22"),
    ("2026-11-23", False, False, "2026-11-22"),
    ("2027-04-01", False, False, "2027-03-31"),
]


@pytest.mark.parametrize("ask", [Asked, TracedAsked])
@pytest.mark.parametrize(("text", "reached", "past", "until"), DAYS)
def test_days_that_have_come_and_days_that_are_over(ask, text, reached, past, until):
    asked = ask(an_authority(), TODAY)
    assert asked.reached(day(text)) is reached
    assert asked.past(day(text)) is past
    assert asked.holds_until == (until and day(until))


@pytest.mark.parametrize("ask", [Asked, TracedAsked])
def test_a_last_day_that_is_open_or_the_end_of_days_is_never_over(ask):
    asked = ask(an_authority(), TODAY)
    assert asked.past(None) is False
    assert asked.past(date.max) is False
    assert asked.holds_until is None


def test_the_answer_holds_until_the_first_day_to_come_that_was_asked_about(asked):
    asked.reached(day("2027-05-01"))
    asked.reached(day("2027-03-01"))
    asked.past(day("2027-03-15"))
    asked.reached(day("2027-04-01"))
    assert asked.next_change == day("2027-03-01")
    assert asked.holds_until == day("2027-02-28")
    asked.past(day("2027-02-10"))
    assert asked.holds_until == day("2027-02-10")


def test_a_new_part_begins_without_the_days_of_the_last_one(asked):
    asked.reached(day("2027-05-01"))
    asked.begin()
    assert asked.holds_until is None
    asked.begin(day("2027-06-01"))
    assert asked.holds_until == day("2027-05-31")


def test_moving_to_another_day_forgets_the_days_compared(asked):
    asked.reached(day("2027-05-01"))
    asked.move_to(day("2027-06-01"))
    assert asked.holds_until is None
    assert asked.reached(day("2027-05-01")) is True


def test_the_same_question_on_another_day():
    asked = Asked(an_authority(), TODAY)
    duty = a_duty()
    always(asked_of_plans(duty), None)
    asked.duty, asked.part, asked.subject = duty, a_part(duty), object()
    other = asked.as_asked_on(day("2020-01-01"))
    assert (other.facts, other.duty, other.part, other.subject) == (asked.facts, duty, asked.part, asked.subject)
    assert other.reached(day("2020-01-01"))
    assert not other.reached(day("2020-01-02"))


# event, has happened
EVENTS = [(day("2026-11-22"), True), (day("2026-11-23"), False), (NOT_DONE, False), (None, False)]


@pytest.mark.parametrize(("event", "happened"), EVENTS)
def test_an_event_has_happened_once_its_day_has_come(asked, event, happened):
    assert asked.happened(event) is happened


# first day, last day, within
TIMES = [
    (None, None, True),
    ("2026-11-22", None, True),
    ("2026-11-23", None, False),
    (None, "2026-11-22", True),
    (None, "2026-11-21", False),
    ("2026-11-22", "2026-11-22", True),
    ("2026-11-23", "2026-11-24", False),
]


@pytest.mark.parametrize(("first_day", "last_day", "within"), TIMES)
def test_a_time_holds_on_both_its_days(asked, first_day, last_day, within):
    first, last = (each and day(each) for each in (first_day, last_day))
    assert asked.within(first, last) is within
    row = _Row(first, last)
    assert asked.in_force([row]) == ([row] if within else [])


class _Row:
    def __init__(self, first_day, last_day):
        self.first_day, self.last_day = first_day, last_day


def test_nothing_is_in_force_where_nothing_is_recorded(asked):
    assert asked.in_force(None) == []
    assert asked.known(None, "published_on") == []
    assert asked.latest(None, "published_on") is None


def test_rows_are_known_from_their_day_on_and_come_in_its_order(asked):
    plans = [
        Plan(id="second", title="B", published_on=TODAY),
        Plan(id="first", title="A", published_on=day("2020-01-01")),
        Plan(id="planned", title="C", published_on=day("2026-11-23")),
        Plan(id="not", title="D", published_on=NOT_DONE),
        Plan(id="silent", title="E"),
    ]
    assert [each.id for each in asked.known(plans, "published_on")] == ["first", "second"]
    assert asked.latest(plans, "published_on").id == "second"


# as at, model of the scheme that holds: before the first scheme it is the first one's
SETTINGS = [
    ("2014-01-01", Model.BODY_CORPORATE),
    ("2015-05-27", Model.BODY_CORPORATE),
    ("2020-03-31", Model.BODY_CORPORATE),
    ("2020-04-01", Model.COUNCIL_LEADS),
]


@pytest.mark.parametrize(("as_at", "model"), SETTINGS)
def test_the_setting_is_that_of_the_last_scheme_to_begin(as_at, model):
    schemes = (a_scheme(), a_scheme(Model.COUNCIL_LEADS, id="next", approved_on=day("2020-04-01")))
    asked = Asked(an_authority(schemes=schemes), day(as_at))
    assert asked.setting().model is model


def evidence(on, **more):
    return Evidence(id=f"e-{on}", duty="TEST-1", what="Minute", dated_on=day(on), **more)


def looked_for(*recorded, by=None, as_at=TODAY):
    duty = a_duty()
    always(asked_of_plans(duty), None)
    asked = Asked(an_authority(evidence=recorded), as_at)
    asked.duty, asked.part = duty, a_part(duty)
    asked.subject = next(
        iter(duty.kinds[0].find(an_authority(plans=(Plan(id="p", title="P", finalised_on=TODAY),)), TODAY))
    )
    return asked, asked.evidence(of="thought about {plan}", then="Think about {plan}.", by=by, plan="P")


def test_evidence_that_is_recorded_is_named_with_its_day():
    _, answer = looked_for(evidence("2026-01-01"), evidence("2026-02-01"))
    assert answer.outcome == "met"
    assert answer.because == "Evidence of thought about P is recorded: Minute (2026-01-01) and Minute (2026-02-01)."


def test_without_evidence_the_next_step_is_to_record_it():
    _, answer = looked_for()
    assert answer.outcome == "not_evidenced"
    assert answer.because == "No evidence of thought about P is recorded."
    assert answer.next_step == "Think about P."


# dated on, has to be there by, outcome
IN_TIME = [
    ("2026-03-31", "2026-03-31", "met"),
    ("2026-04-01", "2026-03-31", "not_evidenced"),
    ("2026-11-22", None, "met"),
    ("2026-11-23", None, "not_evidenced"),
]


@pytest.mark.parametrize(("dated_on", "by", "outcome"), IN_TIME)
def test_evidence_counts_from_its_day_and_up_to_the_day_it_had_to_be_there(dated_on, by, outcome):
    _, answer = looked_for(evidence(dated_on), by=by and day(by))
    assert answer.outcome == outcome


def test_evidence_that_came_late_is_told_from_none():
    _, answer = looked_for(evidence("2026-04-01"), by=day("2026-03-31"))
    assert answer.because == (
        "The only evidence of thought about P is dated after 31 March 2026, when it had to be there:"
        " Minute (2026-04-01)."
    )
    assert answer.next_step == "Think about P."


def test_evidence_to_come_ends_the_answer():
    asked, _ = looked_for(evidence("2027-01-01"))
    assert asked.holds_until == day("2026-12-31")


def test_a_traced_question_keeps_every_comparison():
    asked = TracedAsked(an_authority(), TODAY)
    asked.reached(day("2026-01-01"))
    asked.past(day("2026-12-31"))
    assert asked.comparisons == [(day("2026-01-01"), True), (day("2027-01-01"), False)]
    asked.begin()
    assert asked.comparisons == []
    assert asked.holds_until is None
