"""Reading the shipped tables: what is damaged is refused with a message and not guessed at."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from datetime import date

import pytest

import comhla.reference
from comhla.reference.errors import ReferenceDataError, UnknownEntry, UnreadableTable
from comhla.reference.loading import load_rows, read_day, read_list, read_yes
from comhla.reference.rows import Row, Verified, plain_row

HEADING = "key,label,words,source,verified,valid_from,valid_to,note\n"


def ship(monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    """Make the package's tables read as this text."""
    content = None if text is None else text.encode()
    monkeypatch.setattr(pkgutil, "get_data", lambda package, name: content)


def test_row_is_read_with_its_provenance(monkeypatch: pytest.MonkeyPatch) -> None:
    ship(monkeypatch, HEADING + "O1,Health,Good health,SSI 2014/343,text seen,2014-11-28,,Ours.\n")
    assert load_rows("any", plain_row) == (
        Row(
            key="O1",
            label="Health",
            words="Good health",
            source="SSI 2014/343",
            verified=Verified.TEXT_SEEN,
            valid_from=date(2014, 11, 28),
            valid_to=None,
            note="Ours.",
        ),
    )


@pytest.mark.parametrize(
    "record",
    [
        "O1,Health,Good health,SSI 2014/343,perhaps,2014-11-28,,\n",  # no such mark
        "O1,Health,Good health,SSI 2014/343,text seen,28/11/2014,,\n",  # not a day
        "O1,Health\n",  # cells are missing
    ],
)
def test_damaged_record_is_named(monkeypatch: pytest.MonkeyPatch, record: str) -> None:
    good = "O0,Health,Good health,SSI 2014/343,text seen,,,\n"
    ship(monkeypatch, HEADING + good + record)
    with pytest.raises(UnreadableTable, match='Record 3 of the reference table "any" cannot be read'):
        load_rows("any", plain_row)


def test_missing_column_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    ship(monkeypatch, "key,label\nO1,Health\n")
    with pytest.raises(UnreadableTable, match="words"):
        load_rows("any", plain_row)


def test_missing_table_is_named() -> None:
    with pytest.raises(UnreadableTable, match='"no_such_table" is not part of this installation'):
        load_rows("no_such_table", plain_row)


def test_loader_that_cannot_read_is_reported_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    ship(monkeypatch, None)
    with pytest.raises(UnreadableTable, match="is not part of this installation"):
        load_rows("national_outcomes", plain_row)


def test_cells() -> None:
    assert read_day("") is None
    assert read_day("2016-02-29") == date(2016, 2, 29)
    assert read_list("") == ()
    assert read_list("5(1); 5A(1)") == ("5(1)", "5A(1)")
    assert read_yes("yes") is True
    assert read_yes("no") is False
    with pytest.raises(ValueError, match='"maybe" is neither "yes" nor "no"'):
        read_yes("maybe")


@pytest.mark.parametrize(
    ("first", "last", "day", "applies"),
    [
        (None, None, date(1, 1, 1), True),
        (date(2017, 6, 16), None, date(2017, 6, 15), False),
        (date(2017, 6, 16), None, date(2017, 6, 16), True),
        (None, date(2018, 3, 31), date(2018, 3, 31), True),
        (None, date(2018, 3, 31), date(2018, 4, 1), False),
    ],
)
def test_row_applies_from_its_first_day_to_its_last(
    first: date | None, last: date | None, day: date, applies: bool
) -> None:
    row = Row(
        key="k",
        label="l",
        words="w",
        source="s",
        verified=Verified.TEXT_SEEN,
        valid_from=first,
        valid_to=last,
        note="",
    )
    assert row.in_force_on(day) is applies


def test_only_words_that_were_read_are_settled() -> None:
    assert [mark for mark in Verified if mark.is_settled] == [Verified.TEXT_SEEN]
    assert len({mark.meaning for mark in Verified}) == len(Verified)


def test_exceptions_make_one_tree() -> None:
    assert issubclass(UnknownEntry, ReferenceDataError)
    assert issubclass(UnknownEntry, LookupError)
    assert issubclass(UnreadableTable, ReferenceDataError)


class TestPublicNames:
    def test_every_public_name_is_found_where_it_is_said_to_be(self) -> None:
        for name in comhla.reference.__all__:
            assert getattr(comhla.reference, name) is not None

    def test_public_names_and_their_homes_agree(self) -> None:
        homes = vars(comhla.reference)["_HOME"]
        assert sorted(homes) == sorted(comhla.reference.__all__)

    def test_any_other_name_is_refused(self) -> None:
        with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
            comhla.reference.no_such_name  # noqa: B018 - looking it up is what is tested

    def test_importing_the_package_imports_none_of_its_modules(self) -> None:
        script = "import sys, comhla.reference; print(*(m for m in sys.modules if 'reference.' in m))"
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
        assert run.stdout.strip() == ""
