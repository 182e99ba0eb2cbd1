"""The OpenAPI document as a page for people: what can be asked, with what, and what comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from comhla.web.api.problems import KINDS

Document = Mapping[str, Any]


class FieldShown(NamedTuple):
    """A parameter, or a field of an answer."""

    name: str
    kind: str
    words: str
    needed: bool = False


class OperationShown(NamedTuple):
    """One thing that can be asked."""

    anchor: str
    address: str
    title: str
    words: str
    is_restricted: bool
    parameters: tuple[FieldShown, ...]
    answer: str
    answer_anchor: str
    is_list: bool
    example: str

    @property
    def paragraphs(self) -> list[str]:
        """What it says, one paragraph after the other."""
        return [" ".join(each.split()) for each in self.words.split("\n\n") if each.strip()]


class GroupShown(NamedTuple):
    """Operations that belong together."""

    anchor: str
    title: str
    words: str
    operations: tuple[OperationShown, ...]


class SchemaShown(NamedTuple):
    """What an answer holds."""

    anchor: str
    name: str
    words: str
    fields: tuple[FieldShown, ...]


class Shown(NamedTuple):
    """The whole page."""

    words: str
    groups: tuple[GroupShown, ...]
    schemas: tuple[SchemaShown, ...]
    problems: tuple[tuple[int, str], ...]


def shown(document: Document, *, address: str) -> Shown:
    """The document as a page.

    Args:
        document: the OpenAPI document.
        address: where the service is, for examples: https://comhla.example.org
    """
    return Shown(
        document["info"]["description"],
        tuple(_group(tag, document, address) for tag in document["tags"]),
        tuple(
            _schema(name, each)
            for name, each in sorted(document["components"]["schemas"].items())
            if _is_shown(name, each)
        ),
        tuple(KINDS.items()),
    )


def _is_shown(name: str, schema: Document) -> bool:
    """Pages of lists are said once and choices stand with the fields that have them."""
    return "properties" in schema and not name.startswith("Page")


def _group(tag: Document, document: Document, address: str) -> GroupShown:
    return GroupShown(
        f"group-{tag['name'].casefold()}",
        tag["name"],
        tag["description"],
        tuple(
            _operation(path, each, document, address)
            for path, methods in document["paths"].items()
            for each in methods.values()
            if each["tags"] == [tag["name"]]
        ),
    )


def _operation(path: str, operation: Document, document: Document, address: str) -> OperationShown:
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    name = str(answer.get("$ref", "")).rsplit("/", 1)[-1]
    items = document["components"]["schemas"].get(name, {}).get("properties", {}).get("items", {})
    is_list = "items" in items
    inner = str(items["items"].get("$ref", "")).rsplit("/", 1)[-1] if is_list else name
    return OperationShown(
        anchor=operation["operationId"].replace("_", "-"),
        address=path,
        title=operation["summary"],
        words=operation.get("description", ""),
        is_restricted={} not in operation["security"],
        parameters=tuple(_parameter(each, document) for each in operation["parameters"]),
        answer=said(inner),
        answer_anchor=f"schema-{inner}" if inner else "",
        is_list=is_list,
        example=_example(path, operation, address),
    )


_SAMPLES = {
    "slug": "inverannoch",
    "duty": "act-2014/s37",
    "collection": "members",
    "key": "m1",
    "code": "S37000010",
    "name": "national-outcomes",
    "q": "Inverannoch",
}


def _example(path: str, operation: Document, address: str) -> str:
    needed = [each["name"] for each in operation["parameters"] if each["in"] == "query" and each["required"]]
    for name, value in _SAMPLES.items():
        path = path.replace("{" + name + "}", value)
    query = "&".join(f"{name}={_SAMPLES[name]}" for name in needed)
    key = "" if {} in operation["security"] else ' -H "Authorization: Bearer $COMHLA_KEY"'
    return f"curl{key} '{address}{path}{'?' if query else ''}{query}'"


def _parameter(each: Document, document: Document) -> FieldShown:
    return FieldShown(
        each["name"], _kind(each["schema"], document), each.get("description", _in_path(each)), each["required"]
    )


_PATH_WORDS = {
    "slug": "The stable name of the authority, its `id`.",
    "duty": "The id of the duty, as act-2014/s37.",
    "collection": "The name of the collection, as in the authority file.",
    "key": "The key of the row.",
    "code": "The code of the authority.",
    "name": "The name of the list.",
}


def _in_path(each: Document) -> str:
    return _PATH_WORDS.get(each["name"], "")


def _schema(name: str, schema: Document) -> SchemaShown:
    fields = tuple(
        FieldShown(field, _kind(each, {}), each.get("description", ""), field in schema.get("required", ()))
        for field, each in schema["properties"].items()
    )
    return SchemaShown(f"schema-{name}", said(name), schema.get("description", ""), fields)


def said(name: str) -> str:
    """The name of a schema in words: `DutyPartOut` is a duty part."""
    return re.sub(r"(?<!^)[A-Z]", lambda match: f" {match[0].lower()}", name.removesuffix("Out"))


def _kind(schema: Document, document: Document) -> str:
    if "anyOf" in schema:
        kinds = [_kind(each, document) for each in schema["anyOf"] if each.get("type") != "null"]
        may_be_null = any(each.get("type") == "null" for each in schema["anyOf"])
        return " or ".join(kinds) + (", or null" if may_be_null else "")
    if "$ref" in schema or "allOf" in schema:
        reference = schema.get("$ref") or schema["allOf"][0]["$ref"]
        return said(reference.rsplit("/", 1)[-1])
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}), document)}"
    words = {"string": "text", "integer": "whole number", "boolean": "true or false", "object": "object"}
    if schema.get("format") == "date":
        return "day"
    return words.get(schema.get("type", ""), "any value")
