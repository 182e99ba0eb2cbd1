"""Reading a postcode directory as its publisher releases it, row by row, without keeping the file in memory.

Three layouts are known by their first line: the Scottish Postcode Directory of National Records of Scotland
(`IntegrationAuthority2019Code`), the lookup of Public Health Scotland (`hscp2019`), and any table with a column
`Postcode` and one of partnership codes (`HSCP`). Old codes are understood.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from comhla import reference
from comhla.web.site.postcodes import read_postcode

_ENCODING = "utf-8-sig"
_ELSEWHERE = frozenset("EWNLM")
"""First letters of codes of other countries, which a directory of the whole kingdom has in this column."""
_DAY_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%Y%m%d")


class PostcodeRow(NamedTuple):
    """A postcode and where it lies."""

    line: int
    postcode: str
    district: str
    part: str
    authority_code: str
    council_code: str
    locality: str
    introduced_on: date | None
    deleted_on: date | None

    @property
    def life(self) -> tuple[str, str, date | None]:
        """What there may be only one of: a part of a postcode, from a day on."""
        return (self.postcode, self.part, self.introduced_on)

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it lies."""
        return (self.authority_code, self.council_code, self.locality)


class BadRow(NamedTuple):
    """A row that cannot be used, by its line in the file, and what to put right."""

    line: int
    problem: str


class UnusableDirectory(Exception):
    """A file that is no postcode directory, or has rows that cannot be used. Nothing was imported."""

    def __init__(self, message: str, bad_rows: tuple[BadRow, ...] = ()) -> None:
        super().__init__(message)
        self.bad_rows = bad_rows


class Columns(NamedTuple):
    """What the columns are called in one file."""

    postcode: str
    authority: str
    council: str | None
    data_zone: str | None
    part: str | None
    introduced: str | None
    deleted: str | None


class LocalityTable(NamedTuple):
    """The locality of each data zone, with the authority that the table says it belongs to."""

    places: Mapping[str, tuple[str, str]]

    def locality_of(self, data_zone: str, authority_code: str) -> str:
        """The locality, where the table and the directory agree on the authority; empty otherwise."""
        locality, code = self.places.get(data_zone, ("", ""))
        return locality if code == authority_code else ""


NO_LOCALITIES = LocalityTable({})


def fingerprint_of(path: Path) -> str:
    """A digest of the file, by which it is known again."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_directory(path: Path, localities: LocalityTable = NO_LOCALITIES) -> Iterator[PostcodeRow | BadRow]:
    """Every row of a directory, good or bad.

    A row that says again what an earlier one said is passed over, and so are postcodes of other countries.

    Raises:
        UnusableDirectory: where the file cannot be read or is no postcode directory.
    """
    with _table(path) as reader:
        columns = _columns(reader.fieldnames or ())
        seen: dict[tuple[str, str, date | None], tuple[str, str, str]] = {}
        for record in reader:
            row = _read_row(reader.line_num, record, columns, localities)
            if isinstance(row, PostcodeRow):
                if row.life not in seen:
                    seen[row.life] = row.place
                elif seen[row.life] == row.place:
                    continue
                else:
                    row = BadRow(row.line, f"{row.postcode} is in the file already, in another area.")
            if row is not None:
                yield row


def read_localities(path: Path) -> LocalityTable:
    """The locality of each data zone from a table with the columns DataZone, HSCP and Locality (or SubHSCPName).

    Raises:
        UnusableDirectory: where the file cannot be read or has other columns.
    """
    with _table(path) as reader:
        names = reader.fieldnames or ()
        named = next((name for name in ("Locality", "SubHSCPName") if name in names), None)
        if named is None or "DataZone" not in names or "HSCP" not in names:
            raise UnusableDirectory(
                f"{path.name} is no table of localities: it needs the columns DataZone, HSCP and Locality"
                " (or SubHSCPName)."
            )
        return LocalityTable({row["DataZone"]: (row[named].strip(), _current(row["HSCP"]) or "") for row in reader})


@contextmanager
def _table(path: Path) -> Iterator[csv.DictReader[str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as raw, io.TextIOWrapper(raw, encoding=_ENCODING, newline="") as text:
            yield csv.DictReader(text, restval="")
    except OSError as error:
        raise UnusableDirectory(f"{path.name} cannot be read: {error.strerror or error}.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnusableDirectory(f"{path.name} is no table of text in UTF-8: {error}.") from None


def _columns(names: Sequence[str]) -> Columns:
    found = Columns(
        postcode=_called(names, "Postcode", "pc8", "pc7") or "",
        authority=_newest(names, r"IntegrationAuthority(\d{4})Code", r"hscp(\d{4})") or _called(names, "HSCP") or "",
        council=_newest(names, r"CouncilArea(\d{4})Code", r"ca(\d{4})") or _called(names, "CouncilArea", "CA"),
        data_zone=_called(names, "DataZone2011Code", "datazone2011", "DataZone"),
        part=_called(names, "SplitChar"),
        introduced=_called(names, "DateOfIntroduction"),
        deleted=_called(names, "DateOfDeletion"),
    )
    if not found.postcode or not found.authority:
        raise UnusableDirectory(
            "This is no postcode directory: its first line needs a column with postcodes (Postcode, pc8 or pc7) and one"
            " with codes of partnerships (as IntegrationAuthority2019Code, hscp2019 or HSCP)."
        )
    return found


def _called(names: Sequence[str], *wanted: str) -> str | None:
    return next((name for name in wanted if name in names), None)


def _newest(names: Sequence[str], *forms: str) -> str | None:
    found = [(match[1], name) for name in names for form in forms if (match := re.fullmatch(form, name))]
    return max(found)[1] if found else None


def _read_row(
    line: int, record: Mapping[str, str], columns: Columns, localities: LocalityTable
) -> PostcodeRow | BadRow | None:
    typed, code = record[columns.postcode].strip(), record[columns.authority].strip()
    if None in record:
        return BadRow(line, "The row has more values than the first line has columns.")
    if code[:1] in _ELSEWHERE:
        return None
    postcode = read_postcode(typed)
    if postcode is None or not postcode.is_whole:
        return BadRow(line, f"{typed!r} is no postcode." if typed else "There is no postcode.")
    authority_code = _current(code)
    if authority_code is None:
        told = f"{code!r} is no code of a partnership, as S37000010." if code else "There is no code of a partnership."
        return BadRow(line, told)
    try:
        introduced_on = _day(record, columns.introduced)
        deleted_on = _day(record, columns.deleted)
    except ValueError as error:
        return BadRow(line, str(error))
    if introduced_on and deleted_on and deleted_on < introduced_on:
        return BadRow(line, f"{typed} was given up before it was introduced.")
    return PostcodeRow(
        line=line,
        postcode=postcode.start,
        district=postcode.district,
        part=record[columns.part].strip() if columns.part else "",
        authority_code=authority_code,
        council_code=_current_council(record[columns.council].strip()) if columns.council else "",
        locality=localities.locality_of(record[columns.data_zone].strip(), authority_code) if columns.data_zone else "",
        introduced_on=introduced_on,
        deleted_on=deleted_on,
    )


def _day(record: Mapping[str, str], column: str | None) -> date | None:
    """A day, with or without a time behind it."""
    text = record[column].strip().split(" ")[0] if column else ""
    if not text:
        return None
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise ValueError(f"{text!r} under {column} is no day, as 31/12/2025.")


def _codes() -> dict[str, str]:
    found = {each.code: each.code for each in reference.authorities()}
    return found | {old.code: each.code for each in reference.authorities() for old in each.old_codes}


def _current(code: str) -> str | None:
    return _AUTHORITY_CODES.get(code.strip())


def _current_council(code: str) -> str:
    return _COUNCIL_CODES.get(code, "")


_AUTHORITY_CODES: Mapping[str, str] = _codes()
_COUNCIL_CODES: Mapping[str, str] = {
    code: each.code for each in reference.councils() for code in (each.code, *(old.code for old in each.old_codes))
}
