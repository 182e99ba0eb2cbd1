"""What is wrong in the demonstration on purpose, and the finding that each thing causes.

The comments of the file and the list that its test holds both come from here.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

AS_AT = date(2026, 11, 22)


class Fault(NamedTuple):
    """One thing done late or wrongly.

    `above` is the row of the file that carries the comment, by collection and id.
    """

    id: str
    above: tuple[str, str]
    duty: str
    part: str
    subject: str
    outcome: str
    comment: str
    as_at: date = AS_AT

    @property
    def said(self) -> str:
        """The finding that it causes, as the comment of the file says it."""
        return f"causes: {self.duty} {self.part}, {self.subject}: {self.outcome}"


FAULTS: tuple[Fault, ...] = ()
