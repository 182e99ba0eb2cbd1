"""What holds for every area, and for every text that may be one."""

from hypothesis import given
from hypothesis import strategies as st

from comhla.indicators.areas import (
    SCOTLAND,
    Area,
    AreaKind,
    area_for,
    authorities_as_areas,
    councils_as_areas,
    health_boards_as_areas,
    locality_area,
)
from comhla.indicators.errors import Unknown

AREAS = (SCOTLAND, *authorities_as_areas(), *councils_as_areas(), *health_boards_as_areas())
areas = st.sampled_from(AREAS)
spellings = st.sampled_from(
    [
        lambda name: name,
        str.upper,
        str.casefold,
        lambda name: name.replace(" and ", " & "),
        lambda name: f"  {name.replace(' ', '   ')} ",
    ]
)


@given(areas, spellings, st.booleans())
def test_every_area_is_found_by_its_code_and_by_its_name(area, spelt, by_code):
    assert area_for(spelt(area.code if by_code else area.name), area.kind) == area


@given(st.text(max_size=30) | st.from_regex(r"S[0-9]{8}", fullmatch=True), st.sampled_from([None, *AreaKind]))
def test_any_text_is_an_area_of_the_kind_or_is_refused(text, kind):
    found = area_or_refusal(text, kind)
    if isinstance(found, Area):
        assert found == SCOTLAND or kind in (None, found.kind)
    else:
        assert found.startswith(("Nothing is known of", "No area has the code", '"'))


@given(st.sampled_from(authorities_as_areas()), st.text(min_size=1, max_size=20).filter(str.strip))
def test_a_locality_that_is_given_is_found_by_its_code(authority, key):
    locality = locality_area(authority.code, key, "A locality")
    assert area_for(locality.code, AreaKind.LOCALITY, [locality]) == locality


def area_or_refusal(text, kind):
    try:
        return area_for(text, kind)
    except Unknown as refused:
        return str(refused)
