"""Charts are drawn once for all tests: the first drawing takes seconds."""

from __future__ import annotations

import pytest

from comhla.documents.charts import Width, draw_svg
from tests.lib.sample_charts import CHARTS


@pytest.fixture(scope="session")
def drawings() -> dict[tuple[str, Width], str]:
    """The SVG of every sample for both widths."""
    return {(name, width): draw_svg(chart, width) for name, chart in CHARTS.items() for width in Width}
