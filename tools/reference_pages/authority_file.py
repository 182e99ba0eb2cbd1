"""The page of the authority file: every collection and field, with what may stand there and what it means."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import NamedTuple

from comhla.authority_file import SCHEMA
from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record
from tools.reference_pages.markdown import code, codes, page, plain, table

_CONTENTS = {
    Content.TEXT: "text",
    Content.WHOLE_NUMBER: "whole number",
    Content.AMOUNT: "amount in pounds",
    Content.YES_OR_NO: "`yes` or `no`",
    Content.DAY: "day",
    Content.EVENT: "day, or `not done`",
}
_FORMS = {
    "address": "web address",
    "authority_code": "code of the [register](register.md)",
    "financial_year": "financial year, as `2025-26`",
    "function_code": "key of the list `health-services` or `council-functions`",
    "outcome": "key of the list `national-outcomes`",
    "principle": "key of the list `principles`",
    "scheme_matter": "key of the list `scheme-contents`",
    "time": "time of day, as `14:05`",
}
_REFERENCES = {
    "bodies": "`board`, `monitoring_committee` or the id of a committee",
    "duties": "id of a [duty](duties.md)",
    "parties": "name of the health board or of a council",
}


class Section(NamedTuple):
    """One kind of row at the first place where it stands."""

    place: str
    row: type[Record]
    shape: Shape


def authority_file_page() -> str:
    """Every collection with its rows, in the order of the file."""
    described: dict[type[Record], str] = {}
    sections = [
        section for name, shape in shapes_of(AuthorityFacts).items() for section in _sections(name, shape, described)
    ]
    lines = [*_head(), "", "## The whole file", "", *_fields(AuthorityFacts, described)]
    for section in sections:
        lines += ["", *_section(section, described)]
    return page(lines)


def _head() -> Iterator[str]:
    yield "# The authority file"
    yield ""
    yield (
        f"Everything that the schema `{SCHEMA}` knows. [How to write one](../how-to/write-an-authority-file.md) begins"
        " with less. The same as a [JSON Schema](authority-file.schema.json) (draft 2020-12), which"
        " `comhla authority schema` prints too."
    )
    yield ""
    yield (
        "A field that is left out is not recorded. An empty list, `[]` or `none`, says that there are none. `not done`"
        " says that something is known not to have happened. Days are written as 2026-09-01; a first and a last day"
        " both count as inside. Fields marked *needed* have to be in every row."
    )


def _sections(place: str, shape: Shape, described: dict[type[Record], str]) -> Iterator[Section]:
    """The kinds of row at a place and below it that have not been described yet; each is then taken as described."""
    if shape.row is None or shape.row in described:
        return
    described[shape.row] = place
    yield Section(place, shape.row, shape)
    for name, inner in shapes_of(shape.row).items():
        yield from _sections(f"{place}.{name}", inner, described)


def _section(section: Section, described: dict[type[Record], str]) -> Iterator[str]:
    yield f"{'###' if '.' in section.place else '##'} {code(section.place)}"
    yield ""
    said = dict.fromkeys((" ".join(inspect.cleandoc(section.row.__doc__ or "").split()), section.shape.spec.means))
    yield plain(f"{' '.join(said)} {'A list.' if section.shape.many else 'One entry, not a list.'}")
    yield ""
    yield from _fields(section.row, described)


def _fields(row: type[Record], described: dict[type[Record], str]) -> list[str]:
    return table(
        ("Field", "What may stand there", "Meaning"),
        (
            (code(name), _content(shape, described), plain(shape.spec.means) + _needed(shape))
            for name, shape in shapes_of(row).items()
        ),
    )


def _needed(shape: Shape) -> str:
    return "" if shape.spec.optional else " *Needed.*"


def _content(shape: Shape, described: dict[type[Record], str]) -> str:
    one = _single(shape, described)
    return f"list: {one}" if shape.many else one


def _single(shape: Shape, described: dict[type[Record], str]) -> str:
    if shape.row is not None:
        at = described[shape.row]
        return f"[{code(at)}](#{at.replace('.', '')})"
    if shape.choices is not None:
        return codes(each.value for each in shape.choices)
    if shape.spec.form is not None:
        return _FORMS[shape.spec.form]
    if shape.spec.refers_to is not None:
        return _REFERENCES.get(shape.spec.refers_to, f"id of an entry of {_targets(shape.spec.refers_to)}")
    return _CONTENTS[shape.content]


def _targets(refers_to: str) -> str:
    return " or ".join(code(each) for each in refers_to.split(" or "))
