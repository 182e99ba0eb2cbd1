"""What somebody recording facts is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from comhla.authority_file import Problem


class NotRecorded(Exception):
    """Something was not recorded, and nothing has changed."""


class Unacceptable(NotRecorded):
    """What was given cannot stand beside the rest of the record.

    `by_field` has the problems of the row's own fields by name, `general` the others, as of rows that refer to it.
    """

    def __init__(self, by_field: Mapping[str, Sequence[Problem]], general: Sequence[Problem]) -> None:
        self.by_field, self.general = by_field, general
        told = [str(each.what) for problems in by_field.values() for each in problems]
        super().__init__(" ".join([*told, *(str(each.what) for each in general)]))


class ChangedMeanwhile(NotRecorded):
    """Somebody else changed the row first. `theirs` is what it says now, `version` its present version."""

    def __init__(self, theirs: Mapping[str, Any] | None, version: int) -> None:
        self.theirs, self.version = theirs, version
        super().__init__("Somebody else changed this while you were working on it.")
