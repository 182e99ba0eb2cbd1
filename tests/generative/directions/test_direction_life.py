"""Whatever is given, varied, revoked, superseded, acknowledged and reported, in whatever order, some things hold."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from comhla.authority_file import read_plain, to_data
from comhla.dates import FinancialYear
from comhla.law import check
from comhla.law.facts import Acknowledgement, ChangeKind, ComplianceReport, Direction
from comhla.law.readings.direction_monitoring import spent_by_year, unacknowledged
from comhla.law.readings.directions_over_time import begins_on, chain_of, given_by, in_effect_on, in_force_on
from comhla.law.readings.money_directed import money_directed, totals
from comhla.law.registry import duty_called
from comhla.web.directions.actions.giving import planned, revocation
from comhla.web.directions.checking import forbidden, objections, with_direction
from tests.lib.directions import a_line, with_directions
from tests.lib.law import COUNCIL, HEALTH_BOARD

FIRST_DAY = date(2026, 11, 1)
YEARS = ("2026-27", "2027-28", None)
FUNCTIONS = st.lists(st.sampled_from(["care", "wards"]), min_size=1, max_size=2, unique=True)
BODIES = st.lists(st.sampled_from([COUNCIL, HEALTH_BOARD]), min_size=1, max_size=2, unique=True)
WAITS = st.integers(0, 40)


class Amount(NamedTuple):
    """An amount in the test's own ledger."""

    direction: str
    function: str
    bodies: frozenset[str]
    year: str | None
    amount: Decimal


class LifeOfDirections(RuleBasedStateMachine):
    """Days go by; on each something is done about directions, or refused."""

    @initialize()
    def begin(self) -> None:
        self.facts = with_directions()
        self.today = FIRST_DAY
        self.declared: set[tuple[str, str]] = set()
        self.seen: dict[date, Any] = {}
        self.ledger: list[Amount] = []
        self.gone: dict[Amount, set[tuple[str, bool]]] = {}

    @rule(days=st.integers(1, 60))
    def days_go_by(self, days: int) -> None:
        self.seen[self.today] = self.view(self.today)
        self.today += timedelta(days=days)

    @rule(
        functions=FUNCTIONS,
        bodies=BODIES,
        wait=WAITS,
        runs=st.one_of(st.none(), st.integers(-2, 300)),
        pounds=st.integers(0, 9),
        year=st.sampled_from(YEARS),
        beside=st.booleans(),
    )
    def give(self, functions: list[str], bodies: list[str], wait: int, runs: int | None, **money: Any) -> None:
        new = self.draft(functions, bodies, wait, **money)
        if runs is not None:
            new = new.replace(last_day=begins_on(new) + timedelta(days=runs))
        self.act(new, "", beside=money["beside"])

    @rule(
        number=st.integers(0, 9),
        kind=st.sampled_from([ChangeKind.VARIES, ChangeKind.SUPERSEDES]),
        functions=FUNCTIONS,
        bodies=BODIES,
        wait=WAITS,
        pounds=st.integers(0, 9),
        year=st.sampled_from(YEARS),
    )
    def change(
        self, number: int, kind: ChangeKind, functions: list[str], bodies: list[str], wait: int, **money: Any
    ) -> None:
        earlier = self.chosen(number)
        if earlier is not None:
            self.act(self.draft(functions, bodies, wait, **money).replace(change=kind), earlier.id)

    @rule(number=st.integers(0, 9), wait=WAITS)
    def revoke(self, number: int, wait: int) -> None:
        earlier = self.chosen(number)
        if earlier is not None:
            first_day = self.today + timedelta(days=wait)
            new = revocation(earlier, given_on=self.today, first_day=first_day, title="Revoked", decision=None)
            self.act(new.replace(id=self.next_id()), earlier.id)

    @rule(number=st.integers(0, 9), pounds=st.integers(0, 9))
    def answer(self, number: int, pounds: int) -> None:
        found = self.chosen(number)
        if found is not None:
            body = found.addressees[0]
            said = Acknowledgement(body=body, acknowledged_on=self.today)
            told = ComplianceReport(reported_on=self.today, body=body, spent=Decimal(pounds), financial_year="2026-27")
            acknowledgements = (*(found.acknowledgements or ()), said)
            self.put(found.replace(acknowledgements=acknowledgements, compliance=(*(found.compliance or ()), told)))

    def draft(
        self, functions: list[str], bodies: list[str], wait: int, *, pounds: int, year: str | None, beside: bool = False
    ) -> Direction:
        lines = tuple(
            a_line(each, None, year, set_aside_amount=Decimal(pounds))
            if each == "wards"
            else a_line(each, pounds, year)
            for each in functions
        )
        given: dict[str, Any] = {
            "given_by": "board",
            "given_on": self.today,
            "addressees": tuple(bodies),
            "first_day": self.today + timedelta(days=wait),
            "lines": lines,
        }
        return Direction(id=self.next_id(), **given)

    def next_id(self) -> str:
        return f"D-{len(self.facts.directions or ()) + 1:02}"

    def chosen(self, number: int) -> Direction | None:
        there = self.facts.directions or ()
        return there[number % len(there)] if there else None

    def put(self, changed: Direction) -> None:
        rows = tuple(changed if each.id == changed.id else each for each in self.facts.directions or ())
        self.facts = self.facts.replace(directions=rows)

    def act(self, draft: Direction, earlier: str, *, beside: bool = False) -> None:
        new, change = planned(self.facts, draft, earlier)
        before = self.facts
        if forbidden(objections(self.facts, new, change, today=self.today, beside=beside)):
            assert self.facts is before
            return
        if beside:
            self.declared |= {(line.function, body) for line in new.lines or () for body in new.addressees}
        self.facts = with_direction(self.facts, new, change.ends)
        self.write_in_ledger(new)

    def write_in_ledger(self, new: Direction) -> None:
        """What a bookkeeper would do on the day: strike out what the new direction takes away, and add its own."""
        start, ends = begins_on(new), new.change in (ChangeKind.REVOKES, ChangeKind.SUPERSEDES)
        changed, waiting = set(), list(new.changes or ())
        while waiting:
            key = waiting.pop()
            changed.add(key)
            waiting += self.facts.directions_by_id[key].changes or ()
        for each in self.ledger:
            if each.year is not None and FinancialYear.from_label(each.year).last_day < start:
                continue
            if ends:
                self.gone[each] -= {(key, False) for key in new.changes or ()}
            if ends and each.direction in (new.changes or ()):
                self.gone[each].add((new.id, True))
            for line in new.lines or ():
                same = line.function == each.function and each.bodies & set(new.addressees)
                if each.direction in changed and same and (line.financial_year in (None, each.year) or not each.year):
                    self.gone[each].add((new.id, False))
        for line in new.lines or ():
            amount = line.payment if line.payment is not None else line.set_aside_amount
            assert amount is not None
            made = Amount(new.id, line.function, frozenset(new.addressees), line.financial_year, amount)
            self.ledger.append(made)
            self.gone[made] = set()

    def view(self, day: date) -> Any:
        """Everything that pages tell of a day."""
        given = given_by(self.facts, day)
        return (
            [each.id for each in in_force_on(self.facts, day)],
            {key: [row.direction.id for row in rows] for key, rows in in_effect_on(self.facts, day).items()},
            money_directed(self.facts, day),
            [(each.id, unacknowledged(each, day), spent_by_year(each, day)) for each in given],
            [[other.id for other in chain_of(self.facts, each, day).family] for each in given],
        )

    @invariant()
    def one_direction_speaks_for_a_function_and_body_unless_said_otherwise(self) -> None:
        for ahead in (0, 20, 41, 400):
            effects = in_effect_on(self.facts, self.today + timedelta(days=ahead))
            several = {key for key, rows in effects.items() if len(rows) > 1}
            assert several <= self.declared

    @invariant()
    def no_past_day_looks_different_later(self) -> None:
        for day, seen in self.seen.items():
            assert self.view(day) == seen

    @invariant()
    def the_money_adds_up_as_a_bookkeeper_would_add_it(self) -> None:
        by_hand: dict[str | None, Decimal] = {}
        for each in self.ledger:
            if not self.gone[each]:
                by_hand[each.year] = by_hand.get(each.year, Decimal(0)) + each.amount
        assert totals(money_directed(self.facts, self.today), lambda each: each.year) == by_hand

    def teardown(self) -> None:
        exported = read_plain(to_data(self.facts), name="exported")
        duties = [duty_called(each) for each in ("act-2014/s26", "act-2014/s27")]
        said = [
            [(each.key, each.answer) for each in check(facts, as_at=self.today, among=duties)]
            for facts in (self.facts, exported)
        ]
        assert said[0] == said[1]


TestLifeOfDirections = LifeOfDirections.TestCase
TestLifeOfDirections.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
