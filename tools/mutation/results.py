"""What became of the mutants: counted for each package, and the survivors listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Outcome(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMEOUT = "timeout"
    SURVIVED = "survived"
    NOT_COVERED = "not covered"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One changed program. `name` is mutmut's, `change` the lines that differ where tests did not notice it."""

    name: str
    outcome: Outcome
    change: str

    @property
    def module(self) -> str:
        """The module it belongs to."""
        return self.name.rpartition(".")[0]

    @property
    def survives(self) -> bool:
        """Whether the tests pass although the program is changed."""
        return self.outcome in (Outcome.SURVIVED, Outcome.NOT_COVERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The outcomes of some mutants."""

    of: str
    outcomes: Counter[Outcome]

    @property
    def mutants(self) -> int:
        """How many were tested."""
        return self.outcomes.total() - self.outcomes[Outcome.NOT_CHECKED]

    @property
    def surviving(self) -> int:
        """How many the tests do not notice; those that no test reaches are among them."""
        return self.outcomes[Outcome.SURVIVED] + self.outcomes[Outcome.NOT_COVERED]

    @property
    def per_cent(self) -> float:
        """Surviving mutants in a hundred."""
        return 100.0 * self.surviving / self.mutants if self.mutants else 0.0


def package_of(module: str) -> str:
    """The package of a module: `comhla.law.duties.pay_joint_board` is in `comhla.law.duties`."""
    return module.rpartition(".")[0] if module.count(".") > 1 else module


def counted(mutants: Iterable[Mutant], *, of: str) -> Counted:
    """The outcomes of all of them together."""
    return Counted(of=of, outcomes=Counter(each.outcome for each in mutants))


def by_package(mutants: Iterable[Mutant]) -> list[Counted]:
    """The outcomes package by package."""
    ordered = sorted(mutants, key=lambda each: package_of(each.module))
    return [counted(found, of=package) for package, found in groupby(ordered, key=lambda each: package_of(each.module))]


def by_module(mutants: Iterable[Mutant]) -> list[Counted]:
    """The outcomes module by module, those with most survivors first."""
    ordered = sorted(mutants, key=lambda each: each.module)
    found = [counted(some, of=module) for module, some in groupby(ordered, key=lambda each: each.module)]
    return sorted(found, key=lambda each: (-each.surviving, each.of))


def table(rows: Sequence[Counted]) -> str:
    """The counts as lines for people."""
    width = max(len(each.of) for each in rows)
    head = f"{'':{width}}  mutants  killed  timeouts  survived  not covered  surviving"
    return "\n".join([head, *(_line(each, width) for each in rows)])


def _line(row: Counted, width: int) -> str:
    found = row.outcomes
    return (
        f"{row.of:{width}}  {row.mutants:7}  {found[Outcome.KILLED]:6}  {found[Outcome.TIMEOUT]:8}"
        f"  {found[Outcome.SURVIVED]:8}  {found[Outcome.NOT_COVERED]:11}  {row.per_cent:8.1f} %"
    )


def survivors(mutants: Iterable[Mutant]) -> str:
    """Every surviving mutant with the lines it changes, under its module."""
    found = list(mutants)
    lines: list[str] = []
    for module in by_module(found):
        if not module.surviving:
            continue
        lines += [f"{module.of}: {module.surviving} of {module.mutants} ({module.per_cent:.1f} %)", ""]
        for each in found:
            if each.module == module.of and each.survives:
                lines += [f"  {each.name.rpartition('.')[2]} ({each.outcome})"]
                lines += [f"    {line}" for line in each.change.splitlines()]
                lines += [""]
    return "\n".join(lines)
