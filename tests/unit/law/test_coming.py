"""What falls due: everything that is not done and has a last day to come, once each and in order."""

import pytest

from comhla.law.coming import coming
from comhla.law.facts import NOT_DONE, Plan
from tests.lib.law import an_authority, day, started
from tests.lib.small_duties import WAITING, a_duty, always, asked_of_plans, publish_by

FIRST, LAST = day("2026-04-01"), day("2027-03-31")
PLAN = Plan(id="p", title="Plan A", finalised_on=day("2026-01-01"), published_on=NOT_DONE)


def due(*plans, by="2026-09-30", first_day=FIRST, last_day=LAST):
    duty = a_duty()
    kind = asked_of_plans(duty)
    publish_by(kind, day(by))
    found = coming(an_authority(plans=plans), first_day=first_day, last_day=last_day, among=[duty])
    return [(each.due.isoformat(), each.finding.subject.id) for each in found]


# last day in time, falls due from 1 April 2026 to 31 March 2027
DUE = [
    ("2026-03-31", False),
    ("2026-04-01", True),
    ("2027-03-31", True),
    ("2027-04-01", False),
]


@pytest.mark.parametrize(("by", "expected"), DUE)
def test_a_thing_is_coming_where_its_last_day_lies_in_the_time_asked_about(by, expected):
    assert due(PLAN, by=by) == ([(by, "p")] if expected else [])


def test_what_is_done_is_left_out():
    assert due(PLAN.replace(published_on=day("2026-02-01"))) == []


def test_what_is_to_be_done_within_the_time_is_listed():
    assert due(PLAN.replace(published_on=day("2026-07-01"))) == [("2026-09-30", "p")]


def test_what_is_asked_about_only_later_is_listed_too():
    assert due(PLAN.replace(finalised_on=day("2026-07-01"))) == [("2026-09-30", "p")]


def test_a_thing_is_listed_once_and_the_earliest_first():
    duty = a_duty()
    publish_by(asked_of_plans(duty), day("2026-12-31"))
    publish_by(asked_of_plans(duty), day("2026-09-30"))
    plans = (PLAN.replace(id="z", published_on=day("2026-08-01")), PLAN.replace(id="a"))
    found = coming(an_authority(plans=plans), first_day=FIRST, last_day=LAST, among=[duty])
    assert [each.name for each in found] == [
        "TEST-1/publish/a/2026-09-30",
        "TEST-1/publish/z/2026-09-30",
        "TEST-1/publish/a/2026-12-31",
        "TEST-1/publish/z/2026-12-31",
    ]
    assert [each.finding.due for each in found] == [each.due for each in found]


def test_what_has_no_last_day_does_not_hide_what_has_one():
    duty = a_duty()
    always(asked_of_plans(duty), WAITING)
    publish_by(asked_of_plans(duty), day("2026-09-30"))
    found = coming(an_authority(plans=(PLAN,)), first_day=FIRST, last_day=LAST, among=[duty])
    assert [each.name for each in found] == ["TEST-1/publish/p/2026-09-30"]


def test_the_whole_book_is_asked_where_no_duty_is_named():
    facts = an_authority(establishment=started(), performance_reports=())
    assert "act-2014/s42/publish_in_time/2026-27/2027-07-31" in {
        each.name for each in coming(facts, first_day=day("2027-07-01"), last_day=day("2027-07-31"))
    }
