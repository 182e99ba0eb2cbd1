"""The page of the API: every operation with what can be asked, from the OpenAPI document itself."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from typing import Any

import django
from django.apps import apps

from tools.reference_pages.markdown import code, page, plain, table


def api_page() -> str:
    """Version 1 of the API."""
    _set_up()
    from comhla.web.api.documents import shown  # noqa: PLC0415 - Django has to be set up first
    from comhla.web.api.service import openapi_document  # noqa: PLC0415 - as above

    told = shown(openapi_document(), address="https://comhla.example.org")
    lines = ["# The API", "", plain(told.words), "", "[Use the API](../how-to/use-the-api.md) shows how to begin.", ""]
    for group in told.groups:
        lines += [f"## {group.title}", "", plain(group.words), ""]
        for each in group.operations:
            lines += _operation(each)
    lines += ["## What answers hold", ""]
    lines += ["A list answers with a page: `total`, `limit`, `offset`, `next`, `previous` and `items`.", ""]
    for schema in told.schemas:
        fields = ([code(field.name), plain(field.kind), plain(field.words)] for field in schema.fields)
        lines += [f"### {schema.name}", "", plain(schema.words), "", *table(["Field", "Kind", "Meaning"], fields), ""]
    lines += ["## When something is wrong", ""]
    return page([*lines, *table(["Status", "Meaning"], ([str(status), words] for status, words in told.problems))])


def _operation(each: Any) -> Iterator[str]:
    yield f"### {each.title}"
    yield ""
    yield code(f"GET {each.address}") + (". It needs a key, or somebody signed in." if each.is_restricted else "")
    yield ""
    for paragraph in each.paragraphs:
        yield plain(paragraph)
        yield ""
    if each.parameters:
        rows = (
            [code(one.name), plain(one.kind), plain(("Needed. " if one.needed else "") + one.words)]
            for one in each.parameters
        )
        yield from table(["Name", "What to write", "Meaning"], rows)
        yield ""
    if each.answer:
        yield f"Answers with {'a page of ' if each.is_list else ''}[{each.answer}](#{_anchor(each.answer)})."
        yield ""


def _anchor(heading: str) -> str:
    return heading.casefold().replace(" ", "-")


def _set_up() -> None:
    """Django with settings that touch nothing: no database is opened to say what the API is."""
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comhla.web.settings")
        os.environ.setdefault("COMHLA_SECRET_KEY", "a key to write the documentation with, which guards nothing")
        os.environ.setdefault("COMHLA_DATA", tempfile.gettempdir())
        django.setup()
