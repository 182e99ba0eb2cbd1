"""Reading a table of figures row by row, with everything that is wrong told at once and by its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar, cast

from comhla.indicators.areas import Area, AreaKind, area_for
from comhla.indicators.errors import NotAFile, Problem, Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind, read_period
from comhla.indicators.readers.cells import MARKS, NotANumber, read_count, read_value
from comhla.indicators.readers.tables import Row
from comhla.indicators.release import PublishedIndicator
from comhla.indicators.values import Value

Progress = Callable[[int, int], None]
"""Called with how many rows are done and how many there are."""
MOST_PROBLEMS = 100
_ROWS_BETWEEN_SIGNS = 2_000
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The headings under which a row says what it is about; empty where the file has no such column."""

    area: str
    area_kind: AreaKind | None = None
    period: str
    period_kind: PeriodKind | None = None
    value: str
    numerator: str = ""
    denominator: str = ""
    lower: str = ""
    upper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a file beside its bytes."""

    file: str
    edition: str = ""
    published_on: date | None = None
    progress: Progress | None = None
    known: tuple[Area, ...] = ()
    """Areas that the register does not hold, as the localities of an authority."""
    marks: Mapping[str, Value] = field(default_factory=lambda: MARKS)
    """What stands for a blank."""


def plain_heading(text: str) -> str:
    """A heading as it is compared: without case and without spaces at its ends or doubled."""
    return " ".join(text.casefold().split())


class _NotKnown(NamedTuple):
    """A text that nothing is known of."""

    why: Unknown
    row: Row
    """The first that has it."""
    heading: str
    rows: int


class Reading:
    """One table while it is being read: its rows, what was made of them, and what is wrong with them."""

    def __init__(self, *, sheet: str, headings: Row, rows: Sequence[Row], given: Given) -> None:
        self.given = given
        self._remarks: list[tuple[str, Problem]] = []
        self.own: dict[str, PublishedIndicator] = {}
        """Indicators of the publisher's own that the file names, by their keys."""
        self._sheet = sheet
        self._rows = rows
        self._headings = headings
        self._places = {
            plain_heading(text): place for place, text in reversed(list(enumerate(headings.cells))) if text.strip()
        }
        self._asked: dict[str, int | None] = {"": None}
        self._problems: list[Problem] = []
        self._unseen = 0
        self._found: dict[tuple[str, str], object] = {}
        self._unknown: dict[tuple[str, str], _NotKnown] = {}
        self._editions: dict[str, dict[tuple[str, str, str, str], tuple[Observation, int]]] = {}

    def has(self, heading: str) -> bool:
        """Whether the table has a column of this heading."""
        return plain_heading(heading) in self._places

    def headings(self) -> tuple[str, ...]:
        """The headings as they are written."""
        return tuple(self._headings.cells)

    def rows(self) -> Iterator[Row]:
        """The rows, each as long as the headings; rows that are blank under all of them are left out."""
        width, total = len(self._headings.cells), len(self._rows)
        named = list(self._places.values())
        for done, row in enumerate(self._rows):
            if done % _ROWS_BETWEEN_SIGNS == 0:
                self._say(done, total)
            if len(row.cells) < width:
                row = Row(row.line, [*row.cells, *[""] * (width - len(row.cells))])  # noqa: PLW2901 - the row, padded
            elif any(row.cells[width:]):
                self.problem("The row has more cells than there are headings.", _PUT_IN_PLACE, row)
                continue
            if any(row.cells[place] for place in named):
                yield row
        self._say(total, total)

    def _say(self, done: int, total: int) -> None:
        if self.given.progress:
            self.given.progress(done, total)

    def text(self, row: Row, heading: str) -> str:
        """What stands under a heading; nothing where there is no such column."""
        if heading not in self._asked:
            self._asked[heading] = self._places.get(plain_heading(heading))
        place = self._asked[heading]
        return "" if place is None else row.cells[place].strip()

    def problem(self, what: str, remedy: str, row: Row, heading: str = "") -> None:
        """Keep what is wrong. Beyond a hundred only their number is kept: nobody reads on."""
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(Problem(what, remedy, self.given.file, self._sheet, row.line, heading))
        else:
            self._unseen += 1

    def remark(self, what: str, remedy: str, row: Row | None = None, heading: str = "", *, edition: str = "") -> None:
        """Keep what a person should look at, and what was left out; of one edition, where it is only of that."""
        line = row.line if row else None
        self._remarks.append((edition, Problem(what, remedy, self.given.file, self._sheet, line, heading)))

    def remarks(self, edition: str = "") -> tuple[Problem, ...]:
        """The remarks on the whole file and on this edition."""
        return tuple(problem for about, problem in self._remarks if about in ("", edition))

    def find(self, sort: str, text: str, find: Callable[[], _Found], row: Row, heading: str) -> _Found | None:
        """What a text of some sort stands for, looked up once; nothing, and a problem, where that is not known.

        Each unknown text is told once, with the first row that has it and how many do.
        """
        key = sort, text
        if key not in self._found:
            try:
                self._found[key] = find()
            except Unknown as unknown:
                self._found[key] = None
                self._unknown[key] = _NotKnown(unknown, row, heading, 0)
        if key in self._unknown:
            self._unknown[key] = self._unknown[key]._replace(rows=self._unknown[key].rows + 1)
        return cast("_Found | None", self._found[key])

    def area(self, row: Row, heading: str, kind: AreaKind | None = None) -> Area | None:
        """The area under a heading; nothing, and a problem, where it is not known."""
        return self.area_as(row, heading, self.text(row, heading), kind)

    def area_as(self, row: Row, heading: str, text: str, kind: AreaKind | None) -> Area | None:
        """The area that a text says; nothing, and a problem, where it is not known."""
        return self.find(f"area {kind}", text, lambda: area_for(text, kind, self.given.known), row, heading)

    def period(self, row: Row, heading: str, kind: PeriodKind | None = None) -> MeasuredPeriod | None:
        """The period under a heading; nothing, and a problem, where it cannot be read."""
        return self.period_as(row, heading, self.text(row, heading), kind)

    def period_as(self, row: Row, heading: str, text: str, kind: PeriodKind | None) -> MeasuredPeriod | None:
        """The period that a text says; nothing, and a problem, where it cannot be read."""
        return self.find(f"period {kind}", text, lambda: read_period(text, kind), row, heading)

    def value(self, row: Row, heading: str) -> Value | None:
        """The figure under a heading; nothing, and a problem, where it is neither a number nor a known mark."""
        text = self.text(row, heading)
        try:
            return read_value(text, self.given.marks)
        except NotANumber:
            self.problem(f"{_short(text)} is neither a number nor a mark that is known.", _WRITE_NUMBER, row, heading)
            return None

    def count(self, row: Row, heading: str) -> float | None:
        """The number under a heading, nothing where it is blank or marked; a problem where it is neither."""
        text = self.text(row, heading)
        try:
            return read_count(text, self.given.marks) if text else None
        except NotANumber:
            self.problem(f"{_short(text)} is not a number.", _WRITE_NUMBER, row, heading)
            return None

    def observe(
        self,
        row: Row,
        columns: Columns,
        *,
        indicator: str,
        area: Area | None = None,
        period: MeasuredPeriod | None = None,
        group: str = "",
        note: str = "",
    ) -> Observation | None:
        """The figure of a row; nothing, and all its problems, where a part of it cannot be read."""
        area = area or self.area(row, columns.area, columns.area_kind)
        period = period or self.period(row, columns.period, columns.period_kind)
        value = self.value(row, columns.value)
        if area is None or period is None or value is None:
            return None
        return Observation(
            indicator,
            area,
            period,
            value,
            numerator=self.count(row, columns.numerator),
            denominator=self.count(row, columns.denominator),
            lower=self.count(row, columns.lower),
            upper=self.count(row, columns.upper),
            group=group,
            note=note,
        )

    def add(self, observation: Observation | None, row: Row, *, edition: str = "") -> None:
        """Keep a figure; a problem where the file has one of the same indicator, area, period and group already."""
        if observation is None:
            return
        cells = self._editions.setdefault(edition, {})
        if observation.cell in cells:
            place = f"{observation.indicator}, {observation.area.name}, {observation.period.label}"
            what = f"The figure of {place} stands in the file twice, first in line {cells[observation.cell][1]}."
            self.problem(what, "Leave only the right one in the file.", row)
        else:
            cells[observation.cell] = observation, row.line

    def gathered(self) -> dict[str, tuple[Observation, ...]]:
        """The figures of each edition in the file; the only one has no name.

        Raises:
            NotAFile: with every problem, where there is one; and where there is no figure.
        """
        self.raise_problems(is_empty=not any(self._editions.values()))
        return {edition: tuple(seen for seen, _ in cells.values()) for edition, cells in self._editions.items()}

    def raise_problems(self, *, is_empty: bool) -> None:
        """Refuse the file where anything is wrong with it, and where nothing was found in it.

        Raises:
            NotAFile: with every problem.
        """
        problems = [*self._problems, *self._unknowns()]
        if self._unseen:
            what = f"There are {self._unseen:,} more problems of this kind."
            problems.append(Problem(what, "Put these right first.", self.given.file, self._sheet))
        if is_empty and not problems:
            problems.append(Problem("There is no figure in the file.", _RIGHT_FILE, self.given.file, self._sheet))
        if problems:
            raise NotAFile(problems)

    def _unknowns(self) -> Iterator[Problem]:
        for unknown in list(self._unknown.values())[:MOST_PROBLEMS]:
            rows = f" It stands in {unknown.rows:,} rows." if unknown.rows > 1 else ""
            what, place = f"{unknown.why}{rows}", unknown.row.line
            yield Problem(what, _RIGHT_NAME, self.given.file, self._sheet, place, unknown.heading)


_PUT_IN_PLACE = "Put each cell under its heading, and a cell that has commas in quotation marks."
_WRITE_NUMBER = "Write a number, or say what the mark means."
_RIGHT_FILE = "Check that it is the right file."
_RIGHT_NAME = "Write one that is known."


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}...")
