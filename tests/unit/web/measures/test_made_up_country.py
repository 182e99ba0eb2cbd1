"""A made-up authority stands beside a made-up country, which has no code of the register and is known by its kind."""

from __future__ import annotations

import pytest
from django.db.models import Q

from comhla.indicators.areas import SCOTLAND, AreaKind
from comhla.web.measures.queries import of_areas

# codes of an area, and which figures belong on its page
AREAS = [
    (["S37000013"], Q(group="", area_code__in=["S37000013", SCOTLAND.code])),
    (["LOCAL-annoch"], Q(group="") & (Q(area_code__in=["LOCAL-annoch"]) | Q(area_kind=AreaKind.SCOTLAND))),
]


@pytest.mark.parametrize(("codes", "where"), AREAS)
def test_figures_of_an_area_stand_beside_those_of_its_country(codes: list[str], where: Q) -> None:
    assert of_areas(codes) == where
