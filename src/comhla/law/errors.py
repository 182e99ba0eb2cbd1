"""What can go wrong in the statute book itself. A user's mistake is never one of these but `UnknownDuty`."""

from __future__ import annotations

from difflib import get_close_matches


class LawError(Exception):
    """The root of every error of `comhla.law`."""


class ConflictingVersions(LawError):
    """Two versions of one duty both claim a day. Order of writing decides nothing, so nothing is answered."""

    def __init__(self, duty: str, numbers: list[int]) -> None:
        super().__init__(f"Versions {numbers} of {duty} both hold on the same day.")


class UnknownDuty(LawError):
    """No duty has that id or name."""

    def __init__(self, name: str, known: list[str]) -> None:
        near = get_close_matches(name, known, n=3, cutoff=0.5)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"There is no duty called {name!r}.{hint} `comhla law list` lists them all.")
