"""The exceptions of the reference package. Each message says what happened and what to try."""


class ReferenceDataError(Exception):
    """Base of every exception raised by ``comhla.reference``."""


class UnknownEntry(ReferenceDataError, LookupError):
    """No entry of a reference table has the key that was asked for.

    ``sought`` is what was asked for, ``kind`` the sort of thing, ``close_matches`` names to offer instead.
    """

    def __init__(self, *, sought: str, kind: str, close_matches: tuple[str, ...] = ()) -> None:
        self.sought = sought
        self.kind = kind
        self.close_matches = close_matches
        message = f'There is no {kind} called "{sought}" in the reference data.'
        if close_matches:
            message = f"{message} Did you mean: {'; '.join(close_matches)}?"
        super().__init__(message)


class UnknownAuthority(UnknownEntry):
    """No integration authority has the name, code, alias or council that was asked for."""


class UnreadableTable(ReferenceDataError):
    """A shipped table does not have the shape that it must have: the installation is damaged."""
