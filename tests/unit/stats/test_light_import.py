"""Whoever imports the statistics waits for NumPy, and for the rest of it when it is used."""

from __future__ import annotations

import subprocess
import sys

HEAVY = "{'narwhals', 'pandas', 'polars', 'pyarrow', 'scipy.optimize', 'scipy.special', 'scipy.stats'}"


def test_importing_the_statistics_loads_no_part_of_scipy_and_no_data_frames() -> None:
    told = f"import sys, comhla.stats; print(sorted({HEAVY} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
