"""What was decided, in plain words."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.authority_file import read_plain
from comhla.web.site.presenters.decisions import by_year, decision_shown, decisions_on
from comhla.web.site.presenters.localities import locality_on
from tests.lib.web import demonstration_facts, small_facts

DAY = date(2026, 11, 22)


def decision(key="d", decided_on="2026-06-10", **more):
    return {"id": key, "title": "Open a hub", "decided_by": "board", "decided_on": decided_on, **more}


def test_decisions_up_to_the_day_the_latest_first():
    facts = small_facts(
        decisions=[decision("a", "2025-01-01"), decision("b", "2026-11-22"), decision("c", "2026-11-23")]
    )
    assert [each.key for each in decisions_on(facts, DAY)] == ["b", "a"]
    assert [(each.year, len(each.decisions)) for each in by_year(decisions_on(facts, DAY))] == [(2026, 1), (2025, 1)]


def test_not_recorded_and_none_are_two_things():
    assert decisions_on(small_facts(), DAY) is None
    assert decisions_on(small_facts(decisions=[]), DAY) == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("board", "The integration joint board"),
        ("monitoring_committee", "The integration joint monitoring committee"),
        ("audit", "Audit Committee"),
        ("NHS Glen", "NHS Glen"),
    ],
)
def test_who_decided(body, words):
    committees = [{"id": "audit", "name": "Audit Committee", "set_up_on": "2016-01-01"}]
    facts = small_facts(committees=committees, decisions=[decision(decided_by=body)])
    assert decisions_on(facts, DAY)[0].decided_by == words


def test_nothing_but_the_title_recorded():
    shown = decision_shown(small_facts(decisions=[decision()]), "d", DAY)
    assert (shown.title, shown.is_significant, shown.within_plan, shown.is_planned) == ("Open a hub", None, None, False)
    assert not any((shown.outcomes, shown.asked, shown.localities, shown.assessments, shown.votes, shown.next_steps))


@pytest.mark.parametrize(("key", "day"), [("nothing", DAY), ("d", date(2026, 6, 9))])
def test_no_such_decision_or_not_yet(key, day):
    assert decision_shown(small_facts(decisions=[decision()]), key, day) is None


def test_a_decision_with_everything():
    effect = {"locality": "east", "groups": [{"group": "residents", "interested": True, "involved_on": "2026-05-02"}]}
    whole = decision(
        effective_on="2027-01-01",
        view={"significant": True, "recorded_on": "2026-05-01"},
        within_plan=False,
        group_asked_on="2026-05-03",
        users_involved_on="2026-05-01",
        localities=[effect],
        outcomes=["O1"],
        principles=["P1"],
        meeting="m",
    )
    votes = [
        {"id": "v", "question": "To open it", "result": "carried", "cast": [{"member": "m1", "choice": "for"}]},
        {"id": "w", "question": "To wait"},
    ]
    facts = small_facts(
        decisions=[whole],
        meetings=[{"id": "m", "body": "board", "held_on": "2026-06-10", "votes": votes}],
        assessments=[
            {"id": "e", "kind": "equality", "subject": "d", "completed_on": "2026-05-20", "published_on": "2026-06-01", "address": "https://example.org/e"},
            {"id": "f", "kind": "island", "subject": "d", "completed_on": "2026-05-20", "published_on": "2027-01-01", "address": "https://example.org/f"},
            {"id": "g", "kind": "consumer", "subject": "d", "completed_on": "not done"},
        ],
        directions=[
            {"id": "x", "given_on": "2026-06-20", "addressees": ["Glen Council"], "decision": "d", "last_day": "2026-07-01"},
            {"id": "y", "given_on": "2027-06-20", "addressees": ["NHS Glen"], "decision": "d"},
        ],
    )  # fmt: skip
    shown = decision_shown(facts, "d", DAY)
    assert shown.is_significant
    assert shown.within_plan is False
    assert shown.is_planned
    assert shown.meeting_on == date(2026, 6, 10)
    assert shown.outcomes == ("People look after and improve their own health and live in good health for longer",)
    assert shown.principles[0].startswith("Services are joined up")
    assert shown.asked == (
        "People who use the service, or may come to use it, were involved from 1 May 2026.",
        "The strategic planning group was asked for its views on 3 May 2026.",
        "In East, groups that the decision could matter to were involved: 1 of them.",
    )
    assert shown.localities == ("East",)
    assert [(each.kind, each.address) for each in shown.assessments] == [
        ("Equality impact assessment", "https://example.org/e"),
        ("Island communities impact assessment", ""),  # completed by the day, not published yet
    ]
    assert [(each.question, each.result, each.votes_for, each.votes_against) for each in shown.votes] == [
        ("To open it", "Agreed", 1, 0),
        ("To wait", "", None, None),
    ]
    assert [each.to for each in shown.next_steps] == [("Glen Council",)]
    assert shown.next_steps[0].ran_until is not None
    east, west = locality_on(facts, "east", DAY), locality_on(facts, "west", DAY)
    assert ([each.key for each in east.decisions], west.decisions) == (["d"], ())


@pytest.mark.parametrize(
    ("as_at", "ran_until", "replaced_on"),
    [
        (date(2026, 8, 31), None, None),  # its last day
        (date(2026, 9, 1), date(2026, 8, 31), None),  # over; the later one is not given yet
        (DAY, date(2026, 8, 31), date(2026, 9, 2)),
    ],
)
def test_how_a_direction_came_to_its_end(as_at, ran_until, replaced_on):
    first = {"id": "x", "given_on": "2026-06-11", "addressees": ["Glen Council"], "decision": "d"}
    later = {"id": "y", "given_on": "2026-09-02", "addressees": ["Glen Council"], "changes": ["x"]}
    facts = small_facts(decisions=[decision()], directions=[{**first, "last_day": "2026-08-31"}, later])
    [step] = decision_shown(facts, "d", as_at).next_steps
    assert (step.ran_until, step.replaced_on) == (ran_until, replaced_on)


def test_every_decision_of_the_demonstration_can_be_shown():
    facts = demonstration_facts()
    for line in decisions_on(facts, DAY):
        assert decision_shown(facts, line.key, DAY).outcomes


def test_a_locality_of_the_demonstration():
    shown = locality_on(demonstration_facts(), "north", DAY)
    assert (shown.name, len(shown.others), shown.has_member) == ("North locality", 2, True)
    assert shown.plan.title == "Strategic plan 2024 to 2027"
    assert shown.is_in_plan


def test_a_locality_with_nothing_recorded():
    shown = locality_on(small_facts(), "east", DAY)
    assert (shown.plan, shown.is_in_plan, shown.has_member, shown.share_of_spending) == (None, False, None, None)
    assert [each.key for each in shown.others] == ["west"]
    assert locality_on(small_facts(), "south", DAY) is None
    nothing = read_plain({"authority": {"name": "Glen", "fictional": True}}, name="Glen")
    assert locality_on(nothing, "east", DAY) is None


@pytest.mark.parametrize(
    ("published_on", "share"),
    [("2026-07-30", ("31.5", "2025-26")), ("2026-12-30", ("30", "2024-25")), ("not done", ("30", "2024-25"))],
)
def test_the_share_of_spending_is_that_of_the_latest_published_report(published_on, share):
    reports = [
        {"id": "a", "reporting_year": "2024-25", "published_on": "2025-07-30", "localities": [{"locality": "east", "share_percent": 30}]},
        {"id": "b", "reporting_year": "2025-26", "published_on": published_on, "localities": [{"locality": "east", "share_percent": 31.5}]},
        {"id": "c", "reporting_year": "2023-24", "published_on": "2024-07-30"},
    ]  # fmt: skip
    assert locality_on(small_facts(performance_reports=reports), "east", DAY).share_of_spending == share


def test_somebody_speaks_for_a_locality():
    members = [{"id": "g", "person": "p1", "localities": ["east"], "first_day": "2020-01-01", "last_day": "2026-11-21"}]
    facts = small_facts(planning_group={"members": members})
    assert locality_on(facts, "east", date(2026, 11, 21)).has_member is True
    assert locality_on(facts, "east", DAY).has_member is False
    assert locality_on(facts, "west", date(2026, 11, 21)).has_member is False
