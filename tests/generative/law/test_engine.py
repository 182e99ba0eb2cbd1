"""What holds for any authority on any day: no rule raises, histories agree with days, only named facts matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from comhla.law.asked import Asked
from comhla.law.duty import Duty
from comhla.law.engine import ask, check, units
from comhla.law.facts import AuthorityFacts
from comhla.law.findings import Finding
from comhla.law.history import history
from comhla.law.registry import duties, module_of
from tests.lib.examples import examples
from tests.lib.random_facts import FIRST_DAY, LAST_DAY, random_authority, whole_authority

# An odd seed makes an authority whose facts hang together; an even one, an authority with anything missing.
SEEDS = st.integers(min_value=0, max_value=10**9)
DAYS = st.dates(min_value=FIRST_DAY, max_value=LAST_DAY)
# Facts that the engine itself may read for any duty: who the authority is, its schemes, recorded judgements.
READ_BY_ENGINE = frozenset({"authority", "schemes", "judgements"})


def authority(seed: int) -> AuthorityFacts:
    return whole_authority(seed) if seed % 2 else random_authority(seed)


def told(finding: Finding) -> tuple[object, ...]:
    return (*finding.key, finding.version and finding.version.number, finding.outcome, finding.because, finding.due)


@examples(60)
@given(seed=SEEDS, as_at=DAYS)
def test_random_facts_never_raise_and_every_finding_can_be_told(seed: int, as_at: date) -> None:
    for finding in check(authority(seed), as_at=as_at):
        assert finding.because
        assert "{" not in finding.because
        assert finding.holds_until is None or finding.holds_until >= as_at
        if finding.outcome.needs_attention:
            assert finding.next_step


@examples(8)
@given(seed=SEEDS, first_day=DAYS)
def test_history_by_jumping_equals_asking_every_day(seed: int, first_day: date) -> None:
    facts, last_day = authority(seed), first_day + timedelta(days=40)
    by_day: dict[date, list[tuple[object, ...]]] = {}
    for span in history(facts, first_day=first_day, last_day=last_day):
        for number in range((span.last_day - span.first_day).days + 1):
            if span.finding is not None:
                by_day.setdefault(span.first_day + timedelta(days=number), []).append(told(span.finding))
    for number in range(41):
        day = first_day + timedelta(days=number)
        assert [told(each) for each in check(facts, as_at=day)] == by_day.get(day, [])


@examples(12)
@given(seed=SEEDS, step=st.integers(min_value=1, max_value=10_000))
def test_history_over_years_equals_asking_on_days_here_and_there(seed: int, step: int) -> None:
    facts = authority(seed)
    spans = list(history(facts, first_day=FIRST_DAY, last_day=LAST_DAY))
    for number in range(12):
        day = FIRST_DAY + timedelta(days=(number * step) % (LAST_DAY - FIRST_DAY).days)
        expected = [told(each) for each in check(facts, as_at=day)]
        covering = [span.finding for span in spans if span.first_day <= day <= span.last_day]
        assert [told(each) for each in covering if each is not None] == expected


@examples(40)
@given(seed=SEEDS, as_at=DAYS)
def test_a_fact_that_a_duty_does_not_name_never_changes_its_findings(seed: int, as_at: date) -> None:
    facts = authority(seed)
    for duty in duties():
        named = {use.split(".")[0] for part in duty.parts for use in part.uses}
        named |= {need for kind in duty.kinds for need in kind.needs} | READ_BY_ENGINE
        others = {name: None for name in AuthorityFacts.fields if name not in named}
        assert _findings(duty, facts, as_at) == _findings(duty, facts.replace(**others), as_at), module_of(duty)


def _findings(duty: Duty, facts: AuthorityFacts, as_at: date) -> list[tuple[object, ...]]:
    asked = Asked(facts, as_at)
    found = (ask(unit, asked) for unit in units(duty, facts, until=as_at))
    return [told(finding) for finding in found if finding is not None]


@examples(30)
@given(seed=SEEDS, as_at=DAYS)
def test_renaming_people_changes_no_finding(seed: int, as_at: date) -> None:
    facts = authority(seed)
    renamed = facts.replace(
        people=tuple(each.replace(name="Somebody Else") for each in facts.people or ()) or facts.people
    )
    assert [told(each) for each in check(facts, as_at=as_at)] == [told(each) for each in check(renamed, as_at=as_at)]


@examples(40)
@given(seed=SEEDS, earlier=DAYS, later=DAYS)
def test_a_later_horizon_gives_the_same_subjects_and_more(seed: int, earlier: date, later: date) -> None:
    facts = authority(seed)
    earlier, later = sorted((earlier, later))
    for duty in duties():
        near = [(unit.part, unit.subject) for unit in units(duty, facts, until=earlier)]
        far = [(unit.part, unit.subject) for unit in units(duty, facts, until=later)]
        assert [each for each in far if each in near] == near, module_of(duty)
        assert len(set(_keys(duty, facts, until=later))) == len(far), module_of(duty)
        assert all(subject.opens > earlier for part, subject in far if (part, subject) not in near), module_of(duty)


def _keys(duty: Duty, facts: AuthorityFacts, *, until: date) -> Iterator[tuple[object, ...]]:
    for unit in units(duty, facts, until=until):
        yield unit.part and unit.part.key, unit.subject.id, unit.kind and unit.kind.key
