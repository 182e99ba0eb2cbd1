"""The book of duties: every module of `comhla.law.duties`, found by its place. Nobody edits a list."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from comhla.law import duties as book
from comhla.law.duty import Duty
from comhla.law.errors import UnknownDuty


@cache
def duties_by_module() -> dict[str, Duty]:
    """Every duty by the name of its module, in order of family and of id."""
    found = {each.name: import_module(f"{book.__name__}.{each.name}").DUTY for each in iter_modules(book.__path__)}
    return dict(sorted(found.items(), key=lambda named: (named[1].family, _as_counted(named[1].id))))


def _as_counted(name: str) -> list[str]:
    """Section 9 before section 10: numbers in a name are compared as numbers."""
    return [each.zfill(6) if each.isdigit() else each for each in re.split(r"(\d+)", name)]


@cache
def duties() -> tuple[Duty, ...]:
    """Every duty in the book."""
    return tuple(duties_by_module().values())


def duty_called(name: str) -> Duty:
    """The duty with that id (`act-2014/s37`) or module name (`review_strategic_plan`), whatever the case.

    Raises:
        UnknownDuty: where there is none, with near matches.
    """
    wanted = name.strip().casefold()
    for module, duty in duties_by_module().items():
        if wanted in (module, duty.id.casefold()):
            return duty
    raise UnknownDuty(name, [duty.id for duty in duties()] + list(duties_by_module()))


def module_of(duty: Duty) -> str:
    """The name of the module that defines `duty`."""
    return next(module for module, each in duties_by_module().items() if each is duty)
