"""The drop-down lists of a workbook: the words of every choice, the keys of the register, and mixed references."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from comhla.authority_file.checks import parties_of
from comhla.authority_file.shapes import Shape
from comhla.authority_file.workbook_layout import CHOICES, Sheet, cell_name, sheets
from comhla.law.facts import AuthorityFacts
from comhla.law.registry import duties
from comhla.reference import authorities, council_functions, health_services, scheme_contents

FIRST_ROW = 2
_WORDS = re.compile(r"(?<!^)(?=[A-Z])")


def choice_lists(facts: AuthorityFacts) -> dict[str, list[str]]:
    """Every list of the sheet of choices by its heading, in order of need."""
    lists: dict[str, list[str]] = {}
    for sheet in sheets().values():
        for column in sheet.columns:
            heading = list_heading(column.shape)
            if heading is not None and heading not in lists:
                lists[heading] = _entries(column.shape, facts)
    return lists


def list_heading(shape: Shape) -> str | None:
    """The heading of a field's list on the sheet of choices; None where it has none there."""
    if shape.choices is not None:
        return _WORDS.sub(" ", shape.choices.__name__).lower()
    if shape.spec.refers_to is not None and id_sheet(shape.spec.refers_to) is None:
        return shape.spec.refers_to
    return shape.spec.form.replace("_", " ") if shape.spec.form in _KEYS else None


@cache
def id_sheet(target: str) -> Sheet | None:
    """The one sheet whose ids a reference to `target` names; None where they come from several places."""
    found = [each for each in sheets().values() if each.path.rsplit(".", 1)[-1] == target and each.key == "id"]
    return next((each for each in found if each.path == target), found[0] if len(found) == 1 else None)


def _entries(shape: Shape, facts: AuthorityFacts) -> list[str]:
    if shape.choices is not None:
        return [each.value for each in shape.choices]
    if shape.spec.refers_to is None:
        return _KEYS[shape.spec.form or ""]()
    return [name for target in shape.spec.refers_to.split(" or ") for name in _names(target, facts)]


def _names(target: str, facts: AuthorityFacts) -> Sequence[str]:
    if target == "parties":
        return sorted(parties_of(facts))
    if target == "duties":
        return [duty.id for duty in duties()]
    if target == "bodies":
        return ["board", "monitoring_committee", *_ids("committees", facts)]
    if target == "planning_group":
        return [target]
    return _ids(target, facts)


def _ids(collection: str, facts: AuthorityFacts) -> list[str]:
    return [row.id for row in getattr(facts, collection) or ()]


_KEYS: dict[str, Callable[[], list[str]]] = {
    "authority_code": lambda: [each.code for each in authorities()],
    "function_code": lambda: [each.key for each in (*health_services(), *council_functions())],
    "scheme_matter": lambda: [each.key for each in scheme_contents()],
}


def range_of(sheet: str, column: int, first_row: int, last_row: int) -> str:
    """The formula for part of a column, as ='people'!$A$3:$A$99. Rows and columns are counted from one."""
    letters = cell_name(1, column).rstrip("1")
    return f"='{sheet}'!${letters}${first_row}:${letters}${last_row}"


def choices_range(heading: str, lists: dict[str, list[str]]) -> str:
    """The formula for a list on the sheet of choices."""
    column = list(lists).index(heading) + 1
    return range_of(CHOICES, column, FIRST_ROW, FIRST_ROW + max(len(lists[heading]), 1) - 1)
