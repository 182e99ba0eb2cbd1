"""The forms in which a document is written."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, assert_never

from comhla.documents.model import Document


class _About(NamedTuple):
    ending: str
    media_type: str
    name: str


class Format(StrEnum):
    """A form of a document."""

    HTML = "html"
    PDF = "pdf"
    WORD = "word"
    OPENDOCUMENT = "opendocument"
    EPUB = "epub"

    @property
    def ending(self) -> str:
        """How the name of such a file ends, after the dot."""
        return _ABOUT[self].ending

    @property
    def media_type(self) -> str:
        """What such a file is called on the web."""
        return _ABOUT[self].media_type

    @property
    def plain_name(self) -> str:
        """What people call it."""
        return _ABOUT[self].name


_ABOUT = {
    Format.HTML: _About("html", "text/html", "Web page"),
    Format.PDF: _About("pdf", "application/pdf", "PDF"),
    Format.WORD: _About("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
    Format.OPENDOCUMENT: _About("odt", "application/vnd.oasis.opendocument.text", "OpenDocument"),
    Format.EPUB: _About("epub", "application/epub+zip", "E-book (EPUB)"),
}


def render(document: Document, format: Format) -> bytes:
    """The document as a file in the form. The same document gives the same bytes.

    Raises:
        CannotBeRead: where nothing readable is left of a title, heading, header cell or words for a picture.
        CannotBeWritten: where the form cannot carry what the document holds: a broken picture, a language that is
            none, or in PDF a sign that its fonts do not have.
    """
    # Renderers bring heavy packages, and a command that makes no document does not wait for them.
    match format:
        case Format.HTML:
            from comhla.documents.renderers.html import html_page  # noqa: PLC0415 - see above

            return html_page(document)
        case Format.PDF:
            from comhla.documents.renderers.pdf import pdf  # noqa: PLC0415 - see above

            return pdf(document)
        case Format.WORD:
            from comhla.documents.renderers.word import word  # noqa: PLC0415 - see above

            return word(document)
        case Format.OPENDOCUMENT:
            from comhla.documents.renderers.opendocument import opendocument  # noqa: PLC0415 - see above

            return opendocument(document)
        case Format.EPUB:
            from comhla.documents.renderers.epub import epub  # noqa: PLC0415 - see above

            return epub(document)
        case _:
            assert_never(format)
