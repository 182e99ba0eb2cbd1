"""Provisions that have no duty of their own, and why: merged into another duty, or nothing that anybody must do."""

from __future__ import annotations

from typing import NamedTuple


class Outside(NamedTuple):
    """A provision block without a duty of its own. `within` is the duty or reference list that holds it."""

    id: str
    provision: str
    within: str | None
    reason: str


MERGED = (
    Outside("FN-RULE", "Act s.1(5) to (13); SSI 2014/344; SSI 2014/345", "act-2014/s1-functions", "The same duty."),
    Outside("APR-0", "Act s.42(1) to (5), (8)", "act-2014/s42", "The same duty."),
    Outside("CONS-1", "SSI 2014/283 reg 2", "act-2014/s6", "The same duty; for a revised scheme act-2014/s46."),
    Outside("CONS-2", "SSI 2014/283 regs 3, 5", "act-2014/s33", "The same duty."),
    Outside("CONS-3", "SSI 2014/283 regs 4, 5", "act-2014/s41", "The same duty."),
    Outside("SPG-1", "Act s.32; SSI 2014/308", "act-2014/s32", "The same duty."),
    Outside(
        "act-2014/s42-content", "Act s.42(3); SSI 2014/326", "APR-3", "Built regulation by regulation, APR-3 to APR-9."
    ),
    Outside("NHWO", "SSI 2014/343", None, "The nine outcomes are a reference list; regard to them is in other duties."),
    Outside("IJBO-P2", "SSI 2014/285 art 12 from 1 September 2026", "IJBO-P1", "The second version of the same duty."),
)
REFERENCE_ONLY = (
    Outside(
        "act-2014/s4-s31",
        "Act ss.4, 31",
        None,
        "The principles are a reference list; regard to them is in other duties.",
    ),
    Outside("act-2014/s5", "Act s.5", None, "Ministers make the outcomes; regard to them is in other duties."),
    Outside(
        "act-2014/s25", "Act s.25", None, "It says what delegation does; acting against a direction is act-2014/s27."
    ),
    Outside("act-2014/s59-s61-s68", "Act ss.59 to 61, 68", None, "Definitions; every duty uses them."),
    Outside("act-2014/s69-s73", "Act ss.69 to 73", None, "How Ministers make regulations, repeals and commencement."),
    Outside("PD-2014-284", "SSI 2014/284", None, "Two prescribed days, both past; duties use them."),
    Outside("CONS-LIST", "SSI 2014/283; SSI 2014/308", None, "The groups are a reference list."),
    Outside("PROF-1", "SSI 2014/307", None, "The professions are a reference list."),
    Outside("IJBO-E1", "SSI 2014/285 arts 15, 16, 19", None, "Powers, and that a vacancy undoes nothing."),
)
OUTSIDE = (*MERGED, *REFERENCE_ONLY)
