from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from comhla.documents import charts
from comhla.documents.charts import identity, key
from tests.lib.sample_charts import CHARTS, RANKED, TREND

_WITHOUT_DRAWING = """
import sys
from comhla.documents import charts
from tests.lib.sample_charts import CHARTS
for chart in CHARTS.values():
    charts.key(chart), charts.table(chart), charts.blocks_of(chart, wide="<svg/>")
heavy = {"altair", "vl_convert", "numpy", "PIL", "typst", "django"} & sys.modules.keys()
sys.exit(", ".join(heavy) or 0)
"""


def test_key_table_and_blocks_need_nothing_heavy() -> None:
    told = subprocess.run([sys.executable, "-c", _WITHOUT_DRAWING], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_equal_charts_have_equal_keys_and_others_have_others() -> None:
    assert {key(chart) for chart in CHARTS.values()} == {key(replace(chart)) for chart in CHARTS.values()}
    assert len({key(chart) for chart in CHARTS.values()}) == len(CHARTS)
    assert all(len(key(chart)) == 64 for chart in CHARTS.values())


@pytest.mark.parametrize(
    "change",
    [{"title": "Other"}, {"sentence": "Other."}, {"decimals": 2}, {"source": ""}, {"breaks": ()}, {"suffix": ""}],
)
def test_key_changes_with_all_that_a_chart_says(change: dict[str, Any]) -> None:
    assert key(replace(TREND, **change)) != key(TREND)


def test_key_is_the_same_however_a_number_was_written() -> None:
    assert key(replace(RANKED, reference=12480)) == key(RANKED)
    assert key(replace(RANKED, reference=-0.0)) == key(replace(RANKED, reference=0))


def test_key_changes_with_the_way_charts_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key(TREND)
    monkeypatch.setattr(identity, "DRAWING", identity.DRAWING + 1)
    assert key(TREND) != before


def test_package_has_what_it_names_and_nothing_else() -> None:
    assert all(hasattr(charts, name) for name in charts.__all__)
    with pytest.raises(AttributeError, match="draw_gif"):
        _ = charts.draw_gif
