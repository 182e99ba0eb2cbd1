"""How many nominees each side of a joint board has to have: what was agreed, and what a council may specify.

SSI 2014/285 article 3(3) for one council and article 5(2)(a) for several.
"""

from __future__ import annotations

from typing import NamedTuple

from comhla.law.asked import Asked
from comhla.law.facts import Scheme

LEAST_EACH_SIDE = 3


class Specified(NamedTuple):
    """The number of nominees that the council specified, and a tenth of its councillors where that is known."""

    number: int
    a_tenth: int | None


def specified_by_council(asked: Asked) -> Specified | None:
    """What the council specified under the scheme of the day; None where it specified nothing."""
    scheme = _scheme(asked)
    if scheme is None or scheme.nominees_specified_by_council is None:
        return None
    sizes = asked.in_force(asked.facts.authority.council_sizes)
    sizes = [each for each in sizes if each.council in scheme.councils]
    return Specified(scheme.nominees_specified_by_council, sizes[-1].councillors // 10 if sizes else None)


def nominees_required(asked: Asked) -> int | None:
    """The number for each side with one council; None where it cannot be told.

    It is the greatest of three, what was agreed and what the council specified. A number above a tenth of the
    councillors does not count.
    """
    scheme, specified = _scheme(asked), specified_by_council(asked)
    if scheme is None or scheme.nominees_each_side is None:
        return None
    number = max(LEAST_EACH_SIDE, scheme.nominees_each_side)
    if specified is None or specified.number <= number:
        return number
    if specified.a_tenth is None:
        return None
    return specified.number if specified.number <= specified.a_tenth else number


def least_from_each_council(councils: tuple[str, ...]) -> int:
    """The fewest councillors that each of several councils has on the board: two of two councils, one of more."""
    return 2 if len(councils) == 2 else 1


def _scheme(asked: Asked) -> Scheme | None:
    return asked.facts.scheme_called(asked.setting().scheme)
