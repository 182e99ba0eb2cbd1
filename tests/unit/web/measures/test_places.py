"""The area of an authority in figures."""

from __future__ import annotations

import pytest

from comhla.indicators.areas import AreaKind
from comhla.indicators.errors import Unknown
from comhla.web.authorities.models import Authority
from comhla.web.measures.places import area_of, locality_of, place_of

FALKIRK = Authority(slug="falkirk", name="Falkirk", code="S37000013")
TWO_COUNCILS = Authority(slug="clackmannanshire-and-stirling", name="Clackmannanshire and Stirling", code="S37000005")
GLEN = Authority(slug="glen", name="Glen Test", is_fictional=True)


@pytest.mark.parametrize(
    ("authority", "code", "council"),
    [(FALKIRK, "S37000013", "S12000014"), (TWO_COUNCILS, "S37000005", None), (GLEN, "LOCAL-glen", None)],
)
def test_area_and_the_council_of_the_same(authority, code, council):
    place = place_of(authority)
    assert (place.own.code, place.own.kind, place.own.name) == (code, AreaKind.AUTHORITY, authority.name)
    assert (place.council.code if place.council else None) == council
    assert place.codes == tuple(each for each in (code, council) if each)
    assert area_of(authority) == place.own


@pytest.mark.parametrize(("authority", "code"), [(FALKIRK, "S37000013/east"), (GLEN, "LOCAL-glen/east")])
def test_a_locality_is_known_by_the_authority_and_its_key(authority, code):
    area = locality_of(authority, " east ", "East")
    assert (area.code, area.name, area.kind) == (code, "East", AreaKind.LOCALITY)


@pytest.mark.parametrize("authority", [FALKIRK, GLEN])
def test_a_locality_needs_a_key(authority):
    with pytest.raises(Unknown, match='The locality "East" has no key'):
        locality_of(authority, " ", "East")
