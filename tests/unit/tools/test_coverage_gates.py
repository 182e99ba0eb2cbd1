"""The coverage gates: which gate a file is counted under, and when a gate is met."""

from __future__ import annotations

import pytest

from tools.coverage_gates import gate_of, measure, missed, module_of

GATES = {"comhla.law": 100, "comhla": 95}


def _file(lines: int, of_lines: int, branches: int, of_branches: int) -> dict[str, dict[str, int]]:
    return {
        "summary": {
            "covered_lines": lines,
            "num_statements": of_lines,
            "covered_branches": branches,
            "num_branches": of_branches,
        }
    }


def test_module_is_read_from_the_path() -> None:
    assert module_of("src/comhla/law/duties/appoint.py") == "comhla.law.duties.appoint"


@pytest.mark.parametrize(
    ("module", "gate"),
    [
        ("comhla.law.check", "comhla.law"),
        ("comhla.law", "comhla.law"),
        ("comhla.lawful", "comhla"),
        ("comhla.cli.main", "comhla"),
    ],
)
def test_file_is_counted_under_the_longest_name(module: str, gate: str) -> None:
    assert gate_of(module, GATES) == gate


@pytest.mark.parametrize(
    ("lines", "branches", "is_met"),
    [
        (9_000, 1_000, True),
        (9_000, 999, False),  # 99.99 per cent is not all
        (8_999, 1_000, False),
    ],
)
def test_gate_of_everything_wants_everything(lines: int, branches: int, is_met: bool) -> None:
    coverage = {
        "files": {
            "src/comhla/law/check.py": _file(lines, 9_000, branches, 1_000),
            "src/comhla/cli/main.py": _file(10, 10, 0, 0),
        }
    }
    assert [measured.is_met for measured in measure(coverage, GATES)] == [is_met, True]


@pytest.mark.parametrize(("reached", "is_met"), [(95, True), (94, False)])
def test_gate_of_95_per_cent_is_met_at_95(reached: int, is_met: bool) -> None:
    coverage = {
        "files": {
            "src/comhla/law/check.py": _file(1, 1, 0, 0),
            "src/comhla/cli/main.py": _file(reached, 100, 0, 0),
        }
    }
    assert [measured.is_met for measured in measure(coverage, GATES)] == [True, is_met]


def test_gate_without_files_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"comhla\.law"):
        measure({"files": {"src/comhla/cli/main.py": _file(1, 1, 0, 0)}}, GATES)


def test_a_gate_tells_what_it_misses() -> None:
    law = {"missing_lines": [4, 9], "missing_branches": [[3, 5], [7, -1]]}
    coverage = {"files": {"src/comhla/law/check.py": law, "src/comhla/cli/main.py": {"missing_lines": [1]}}}
    assert missed(coverage, "comhla.law", GATES) == ["src/comhla/law/check.py: 4, 9, 3->5, 7->-1"]
