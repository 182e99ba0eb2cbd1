"""Changes of a meeting's row while it sits: one thing at a time, by law, and never over what somebody else recorded."""

from __future__ import annotations

from typing import Any

import pytest

from comhla.law.facts import Result, TieSettledBy
from comhla.law.readings.sitting import Here, sitting_of
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board import sitting_changes as changes
from comhla.web.board.sitting_changes import Closing, Given, Mark, NotByLaw, SaidOtherwise, stamp_of
from tests.lib.sittings import KEY, VOTERS, here, row_of, sitting_facts, votes

CARRIED, LOST, NOT_DECIDED = Result.CARRIED, Result.LOST, Result.NOT_DECIDED
MECHANISM, CASTING, UNSETTLED = TieSettledBy.DISPUTE_MECHANISM, TieSettledBy.CASTING_VOTE, TieSettledBy.NOT_SETTLED
NOTHING = stamp_of(None)
TIE = votes(c1="for", n1="against")


def open_vote(**given: Any) -> list[dict[str, Any]]:
    return [{"id": "q", "question": "Close the ward?", **given}]


def at(**given: Any) -> tuple[Any, dict[str, Any]]:
    facts = sitting_facts(**{"attendance": here(*VOTERS), **given})
    return facts, row_of(facts)


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (Mark("c1", Here.PRESENT), {"member": "c1", "present": True}),
        (Mark("c1", Here.REMOTE), {"member": "c1", "present": True, "remotely": True}),
        (Mark("c1", Here.AWAY, because="illness"), {"member": "c1", "present": False, "absent_because": "illness"}),
        (
            Mark("c1", Here.PROXY, {"is_councillor": True}),
            {"member": "c1", "present": False, "proxy": {"is_councillor": True}},
        ),
        (Mark("c1", Here.NOT_SAID), None),
    ],
)
def test_a_member_is_marked_and_nobody_else(mark, told):
    facts, row = at(attendance=here("n1", "c1", "n2"))
    after = changes.mark(facts, row, mark, seen=stamp_of(changes.roll_row(row, "c1")))
    assert changes.roll_row(after, "c1") == told
    assert [each for each in after["attendance"] if each["member"] != "c1"] == here("n1", "n2")


def test_the_first_member_begins_the_roll():
    facts, row = at(attendance=None)
    row.pop("attendance", None)
    assert changes.mark(facts, row, Mark("c1", Here.PRESENT), seen=NOTHING)["attendance"] == here("c1")


def test_the_same_twice_is_once_and_something_else_is_told():
    facts, row = at(attendance=here("c1"))
    assert changes.mark(facts, row, Mark("c1", Here.PRESENT), seen=NOTHING) == row
    with pytest.raises(SaidOtherwise) as late:
        changes.mark(facts, row, Mark("c1", Here.AWAY), seen=NOTHING)
    assert late.value.members == ("c1",)


@pytest.mark.parametrize(
    ("body", "member", "proxy", "allowed"),
    [
        ("board", "c1", {"is_councillor": False}, False),
        ("board", "c1", {"is_councillor": True}, True),
        ("board", "c1", {}, True),
        ("board", "n1", {"is_health_board_member": False}, False),
        ("board", "carer", {"is_councillor": False}, True),
        ("board", "carer", {"suitably_experienced": False}, False),
        ("monitoring_committee", "c1", {"is_councillor": False}, True),
        ("board", "stranger", {"is_councillor": False}, True),
    ],
)
def test_an_unfit_proxy_is_recorded_only_as_the_truth(body, member, proxy, allowed):
    facts, row = at(body=body, attendance=[])
    mark = Mark(member, Here.PROXY, proxy)
    if not allowed:
        with pytest.raises(NotByLaw):
            changes.mark(facts, row, mark, seen=NOTHING)
    told = changes.mark(facts, row, mark, seen=NOTHING, even_so=True)
    assert changes.roll_row(told, member)["proxy"] == proxy


def test_whoever_voted_was_there():
    facts, row = at(votes=open_vote(cast=votes(c1="for")))
    seen = stamp_of(changes.roll_row(row, "c1"))
    assert changes.mark(facts, row, Mark("c1", Here.REMOTE), seen=seen)
    with pytest.raises(NotByLaw, match="has voted"):
        changes.mark(facts, row, Mark("c1", Here.AWAY), seen=seen)
    assert changes.mark(facts, row, Mark("c2", Here.AWAY), seen=stamp_of(changes.roll_row(row, "c2")))


def test_in_the_monitoring_committee_the_roll_of_a_closed_vote_stands():
    facts, row = at(body="monitoring_committee", votes=open_vote(result="carried", cast=votes(c1="for")))
    with pytest.raises(NotByLaw, match="closed"):
        changes.mark(facts, row, Mark("c2", Here.AWAY), seen=stamp_of(changes.roll_row(row, "c2")))


@pytest.mark.parametrize(
    ("roll", "wanted", "words"),
    [
        (VOTERS, {"presided_by": "c1", "presided_by_proxy": False}, ""),
        (VOTERS, {"presided_by": "c1", "presided_by_proxy": True}, "proxy"),
        (VOTERS, {"presided_by": "n1"}, "chair presides"),
        (("c2", "n1"), {"presided_by": "n1"}, ""),
        (("c2", "n2"), {"presided_by": "c2", "chosen_to_preside_by_voting_members": True}, ""),
        (("c2", "n2"), {"presided_by": "c2", "chosen_to_preside_by_voting_members": False}, "choose"),
        (("c2", "n2", "nurse"), {"presided_by": "nurse"}, "voting member"),
        (VOTERS, {"presided_by": ""}, ""),
    ],
)
def test_who_presides(roll, wanted, words):
    facts, row = at(attendance=here(*roll), presided_by="n4")
    seen = stamp_of({"presided_by": "n4"})
    if words:
        with pytest.raises(NotByLaw, match=words):
            changes.preside(facts, row, wanted, seen=seen)
    after = changes.preside(facts, row, wanted, seen=seen, even_so=True)
    assert changes.presiding_of(after) == {name: value for name, value in wanted.items() if value != ""}
    with pytest.raises(SaidOtherwise):
        changes.preside(facts, row, {"presided_by": "c4"}, seen=NOTHING)


def test_interests_are_added_and_corrected_and_none_is_none():
    _facts, row = at()
    none = changes.say_no_declarations(row)
    assert none["declarations"] == []
    one = changes.declare(none, {"member": "c1", "item": "1", "took_part": True, "interest": ""}, seen=NOTHING)
    assert one["declarations"] == [{"member": "c1", "item": "1", "took_part": True}]
    with pytest.raises(SaidOtherwise):
        changes.declare(one, {"member": "c1", "item": "1", "took_part": False}, seen=NOTHING)
    seen = stamp_of(changes.declaration_of(one, "c1", "1"))
    two = changes.declare(one, {"member": "c1", "item": "1", "took_part": False}, seen=seen)
    assert [each["took_part"] for each in two["declarations"]] == [False]
    assert len(changes.declare(two, {"member": "c1", "item": "2"}, seen=NOTHING)["declarations"]) == 2
    with pytest.raises(NotRecorded):
        changes.say_no_declarations(two)


def test_questions_get_ids_of_their_own():
    _facts, row = at(votes=[{"id": f"{KEY}-vote-2", "question": "First?"}])
    for number in (3, 4):
        row = changes.put_question(row, {"question": f"Number {number}?", "text": "", "amends": None})
    assert [each["id"] for each in row["votes"]] == [f"{KEY}-vote-{n}" for n in (2, 3, 4)]
    assert row["votes"][1] == {"id": f"{KEY}-vote-3", "question": "Number 3?"}


def test_two_record_votes_of_different_members():
    facts, row = at(votes=open_vote(cast=votes(c1="for", c2="against")))
    # The page was shown before c2 voted, and shows nothing for c2.
    given = [Given("c1", "for", ""), Given("c2", "", ""), Given("n1", "", "abstained"), Given("carer", "", "for")]
    assert changes.cast(facts, row, "q", given)["votes"][0]["cast"] == votes(c2="against", n1="abstained", carer="for")


@pytest.mark.parametrize(("now", "wanted", "told"), [("against", "for", True), ("for", "for", False)])
def test_two_record_the_vote_of_the_same_member(now, wanted, told):
    facts, row = at(votes=open_vote(cast=votes(c1=now)))
    if told:
        with pytest.raises(SaidOtherwise) as late:
            changes.cast(facts, row, "q", [Given("c1", "", wanted)])
        assert late.value.members == ("c1",)
    else:
        assert changes.cast(facts, row, "q", [Given("c1", "", wanted)]) == row


@pytest.mark.parametrize("member", ["nurse", "stranger", "n4"])
def test_a_vote_that_the_law_does_not_allow_is_recorded_only_as_the_truth(member):
    facts, row = at(
        attendance=here("c1", "n4", "nurse"),
        declarations=[{"member": "n4", "item": "item-1", "took_part": False}],
        votes=open_vote(item="item-1", cast=votes(c1="for")),
    )
    with pytest.raises(NotByLaw):
        changes.cast(facts, row, "q", [Given(member, "", "for")])
    after = changes.cast(facts, row, "q", [Given(member, "", "for")], even_so=True)
    assert [each["member"] for each in after["votes"][0]["cast"]] == ["c1", member]


def test_a_proxy_votes_as_a_proxy():
    facts, row = at(
        attendance=[{"member": "c1", "present": False, "proxy": {"is_councillor": True}}], votes=open_vote()
    )
    cast = changes.cast(facts, row, "q", [Given("c1", "", "for")])["votes"][0]["cast"]
    assert cast == [{"member": "c1", "choice": "for", "by_proxy": True}]


@pytest.mark.parametrize(("vote", "words"), [("q", "closed"), ("z", "no longer")])
def test_a_vote_that_is_closed_or_gone(vote, words):
    facts, row = at(votes=open_vote(result="carried"))
    with pytest.raises(NotRecorded, match=words):
        changes.cast(facts, row, vote, [Given("c1", "", "for")])


def test_the_vote_of_a_vacant_seat():
    empty = {"id": "v", "body": "board", "seat": "council_nominee", "first_day": "2026-01-01"}
    facts = sitting_facts(attendance=here(*VOTERS), votes=open_vote(), vacancies=[empty])
    row = row_of(facts)
    used = changes.cast_for_seats(facts, row, "q", [Given("v", "", "for")])
    assert used["votes"][0]["cast_for_vacancies"] == [{"vacancy": "v", "choice": "for"}]
    assert changes.cast_for_seats(facts, used, "q", [Given("v", "for", "")]) == row
    assert changes.cast_for_seats(facts, row, "q", []) == row
    with pytest.raises(NotByLaw):
        changes.cast_for_seats(facts, row, "q", [Given("w", "", "for")])


def test_all_agree_without_a_vote():
    facts, row = at(attendance=here(*VOTERS, "nurse"), votes=open_vote(cast=votes(c1="for")))
    seen = stamp_of(row["votes"][0])
    told = changes.all_agree(facts, row, "q", seen=seen)["votes"][0]
    assert [each["member"] for each in told["cast"]] == list(VOTERS)
    assert (told["result"], told["agreed_without_vote"], told["refused"]) == ("carried", True, [])
    with pytest.raises(SaidOtherwise):
        changes.all_agree(facts, row, "q", seen=NOTHING)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"votes": open_vote(cast=votes(c1="abstained"))}, "not all agreed"),
        ({"attendance": here("c1", "n1"), "votes": open_vote()}, "no quorum"),
        ({"attendance": [], "votes": open_vote()}, "no quorum"),
        ({"body": "audit", "attendance": here("c1", "n1"), "votes": open_vote()}, "Too few"),
        ({"votes": [*open_vote(), {"id": "a", "question": "Later?", "amends": "q"}]}, "Amendments"),
    ],
)
def test_all_cannot_agree(given, words):
    facts, row = at(**given)
    with pytest.raises(NotRecorded, match=words):
        changes.all_agree(facts, row, "q", seen=stamp_of(row["votes"][0]))


@pytest.mark.parametrize(
    ("given", "closing", "words"),
    [
        ({"votes": open_vote(cast=votes(c1="for"))}, Closing(CARRIED), ""),
        ({"votes": open_vote(cast=votes(c1="for"))}, Closing(LOST), "not how"),
        ({"votes": open_vote(cast=TIE)}, Closing(NOT_DECIDED), ""),
        ({"votes": open_vote(cast=TIE)}, Closing(CARRIED, MECHANISM), ""),
        ({"votes": open_vote(cast=TIE)}, Closing(CARRIED, CASTING), "not how"),
        ({"votes": open_vote(cast=TIE)}, Closing(CARRIED), "not how"),
        ({"votes": open_vote()}, Closing(CARRIED), "not how"),
        ({"votes": open_vote(cast=votes(c1="for")), "attendance": here("c1")}, Closing(CARRIED), "no quorum"),
        ({"votes": open_vote(cast=votes(c1="for"))}, Closing(CARRIED, refused=("n1",)), "not counted"),
        ({"votes": open_vote(cast=votes(c1="for"))}, Closing(CARRIED, refused=("nurse", "nobody")), ""),
        (
            {"votes": [*open_vote(cast=votes(c1="for")), {"id": "a", "question": "Later?", "amends": "q"}]},
            Closing(CARRIED),
            "Amendments",
        ),
        ({"body": "monitoring_committee", "votes": open_vote(cast=TIE)}, Closing(CARRIED, CASTING), ""),
        ({"body": "monitoring_committee", "votes": open_vote(cast=TIE)}, Closing(NOT_DECIDED, UNSETTLED), ""),
        ({"body": "monitoring_committee", "votes": open_vote(cast=TIE)}, Closing(CARRIED, MECHANISM), "not how"),
        ({"body": "monitoring_committee", "votes": open_vote(cast=votes(c1="for"))}, Closing(LOST), ""),
    ],
)
def test_a_vote_is_closed_as_the_law_of_the_body_has_it(given, closing, words):
    facts, row = at(**given)
    seen = stamp_of(row["votes"][0])
    if words:
        with pytest.raises(NotByLaw, match=words):
            changes.close(facts, row, "q", closing, seen=seen)
    told = changes.close(facts, row, "q", closing, seen=seen, even_so=True)["votes"][0]
    assert (told["result"], told.get("tie_settled_by")) == (closing.result, closing.tie_settled_by)
    with pytest.raises(SaidOtherwise):
        changes.close(facts, row, "q", closing, seen=NOTHING)


def test_a_vote_is_opened_again():
    _facts, row = at(votes=open_vote(cast=TIE, result="not decided", refused=[]))
    seen = stamp_of(row["votes"][0])
    opened = changes.reopen(row, "q", seen=seen)
    assert opened["votes"] == open_vote(cast=TIE)
    assert changes.reopen(opened, "q", seen=seen) == opened
    with pytest.raises(SaidOtherwise):
        changes.reopen(row, "q", seen=NOTHING)


def test_a_meeting_is_adjourned_and_goes_on():
    _facts, row = at()
    with pytest.raises(NotRecorded, match="not adjourned"):
        changes.resume(row, "11:00")
    still = changes.adjourn(row, {"at": "10:40", "because": "Fire alarm", "to_meeting": ""})
    assert changes.is_adjourned(still)
    with pytest.raises(NotRecorded, match="already"):
        changes.adjourn(still, {"at": "10:45"})
    on = changes.resume(still, "11:00")
    assert on["adjournments"] == [{"at": "10:40", "because": "Fire alarm", "resumed_at": "11:00"}]
    other_day = changes.adjourn(on, {"at": "12:00", "to_meeting": "next"})
    assert not changes.is_adjourned(other_day)


@pytest.mark.parametrize(
    ("given", "words"),
    [({"attendance": []}, "Call the roll"), ({"votes": open_vote()}, "vote is open")],
)
def test_a_meeting_that_cannot_end(given, words):
    _facts, row = at(**given)
    with pytest.raises(NotRecorded, match=words):
        changes.end(row, at="12:30", decisions_taken=True, seen=stamp_of(""))


@pytest.mark.parametrize(("decided", "has_votes"), [(True, False), (False, True)])
def test_the_end_of_a_meeting(decided, has_votes):
    _facts, row = at()
    after = changes.end(row, at="12:30", decisions_taken=decided, seen=stamp_of(""))
    assert (after["ends_at"], after["decisions_taken"], after["names_recorded"]) == ("12:30", decided, True)
    # That nothing was put to the vote is known only where nothing was decided.
    assert ("votes" in after) is has_votes
    with pytest.raises(SaidOtherwise):
        changes.end(after, at="12:40", decisions_taken=decided, seen=stamp_of(""))


def test_a_persons_own_seats():
    facts, _row = at()
    assert changes.own_seats(sitting_of(facts, KEY), "c1") == ["c1"]
