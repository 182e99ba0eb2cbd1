"""For whoever watches the server."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from comhla.web.access.requests import public


@public
def live(request: HttpRequest) -> JsonResponse:
    """Whether the process answers at all."""
    return JsonResponse({"live": True})


@public
def ready(request: HttpRequest) -> JsonResponse:
    """Whether it can do its work: the database answers and has every migration."""
    try:
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return JsonResponse({"ready": False, "database": "does not answer"}, status=503)
    if pending:
        return JsonResponse({"ready": False, "database": f"{pending} migrations are missing"}, status=503)
    return JsonResponse({"ready": True, "database": "answers"})
