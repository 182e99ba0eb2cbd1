"""What can be wrong with a document."""

from __future__ import annotations


class DocumentError(Exception):
    """A document cannot be made, read or written."""


class CannotBeRead(DocumentError):
    """Somebody could not read the document: a heading, header cell or words for a picture are missing."""


class CannotBeWritten(DocumentError):
    """A renderer cannot write the document in its form."""


class UnusableInput(DocumentError):
    """What was given cannot be taken over: not the kind of file that it says, too large, or broken."""
