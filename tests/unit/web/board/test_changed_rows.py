"""A row that is changed keeps what nobody changed: "nobody declared an interest" is a fact, and an empty list."""

from __future__ import annotations

from typing import Any

import pytest

from comhla.web.board.actions.meetings import changed

NOBODY: dict[str, Any] = {"id": "m", "declarations": [], "place": "Hall"}


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ({}, NOBODY),
        ({"place": "Library"}, {**NOBODY, "place": "Library"}),
        ({"place": None}, {"id": "m", "declarations": []}),
        ({"place": "", "notice_signed": False}, {"id": "m", "declarations": [], "notice_signed": False}),
        ({"declarations": None}, {"id": "m", "place": "Hall"}),
    ],
)
def test_what_is_not_named_stays_and_what_is_left_empty_goes(changes: dict[str, Any], after: dict[str, Any]) -> None:
    assert changed(NOBODY, changes) == after
