"""Every renderer writes every kind of node of a document. A new kind fails here until a sample and renderers have it."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

import pytest

from comhla.documents import model
from comhla.documents.formats import Format, render
from tests.lib.opened import parsed, parts, seen, squeezed
from tests.lib.pdf import pdf_text
from tests.lib.sample_documents import BLOCKS, IN_THE_TEXT, INLINE, whole

_TEXT_PARTS = {
    Format.WORD: r"word/(document|header1|footer1)\.xml",
    Format.OPENDOCUMENT: r"(content|styles)\.xml",
    Format.EPUB: r"EPUB/text/.*\.xhtml",
}


@cache
def _written(form: Format) -> bytes:
    return render(whole(), form)


@cache
def _text(form: Format) -> str:
    """The text that a reader sees."""
    content = _written(form)
    if form is Format.HTML:
        return seen(parsed(content))
    if form is Format.PDF:
        return squeezed(pdf_text(content))
    return squeezed(re.sub(r"<[^>]+>", "", parts(content, _TEXT_PARTS[form])))


def test_there_is_a_sample_of_every_kind() -> None:
    assert set(BLOCKS) == set(get_args(model.Block))
    assert set(INLINE) == set(get_args(model.Inline))
    assert all(isinstance(node, kind) for samples in (BLOCKS, INLINE) for kind, node in samples.items())


@pytest.mark.parametrize("form", Format)
def test_every_text_of_every_node_is_written(form: Format) -> None:
    assert [word for word in IN_THE_TEXT if word not in _text(form)] == []


@pytest.mark.parametrize("form", Format)
def test_what_a_document_says_of_itself_is_written(form: Format) -> None:
    told = (
        "Sampletitle", "Samplesubtitle", "InverannochIntegrationJointBoard", "Seconddraft,22November2026",
        "Illustrative:Inverannochismadeup.", "plans.inverannoch.example/2026", "openingword", "Firstheading",
        "Secondheading", "Thirdheading", "Gaelicheading", "Lastheading", "polskieword", "besidepicture",
    )  # fmt: skip
    assert [word for word in told if word not in _text(form)] == []


@pytest.mark.parametrize("form", Format)
def test_a_node_that_no_renderer_knows_is_refused(form: Format) -> None:
    with pytest.raises(AssertionError):
        render(whole(opening=("no node",)), form)
