"""Who is on the planning group on a day, in agreement with the statute book."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.law import check
from comhla.law.duties.keep_planning_group import DUTY, spoken_group
from comhla.law.groups import NEEDS_NOBODY
from comhla.reference.groups import PLANNING_GROUP_GROUPS, ConsulteeGroup
from comhla.web.plans.presenters import group as presenter
from comhla.web.plans.presenters.group import coverage, memberships_beside, span
from tests.lib.web import TODAY, demonstration_facts, small_facts


def url(*parts):
    return "/".join(parts)


def member(key, person="p1", first_day="2020-01-01", **fields):
    return {"id": key, "person": person, "first_day": first_day, **fields}


def group_of(*members, established_on="2015-08-26", **collections):
    return small_facts(planning_group={"established_on": established_on, "members": list(members)}, **collections)


def seat_of(facts, key, on=TODAY):
    return next(each for each in coverage(facts, url, on=on).seats if each.key == key)


def scheme(model="a", councils=("Glen Council",)):
    return {
        "id": "scheme-1",
        "kind": "first",
        "model": model,
        "health_board": "NHS Glen",
        "councils": list(councils),
        "approved_on": "2015-06-24",
    }


def test_every_seat_of_the_demonstration_is_held():
    shown = coverage(demonstration_facts(), url, on=TODAY)
    assert shown.vacant == []
    assert (len(shown.groups), len(shown.nominees), len(shown.localities)) == (12, 2, 3)
    assert shown.groups_held == 12


@pytest.mark.parametrize(
    ("members", "on", "is_vacant", "since", "how_long"),
    [
        ([member("m", group="health_care_users")], TODAY, False, None, ""),
        ([member("m", group="health_care_users", last_day="2026-11-22")], TODAY, False, None, ""),
        ([member("m", group="health_care_users", last_day="2026-11-21")], TODAY, True, date(2026, 11, 22), "1 day"),
        ([member("m", group="health_care_users", last_day="2026-03-22")], TODAY, True, date(2026, 3, 23), "8 months"),
        ([member("m", group="health_care_users", last_day="2026-03-22")], date(2026, 3, 22), False, None, ""),
        (
            [member("m", group="health_care_users", first_day="2026-11-23")],
            TODAY,
            True,
            date(2015, 8, 26),
            "134 months",
        ),
        ([], TODAY, True, date(2015, 8, 26), "134 months"),
    ],
)
def test_a_seat_is_held_or_vacant_since_a_day(members, on, is_vacant, since, how_long):
    seat = seat_of(group_of(*members), "health_care_users", on)
    assert (seat.is_vacant, seat.since, seat.how_long) == (is_vacant, since, how_long)


def test_a_vacancy_names_who_was_last_and_who_comes():
    last = member("old", group="third_sector_bodies", last_day="2026-10-31")
    before = member("older", person="p3", group="third_sector_bodies", first_day="2016-01-01", last_day="2019-12-31")
    comes = member("new", person="p2", group="third_sector_bodies", first_day="2027-01-01")
    people = [{"id": "p1", "name": "Person One"}, {"id": "p2", "name": "Person Two"}, {"id": "p3", "name": "Three"}]
    seat = seat_of(group_of(last, before, comes, people=people), "third_sector_bodies")
    assert seat.last_holder == "Person One"
    assert [each.name for each in seat.to_come] == ["Person Two"]


def test_one_person_may_speak_for_several_localities():
    shown = coverage(group_of(member("m", localities=["east", "west"])), url, on=TODAY)
    assert [[each.name for each in seat.holders] for seat in shown.localities] == [["Person One"], ["Person One"]]


@pytest.mark.parametrize(
    ("model", "councils", "wanted"),
    [
        ("a", ["Glen Council"], ["NHS Glen", "Glen Council"]),
        ("a", ["Glen Council", "Ben Council"], ["NHS Glen", "together"]),
        ("b", ["Glen Council"], ["Glen Council"]),
        ("c", ["Glen Council"], ["NHS Glen"]),
        ("d", ["Glen Council"], ["NHS Glen", "Glen Council"]),
    ],
)
def test_who_nominates_depends_on_the_model(model, councils, wanted):
    facts = group_of(schemes=[scheme(model, councils)])
    assert [each.key for each in coverage(facts, url, on=TODAY).nominees] == wanted


def test_councils_that_nominated_without_a_word_on_together_are_unclear():
    facts = group_of(member("m", nominated_by="Ben Council"), schemes=[scheme("a", ["Glen Council", "Ben Council"])])
    assert seat_of(facts, "together").is_unclear


def test_before_the_groups_were_prescribed_there_are_none():
    assert coverage(group_of(), url, on=date(2014, 12, 11)).groups == ()
    assert len(coverage(group_of(), url, on=date(2014, 12, 12)).groups) == 12


def test_a_group_that_is_still_to_come_is_not_established():
    assert not coverage(group_of(), url, on=date(2015, 8, 25)).is_established
    assert not coverage(group_of(established_on="not done"), url, on=TODAY).is_established
    assert coverage(group_of(), url, on=date(2015, 8, 26)).is_established


def test_nothing_recorded_is_said_to_be_nothing_recorded():
    shown = coverage(small_facts(schemes=[]), url, on=TODAY)
    assert (shown.is_recorded, shown.nominees) == (False, ())
    assert [each.since for each in shown.groups] == [None] * 12


def test_further_members_and_past_ones_are_listed():
    shown = coverage(group_of(member("m"), member("n", person="p2", last_day="2021-01-01")), url, on=TODAY)
    assert [each.name for each in shown.others] == ["Person One"]
    assert [each.name for each in shown.past] == ["Person Two"]


def test_a_locality_that_only_the_running_plan_sets_out_has_a_seat():
    plans = [
        {
            "id": "plan",
            "title": "Plan",
            "finalised_on": "2024-01-01",
            "period_first_day": "2024-04-01",
            "period_last_day": "2027-03-31",
            "localities": [{"locality": "north"}],
        }
    ]
    localities = [
        {"id": "east", "name": "East", "last_day": "2024-03-31"},
        {"id": "north", "name": "North", "first_day": "2027-04-01"},
    ]
    facts = group_of(plans=plans, localities=localities)
    assert [each.key for each in coverage(facts, url, on=TODAY).localities] == ["north"]
    assert [each.key for each in coverage(facts, url, on=date(2024, 3, 31)).localities] == ["east"]


def outcomes(facts, on):
    return {each.part.key: each for each in check(facts, as_at=on, among=[DUTY]) if each.part}


@settings(max_examples=25)
@given(
    held=st.sets(st.sampled_from(PLANNING_GROUP_GROUPS)),
    nhs=st.booleans(),
    council=st.booleans(),
    last_day=st.sampled_from([None, "2026-11-21", "2026-11-22"]),
)
def test_vacancies_are_those_that_the_statute_book_finds(held, nhs, council, last_day):
    ends = {} if last_day is None else {"last_day": last_day}
    members = [member(f"g-{each.value}", group=each.value, **ends) for each in held]
    members += [member("nhs", nominated_by="NHS Glen", **ends)] if nhs else []
    members += [member("council", person="p2", nominated_by="Glen Council", **ends)] if council else []
    facts = group_of(*members)
    shown, found = coverage(facts, url, on=TODAY), outcomes(facts, TODAY)
    empty = [each for each in shown.groups if each.is_vacant]
    groups, partners = found["seat_twelve_groups"], found["seat_nominees_of_partners"]
    assert (groups.outcome in NEEDS_NOBODY) == (empty == [])
    if empty:
        named = re.sub(r" \(the last one to [^)]*\)", "", groups.because).partition(" for ")[2].partition(". A ")[0]
        found = set(named.replace(" and ", ", ").split(", "))
        assert found == {spoken_group(ConsulteeGroup(each.key)) for each in empty}
    for seat in shown.nominees:
        assert seat.is_vacant == (partners.outcome not in NEEDS_NOBODY and seat.key in partners.because)


def test_an_empty_locality_is_found_by_both():
    plans = [
        {
            "id": "plan",
            "title": "Plan",
            "finalised_on": "2024-01-01",
            "period_first_day": "2024-04-01",
            "period_last_day": "2027-03-31",
            "localities": [{"locality": "east"}, {"locality": "west"}],
        }
    ]
    facts = group_of(member("m", localities=["east"]), plans=plans)
    shown = coverage(facts, url, on=TODAY)
    found = next(
        each
        for each in check(facts, as_at=TODAY, among=[DUTY])
        if each.part and each.part.key == "represent_each_locality"
    )
    assert [each.title for each in shown.localities if each.is_vacant] == ["West"]
    assert "West" in found.because
    assert "East" not in found.because


def test_answers_are_those_about_the_group_that_need_somebody():
    facts = group_of()
    shown = presenter.answers(check(facts, as_at=TODAY, among=[DUTY]), url)
    assert shown
    assert all(each.url.startswith("work-finding?duty=act-2014%2Fs32") for each in shown)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"group": "third_sector_bodies"}, "Third sector bodies"),
        ({"nominated_by": "NHS Glen"}, "Nominated by NHS Glen"),
        ({"nominated_by_councils_together": True, "nominated_by": "A"}, "Nominated by the councils together"),
        ({"localities": ["east", "west"]}, "East; West"),
        ({"group": "social_care_users", "localities": ["east"]}, "Users of social care; East"),
        ({}, "A further member"),
    ],
)
def test_for_whom_somebody_speaks_in_words(fields, words):
    schemes = [scheme("a", ["A", "B"])]
    facts = group_of(member("m", **fields), schemes=schemes)
    assert presenter.capacity(facts, facts.planning_group.members[0]) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), "1 day"),
        (date(2026, 10, 23), date(2026, 11, 22), "1 month"),
        (date(2026, 10, 24), date(2026, 11, 22), "30 days"),
        (date(2026, 1, 31), date(2026, 2, 27), "1 month"),
        (date(2026, 3, 23), date(2026, 11, 22), "8 months"),
    ],
)
def test_how_long_something_lasted(first, last, words):
    assert span(first, last) == words


def test_the_story_of_a_seat_has_everybody_who_held_it():
    facts = group_of(
        member("a", nominated_by="NHS Glen", last_day="2021-12-31"),
        member("b", person="p2", nominated_by="NHS Glen", first_day="2022-01-01", last_day="2024-01-01"),
        member("c", person="p1", localities=["east"], first_day="2022-01-01"),
        member("d", person="p2", group="third_sector_bodies", first_day="2024-02-01"),
        member("e", person="p2", nominated_by_councils_together=True, first_day="2024-02-02"),
        schemes=[scheme("a", ["A", "B"])],
    )
    by_key = {each.id: each for each in facts.planning_group.members}
    assert [each.url for each in memberships_beside(facts, by_key["a"], url)] == ["", "b", "c"]
    assert [each.url for each in memberships_beside(facts, by_key["c"], url)] == ["a", ""]
    assert [each.url for each in memberships_beside(facts, by_key["d"], url)] == ["b", "", "e"]
    assert len(memberships_beside(facts, by_key["e"], url)) == 3


def test_a_membership_that_nobody_recorded_is_none():
    assert presenter.member_called(small_facts(), "m") is None
    assert presenter.name_of(small_facts(), "some-body") == "Some body"
