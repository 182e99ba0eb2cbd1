"""Answers over time: the same as asking every day, in as few spans as there are answers."""

from datetime import timedelta

import pytest

from comhla.law.engine import check
from comhla.law.facts import NOT_DONE, Plan
from comhla.law.history import history
from tests.lib.law import an_authority, day
from tests.lib.small_duties import a_duty, a_version, asked_of_plans, publish_by

FIRST, LAST = day("2020-01-01"), day("2020-12-31")
PLAN = Plan(id="p", title="Plan A", finalised_on=day("2020-03-01"))


def a_duty_of_plans(*versions, due="2020-06-30", by_day_of_plan=True):
    duty = a_duty(*versions)
    publish_by(asked_of_plans(duty, by_day_of_plan=by_day_of_plan), day(due))
    return duty


def spans(duty, *plans, first_day=FIRST, last_day=LAST):
    facts = an_authority(plans=plans)
    found = list(history(facts, first_day=first_day, last_day=last_day, among=[duty]))
    current = first_day
    while current <= last_day:
        covering = [each.finding for each in found if each.first_day <= current <= each.last_day]
        told = [each for each in covering if each is not None]
        assert [(each.key, each.answer) for each in told] == [
            (each.key, each.answer) for each in check(facts, as_at=current, among=[duty])
        ]
        current += timedelta(days=1)
    return [
        (each.first_day.isoformat(), each.last_day.isoformat(), each.finding and each.finding.outcome.value)
        for each in found
        if each.unit.part is not None
    ]


# published on, the answers one after another
PUBLISHED = [
    (NOT_DONE, [("2020-03-01", "2020-06-30", "not_yet_due"), ("2020-07-01", "2020-12-31", "not_met")]),
    (None, [("2020-03-01", "2020-06-30", "not_yet_due"), ("2020-07-01", "2020-12-31", "cannot_tell")]),
    (day("2020-05-01"), [("2020-03-01", "2020-04-30", "not_yet_due"), ("2020-05-01", "2020-12-31", "met")]),
    (
        day("2020-07-02"),
        [
            ("2020-03-01", "2020-06-30", "not_yet_due"),
            ("2020-07-01", "2020-07-01", "not_met"),
            ("2020-07-02", "2020-12-31", "not_met"),
        ],
    ),
]


@pytest.mark.parametrize(("published_on", "expected"), PUBLISHED)
def test_each_answer_lasts_from_its_first_day_to_its_last(published_on, expected):
    before = [("2020-01-01", "2020-02-29", None)]
    assert spans(a_duty_of_plans(), PLAN.replace(published_on=published_on)) == before + expected


def test_a_day_that_matters_on_the_last_day_asked_about_is_seen_and_one_after_it_is_not():
    plan = PLAN.replace(published_on=NOT_DONE, finalised_on=FIRST)
    assert spans(a_duty_of_plans(), plan, last_day=day("2020-07-01"))[-1] == ("2020-07-01", "2020-07-01", "not_met")
    assert spans(a_duty_of_plans(), plan, last_day=day("2020-06-30")) == [("2020-01-01", "2020-06-30", "not_yet_due")]


def test_a_day_that_was_compared_and_changes_nothing_leaves_one_span():
    plan = PLAN.replace(published_on=day("2020-03-01"))
    assert spans(a_duty_of_plans(), plan) == [("2020-01-01", "2020-02-29", None), ("2020-03-01", "2020-12-31", "met")]


def test_the_same_answer_under_another_version_of_the_law_is_another_span():
    versions = (a_version(1, last_day=day("2020-08-31")), a_version(2, day("2020-09-01")))
    duty = a_duty_of_plans(*versions, by_day_of_plan=False)
    assert spans(duty, PLAN.replace(published_on=day("2020-03-01")))[1:] == [
        ("2020-03-01", "2020-08-31", "met"),
        ("2020-09-01", "2020-12-31", "met"),
    ]


def test_every_unit_has_its_own_spans():
    duty = a_duty_of_plans()
    plans = (PLAN, PLAN.replace(id="q", finalised_on=day("2020-01-01"), published_on=day("2020-01-01")))
    found = list(history(an_authority(plans=plans), first_day=FIRST, last_day=LAST, among=[duty]))
    assert [each.unit.subject.id for each in found] == ["authority", "p", "p", "p", "q"]
    assert [each.unit.duty for each in found] == [duty] * 5


def test_the_whole_book_is_asked_where_no_duty_is_named():
    found = list(history(an_authority(), first_day=FIRST, last_day=FIRST))
    assert {"act-2014/s42", "act-2014/s37"} < {each.unit.duty.id for each in found}
