"""From the bytes of a workbook to its cells. Nothing is handed to the reading library before it has been looked over.

A workbook is a zip file of XML. Its parts are unpacked within a limit, parsed once to see how far the cells reach
and which hold no value that can be read, and packed again plainly, so that both readings see the same.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from comhla.authority_file.problems import Problem, UnusableFile
from comhla.authority_file.workbook_layout import HIGHEST_COLUMN, HIGHEST_ROW, cell_name
from comhla.authority_file.workbook_values import Cell

MOST_UNPACKED_BYTES = 100_000_000
MOST_CELLS = 5_000_000
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class Fault(NamedTuple):
    """A cell that holds an error, or a formula without its result."""

    row: int
    column: int
    what: str
    remedy: str


class Grid(NamedTuple):
    """The cells of a sheet, from its first row and column, and those that cannot be read."""

    rows: list[list[Cell]]
    faults: tuple[Fault, ...]


def open_package(content: bytes, *, file: str) -> dict[str, Grid]:
    """The cells of every sheet by the sheet's name.

    Raises:
        UnusableFile: where the bytes are no workbook, or one too large to be one of facts.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        parts = _unpacked(content)
        faults = {name: _looked_over(parts[part], name) for name, part in _sheet_parts(parts).items() if part in parts}
        workbook = CalamineWorkbook.from_filelike(BytesIO(_packed(parts)))
        return {
            name: Grid(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False), faults[name])
            for name in faults
        }
    except _Unusable as unusable:
        raise UnusableFile([Problem(file, unusable.what, unusable.remedy)]) from None
    except (CalamineError, *_DAMAGE):
        raise UnusableFile([Problem(file, _BROKEN, _SAVE_AGAIN)]) from None


_DAMAGE = (
    *(BadZipFile, struct.error, zlib.error, expat.ExpatError),
    *(EOFError, KeyError, NotImplementedError, OSError, ValueError),
)
_BROKEN = "The workbook is damaged and cannot be read."
_SAVE_AGAIN = "Open it in your spreadsheet program and save it again as an Excel workbook (.xlsx)."


class _Unusable(Exception):
    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(what)


def _unpacked(content: bytes) -> dict[str, bytes]:
    if content.startswith(_OLD_OR_LOCKED):
        what = "The workbook has a password, or is in the old form of Excel (.xls)."
        raise _Unusable(what, "Save it again as an Excel workbook (.xlsx) without a password.")
    if not content.startswith(b"PK"):
        raise _Unusable("This is not a workbook.", "Give a workbook made by `comhla authority to-xlsx`.")
    with ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
            what = f"Unpacked, the workbook has more than {MOST_UNPACKED_BYTES:,} bytes."
            raise _Unusable(what, "Check that it is the right file; take pictures and other sheets out of it.")
        if any(entry.flag_bits & 1 for entry in entries):
            raise _Unusable("The workbook has a password.", "Save it again without one.")
        if _WORKBOOK not in archive.namelist():
            raise _Unusable("This is not an Excel workbook (.xlsx).", _SAVE_AGAIN)
        return {entry.filename: archive.read(entry) for entry in entries if _is_needed(entry.filename)}


def _is_needed(name: str) -> bool:
    """Pictures, macros and the like are no facts; they are left packed."""
    return name.endswith((".xml", ".rels")) and name.startswith(("xl/", "_rels/", "["))


def _packed(parts: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part that holds the cells of each sheet, by the sheet's name."""
    targets = {
        given["Id"]: posixpath.normpath(posixpath.join("/xl", given["Target"])).lstrip("/")
        for tag, given in _elements(parts[_RELATIONS])
        if tag == "Relationship" and given["Type"].endswith("/worksheet")
    }
    named = [given for tag, given in _elements(parts[_WORKBOOK]) if tag == "sheet"]
    return {given["name"]: targets[given["id"]] for given in named if given["id"] in targets}


def _elements(xml: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    _parse(xml, lambda tag, given: found.append((tag, given)))
    yield from found


def _parse(
    xml: bytes,
    begins: Callable[[str, dict[str, str]], None],
    ends: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Parse a part, with the names of elements and attributes without their namespaces."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declarations
    parser.StartElementHandler = lambda tag, given: begins(
        _local(tag), {_local(key): value for key, value in given.items()}
    )
    parser.EndElementHandler = ends and (lambda tag: ends(_local(tag)))
    parser.CharacterDataHandler = text
    parser.Parse(xml, True)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_declarations(*_declared: object) -> None:
    """A document type is where entities that expand without bound are declared. No workbook needs one."""
    raise _Unusable(_BROKEN, _SAVE_AGAIN)


def _looked_over(xml: bytes, name: str) -> tuple[Fault, ...]:
    """The faults of a sheet.

    Raises:
        _Unusable: where its cells reach so far that holding them would take all memory.
    """
    look = _Look()
    _parse(xml, look.begins, look.ends, look.text)
    if look.last_row * look.last_column > MOST_CELLS:
        far = cell_name(look.last_row, look.last_column)
        what = f"The cells of the sheet {name} reach to {far}, much further than facts do."
        raise _Unusable(what, "Delete what stands far away from the table.")
    return tuple(look.faults)


class _Look:
    """Counts through the cells of a sheet."""

    def __init__(self) -> None:
        self.last_row = self.last_column = 0
        self.faults: list[Fault] = []
        self._row = self._column = 0
        self._cell: dict[str, str] | None = None
        self._inside: set[str] = set()
        self._has_value = False

    def begins(self, tag: str, given: dict[str, str]) -> None:
        if tag == "row":
            self._row, self._column = int(given.get("r", self._row + 1)), 0
        elif tag == "c":
            self._cell, self._inside, self._has_value = given, set(), given.get("t") == "str"
            self._place(given.get("r"))
        elif self._cell is not None:
            self._inside.add(tag)

    def _place(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise _Unusable(_BROKEN, _SAVE_AGAIN)
        self._row, self._column = int(found[2]), _number(found[1])
        if self._row > HIGHEST_ROW or self._column > HIGHEST_COLUMN:
            raise _Unusable(_BROKEN, _SAVE_AGAIN)

    def text(self, text: str) -> None:
        self._has_value = self._has_value or ("v" in self._inside and bool(text.strip()))

    def ends(self, tag: str) -> None:
        if tag != "c" or self._cell is None:
            return
        if self._inside:
            self.last_row, self.last_column = max(self.last_row, self._row), max(self.last_column, self._column)
        if self._cell.get("t") == "e":
            self._fault("The cell holds an error.", "Put its formula right, or write the value itself.")
        elif "f" in self._inside and not self._has_value:
            remedy = "Open the workbook in a spreadsheet program, let it calculate, and save it; or write the value."
            self._fault("The formula has no result.", remedy)
        self._cell = None

    def _fault(self, what: str, remedy: str) -> None:
        self.faults.append(Fault(self._row, self._column, what, remedy))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
