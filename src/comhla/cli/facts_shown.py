"""The facts an answer rests on, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from comhla.cli.output import wrapped
from comhla.law import AuthorityFacts, Finding
from comhla.law.facts_used import UsedRow, facts_used

_SILENT = "-"


def facts_shown(finding: Finding, facts: AuthorityFacts, as_at: date, *, most: int | None) -> Iterator[str]:
    """The rows that the answer rests on, with the fields of them that were used (see `comhla.law.facts_used`)."""
    for used in facts_used(finding, facts, as_at, most=most):
        if used.rows is None:
            yield f"  Facts: {used.collection}: not recorded"
        else:
            yield from _rows(used.collection, used.rows, used.fields, of=used.of)


def _rows(collection: str, rows: Sequence[UsedRow], fields: Sequence[str], *, of: int | None) -> Iterator[str]:
    lead = f"  Facts: {collection}"
    if not fields:
        names = ", ".join(row.name for row in rows if row.name)
        yield wrapped(names or ("recorded" if rows else "none"), first=f"{lead}: ", rest="      ")
        return
    if len(rows) == 1:
        name = f"[{rows[0].name}]" if rows[0].name else ""
        told = zip(fields, rows[0].values, strict=True)
        values = ", ".join(f"{field} = {value or 'not recorded'}" for field, value in told)
        yield wrapped(values, first=f"{lead}{name}: ", rest="      ")
        return
    number = f"{len(rows)} of {of}" if of and len(rows) < of else str(len(rows) or "none")
    columns = f"; {', '.join(fields)} ({_SILENT}: not recorded)" if rows else ""
    yield wrapped(f"{number}{columns}", first=f"{lead}: ", rest="      ")
    for row in rows:
        values = ", ".join(value or _SILENT for value in row.values)
        yield wrapped(values, first=f"    {row.name}: ", rest="        ")
