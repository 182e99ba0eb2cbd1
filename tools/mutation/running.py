"""Runs mutmut in the copy: on every mutant, or on every Nth."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from unittest.mock import patch

import mutmut.__main__ as mutmut_main
from libcst import Module
from mutmut.configuration import config, reset_config
from mutmut.mutation import file_mutation, trampoline
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import Mutation
from mutmut.stats import record_trampoline_hit, status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files

from tools.mutation.results import Mutant, Outcome
from tools.mutation.wording import operators

_MUTANTS_BETWEEN_LINES = 250
_TESTS_OF_STATISTICS = ("/stats", "test_method_cases")
Created = tuple[Module, list[Mutation], set[str], set[str]]
_OUTCOMES = {
    "survived": Outcome.SURVIVED,
    "no tests": Outcome.NOT_COVERED,
    "timeout": Outcome.TIMEOUT,
    "not checked": Outcome.NOT_CHECKED,
}


def run(place: Path, *, share: int, only: str | None, workers: int) -> list[Mutant]:
    """Make mutants of the copy at `place`, test them, and say what became of each.

    Args:
        place: the copy, made mutable.
        share: every how many-th mutant to make; 1 for all of them.
        only: a pattern of modules, as `comhla.law.duties.review_*`; None for all of them.
        workers: how many mutants to test at the same time.
    """
    with _in_folder(place):
        reset_config()
        config().only_mutate = [] if only is None else [f"src/{only.replace('.', '/')}.py"]
        selected = chosen_of(only, config().pytest_add_cli_args_test_selection)
        config().pytest_add_cli_args_test_selection = selected
        with ExitStack() as changed:
            changed.enter_context(patch.object(file_mutation, "mutation_operators", operators()))
            some = _every_nth(file_mutation.create_mutations, share)
            changed.enter_context(patch.object(file_mutation, "create_mutations", some))
            recorded = _only_in_tests(record_trampoline_hit)
            changed.enter_context(patch.object(trampoline, "record_trampoline_hit", recorded))
            changed.enter_context(patch.object(mutmut_main, "print_status", _said_once()))
            changed.enter_context(patch.object(mutmut_main, "print_stats", _progress()))
            mutmut_main._run((), workers)
        return list(_mutants())


def chosen_of(only: str | None, tests: Sequence[str]) -> list[str]:
    """The tests that may notice a change of the modules: statistics and law know nothing of each other."""
    if only is None:
        return list(tests)
    of_statistics = only.startswith("comhla.stats")
    return [each for each in tests if any(word in each for word in _TESTS_OF_STATISTICS) == of_statistics]


@contextmanager
def _in_folder(place: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(place)
    try:
        yield
    finally:
        os.chdir(before)


def _every_nth(create: Callable[..., Created], share: int) -> Callable[..., Created]:
    """Only every Nth mutation of those inside functions, beginning somewhere else in each file."""

    def some(filename: str, *rest: object) -> Created:
        module, mutations, classes, functions = create(filename, *rest)
        inside = [each for each in mutations if each.contained_by_top_level_function is not None]
        return module, inside[zlib.crc32(filename.encode()) % share :: share], classes, functions

    return some


def _only_in_tests(record: Callable[..., None]) -> Callable[..., None]:
    """What runs while modules are imported is tested by no test, and is not put down to the first one."""

    def recorded(name: str, caller: str | None = None) -> None:
        if "PYTEST_CURRENT_TEST" in os.environ:
            record(name, caller=caller)

    return recorded


def _said_once() -> Callable[..., None]:
    """Each step on a line, where mutmut would turn a wheel."""
    said: set[str] = set()

    def say(step: str, **_: object) -> None:
        if step not in said:
            said.add(step)
            print(f"mutation: {step[:1].lower()}{step[1:]}", file=sys.__stdout__, flush=True)

    return say


def _progress() -> Callable[..., None]:
    """A line now and then, where mutmut would redraw one for every mutant."""
    calls = count()

    def say(data: Mapping[str, SourceFileMutationData], **_: object) -> None:
        begun = next(calls)
        if begun % _MUTANTS_BETWEEN_LINES == 0:
            every = sum(len(each.exit_code_by_key) for each in data.values())
            print(f"mutation: {begun} of {every} mutants begun", flush=True)

    return say


def _mutants() -> Iterator[Mutant]:
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        for name, exit_code in data.exit_code_by_key.items():
            # Whatever else stops a test run (an error while collecting, a crash) was noticed too.
            outcome = _OUTCOMES.get(status_by_exit_code[exit_code], Outcome.KILLED)
            change = _change(name, path) if outcome in (Outcome.SURVIVED, Outcome.NOT_COVERED) else ""
            yield Mutant(name=name, outcome=outcome, change=change)


def _change(name: str, path: Path) -> str:
    """The lines of a function that differ in a mutant."""
    lines = get_diff_for_mutant(name, path=path).splitlines()[2:]
    return "\n".join(line for line in lines if line.startswith(("-", "+")))
