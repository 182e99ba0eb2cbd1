"""What happens around every request: a log line without personal data, and plain words when the database is away."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from comhla.web.site.views import faults

log = logging.getLogger("comhla.requests")
Answer = Callable[[HttpRequest], HttpResponse]


def log_requests(get_response: Answer) -> Answer:
    """Log method, route, status and time. Never the address as typed, which may hold a name or a key."""

    def answer(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        log.info(
            "answered",
            extra={
                "method": request.method,
                "route": match.route if match else "",
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - began) * 1000),
            },
        )
        return response

    return answer


class explain_database_trouble:  # noqa: N801 - named as a setting reads
    """A page that says that nothing was saved and what to do, when the database is locked or gone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual."""
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError) as error:
            return self._explained(request, error)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Explain what a view could not do."""
        if isinstance(error, OperationalError | InterfaceError):
            return self._explained(request, error)
        return None

    def _explained(self, request: HttpRequest, error: Exception) -> HttpResponse:
        log.error("database unavailable", extra={"kind": type(error).__name__})
        return faults.database_away(request)
