"""How many questions to the database each page asks, once the process is warm: `python -m benchmarks.queries MIX`."""

from __future__ import annotations

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comhla.web.settings")
django.setup()

from django.db import connection  # noqa: E402 - models can be imported only when settings are read
from django.test import Client  # noqa: E402 - as above
from django.test.utils import CaptureQueriesContext  # noqa: E402 - as above

from comhla.web.accounts.models import User  # noqa: E402 - as above


def count(mix: list[list[str]]) -> dict[str, int]:
    """Queries by page, the second time that it is asked for."""
    found = {}
    for path, by in mix:
        client = Client(SERVER_NAME="localhost")
        if by:
            user = User.objects.get(email=by)
            client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        found[path] = len(asked)
    return found


if __name__ == "__main__":
    print(json.dumps(count(json.loads(sys.argv[1]))))
