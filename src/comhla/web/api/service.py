"""Version 1 of the API: its operations put together, and the OpenAPI document that describes them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from comhla.web.api import problems
from comhla.web.api.answers import VERSION, NotChanged, not_changed
from comhla.web.api.asking import NAMESPACE
from comhla.web.api.conventions import guarded_addresses
from comhla.web.api.schemas import Problem as ProblemSchema
from comhla.web.api.views import authorities, documentation, find, law, measures, register, workspace

TITLE = "Còmhla"
DESCRIPTION = (
    "What Scotland's health and social care integration authorities record, and what the law says of it. Read only."
    " What is public needs no key. What an authority keeps to itself needs one of its keys, sent as"
    " `Authorization: Bearer`, or somebody signed in. A day is written as 2026-09-01; `as_at` is the day on which a"
    " question is asked. Errors are problem details (RFC 9457)."
)
_TAGS = {
    "Authorities": "What anybody may read of an authority. Those who see its workspace read more of the same.",
    "Workspace": "What the people of an authority and programs with one of its keys read.",
    "Measures": "Indicators and their figures, as published: series with ids that stay from release to release.",
    "Law": "The law book: duties with their versions, citations and parts.",
    "Register": "Authorities, councils, health boards and reference lists, each row with its source.",
    "Find": "The authority and locality of a postcode or place.",
}
_STATUSES = (
    (304, "What you have is still so."),
    (405, "Another method than GET, HEAD or OPTIONS."),
    (429, "Too many requests in a minute; Retry-After says how many seconds to wait."),
    (500, "We failed."),
    (503, "The database does not answer."),
)


def _made() -> NinjaAPI:
    made = NinjaAPI(
        title=TITLE,
        version="1",
        description=DESCRIPTION,
        urls_namespace=NAMESPACE,
        openapi_url=None,
        docs_url=None,
        openapi_extra={"info": {"x-software-version": VERSION}},
    )
    for error in (
        problems.Problem,
        ValidationError,
        PermissionDenied,
        Http404,
        OperationalError,
        InterfaceError,
        HttpError,
        Exception,
    ):
        made.add_exception_handler(error, problems.answer_problem)  # type: ignore[arg-type]  # its type asks for too much
    made.add_exception_handler(NotChanged, not_changed)  # type: ignore[arg-type]  # as above
    made.add_router("authorities", authorities.router)
    made.add_router("authorities", measures.router)
    made.add_router("authorities", workspace.router)
    made.add_router("measures", measures.catalogued)
    made.add_router("law", law.router)
    made.add_router("register", register.router)
    made.add_router("find", find.router)
    return made


api = _made()


@cache
def openapi_document() -> dict[str, Any]:
    """The OpenAPI document: what ninja knows of the operations, and what holds for all of them."""
    document: dict[str, Any] = deepcopy(dict(api.get_openapi_schema(path_prefix="/api/v1/")))
    document["tags"] = [{"name": name, "description": words} for name, words in _TAGS.items()]
    document["info"]["license"] = {"name": "MIT", "identifier": "MIT"}
    components = document["components"]
    problem = ProblemSchema.model_json_schema(ref_template="#/components/schemas/{model}")
    components["schemas"].update({**problem.pop("$defs"), "Problem": problem})
    components["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "A key that an authority made for a program."},
        "session": {"type": "apiKey", "in": "cookie", "name": "comhla-session", "description": "Somebody signed in."},
    }
    for path, methods in document["paths"].items():
        for operation in methods.values():
            _complete(operation, path)
    components["schemas"] = _referred_to(document)
    return document


def _referred_to(document: dict[str, Any]) -> dict[str, Any]:
    """The schemas that an answer refers to, by name. Those of questions are written out with each operation."""
    schemas = document["components"]["schemas"]
    found: set[str] = set()
    waiting = [document["paths"]]
    while waiting:
        named = {each.rsplit("/", 1)[-1] for each in _references(waiting.pop())}
        waiting += [schemas[name] for name in named - found]
        found |= named
    return {name: schemas[name] for name in sorted(found)}


def _references(part: Any) -> Iterator[str]:
    for name, value in part.items() if isinstance(part, dict) else enumerate(part):
        if name == "$ref":
            yield value
        elif isinstance(value, dict | list):
            yield from _references(value)


def _asked_plainly(parameter: dict[str, Any]) -> None:
    """A question is left out or has a value: in an address there is no null."""
    schema = parameter["schema"]
    (only,) = [each for each in schema.pop("anyOf", [{}]) if each.get("type") != "null"]
    for each in (only, *schema.pop("allOf", ())):
        schema.update({name: value for name, value in each.items() if name not in ("title", "description")})
    for name in ("title", "description"):
        schema.pop(name, None)


def _complete(operation: dict[str, Any], path: str) -> None:
    """Everything that every operation may answer, in the form in which it does."""
    is_restricted = "security" in operation
    known: list[dict[str, list[str]]] = [{"key": []}, {"session": []}]
    operation["security"] = known if is_restricted else [*known, {}]
    operation["operationId"] = operation.pop("operationId").removeprefix("comhla_web_api_views_")
    answers = {int(status): each for status, each in operation["responses"].items()}
    answers[200]["description"] = "What was asked for."
    answers[200]["headers"] = {"ETag": {"schema": {"type": "string"}, "description": "Send it as If-None-Match."}}
    for parameter in operation["parameters"]:
        _asked_plainly(parameter)
    names = {each["name"] for each in operation["parameters"]}
    if "format" in names:
        answers[200]["content"]["text/csv"] = {"schema": {"type": "string"}}
    more = {401: "No key or a bad one."}
    if is_restricted:
        more[403] = "The role or key does not allow it."
    if "{" in path or "duty" in names:
        more[404] = "There is no such thing, or it is not for the caller to know of."
    if "format" in names or "as_at" in names:
        more[422] = "The question is not right; `errors` lists every mistake."
    for status, words in {**dict(_STATUSES), **more}.items():
        answers[status] = {"description": words}
        if status >= 400:
            schema = {"$ref": "#/components/schemas/Problem"}
            answers[status]["content"] = {problems.CONTENT_TYPE: {"schema": schema}}
    operation["responses"] = {str(status): answers[status] for status in sorted(answers)}


def _addresses() -> tuple[list[URLPattern], str, str]:
    patterns, application, namespace = api.urls
    operations = [each for each in patterns if each.name != "api-root"]
    documented = documentation.addresses(openapi_document)
    return [*documented, *guarded_addresses(operations)], application, namespace


addresses = _addresses()
"""For `path("api/v1/", addresses)`."""
