"""Which delegated functions are about people under 18. Such a function switches duties on for a joint board."""

from __future__ import annotations

from datetime import date

from comhla.law.asked import Asked
from comhla.law.facts import Ages, DelegatedFunction

USES = ("schemes.functions",)
"""What `functions_for_children` reads."""


def functions_for_children(asked: Asked, first_day: date, last_day: date) -> tuple[DelegatedFunction, ...] | None:
    """The functions delegated for people under 18, or for all ages, on some day between two, both inclusive.

    Returns:
        None where it cannot be told: no function is recorded, or none is known to be for people under 18 and of some
        the ages are not recorded. An empty tuple where there is none.
    """
    if asked.facts.functions is None:
        return None
    delegated = [
        function
        for function in asked.facts.functions
        if (function.last_day is None or first_day <= function.last_day) and _begun(asked, function, last_day)
    ]
    found = tuple(function for function in delegated if function.ages in (Ages.ALL, Ages.CHILDREN))
    if not found and any(function.ages is None for function in delegated):
        return None
    return found


def _begun(asked: Asked, function: DelegatedFunction, last_day: date) -> bool:
    return function.first_day is None or (function.first_day <= last_day and asked.reached(function.first_day))
