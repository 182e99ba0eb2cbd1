"""Every name of an area that we hold is that of the reference case; only kinds of area without a list are missing."""

from __future__ import annotations

import pytest

from comhla.reference import area_names
from comhla.stats.scotland import match_area
from tests.contract.test_method_cases import FOLDER
from tests.lib.method_cases.phsmethods import NAMELESS
from tests.lib.method_cases.reading import cases_in

pytestmark = pytest.mark.skipif(
    FOLDER is None or not (FOLDER / "match_area").is_dir(), reason="The reference cases are not on this machine."
)


@pytest.mark.filterwarnings("ignore::comhla.stats.StatsWarning")
def test_the_names_that_we_hold_are_those_of_the_reference() -> None:
    assert FOLDER is not None
    for case in cases_in(FOLDER / "match_area"):
        assert case.expected is not None
        codes = list(case.frame.iloc[:, 0])
        ours = match_area(codes, names=area_names()).tolist()
        compared = [
            (code, name, theirs)
            for code, name, theirs in zip(codes, ours, case.expected["result"], strict=True)
            if name is not None or code is None or not NAMELESS.match(code)
        ]
        assert [(code, name) for code, name, _ in compared] == [(code, theirs) for code, _, theirs in compared]
        assert len(compared) > len(codes) / 3
