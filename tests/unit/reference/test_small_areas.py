"""The packed table of the names of areas."""

from __future__ import annotations

import gzip
import pkgutil

import pytest

from comhla.reference import UnreadableTable, area_names, authorities, councils
from comhla.reference.small_areas import area_names as read


def test_every_area_has_a_name_and_every_code_nine_characters() -> None:
    names = area_names()
    assert all(len(code) == 9 and code.startswith("S") for code in names)
    assert all(name and name == name.strip() for name in names.values())
    assert sum(code.startswith("S01") for code in names) == 6976
    assert sum(code.startswith("S02") for code in names) == 1279


def test_councils_and_authorities_are_those_of_the_register() -> None:
    names = area_names()
    assert all(names[council.code] == council.area_name for council in councils())
    assert all(names[body.code] == body.name for body in authorities())
    assert all(names[old.code] == council.area_name for council in councils() for old in council.old_codes)


def test_the_table_is_small_and_says_where_it_is_from() -> None:
    content = pkgutil.get_data("comhla.reference", "data/area_names.csv.gz")
    assert content is not None
    assert len(content) < 150_000
    assert "Open Government Licence v3.0" in gzip.decompress(content).decode("utf-8").partition("code,name")[0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "is empty|cannot be read"),
        (b"not packed", "cannot be read"),
        (gzip.compress(b"code,name\nS1,One\n")[:-9], "cannot be read"),
        (gzip.compress(b"code,title\nS1,One\n"), "cannot be read"),
        (gzip.compress(b"\xff\xfe"), "cannot be read"),
        (gzip.compress(b"# nothing\ncode,name\n"), "is empty"),
    ],
    # What is packed holds the second in which it was: names of tests have to be the same in every process.
    ids=["no table", "not packed", "cut off", "other headings", "no text", "no rows"],
)
def test_a_damaged_table_is_told_of(content: bytes | None, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comhla.reference.small_areas.pkgutil.get_data", lambda *_: content)
    with pytest.raises(UnreadableTable, match=f'^The reference table "area_names" ({told})'):
        read.__wrapped__()
