"""The forms themselves: what they are called, and that a document is the same bytes each time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from comhla.documents.errors import CannotBeWritten
from comhla.documents.formats import Format, render
from comhla.documents.model import Figure, Picture
from comhla.documents.renderers.pandoc import Target, run
from tests.lib.sample_documents import whole


@pytest.mark.parametrize(
    ("form", "ending", "media_type", "name"),
    [
        (Format.HTML, "html", "text/html", "Web page"),
        (Format.PDF, "pdf", "application/pdf", "PDF"),
        (Format.WORD, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
        (Format.OPENDOCUMENT, "odt", "application/vnd.oasis.opendocument.text", "OpenDocument"),
        (Format.EPUB, "epub", "application/epub+zip", "E-book (EPUB)"),
    ],
)
def test_a_form_has_an_ending_a_media_type_and_a_name(form: Format, ending: str, media_type: str, name: str) -> None:
    assert (form.ending, form.media_type, form.plain_name) == (ending, media_type, name)


@pytest.mark.parametrize("form", Format)
def test_the_same_document_gives_the_same_bytes(form: Format, written) -> None:
    assert render(whole(), form) == written(form)


@pytest.mark.parametrize("form", Format)
def test_a_broken_picture_is_told_in_every_form(form: Format) -> None:
    broken = Figure(picture=Picture(content=b"x", media_type="image/png"), instead="a chart")
    with pytest.raises(CannotBeWritten, match="picture"):
        render(whole(opening=(broken,)), form)


def test_what_pandoc_refuses_is_told() -> None:
    with pytest.raises(CannotBeWritten, match="cannot be written as docx"):
        run({"no": "tree"}, Target.WORD)


def test_no_renderer_is_loaded_before_it_is_used() -> None:
    heavy = {"typst", "pypandoc", "PIL", "markdown_it"}
    told = f"import sys, comhla.documents.formats, comhla.documents.model; print({heavy!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
