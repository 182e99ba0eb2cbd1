"""What a program is told when something is wrong: problem details (RFC 9457), the same form for every error."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import HttpError, ValidationError

from comhla.law import UnknownDuty
from comhla.reference.errors import ReferenceDataError

log = logging.getLogger("comhla.api")
CONTENT_TYPE = "application/problem+json"


class Fault(NamedTuple):
    """One thing that is wrong with a request, and where."""

    pointer: str
    detail: str


class Problem(Exception):
    """An answer that is not what was asked for, with what to do about it."""

    def __init__(
        self, status: int, detail: str, *, errors: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        self.status, self.detail, self.errors = status, detail, errors
        self.headers = dict(headers or {})
        super().__init__(detail)


KINDS: Mapping[int, str] = {
    400: "The request cannot be read",
    401: "A key or signing in is needed",
    403: "This is not allowed",
    404: "There is no such thing",
    405: "The API is read only",
    422: "The question is not right",
    429: "Too many requests",
    500: "Còmhla failed",
    503: "Còmhla cannot answer now",
}
"""What each kind of problem is called."""


def problem_address(status: int) -> str:
    """Where the documentation says what a problem of this kind is."""
    return f"{settings.PUBLIC_ADDRESS}/api/v1/#problem-{status}"


def told(problem: Problem) -> HttpResponse:
    """A problem as a response."""
    status = problem.status
    body: dict[str, Any] = {
        "type": problem_address(status) if status in KINDS else "about:blank",
        "title": KINDS.get(status) or HTTPStatus(status).phrase,
        "status": status,
        "detail": problem.detail,
    }
    if problem.errors:
        body["errors"] = [each._asdict() for each in problem.errors]
    response = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store"
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="Comhla"'
    for name, value in problem.headers.items():
        response[name] = value
    return response


def problem_of(error: Exception) -> Problem:
    """The problem behind an error, in words that give nothing away that the caller may not know."""
    match error:
        case Problem():
            return error
        case ValidationError():
            return Problem(422, "Put right what is listed, and ask again.", errors=faults_of(error.errors))
        case PermissionDenied():
            return Problem(
                403, "Your role or key does not allow this here. Ask whoever manages the people of the authority."
            )
        case Http404() | ReferenceDataError() | UnknownDuty():
            return Problem(404, str(error) or "There is nothing at this address.")
        case OperationalError() | InterfaceError():
            return Problem(503, "The database does not answer. Ask again in a minute.", headers={"Retry-After": "30"})
        case HttpError() if error.status_code == 401:
            return Problem(401, "This is not public. Send a key as `Authorization: Bearer`, or sign in.")
        case _:
            _note(error)
            return Problem(500, "Something went wrong on our side. It was noted. Nothing that you asked did any harm.")


def answer_problem(request: HttpRequest, error: Exception) -> HttpResponse:
    """Turn any error into problem details."""
    return told(problem_of(error))


def faults_of(errors: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """Every mistake in a request, with a pointer to it."""
    # What an operation calls the whole of its questions is no part of the address.
    places = [[str(part) for part in each["loc"] if part != "asked"] for each in errors]
    return [Fault("/".join(("#", *place)), _sentence(each["msg"])) for place, each in zip(places, errors, strict=True)]


def _sentence(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message if message.endswith((".", "?")) else f"{message}."


def _note(error: Exception) -> None:
    """Where it failed, without the message, which may hold what somebody recorded."""
    log.error(
        "the API failed",
        extra={"kind": type(error).__name__, "where": traceback.format_tb(error.__traceback__)},
    )
