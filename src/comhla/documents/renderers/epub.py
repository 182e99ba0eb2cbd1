"""A document as EPUB: an e-book whose pages flow, with marks at the head of each chapter."""

from __future__ import annotations

import re
from importlib import resources
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape
from zipfile import ZipFile

from comhla.documents.model import Document, Layout
from comhla.documents.renderers.packages import Change, changed
from comhla.documents.renderers.pandoc import Target, Tree, run, title_block, tree_of
from comhla.documents.renderers.phrases import phrases_of
from comhla.documents.renderers.preparing import prepare

_ROWS = re.compile(r"<(thead|tbody)>.*?</\1>", re.DOTALL)
_SCOPES = {"thead": "col", "tbody": "row"}
_LARGE = "\nhtml { font-size: 1.35em; line-height: 1.8; }\n"


def epub(document: Document) -> bytes:
    """The document as EPUB 3.

    Raises:
        CannotBeRead: where nothing readable is left of a heading or the like.
        CannotBeWritten: where a picture or the name of a language cannot be used.
    """
    document = prepare(document)
    tree = Tree(document, Target.EPUB)
    written = run(tree_of(_about(document), tree.body()), Target.EPUB, "--split-level=1", "--toc", "--toc-depth=3")
    return changed(written, _changes(written, document))


def _about(document: Document) -> dict[str, str]:
    """What the book says of itself; its day is said as programs read it, and in words on the title page."""
    return {
        **title_block(document),
        "date": document.issued_on.isoformat(),
        "identifier": document.identifier or str(uuid5(NAMESPACE_URL, f"{document.publisher}/{document.title}").urn),
        "subject": "",
        "description": document.subject,
        "toc-title": phrases_of(document.language).contents,
    }


def _stylesheet(document: Document) -> str:
    text = resources.files("comhla.documents.renderers").joinpath("epub.css").read_text(encoding="utf-8")
    return text + (_LARGE if document.layout is Layout.EASY_READ else "")


def _changes(package: bytes, document: Document) -> dict[str, Change]:
    with ZipFile(BytesIO(package)) as opened:
        chapters = [name for name in opened.namelist() if re.fullmatch(r"EPUB/text/ch\d+\.xhtml", name)]
    return {
        **dict.fromkeys(chapters, _with_scopes),
        "EPUB/styles/stylesheet1.css": lambda _: _stylesheet(document),
        "EPUB/text/title_page.xhtml": lambda text: _title_page(text, document),
        "EPUB/content.opf": lambda text: _package(text, document),
    }


def _with_scopes(text: str) -> str:
    """A chapter whose header cells say what they head."""
    return _ROWS.sub(lambda found: re.sub(r"<th\b", f'<th scope="{_SCOPES[found[1]]}"', found[0]), text)


def _title_page(text: str, document: Document) -> str:
    lines = [f'<p class="date">{escape(title_block(document)["date"])}</p>']
    if document.identifier:
        reference = f"{phrases_of(document.language).reference}: {document.identifier}"
        lines.append(f'<p class="reference">{escape(reference)}</p>')
    lines += [f'<p class="mark">{escape(mark)}</p>' for mark in document.marks]
    return re.sub(r'<p class="date">.*?</p>', lambda _: "\n  ".join(lines), text)


def _package(text: str, document: Document) -> str:
    """The list of parts, changed last on the day of issue."""
    day = f"{document.issued_on.isoformat()}T00:00:00Z"
    return re.sub(r'(<meta property="dcterms:modified">)[^<]*', rf"\g<1>{day}", text)
