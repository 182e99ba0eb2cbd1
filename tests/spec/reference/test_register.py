"""The register of integration authorities, as somebody who works in one would check it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.reference import (
    Authority,
    Model,
    UnknownAuthority,
    UnknownEntry,
    Verified,
    authorities,
    authority,
    councils,
    councils_of_health_board,
    drug_partnerships,
    health_board,
    health_boards,
    old_codes,
    search_authorities,
)


def test_scotland_has_31_authorities_32_councils_14_health_boards_and_30_drug_partnerships() -> None:
    assert (len(authorities()), len(councils()), len(health_boards()), len(drug_partnerships())) == (
        31,
        32,
        14,
        30,
    )


def test_localities_come_to_126() -> None:
    assert sum(one.localities for one in authorities()) == 126


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        # by name, whatever the case, the accents, "&" or the words around it
        ("Fife", "Fife"),
        ("FIFE", "Fife"),
        ("Fife HSCP", "Fife"),
        ("Fife Integration Joint Board", "Fife"),
        ("perth & kinross", "Perth and Kinross"),
        ("Perth and Kinross Council", "Perth and Kinross"),
        ("Cùram is Slàinte nan Eilean Siar", "Western Isles"),
        ("curam is slainte nan eilean siar", "Western Isles"),
        # by another name
        ("Comhairle nan Eilean Siar", "Western Isles"),
        ("Na h-Eileanan Siar", "Western Isles"),
        ("Edinburgh, City of", "Edinburgh"),
        ("City of Edinburgh Council", "Edinburgh"),
        ("The Highland Council", "Highland"),
        ("Glasgow", "Glasgow City"),
        ("The Scottish Borders", "Scottish Borders"),
        ("Shetland", "Shetland Islands"),
        ("Dundee HSCP", "Dundee City"),
        # by council, where the authority has two
        ("Stirling", "Clackmannanshire and Stirling"),
        ("Clackmannanshire Council", "Clackmannanshire and Stirling"),
        # by current code, old code, council code, old council code
        ("S37000032", "Fife"),
        ("s37000014", "Fife"),
        ("S12000047", "Fife"),
        ("S12000015", "Fife"),
        ("S12000043", "Glasgow City"),
        ("S37000021", "North Lanarkshire"),
        # the shorter name is not taken for the longer
        ("Renfrewshire", "Renfrewshire"),
        ("East Renfrewshire", "East Renfrewshire"),
    ],
)
def test_authority_is_found(asked: str, answer: str) -> None:
    assert authority(asked).name == answer


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("Ayrshire", ("East Ayrshire", "North Ayrshire", "South Ayrshire")),
        ("Fyfe", ("Fife",)),
        ("Stirlng", ("Clackmannanshire and Stirling",)),
        ("NHS Tayside", ("Angus", "Dundee City", "Perth and Kinross")),
        ("qqqqqq", ()),
        ("", ()),
    ],
)
def test_unknown_authority_offers_names_to_try(asked: str, offered: tuple[str, ...]) -> None:
    with pytest.raises(UnknownAuthority) as caught:
        authority(asked)
    assert caught.value.sought == asked
    assert caught.value.close_matches == offered
    assert ("Did you mean" in str(caught.value)) is bool(offered)


def test_message_names_what_was_sought_and_what_to_try() -> None:
    with pytest.raises(UnknownAuthority) as caught:
        authority("Ayrshire")
    assert str(caught.value) == (
        'There is no integration authority called "Ayrshire" in the reference data. '
        "Did you mean: East Ayrshire; North Ayrshire; South Ayrshire?"
    )


@given(
    found=st.sampled_from(authorities()),
    shape=st.sampled_from([str.upper, str.lower, str.swapcase, str.title]),
    before=st.sampled_from(["", " ", "The ", "\t"]),
    after=st.sampled_from(["", " ", " HSCP", " IJB", " Health and Social Care Partnership", "."]),
)
def test_spelling_makes_no_difference(found: Authority, shape: object, before: str, after: str) -> None:
    assert callable(shape)
    for name in (found.name, *found.aliases):
        plain = name.removeprefix("The ")
        assert authority(f"{before}{shape(plain)}{after}") is found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("lothian", ("East Lothian", "Edinburgh", "Midlothian", "West Lothian")),
        ("NHS Grampian", ("Aberdeen City", "Aberdeenshire", "Moray")),
        ("S08000015", ("East Ayrshire", "North Ayrshire", "South Ayrshire")),
        ("highland", ("Argyll and Bute", "Highland")),
        ("isles western", ("Western Isles",)),
        ("nowhere", ()),
        ("  ", ()),
    ],
)
def test_search(text: str, names: tuple[str, ...]) -> None:
    assert tuple(found.name for found in search_authorities(text)) == names


def test_search_finds_every_authority_by_its_own_name() -> None:
    assert all(one in search_authorities(one.name) for one in authorities())


class TestModels:
    def test_highland_alone_has_lead_agencies(self) -> None:
        day = date(2026, 11, 22)
        lead = [one.name for one in authorities() if one.model_on(day) is not Model.BODY_CORPORATE]
        assert lead == ["Highland"]
        assert authority("Highland").model_on(day) is Model.BOTH_LEAD

    @pytest.mark.parametrize(
        ("name", "day", "model"),
        [
            # established by the Order of 2015, by that of 2016, and on a day that was not seen
            ("East Ayrshire", date(2015, 3, 31), None),
            ("East Ayrshire", date(2015, 4, 1), Model.BODY_CORPORATE),
            ("Moray", date(2016, 2, 5), None),
            ("Moray", date(2016, 2, 6), Model.BODY_CORPORATE),
            ("Fife", date(2016, 3, 31), None),
            ("Fife", date(2016, 4, 1), Model.BODY_CORPORATE),
            ("Highland", date(2016, 3, 31), None),
            ("Highland", date(2016, 4, 1), Model.BOTH_LEAD),
        ],
    )
    def test_model_by_day(self, name: str, day: date, model: Model | None) -> None:
        assert authority(name).model_on(day) is model

    def test_every_authority_has_a_model_without_end(self) -> None:
        assert all(one.models and one.models[-1].valid_to is None for one in authorities())

    @pytest.mark.parametrize(
        ("letter", "title", "is_lead_agency"),
        [
            ("a", "body corporate (integration joint board)", False),
            ("b", "lead agency (health board)", True),
            ("c", "lead agency (council)", True),
            ("d", "lead agency (health board and council, each for the other)", True),
        ],
    )
    def test_titles(self, letter: str, title: str, is_lead_agency: bool) -> None:
        assert Model(letter).title == title
        assert Model(letter).is_lead_agency is is_lead_agency


class TestHealthBoards:
    @pytest.mark.parametrize(
        ("board", "number"),
        [
            ("NHS Ayrshire and Arran", 3),
            ("NHS Borders", 1),
            ("NHS Dumfries and Galloway", 1),
            ("NHS Fife", 1),
            ("NHS Forth Valley", 3),
            ("NHS Grampian", 3),
            ("NHS Greater Glasgow and Clyde", 6),
            ("NHS Highland", 2),
            ("NHS Lanarkshire", 2),
            ("NHS Lothian", 4),
            ("NHS Orkney", 1),
            ("NHS Shetland", 1),
            ("NHS Tayside", 3),
            ("NHS Western Isles", 1),
        ],
    )
    def test_number_of_councils(self, board: str, number: int) -> None:
        assert len(councils_of_health_board(board)) == number

    @pytest.mark.parametrize("key", ["NHS Tayside", "tayside", "S08000030", "s08000027"])
    def test_councils_by_any_name_or_code_of_the_board(self, key: str) -> None:
        assert councils_of_health_board(key) == (
            "Angus Council",
            "Dundee City Council",
            "Perth and Kinross Council",
        )

    def test_authority_knows_the_councils_of_its_board(self) -> None:
        # Clackmannanshire and Stirling make one authority; Falkirk is the other of the same board.
        assert authority("Stirling").councils_in_health_board_area == (
            "Clackmannanshire Council",
            "Falkirk Council",
            "Stirling Council",
        )
        assert authority("Fife").councils_in_health_board_area == ("Fife Council",)

    def test_unknown_board_offers_names_to_try(self) -> None:
        with pytest.raises(UnknownEntry) as caught:
            health_board("Lothain")
        assert caught.value.close_matches[0] == "NHS Lothian"


class TestParticulars:
    def test_only_one_authority_has_two_councils(self) -> None:
        several = {one.name: [c.name for c in one.councils] for one in authorities() if len(one.councils) > 1}
        assert several == {"Clackmannanshire and Stirling": ["Clackmannanshire Council", "Stirling Council"]}

    def test_islands(self) -> None:
        assert [one.name for one in authorities() if one.has_islands] == [
            "Argyll and Bute",
            "Highland",
            "North Ayrshire",
            "Orkney Islands",
            "Shetland Islands",
            "Western Isles",
        ]

    def test_drug_partnerships_that_span_two_authorities(self) -> None:
        shared_ones = {one.code: one.authorities for one in drug_partnerships() if len(one.authorities) > 1}
        assert shared_ones == {
            "S11000051": ("East Lothian", "Midlothian"),
            "S11000052": ("North Lanarkshire", "South Lanarkshire"),
        }

    @pytest.mark.parametrize(
        ("code", "last_day"),
        [
            ("S37000014", date(2018, 2, 1)),
            ("S37000023", date(2018, 2, 1)),
            ("S08000027", date(2018, 2, 1)),
            ("S37000015", date(2019, 3, 31)),
            ("S37000021", date(2019, 3, 31)),
            ("S08000021", date(2019, 3, 31)),
            ("S12000043", None),  # older still: its days were not seen
        ],
    )
    def test_last_day_of_old_codes(self, code: str, last_day: date | None) -> None:
        assert next(old for old in old_codes() if old.code == code).valid_to == last_day

    def test_days_of_establishment_are_recorded_only_where_seen(self) -> None:
        seen = {one.name: one.established_on for one in authorities() if one.established_on}
        order_of_2015 = dict.fromkeys(("East Ayrshire", "North Ayrshire", "South Ayrshire"), date(2015, 4, 1))
        order_of_2016 = dict.fromkeys(
            ("Aberdeen City", "Aberdeenshire", "Glasgow City", "Moray", "Orkney Islands", "Scottish Borders"),
            date(2016, 2, 6),
        )
        assert seen == order_of_2015 | order_of_2016

    def test_mark_of_establishment_goes_with_the_day(self) -> None:
        for one in authorities():
            expected = Verified.TEXT_SEEN if one.established_on else Verified.NOT_SEEN
            assert one.established_verified is expected

    def test_website_that_was_not_found_is_not_made_up(self) -> None:
        without = [one.name for one in authorities() if one.website is None]
        assert without == ["North Lanarkshire"]
        assert authority("North Lanarkshire").website_verified is Verified.NOT_SEEN

    def test_no_website_counts_as_read(self) -> None:
        assert not any(one.website_verified.is_settled for one in authorities())

    def test_inverclyde_follows_a_later_edition_of_the_localities(self) -> None:
        assert authority("Inverclyde").localities == 2
        editions = {one.localities_edition for one in authorities() if one.name != "Inverclyde"}
        assert editions == {"2023 national locality lookup"}
        assert authority("Inverclyde").localities_edition == "May 2024 national locality lookup"

    def test_every_fact_has_a_source_and_a_mark(self) -> None:
        facts = [*authorities(), *councils(), *health_boards(), *old_codes(), *drug_partnerships()]
        facts += [row for one in authorities() for row in one.models]
        assert all(fact.source and isinstance(fact.verified, Verified) for fact in facts)
