"""A meeting as it sits, in words."""

from __future__ import annotations

from typing import Any

import pytest

from comhla.law.readings.sitting import BodyKind, sitting_of
from comhla.web.board.presenters import sitting as presenter
from comhla.web.board.sitting_changes import results_by_law
from tests.lib.sittings import COUNCIL, KEY, NHS, VOTERS, here, row_of, sitting_facts, votes

EMPTY = [{"id": "v", "body": "board", "seat": "council_nominee", "first_day": "2026-01-01"}]
TIE = votes(c1="for", n1="against")


def at(**given: Any) -> tuple[Any, Any]:
    facts = sitting_facts(**given)
    return facts, sitting_of(facts, KEY)


def asked(**given: Any) -> tuple[Any, Any, Any]:
    vote = {"id": "q", "question": "Close it?", **{name: given.pop(name) for name in _OF_VOTE if name in given}}
    facts, sits = at(**{"attendance": here(*VOTERS), "votes": [vote], **given})
    return facts, sits, sits.question("q")


_OF_VOTE = (
    "cast",
    "text",
    "result",
    "agreed_without_vote",
    "tie_settled_by",
    "about_integration_functions",
    "cast_for_vacancies",
    "amends",
)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"attendance": here(*COUNCIL, "n1")}, "5 of 9 are here; 5 are needed. There is a quorum."),
        ({"attendance": here(*COUNCIL)}, "4 of 9 are here; 5 are needed. There is no quorum: 1 more is needed."),
        ({"attendance": here("c1")}, "There is no quorum: 4 more are needed."),
        ({"attendance": here(*COUNCIL, "n1"), "vacancies": [*EMPTY, {**EMPTY[0], "id": "w"}]}, "is a question"),
        ({}, "Nobody is on the roll yet"),
        ({"body": "audit"}, "no quorum for a committee"),
        (
            {"body": "monitoring_committee", "attendance": here(*COUNCIL)},
            "4 of the 8 nominated members are here; 4 are needed. There is a quorum.",
        ),
    ],
)
def test_the_quorum_in_words(given, words):
    _facts, sits = at(**given)
    assert words in presenter.quorum_words(sits)


def test_a_planning_group_has_no_quorum_by_law():
    _facts, sits = at()
    assert "planning group" in presenter.quorum_words(sits._replace(body=BodyKind.PLANNING_GROUP))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"presided_by": "c2"}, "Person C2 presides."),
        ({"attendance": here("c1", "n1")}, "Person C1 should preside."),
        ({"attendance": here("n1")}, "Person N1 should preside."),
        (
            {"attendance": here("n2")},
            "the voting members who are here choose one of themselves, and no proxy may preside.",
        ),
        ({"body": "audit", "attendance": here("n2")}, "The board decides who chairs a committee."),
    ],
)
def test_who_presides_in_words(given, words):
    facts, sits = at(**given)
    assert words in presenter.presiding_words(facts, sits)


def test_who_presided_and_is_no_member_has_no_name():
    facts, sits = at()
    gone = sits._replace(presiding=sits.presiding._replace(recorded="gone"))
    assert presenter.presiding_words(facts, gone) == "Gone presides."


@pytest.mark.parametrize(
    ("member", "proxy", "note"),
    [
        ("nurse", {"person": "deputy"}, "Person DEPUTY is here for them, without a vote."),
        ("c1", {"is_councillor": True}, "A proxy is here for them and votes."),
        ("c1", {"is_councillor": False}, "A proxy is here for them and has no vote."),
        ("c1", {}, "say what they are"),
    ],
)
def test_a_proxy_on_the_roll(member, proxy, note):
    facts, sits = at(attendance=[{"member": member, "present": False, "proxy": proxy}])
    (row,) = (each for each in presenter.roll(facts, sits, row_of(facts)) if each.member == member)
    assert note in row.note
    assert row.words == "Proxy"


@pytest.mark.parametrize(
    ("body", "member", "words"),
    [
        ("monitoring_committee", "nurse", "Every proxy may vote"),
        ("board", "carer", "who votes"),
        ("board", "nurse", "no vote"),
    ],
)
def test_the_rule_for_a_proxy(body, member, words):
    _facts, sits = at(body=body)
    assert words in presenter.proxy_rule(sits, sits.called(member))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "No vote has been cast yet."),
        ({"cast": votes(c1="for")}, "Carried: a majority of the votes of voting members present decides."),
        ({"cast": TIE}, "Nobody has a casting vote on a joint board"),
        ({"cast": TIE, "result": "lost", "tie_settled_by": "dispute mechanism"}, "the dispute mechanism settled it."),
        ({"cast": TIE, "result": "carried", "tie_settled_by": "casting vote"}, "a casting vote settled it."),
        ({"cast": TIE, "result": "not decided", "tie_settled_by": "not settled"}, "Until then nothing is decided."),
        ({"agreed_without_vote": True, "result": "carried"}, "So no vote was taken."),
        ({"cast": TIE, "body": "monitoring_committee"}, "Whoever presides has a casting vote."),
        ({"cast": votes(c1="for"), "body": "monitoring_committee"}, "for a person to say"),
        (
            {"cast": votes(c1="against"), "body": "monitoring_committee"},
            "Not carried: a majority of the members attending",
        ),
        ({"cast": votes(c1="for"), "body": "audit"}, "Not carried: 5 votes for are needed"),
        (
            {"cast": TIE, "body": "audit", "about_integration_functions": False},
            "Your standing orders say what follows.",
        ),
        ({"cast": votes(c1="for"), "body": "audit", "about_integration_functions": False}, "by more votes for than"),
    ],
)
def test_how_a_question_stands(given, words):
    _facts, _sits, question = asked(**given)
    assert words in presenter.standing_words(question.counted)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"cast": TIE}, "The question \u201cClose it?\u201d is open: 1 for, 1 against, 0 abstained."),
        (
            {"cast": votes(nurse="for"), "result": "lost"},
            "is not carried: 0 for, 0 against, 0 abstained. 1 vote does not count.",
        ),
        (
            {"cast": votes(c1="for"), "result": "carried", "agreed_without_vote": True},
            "is carried: All agreed without a vote.",
        ),
    ],
)
def test_the_result_in_one_sentence(given, sentence):
    facts, sits, question = asked(**given)
    assert sentence in presenter.result_sentence(facts, sits, question)


def test_a_vacant_seat_is_told_with_those_who_use_its_vote():
    used = [{"vacancy": "v", "choice": "for"}]
    facts, sits, question = asked(vacancies=EMPTY, attendance=here("c1", "c2", "n1"), cast_for_vacancies=used)
    (seat,) = presenter.vacant_seats(facts, sits, question)
    assert "used together by Person C1, Person C2" in seat.words
    assert seat.chosen == "for"
    facts, sits, question = asked(vacancies=EMPTY, attendance=here(*NHS))
    assert "nobody here" in presenter.vacant_seats(facts, sits, question)[0].words


@pytest.mark.parametrize(
    ("held", "direct", "took_part", "words"),
    [
        ("2026-11-22", True, None, ("Direct interest", "Not said yet. The member decides")),
        ("2015-12-01", None, True, ("Interest", "Takes part. Until 31 January 2016 the other members decided.")),
    ],
)
def test_an_interest_in_words(held, direct, took_part, words):
    told = {"member": "c1", "item": "7", "direct": direct, "took_part": took_part}
    declared = {name: value for name, value in told.items() if value is not None}
    facts, sits = at(held_on=held, declarations=[declared])
    (one,) = presenter.declared(facts, sits, {})
    assert (one.member, one.item, one.words) == ("c1", "7", words[0])
    assert words[1] in one.follows


def test_an_amendment_shows_what_it_changes():
    _facts, _sits, motion = asked(text="Close it in May.")
    amendment = motion._replace(
        counted=motion.counted._replace(vote=motion.vote.__class__(id="a", question="?", text="Close it in June."))
    )
    (paragraph,) = presenter.change_of_motion(amendment, motion)
    assert [(each.kind.value, each.text.strip()) for each in paragraph.words if each.kind.value != "same"] == [
        ("removed", "May"),
        ("added", "June"),
    ]
    assert presenter.change_of_motion(amendment, None) == ()


def test_adjournments_in_words():
    row = {
        "adjournments": [
            {"at": "10:00", "resumed_at": "10:20"},
            {"because": "Snow"},
            {"at": "12:00", "to_meeting": "x"},
        ]
    }
    assert presenter.adjournments(row) == [
        "Adjourned at 10:00, resumed at 10:20.",
        "Adjourned at a time not recorded. Snow",
        "Adjourned at 12:00 to another day.",
    ]


def test_the_ways_to_close_in_words():
    _facts, _sits, question = asked(cast=TIE)
    assert [words for _value, words in presenter.ways_to_close(results_by_law(question.counted))] == [
        "Not decided",
        "Carried, by the dispute mechanism",
        "Not carried, by the dispute mechanism",
    ]
