"""The JSON Schema (draft 2020-12) of the authority file, made from the facts, with a description for every field.

Editors give completion from it. It says what is well formed; what refers to nothing or overlaps is for the reader.
"""

from __future__ import annotations

import inspect
from typing import Any

from comhla.authority_file.reader import SCHEMA
from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record

_DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SIMPLE: dict[Content, dict[str, Any]] = {
    Content.TEXT: {"type": "string"},
    Content.WHOLE_NUMBER: {"type": "integer"},
    Content.AMOUNT: {"type": ["number", "string"], "pattern": r"^£?-?[\d,]+(\.\d+)?$"},
    Content.YES_OR_NO: {"enum": [True, False, "yes", "no"]},
    Content.DAY: _DAY,
    Content.EVENT: {"anyOf": [_DAY, {"const": "not done"}]},
}
_FORMS: dict[str, dict[str, Any]] = {
    "financial_year": {"pattern": r"^\d{4}-\d{2}$"},
    "address": {"format": "uri"},
    "time": {"pattern": r"^([01]\d|2[0-3]):[0-5]\d$"},
    "outcome": {"pattern": r"^O[1-9]$"},
    "principle": {"pattern": r"^P(\d|1[0-2])$"},
}


def json_schema() -> dict[str, Any]:
    """The schema of the authority file as plain data."""
    rows: dict[str, type[Record]] = {}
    whole = _row(AuthorityFacts, rows)
    whole["properties"] = {
        "schema": {"const": SCHEMA, "description": "The schema that the file follows."},
        **whole["properties"],
    }
    whole["required"] = ["schema", *whole["required"]]
    defined: dict[str, Any] = {}
    while missing := [name for name in rows if name not in defined]:
        for name in missing:
            defined[name] = _row(rows[name], rows)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Authority file",
        **whole,
        "$defs": dict(sorted(defined.items())),
    }


def _row(row: type[Record], rows: dict[str, type[Record]]) -> dict[str, Any]:
    shapes = shapes_of(row)
    return {
        "type": "object",
        "description": inspect.cleandoc(row.__doc__ or ""),
        "properties": {name: _field(shape, rows) for name, shape in shapes.items()},
        "required": [name for name, shape in shapes.items() if not shape.spec.optional],
        "additionalProperties": False,
    }


def _field(shape: Shape, rows: dict[str, type[Record]]) -> dict[str, Any]:
    content = _content(shape, rows)
    if shape.many:
        content = {"anyOf": [{"type": "array", "items": content}, {"const": "none"}]}
    if shape.spec.optional:
        content = {"anyOf": [content, {"type": "null"}]}
    return {"description": shape.spec.means, **content}


def _content(shape: Shape, rows: dict[str, type[Record]]) -> dict[str, Any]:
    if shape.row is not None:
        rows[shape.row.__name__] = shape.row
        return {"$ref": f"#/$defs/{shape.row.__name__}"}
    if shape.choices is not None:
        return {"enum": [each.value for each in shape.choices]}
    return {**_SIMPLE[shape.content], **_FORMS.get(shape.spec.form or "", {})}
