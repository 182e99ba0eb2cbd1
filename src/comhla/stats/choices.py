"""One of several choices, however it is given."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from comhla.stats.errors import BadInput, Problem

E = TypeVar("E", bound=Enum)


def chosen(choices: type[E], given: object, where: str) -> E:
    """The choice that is given, by itself or by its value, such as the text "exact".

    Raises:
        BadInput: there is no such choice.
    """
    try:
        return choices(given)
    except ValueError:
        remedy = f"Give one of: {', '.join(str(each.value) for each in choices)}."
        raise BadInput(Problem(where, f"is {given!r}", remedy)) from None
