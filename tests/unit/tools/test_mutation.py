"""Mutation tests: that sources mean the same once they are mutable, what is mutated, and how mutants are counted."""

from __future__ import annotations

from types import ModuleType

import libcst
import pytest

from tools.mutation.results import Mutant, Outcome, by_module, by_package, counted, survivors, table
from tools.mutation.rewriting import imported_names, made_mutable
from tools.mutation.running import chosen_of
from tools.mutation.wording import is_wording, operators

DUTY = '''
from functools import cache, cached_property

REGISTERED = []


def each(*needs):
    def register(function):
        REGISTERED.append((function.__name__, needs))
        return [function]
    return register


@each("plans")
def plan(facts):
    return facts


_DAYS = 28
_GRACE: int = _DAYS
_YEARS = {"plan": 3}
LIMIT = 5
NAME = "no number"


@cache
def last_day(first, days=LIMIT):
    """Add the days."""
    return first + _DAYS + days


def years(of, *, _YEARS=None):
    return _YEARS


def years_of(kind):
    return _YEARS[kind] + LIMIT


class Row:
    @cached_property
    def twice(self):
        return 2 * _YEARS["plan"]

    @classmethod
    def made(cls):
        return cls()

    @property
    def once(self):
        return _YEARS["plan"]
'''


def run(source: str) -> ModuleType:
    module = ModuleType("source")
    exec(source, module.__dict__)
    return module


@pytest.fixture
def mutable() -> str:
    return made_mutable(DUTY)


def test_what_is_mutable_means_the_same(mutable: str) -> None:
    for source in (DUTY, mutable):
        module = run(source)
        assert module.REGISTERED == [("plan", ("plans",))]
        assert module.plan[0]("facts") == "facts"
        assert module.last_day(1) == 1 + 28 + 5
        assert module.years_of("plan") == 8
        row = module.Row.made()
        assert (row.twice, row.once, "twice" in vars(row)) == (6, 3, True)


def test_only_functions_of_classes_keep_their_decorators(mutable: str) -> None:
    assert [line.strip() for line in mutable.splitlines() if line.strip().startswith("@")] == ["@classmethod"]
    assert "plan = each('plans')(plan)" in mutable
    assert "twice = cached_property(twice)" in mutable


def test_a_figure_that_only_functions_use_becomes_a_function(mutable: str) -> None:
    assert "def _YEARS():" in mutable
    assert "return _YEARS()[kind] + LIMIT" in mutable


@pytest.mark.parametrize("name", ["_DAYS", "LIMIT", "NAME", "REGISTERED"])
def test_a_constant_that_importing_needs_or_that_holds_no_number_stays(mutable: str, name: str) -> None:
    assert f"def {name}(" not in mutable


def test_a_constant_that_another_module_uses_stays() -> None:
    assert "def _YEARS" not in made_mutable(DUTY, used_elsewhere=frozenset({"_YEARS"}))


def test_names_taken_from_other_modules() -> None:
    assert imported_names("from a import B, c as d\nimport e\nx = e.F") == {"B", "c", "F"}


# expression, is wording
TEXTS = [
    ('"A sentence."', True),
    ('"published_on"', False),
    ('"plans." "published_on"', False),
    ('"It was " "published."', True),
    ('f"{what} was done"', True),
    ('f"{lead}.{field}"', False),
    ("then", False),
]


@pytest.mark.parametrize(("text", "wording"), TEXTS)
def test_a_text_with_a_space_is_wording(text: str, wording: bool) -> None:
    assert is_wording(libcst.parse_expression(text)) is wording


def mutated(statement: str) -> set[str]:
    """The statement as every operator changes any part of it."""
    found: set[str] = set()
    module = libcst.parse_module(statement)
    waiting: list[libcst.CSTNode] = [module]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children)
        for kind, operator in operators():
            if isinstance(node, kind):
                found |= {module.deep_replace(node, each).code for each in operator(node)}
    return found


# statement, what becomes of it
MUTATIONS = [
    ('met("It is done.", due=last)', {'met("It is done.", due=None)', 'met("It is done.", )'}),
    ('done(what=deed, then="Do it.", on=day)', {"done(what=deed, then=\"Do it.\", on=None)", 'done(what=deed, then="Do it.", )'}),
    ('reason = "Because it is."', set()),
    ('f("Only words.")', set()),
    ("f(None)", set()),
    ("f(*rows)", set()),
    ("f(*rows, a)", {"f(a)", "f(*rows, None)", "f(*rows, )"}),
    ('place = "plans"', {"place = None", 'place = "XXplansXX"', 'place = "PLANS"'}),
    ("day: date", set()),
    ("first <= last", {"first < last"}),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "expected"), MUTATIONS)
def test_law_is_mutated_and_wording_is_not(statement: str, expected: set[str]) -> None:
    assert mutated(statement) == expected


def mutants(module: str, **outcomes: int) -> list[Mutant]:
    return [
        Mutant(name=f"{module}.x_f__mutmut_{outcome}_{number}", outcome=Outcome[outcome], change="- a\n+ b")
        for outcome, times in outcomes.items()
        for number in range(times)
    ]


SOME = [
    *mutants("comhla.dates.days", KILLED=9, SURVIVED=1),
    *mutants("comhla.law.duties.pay", KILLED=5, TIMEOUT=1, SURVIVED=2),
    *mutants("comhla.law.duties.plan", KILLED=4),
    *mutants("comhla.law.engine", KILLED=2, NOT_COVERED=1, NOT_CHECKED=1),
]


def test_survivors_are_a_share_of_what_was_tested_and_what_no_test_reaches_survives() -> None:
    everything = counted(SOME, of="together")
    assert (everything.mutants, everything.surviving, everything.per_cent) == (25, 4, 16.0)
    assert counted([], of="nothing").per_cent == 0.0


def test_mutants_are_counted_by_package_and_the_worst_module_comes_first() -> None:
    assert [(each.of, each.mutants, each.surviving) for each in by_package(SOME)] == [
        ("comhla.dates", 10, 1),
        ("comhla.law", 3, 1),
        ("comhla.law.duties", 12, 2),
    ]
    assert [each.of for each in by_module(SOME)] == [
        "comhla.law.duties.pay",
        "comhla.dates.days",
        "comhla.law.engine",
        "comhla.law.duties.plan",
    ]


def test_the_table_names_every_column() -> None:
    lines = table([counted(SOME, of="together")]).splitlines()
    assert lines[0].split() == ["mutants", "killed", "timeouts", "survived", "not", "covered", "surviving"]
    assert lines[1].split() == ["together", "25", "20", "1", "3", "1", "16.0", "%"]


def test_every_survivor_is_listed_with_its_change_under_its_module() -> None:
    listed = survivors(SOME)
    assert listed.startswith(
        "comhla.law.duties.pay: 2 of 8 (25.0 %)\n\n  x_f__mutmut_SURVIVED_0 (survived)\n    - a\n    + b\n"
    )
    assert "comhla.law.engine: 1 of 3 (33.3 %)" in listed
    assert listed.count("(survived)") == 3
    assert listed.count("(not covered)") == 1
    assert "comhla.law.duties.plan" not in listed


TESTS = ["tests/spec/law", "tests/unit/dates", "tests/spec/stats", "tests/contract/test_method_cases.py"]


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (None, TESTS),
        ("comhla.stats.*", TESTS[2:]),
        ("comhla.stats.frames.rates", TESTS[2:]),
        ("comhla.law.duties.review_*", TESTS[:2]),
    ],
)
def test_only_tests_of_the_same_packages_are_run(only: str | None, expected: list[str]) -> None:
    assert chosen_of(only, TESTS) == expected
