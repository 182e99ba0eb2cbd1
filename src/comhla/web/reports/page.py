"""The published page of a report: its body as it was made, and the pictures in it as files of the edition."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from comhla.documents.model import Document, Picture
from comhla.documents.renderers.html import html_body

FIRST_LEVEL = 2


def picture_name(picture: Picture) -> str:
    """What the file of a picture is called: the digest of what is in it, so that a name is one picture for ever."""
    return f"{hashlib.sha256(picture.content).hexdigest()[:32]}.svg"


def page_of(document: Document) -> str:
    """The body of the published page. Its pictures are files of the edition, seen from the page of the year.

    Raises:
        CannotBeRead, CannotBeWritten: as `html_body`.
    """
    return html_body(document, picture_address=lambda each: f"files/{picture_name(each)}", first_level=FIRST_LEVEL)


def preview_of(document: Document, addresses: Mapping[bytes, str]) -> str:
    """The same before it is published, with the pictures where they are kept.

    Raises:
        CannotBeRead, CannotBeWritten: as `html_body`.
    """
    return html_body(document, picture_address=lambda each: addresses[each.content], first_level=FIRST_LEVEL)
