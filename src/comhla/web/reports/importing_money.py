"""Money from a spreadsheet or from pasted cells: every fault is found at once, and nothing is taken over by halves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from comhla.dates import ReportingYear
from comhla.dates.errors import BadReportingYear
from comhla.documents.report_tables import HEAD_NAMES
from comhla.indicators.errors import NotAFile
from comhla.indicators.readers.tables import Row, open_file
from comhla.law.facts import Locality, SpendHead, SpendingAbout
from comhla.web.reports.actions.spending import Line

COLUMNS = ("year", "on what", "amount", "planned", "reason", "source")
"""The headings of a table of money; the last three may be left out."""
TOTAL = "total"
CARE_GROUP, LOCALITY = "care group:", "locality:"
MOST = 2_000
"""So many rows are read; a table of money has some dozens."""
_NEEDED = COLUMNS[:3]
_LARGEST = Decimal(10) ** 12


class ReadMoney(NamedTuple):
    """What was read: lines, or every fault of the table."""

    lines: tuple[Line, ...]
    problems: tuple[str, ...]


class _Fault(Exception):
    """What is wrong with a cell."""


def read_money(content: bytes, *, file: str, localities: Sequence[Locality]) -> ReadMoney:
    """The lines of a table of money: CSV, cells pasted from a spreadsheet, or an Excel workbook (its first sheet).

    Args:
        content: the file, or what was pasted.
        file: what it is called.
        localities: those of the authority, which a table may name by key or name.
    """
    try:
        rows = open_file(content, file=file).sheets[0].rows
    except NotAFile as refused:
        return ReadMoney((), tuple(f"{each.what} {each.remedy}" for each in refused.problems))
    head = _headings(rows)
    if head is None:
        said = _("The first row has to have the headings %(needed)s. It may also have %(other)s.")
        return ReadMoney((), (said % {"needed": ", ".join(_NEEDED), "other": ", ".join(COLUMNS[3:])},))
    if len(rows) - 1 > MOST:
        return ReadMoney((), (_("The table has more than %(most)s rows.") % {"most": f"{MOST:,}"},))
    return _read(rows[1:], head, localities)


def _headings(rows: Sequence[Row]) -> Mapping[str, int] | None:
    first = [" ".join(cell.split()).casefold() for cell in rows[0].cells] if rows else []
    found = {name: first.index(name) for name in COLUMNS if name in first}
    return found if all(name in found for name in _NEEDED) else None


def _read(rows: Sequence[Row], head: Mapping[str, int], localities: Sequence[Locality]) -> ReadMoney:
    lines: dict[tuple[str, ...], tuple[int, Line]] = {}
    problems: list[str] = []
    for row in rows:
        cells = {name: row.cells[at].strip() if at < len(row.cells) else "" for name, at in head.items()}
        line, faults = _line(cells, localities)
        problems += [_("Row %(row)s: %(fault)s") % {"row": row.line, "fault": each} for each in faults]
        if line is None:
            continue
        if line.cell in lines:
            said = _("Row %(row)s: It is about the same as row %(other)s. Give one of them.")
            problems.append(said % {"row": row.line, "other": lines[line.cell][0]})
        lines[line.cell] = (row.line, line)
    if not rows:
        problems.append(_("There are no amounts under the headings."))
    return ReadMoney(() if problems else tuple(line for _row, line in lines.values()), tuple(problems))


def _line(cells: Mapping[str, str], localities: Sequence[Locality]) -> tuple[Line | None, list[str]]:
    faults: list[str] = []
    line = Line("", SpendingAbout.TOTAL)
    for part in _parts(cells, localities):
        if isinstance(part, _Fault):
            faults.append(str(part))
        else:
            line = line._replace(**part)
    return (None if faults else line), faults


def _parts(cells: Mapping[str, str], localities: Sequence[Locality]) -> Iterator[dict[str, Any] | _Fault]:
    readers = (
        lambda: {"year": year_of(cells["year"])},
        lambda: about_of(cells["on what"], localities),
        lambda: {"amount": amount_of(cells["amount"], _("amount"))},
        lambda: {"planned": amount_of(cells.get("planned", ""), _("planned amount"))},
        lambda: _anything(cells),
    )
    for read in readers:
        try:
            yield read()
        except _Fault as fault:
            yield fault
    yield {name: cells.get(name, "")[:1_000] for name in ("reason", "source")}


def _anything(cells: Mapping[str, str]) -> dict[str, Any]:
    if not cells["amount"] and not cells.get("planned"):
        raise _Fault(_("There is no amount."))
    return {}


def year_of(text: str) -> str:
    """A financial year as 2025-26, however it is written."""
    found = re.fullmatch(r"(\d{4})\s*[-/\N{EN DASH}]\s*(?:\d{2})?(\d{2})", text)
    try:
        return ReportingYear.from_label(f"{found[1]}-{found[2]}").label if found else _refuse_year(text)
    except BadReportingYear:
        return _refuse_year(text)


def _refuse_year(text: str) -> str:
    raise _Fault(_('"%(text)s" is no financial year. Write it as 2025-26.') % {"text": text})


def about_of(text: str, localities: Sequence[Locality]) -> dict[str, Any]:
    """What an amount is about: the total, a head, a care group or a locality."""
    said = " ".join(text.split())
    plain = said.casefold()
    if plain == TOTAL:
        return {"about": SpendingAbout.TOTAL}
    if plain.startswith(CARE_GROUP) and (group := said[len(CARE_GROUP) :].strip()):
        return {"about": SpendingAbout.HEAD, "head": SpendHead.KEY_CARE_GROUP, "care_group": group}
    if plain.startswith(LOCALITY):
        return _locality(said[len(LOCALITY) :].strip(), localities)
    for head, name in HEAD_NAMES.items():
        if head is not SpendHead.KEY_CARE_GROUP and plain in (name.casefold(), str(head).replace("_", " "), str(head)):
            return {"about": SpendingAbout.HEAD, "head": head}
    names = ", ".join(name for head, name in HEAD_NAMES.items() if head is not SpendHead.KEY_CARE_GROUP)
    message = _(
        '"%(text)s" is nothing that money is reported for. Write total, one of the heads (%(names)s),'
        " care group: and its name, or locality: and its name."
    )
    raise _Fault(message % {"text": said, "names": names})


def _locality(said: str, localities: Sequence[Locality]) -> dict[str, Any]:
    for each in localities:
        if said.casefold() in (each.id.casefold(), each.name.casefold()):
            return {"about": SpendingAbout.LOCALITY, "locality": each.id}
    names = ", ".join(each.name for each in localities) or _("none")
    message = _('There is no locality "%(said)s". The localities are: %(names)s.')
    raise _Fault(message % {"said": said, "names": names})


def amount_of(text: str, what: str) -> Decimal | None:
    """An amount in pounds, with or without the sign and commas; nothing where the cell is empty."""
    plain = text.replace("\N{POUND SIGN}", "").replace(",", "").replace(" ", "")
    if not plain:
        return None
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0 or amount >= _LARGEST:
        message = _('The %(what)s "%(text)s" is no amount in pounds. Write it as 1250000 or 1,250,000.00.')
        raise _Fault(message % {"what": what, "text": text})
    return amount.quantize(Decimal("0.01")) if amount != amount.to_integral_value() else amount.to_integral_value()
