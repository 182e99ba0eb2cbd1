"""Quorum and the outcome of every vote: two implementations of the law, written apart, give the same answer."""

from __future__ import annotations

from collections import Counter
from random import Random  # noqa: TID251 - the seed comes from Hypothesis or stands here

from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.law.facts import AuthorityFacts
from comhla.law.readings.sitting import sitting_of
from tests.lib.brute_force_meeting import Told, told
from tests.lib.random_meetings import meeting_of
from tests.lib.web import demonstration_facts


def ours(facts: AuthorityFacts, meeting: str) -> Told:
    sitting = sitting_of(facts, meeting)
    quorum = sitting.quorum
    numbers = (None, None, None) if quorum is None else (quorum.needed, quorum.here, quorum.is_reached)
    results = {each.vote.id: each.counted.result and each.counted.result.value for each in sitting.questions}
    return Told(*numbers, results)


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_both_say_the_same_of_any_meeting(seed: int):
    dice = Random(seed)
    for _ in range(40):
        facts = meeting_of(dice)
        assert ours(facts, "m") == told(facts, facts.meetings[0]), facts


def test_the_meetings_at_random_are_of_every_kind():
    dice = Random(1)
    found = [told(facts, facts.meetings[0]) for facts in (meeting_of(dice) for _ in range(400))]
    assert set(Counter(each.reached for each in found)) == {True, False, None}
    results = Counter(result for each in found for result in each.results.values())
    assert min(results[each] for each in ("carried", "lost", "not decided", None)) > 20


def test_both_say_the_same_of_the_demonstration():
    facts = demonstration_facts()
    assert {each.id: ours(facts, each.id) for each in facts.meetings} == {
        each.id: told(facts, each) for each in facts.meetings
    }
