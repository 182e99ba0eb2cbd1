"""Pages for when something is wrong. Each says what happened, that nothing was lost or saved, and what to do."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "site/faults/bad_request.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "site/faults/not_allowed.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "site/faults/not_found.html", status=404)


def failure(request: HttpRequest) -> HttpResponse:
    """500: our mistake."""
    return _without_database(request, "site/faults/failure.html", 500)


def database_away(request: HttpRequest) -> HttpResponse:
    """503: the database is locked or gone."""
    response = _without_database(request, "site/faults/database_away.html", 503)
    response["Retry-After"] = "30"
    return response


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form was sent without its token, as after a long pause. What was typed is shown, so that it is kept."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if value and name != "csrfmiddlewaretoken" and "password" not in name
    ]
    return render(request, "site/faults/stale_form.html", {"typed": typed}, status=403)


def _without_database(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page that looks up nothing: the base page would ask who is signed in."""
    try:
        return render(None, template, {"is_bare": True}, status=status)
    except (DatabaseError, TemplateDoesNotExist, ValueError):  # the last: a style sheet that was never collected
        return HttpResponse("Còmhla cannot answer now. Nothing was saved. Try again in a minute.", status=status)
