"""A check as JSON and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from comhla.cli import output
from comhla.law.as_data import Checked, check_as_data

_COLUMNS = (
    "as_at", "authority", "file", "duty", "version", "outcome", "because", "subject", "title", "provision", "url",
    "verified", "due", "holds_until", "next_step", "facts_used",
)  # fmt: skip
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(checked: Sequence[Checked], as_at: date) -> str:
    """The check as one JSON object."""
    return output.as_json(check_as_data(checked, as_at=as_at))


def as_csv(checked: Sequence[Checked], as_at: date) -> str:
    """The check as a table, a finding to a row. Text that a spreadsheet would take for a formula is quoted."""
    whole = check_as_data(checked, as_at=as_at)
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for authority in whole["authorities"]:
        for finding in authority["findings"]:
            row = {
                **finding,
                **finding["citation"],
                "facts_used": "; ".join(finding["facts_used"]),
                "as_at": whole["as_at"],
                "authority": authority["authority"],
                "file": authority["file"],
            }
            writer.writerow({column: _harmless(row[column]) for column in _COLUMNS})
    return out.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_BEGINS_A_FORMULA) else value
