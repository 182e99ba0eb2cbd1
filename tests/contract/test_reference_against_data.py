"""The register agrees with the codes, names and counts in published geography data."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from comhla.reference import (
    authorities,
    authority,
    councils,
    drug_partnerships,
    health_board,
    health_boards,
    old_codes,
)

Records = list[dict[str, str]]

# What the locality list of September 2023 has and the register, which follows May 2024, has not.
LOCALITIES_THAT_WENT = {"S37000017": 1}


def read(path: Path) -> Records:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def geography(shared: Path) -> Path:
    return shared / "data" / "geography"


@pytest.fixture(scope="module")
def history(geography: Path) -> Records:
    return read(geography / "council_hscp_hb_history.csv")


@pytest.fixture(scope="module")
def current(history: Records) -> Records:
    return [row for row in history if not (row["CADateArchived"] or row["HSCPDateArchived"] or row["HBDateArchived"])]


def day(text: str) -> date | None:
    return datetime.strptime(text, "%Y%m%d").date() if text else None  # noqa: DTZ007 - a day has no zone


def test_every_council_is_placed_as_the_data_place_it(current: Records) -> None:
    theirs = {row["CA"]: (row["CAName"], row["HSCP"], row["HB"]) for row in current}
    ours = {one.code: (one.area_name, one.authority_code, one.health_board_code) for one in councils()}
    assert ours == theirs


def test_authorities_have_the_codes_and_names_of_the_data(current: Records) -> None:
    assert {one.code: one.name for one in authorities()} == {row["HSCP"]: row["HSCPName"] for row in current}


def test_health_boards_have_the_codes_and_names_of_the_data(current: Records) -> None:
    assert {one.code: one.name for one in health_boards()} == {row["HB"]: row["HBName"] for row in current}


@pytest.mark.parametrize(("kind", "column"), [("authority", "HSCP"), ("council", "CA"), ("health board", "HB")])
def test_old_codes_have_the_last_days_of_the_data(history: Records, kind: str, column: str) -> None:
    archived = {
        row[column]: (day(row[f"{column}DateEnacted"]), day(row[f"{column}DateArchived"]))
        for row in history
        if row[f"{column}DateArchived"]
    }
    ours = {old.code: (old.valid_from, old.valid_to) for old in old_codes() if old.kind == kind and old.valid_to}
    assert ours == archived


def test_every_code_in_the_data_leads_to_the_same_authority(history: Records) -> None:
    for row in history:
        found = authority(row["HSCP"])
        assert authority(row["CA"]) is found
        assert authority(row["CAName"]) is found
        assert health_board(row["HB"]) == found.health_board


def test_old_codes_were_replaced_by_current_ones() -> None:
    now = {one.code for one in (*authorities(), *councils(), *health_boards())}
    assert {old.current_code for old in old_codes()} <= now
    assert not {old.code for old in old_codes()} & now


def test_data_zones_lie_in_the_authorities_of_the_register(geography: Path) -> None:
    zones = read(geography / "dz2011_geography_codes.csv.gz")
    assert {row["HSCP"] for row in zones} == {one.code for one in authorities()}
    for council, partnership, board in {(row["CA"], row["HSCP"], row["HB"]) for row in zones}:
        found = authority(partnership)
        assert council in {one.code for one in found.councils}
        assert board == found.health_board.code


def test_localities_are_counted_as_in_the_edition_of_2023(geography: Path) -> None:
    rows = read(geography / "scotpho_locality_lists.csv")
    counted = Counter(row["HSCP"] for row in rows if "September 2023" in row["Edition"])
    ours = {one.code: one.localities + LOCALITIES_THAT_WENT.get(one.code, 0) for one in authorities()}
    assert ours == counted


def test_drug_partnerships_have_the_codes_of_the_data(geography: Path) -> None:
    areas = read(geography / "scotpho_area_lookup_2023.csv.gz")
    theirs = {row["code"] for row in areas if row["code"].startswith("S11")}
    assert {one.code for one in drug_partnerships()} == theirs
