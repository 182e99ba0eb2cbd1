"""What holds for every address of the API, whatever it answers: who asks, how often, by which method."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django_ratelimit.core import get_usage

from comhla.web.api.answers import finish
from comhla.web.api.callers import Caller, address_of, caller_of
from comhla.web.api.problems import Problem, answer_problem

View = Callable[..., HttpResponse]
METHODS = "GET, HEAD, OPTIONS"


def guarded(view: View) -> View:
    """A view of the API with everything that holds for all of them."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        known = "Authorization" in request.headers or getattr(request, "actor", None) is not None
        method = request.method
        try:
            response = _answer(view, request, args, kwargs)
        except Exception as error:  # noqa: BLE001 - a program gets problem details, whatever went wrong
            response = answer_problem(request, error)
        request.method = method
        response = finish(request, response, is_known=known)
        if method == "HEAD":
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # Django reads it from the function
    return answer


def _answer(view: View, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return _options()
    if request.method not in ("GET", "HEAD"):
        raise Problem(405, f"Ask with GET. Nothing can be changed through the API, so it knows no {request.method}.")
    if "Authorization" in request.headers:
        # Before a key is looked up: guessing keys is counted by address too.
        count(request, Caller(None, f"key from {address_of(request)}"), settings.API_REQUESTS_A_MINUTE["known"])
    caller = caller_of(request)
    limit = settings.API_REQUESTS_A_MINUTE["known" if caller.is_known else "anybody"]
    count(request, caller, limit)
    request.caller = caller
    request.method = "GET"  # HEAD is asked as GET, and its answer sent without a body
    return view(request, *args, **kwargs)


def _options() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
    return response


def count(request: HttpRequest, caller: Caller, limit: int) -> None:
    """Count a request.

    Raises:
        Problem: 429, where there were more than the limit in a minute.
    """
    usage = get_usage(
        request, group="api", key=lambda _group, _request: caller.limited_as, rate=(limit, 60), increment=True
    )
    if usage is not None and usage["should_limit"]:
        wait = max(1, usage["time_left"])
        raise Problem(
            429,
            f"You asked more than {limit} times in a minute. Ask again in {wait} seconds.",
            headers={"Retry-After": str(wait)},
        )


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Any address that is none of the API's."""
    raise Problem(404, f"There is nothing at this address. {settings.PUBLIC_ADDRESS}/api/v1/ lists what there is.")


def guarded_addresses(patterns: list[URLPattern]) -> list[URLPattern]:
    """Addresses of operations, each guarded, and after them the rest."""
    for pattern in patterns:
        pattern.callback = guarded(pattern.callback)
    return [*patterns, re_path(r"^(?P<rest>.+)$", guarded(nothing_here), name="nothing")]
