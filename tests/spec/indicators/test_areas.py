"""Which area a publisher means by a code or a name."""

import pytest

from comhla.indicators.areas import (
    SCOTLAND,
    Area,
    AreaKind,
    area_for,
    authorities_as_areas,
    authority_of,
    coterminous,
    councils_as_areas,
    councils_of,
    health_boards_as_areas,
    locality_area,
)
from comhla.indicators.errors import Unknown

ANY = None
AUTHORITY, COUNCIL, BOARD = AreaKind.AUTHORITY, AreaKind.COUNCIL, AreaKind.HEALTH_BOARD

CODES = [
    # as published   today
    ("S37000015", "S37000034"),  # Glasgow City, 2018
    ("S37000021", "S37000035"),  # North Lanarkshire, 2018
    ("S37000014", "S37000032"),  # Fife, before 2018
    ("S37000023", "S37000033"),  # Perth and Kinross, before 2018
    ("S12000046", "S12000049"),
    ("S12000044", "S12000050"),
    ("S12000015", "S12000047"),
    ("S12000024", "S12000048"),
    ("S08000018", "S08000029"),
    ("S08000027", "S08000030"),
    ("S08000021", "S08000031"),
    ("S08000023", "S08000032"),
    ("S37000032", "S37000032"),
    (" s12000047 ", "S12000047"),
    ("S92000003", "S92000003"),
    ("S00000001", "S92000003"),
]


@pytest.mark.parametrize(("published", "today"), CODES)
def test_an_old_code_finds_the_area_of_today(published, today):
    assert area_for(published).code == today


NAMES = [
    # as published                   kind       area
    ("City of Edinburgh", COUNCIL, "S12000036"),
    ("Edinburgh City", COUNCIL, "S12000036"),
    ("Edinburgh", COUNCIL, "S12000036"),
    ("Edinburgh, City of", COUNCIL, "S12000036"),
    ("Edinburgh, City of", AUTHORITY, "S37000012"),
    ("Na h-Eileanan Siar", COUNCIL, "S12000013"),
    ("Eilean Siar", COUNCIL, "S12000013"),
    ("Comhairle nan Eilean Siar", COUNCIL, "S12000013"),
    ("Western Isles", COUNCIL, "S12000013"),
    ("Comhairle nan Eilean Siar", AUTHORITY, "S37000031"),
    ("Western Isles", AUTHORITY, "S37000031"),
    ("Western Isles", BOARD, "S08000028"),
    ("Argyll & Bute", COUNCIL, "S12000035"),
    ("Argyll and Bute", AUTHORITY, "S37000004"),
    ("Clackmannanshire & Stirling", AUTHORITY, "S37000005"),
    ("Orkney", AUTHORITY, "S37000022"),
    ("Orkney Islands", COUNCIL, "S12000023"),
    ("Orkney", COUNCIL, "S12000023"),
    ("Shetland", AUTHORITY, "S37000026"),
    ("Shetland Islands", COUNCIL, "S12000027"),
    ("Scottish Borders", AUTHORITY, "S37000025"),
    ("Borders", AUTHORITY, "S37000025"),
    ("The Scottish Borders", COUNCIL, "S12000026"),
    ("Borders", BOARD, "S08000016"),
    ("Dundee", AUTHORITY, "S37000007"),
    ("Dundee City", COUNCIL, "S12000042"),
    ("Glasgow", COUNCIL, "S12000049"),
    ("Glasgow City", AUTHORITY, "S37000034"),
    ("Ayrshire & Arran", BOARD, "S08000015"),
    ("NHS Ayrshire & Arran", BOARD, "S08000015"),
    ("Stirling", COUNCIL, "S12000030"),
    ("Scotland", ANY, "S92000003"),
    ("Scotland (Estimated)", ANY, "S92000003"),
    ("Scotland", COUNCIL, "S92000003"),  # tables of councils have a row for the whole
    ("S92000003", AUTHORITY, "S92000003"),
    # Without a kind, words that say the kind decide, and otherwise the authority does.
    ("Fife", ANY, "S37000032"),
    ("Fife HSCP", ANY, "S37000032"),
    ("Fife - HSCP", ANY, "S37000032"),
    ("Fife Health and Social Care Partnership", ANY, "S37000032"),
    ("Fife IJB", ANY, "S37000032"),
    ("Fife Council", ANY, "S12000047"),
    ("Fife - CA", ANY, "S12000047"),
    ("NHS Fife", ANY, "S08000029"),
    ("NHS Fife - HB", ANY, "S08000029"),
    ("Comhairle nan Eilean Siar", ANY, "S12000013"),
    ("Stirling", ANY, "S12000030"),
    ("Stirling Council", ANY, "S12000030"),
    ("Lothian", ANY, "S08000024"),
    ("  perth   &  kinross ", ANY, "S37000033"),
]


@pytest.mark.parametrize(("published", "kind", "code"), NAMES)
def test_a_name_finds_its_area_in_every_spelling_that_was_met(published, kind, code):
    assert area_for(published, kind).code == code


REFUSED = [
    # as published      kind       what the message has
    ("Edimburgh", ANY, "Did you mean: Edinburgh"),
    ("Fiffe", BOARD, "a health board called"),
    ("Ayrshire", ANY, "Nothing is known of an area"),
    ("", ANY, "Nothing is known of an area"),
    ("Other", ANY, "Nothing is known of an area"),  # people with no Scottish council of residence
    ("Undetermined", ANY, "Nothing is known of an area"),
    ("Narnia", AUTHORITY, "Nothing is known of an integration authority"),
    # One of two councils is not the authority.
    ("Stirling", AUTHORITY, "is a council (Stirling, S12000030), where an integration authority was expected"),
    ("Stirling Council", AUTHORITY, "is a council (Stirling, S12000030), where an integration authority was expected"),
    ("Fife", AreaKind.LOCALITY, "is an integration authority (Fife, S37000032), where a locality was expected"),
    ("S99000001", ANY, "No area has the code S99000001"),  # a locality code that changed its meaning
    # An HSCP code in the council column, as in the published locality lookup.
    ("S37000027", COUNCIL, "is an integration authority (South Ayrshire, S37000027), where a council was expected"),
    ("S12000047", BOARD, "is a council (Fife, S12000047), where a health board was expected"),
]


@pytest.mark.parametrize(("published", "kind", "message"), REFUSED)
def test_what_is_not_known_is_refused_with_names_that_are_near(published, kind, message):
    with pytest.raises(Unknown) as refused:
        area_for(published, kind)
    assert message in str(refused.value)


def test_a_small_area_goes_by_its_code():
    assert area_for("S01006506") == Area("S01006506", "S01006506", AreaKind.OTHER)
    assert area_for("s02001236", AreaKind.OTHER).code == "S02001236"


def test_localities_of_an_authority_are_found_where_they_are_given():
    east = locality_area("Fife", "east", "Levenmouth & Glenrothes")
    fife = locality_area("Fife", "fife", "Fife")
    assert east == Area("S37000032/east", "Levenmouth & Glenrothes", AreaKind.LOCALITY)
    assert area_for("levenmouth and glenrothes", known=[east]) == east
    assert area_for("S37000032/east", AreaKind.LOCALITY, [east]) == east
    assert area_for("Fife", known=[fife]) == fife
    assert area_for("Fife", AUTHORITY, [fife]).code == "S37000032"


def test_a_misspelt_locality_is_offered():
    east = locality_area("S37000014", "east", "Levenmouth")
    with pytest.raises(Unknown, match="Did you mean: Levenmouth"):
        area_for("Levenmouht", AreaKind.LOCALITY, [east])


@pytest.mark.parametrize(("authority", "key"), [("Fife", " "), ("Narnia", "east"), ("Scotland", "east")])
def test_a_locality_needs_a_key_and_an_authority(authority, key):
    with pytest.raises(Unknown):
        locality_area(authority, key, "East")


def test_thirty_one_authorities_thirty_two_councils_fourteen_boards():
    areas = (*authorities_as_areas(), *councils_as_areas(), *health_boards_as_areas())
    assert [sum(area.kind is kind for area in areas) for kind in (AUTHORITY, COUNCIL, BOARD)] == [31, 32, 14]
    assert len({area.code for area in areas}) == 77


def test_every_council_belongs_to_one_authority():
    owned = [council for authority in authorities_as_areas() for council in councils_of(authority)]
    assert sorted(owned) == sorted(councils_as_areas())
    assert all(council in councils_of(authority_of(council)) for council in councils_as_areas())


def test_thirty_authorities_have_the_area_of_one_council():
    fife, fife_council = area_for("S37000032"), area_for("S12000047")
    assert coterminous(fife) == fife_council
    assert coterminous(fife_council) == fife
    without = [area.name for area in (*authorities_as_areas(), *councils_as_areas()) if coterminous(area) is None]
    assert without == ["Clackmannanshire and Stirling", "Clackmannanshire", "Stirling"]
    assert coterminous(SCOTLAND) is None
    assert coterminous(area_for("NHS Fife")) is None


def test_the_authority_of_an_area():
    fife = area_for("Fife")
    assert authority_of(fife) == fife
    assert authority_of(area_for("Stirling")).code == "S37000005"
    assert authority_of(locality_area("Fife", "east", "East")) == fife
    with pytest.raises(Unknown, match="NHS Highland is a health board and does not belong"):
        authority_of(area_for("NHS Highland"))
