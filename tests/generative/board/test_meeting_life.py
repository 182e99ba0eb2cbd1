"""The life of a meeting, in any order of steps: what the pages allow stays lawful, and what is refused changes nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from comhla.law import check
from comhla.law.answers import Outcome
from comhla.law.facts import Choice, Result, TieSettledBy
from comhla.law.readings.sitting import Here, sitting_of
from comhla.law.registry import duty_called
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board import sitting_changes as changes
from comhla.web.board.sitting_changes import Closing, Given, Mark, stamp_of
from tests.lib.brute_force_meeting import told
from tests.lib.sittings import KEY, VOTERS, row_of, sitting_facts, with_row
from tests.lib.web import TODAY

MEMBERS = st.sampled_from([*VOTERS, "nurse"])
CHOICES = st.sampled_from(["", *Choice])
PROXIES = st.fixed_dictionaries({"is_councillor": st.booleans(), "is_health_board_member": st.booleans()})
DUTIES = [duty_called(each) for each in ("IJBO-V1", "IJBO-P1", "IJMC-V1")]


class MeetingLife(RuleBasedStateMachine):
    """A meeting from the roll to its end, by the steps of the pages and never by an override."""

    @initialize(
        body=st.sampled_from(["board", "monitoring_committee"]), held=st.sampled_from(["2026-08-31", "2026-09-01"])
    )
    def plan(self, body: str, held: str) -> None:
        self.facts = sitting_facts(body=body, held_on=held, notice_available_on="2026-08-20")
        self.row = row_of(self.facts)

    def step(self, work: Any) -> None:
        """Take a step; a refused one changes nothing."""
        before = stamp_of(self.row)
        try:
            after = work()
        except NotRecorded:
            assert stamp_of(self.row) == before
            return
        self.facts = with_row(self.facts, after)
        self.row = row_of(self.facts)

    def vote(self, number: int) -> dict[str, Any]:
        votes = self.row["votes"]
        return votes[number % len(votes)]

    @rule(member=MEMBERS, where=st.sampled_from(Here), proxy=PROXIES)
    def mark(self, member: str, where: Here, proxy: dict[str, bool]) -> None:
        mark = Mark(member, where, proxy if where is Here.PROXY else None)
        seen = stamp_of(changes.roll_row(self.row, member))
        self.step(lambda: changes.mark(self.facts, self.row, mark, seen=seen))

    @rule()
    def call_the_roll(self) -> None:
        for member in VOTERS:
            self.mark(member, Here.PRESENT, {})

    @rule(member=MEMBERS, by_proxy=st.booleans())
    def preside(self, member: str, by_proxy: bool) -> None:
        wanted = {"presided_by": member, "presided_by_proxy": by_proxy}
        seen = stamp_of(changes.presiding_of(self.row))
        self.step(lambda: changes.preside(self.facts, self.row, wanted, seen=seen))

    @rule(member=MEMBERS, took_part=st.booleans())
    def declare(self, member: str, took_part: bool) -> None:
        told = {"member": member, "item": "item-1", "took_part": took_part}
        seen = stamp_of(changes.declaration_of(self.row, member, "item-1"))
        self.step(lambda: changes.declare(self.row, told, seen=seen))

    @rule(amends=st.booleans())
    def put(self, amends: bool) -> None:
        motion = self.row["votes"][0]["id"] if amends and self.row.get("votes") else ""
        self.step(lambda: changes.put_question(self.row, {"question": "Agree?", "item": "item-1", "amends": motion}))

    @precondition(lambda self: self.row.get("votes"))
    @rule(number=st.integers(0, 3), cast=st.dictionaries(MEMBERS, CHOICES, max_size=8))
    def cast(self, number: int, cast: dict[str, str]) -> None:
        vote = self.vote(number)
        was = {each["member"]: each["choice"] for each in vote.get("cast") or ()}
        for member, choice in cast.items():
            given = [Given(member, was.get(member, ""), str(choice))]
            self.step(lambda given=given: changes.cast(self.facts, self.row, vote["id"], given))

    @precondition(lambda self: self.row.get("votes"))
    @rule(number=st.integers(0, 3))
    def all_agree(self, number: int) -> None:
        vote = self.vote(number)
        self.step(lambda: changes.all_agree(self.facts, self.row, vote["id"], seen=stamp_of(vote)))

    @precondition(lambda self: self.row.get("votes"))
    @rule(
        number=st.integers(0, 3),
        result=st.sampled_from(Result),
        tie=st.sampled_from([None, *TieSettledBy]),
        refused=st.lists(MEMBERS, max_size=1).map(tuple),
    )
    def close(self, number: int, result: Result, tie: TieSettledBy | None, refused: tuple[str, ...]) -> None:
        vote = self.vote(number)
        closing = Closing(result, tie, refused)
        self.step(lambda: changes.close(self.facts, self.row, vote["id"], closing, seen=stamp_of(vote)))

    @precondition(lambda self: self.row.get("votes"))
    @rule(number=st.integers(0, 3))
    def close_by_law(self, number: int) -> None:
        vote = self.vote(number)
        counted = sitting_of(self.facts, KEY).question(vote["id"]).counted
        for way in changes.results_by_law(counted)[-1:]:
            self.step(
                lambda way=way: changes.close(self.facts, self.row, vote["id"], Closing(*way), seen=stamp_of(vote))
            )

    @rule(number=st.integers(0, 3))
    @precondition(lambda self: self.row.get("votes"))
    def reopen(self, number: int) -> None:
        vote = self.vote(number)
        self.step(lambda: changes.reopen(self.row, vote["id"], seen=stamp_of(vote)))

    @rule()
    def end(self) -> None:
        decided = any("result" in each for each in self.row.get("votes") or ())
        seen = stamp_of(self.row.get("ends_at", ""))
        self.step(lambda: changes.end(self.row, at="12:30", decisions_taken=decided, seen=seen))

    @invariant()
    def results_are_those_of_the_second_implementation(self) -> None:
        if not hasattr(self, "facts"):
            return
        (meeting,) = self.facts.meetings
        by_law = told(self.facts, meeting).results
        for vote in meeting.votes or ():
            if vote.result is not None and by_law[vote.id] is not None:
                assert vote.result.value == by_law[vote.id], (vote, by_law)

    def teardown(self) -> None:
        """What the pages allowed is never against the law."""
        if not hasattr(self, "facts"):
            return
        found = check(self.facts, as_at=TODAY, among=DUTIES)
        assert [each.because for each in found if each.subject.id == KEY and each.outcome is Outcome.NOT_MET] == []


TestMeetingLife = MeetingLife.TestCase
TestMeetingLife.settings = settings(max_examples=12, stateful_step_count=16)
