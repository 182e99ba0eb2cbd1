"""Fail when a layer's branch coverage is below its gate.

    python -m tools.coverage_gates build/coverage.json [GATE ...]

The gates are the table `tool.comhla.coverage-gates` of pyproject.toml. A file is counted under the longest
name there that its module begins with. Coverage of a layer is the lines run and branches taken, as a share of
its lines and branches. Where gates are named, only those are asked about.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured for one gate."""

    gate: str
    least_per_cent: float
    reached: int
    reachable: int

    @property
    def per_cent(self) -> float:
        return 100.0 * self.reached / self.reachable if self.reachable else 100.0

    @property
    def is_met(self) -> bool:
        # Compared in whole lines and branches: rounding would let the last missing branch through.
        return 100 * self.reached >= self.least_per_cent * self.reachable


def module_of(path: str) -> str:
    """The module in a source file: `src/comhla/law/check.py` holds `comhla.law.check`."""
    parts = Path(path).with_suffix("").parts
    return ".".join(parts[parts.index("comhla") :])


def gate_of(module: str, gates: Mapping[str, float]) -> str:
    """The longest gate whose name the module begins with."""
    return max((gate for gate in gates if f"{module}.".startswith(f"{gate}.")), key=len)


def measure(coverage: Mapping[str, Any], gates: Mapping[str, float]) -> list[Measured]:
    """Add up each gate's files. A gate without any file is refused: a renamed layer must not pass unseen."""
    reached: Counter[str] = Counter()
    reachable: Counter[str] = Counter()
    for path, entry in coverage["files"].items():
        gate, summary = gate_of(module_of(path), gates), entry["summary"]
        reached[gate] += summary["covered_lines"] + summary["covered_branches"]
        reachable[gate] += summary["num_statements"] + summary["num_branches"]
    without_files = [gate for gate in gates if gate not in reachable]
    if without_files:
        raise SystemExit(f"coverage: no file was measured for {', '.join(without_files)}.")
    return [
        Measured(gate=gate, least_per_cent=least, reached=reached[gate], reachable=reachable[gate])
        for gate, least in gates.items()
    ]


def missed(coverage: Mapping[str, Any], gate: str, gates: Mapping[str, float]) -> list[str]:
    """Where a gate misses something: each file with its lines and branches that no test reached."""
    told = []
    for path, entry in sorted(coverage["files"].items()):
        branches = [f"{start}->{end}" for start, end in entry.get("missing_branches", ())]
        places = [*map(str, entry.get("missing_lines", ())), *branches]
        if places and gate_of(module_of(path), gates) == gate:
            told.append(f"{path}: {', '.join(places)}")
    return told


def main() -> int:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    gates = settings["tool"]["comhla"]["coverage-gates"]
    report, *named = sys.argv[1:]
    coverage = json.loads(Path(report).read_text(encoding="utf-8"))
    failed = 0
    for measured in measure(coverage, gates):
        if named and measured.gate not in named:
            continue
        verdict = "met" if measured.is_met else "NOT MET"
        failed += not measured.is_met
        print(
            f"coverage: {measured.gate:<18} {measured.per_cent:7.2f} % "
            f"(at least {measured.least_per_cent} %): {verdict}"
        )
        if not measured.is_met:
            print("\n".join(missed(coverage, measured.gate, gates)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
