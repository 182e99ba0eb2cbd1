"""A chart that waits to be drawn is kept as plain data, and comes back the same."""

from __future__ import annotations

import json

import pytest

from comhla.documents.charts import key
from comhla.documents.errors import CannotBeRead
from comhla.web.measures.charts import chart_from, definition_of
from tests.lib import sample_charts

CHARTS = [
    sample_charts.TREND,
    sample_charts.RANKED,
    sample_charts.DEPRIVATION,
    sample_charts.FUNNEL,
    sample_charts.CONTROL,
    sample_charts.SMALL_MULTIPLES,
    sample_charts.TILES,
]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_chart_comes_back_as_it_was(chart):
    kept = json.loads(json.dumps(definition_of(chart)))
    assert chart_from(kept) == chart
    assert key(chart_from(kept)) == key(chart)


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        {},
        {"kind": "Pie", "says": {}},
        {"kind": "Trend", "says": {}},
        {"kind": "Trend", "says": None},
        {**definition_of(sample_charts.TREND), "says": {**definition_of(sample_charts.TREND)["says"], "lines": [{}]}},
    ],
)
def test_data_of_no_chart_are_refused(damaged):
    with pytest.raises(CannotBeRead):
        chart_from(damaged)


def test_a_role_that_there_is_not_is_refused():
    damaged = json.loads(json.dumps(definition_of(sample_charts.TREND)))
    damaged["says"]["lines"][0]["role"] = "theirs"
    with pytest.raises(CannotBeRead, match="theirs"):
        chart_from(damaged)
