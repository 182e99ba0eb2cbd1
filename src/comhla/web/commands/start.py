"""What every word of the web application begins with: Django made ready, and every mistake told plainly."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from functools import wraps

Run = Callable[[argparse.Namespace], int]
UNUSABLE = 2
"""The exit code for input, settings or a database that cannot be used."""


class Unusable(Exception):
    """Something that a word cannot work with, in words for whoever typed it."""


def told(run: Run) -> Run:
    """Make Django ready for a word, and tell what goes wrong instead of showing a traceback."""

    @wraps(run)
    def begun(arguments: argparse.Namespace) -> int:
        try:
            make_ready(arguments.belongs)
            return _with_database_trouble_told(run, arguments)
        except Unusable as problem:
            print(problem, file=sys.stderr)
            return UNUSABLE

    return begun


def belongs(parser: argparse.ArgumentParser, run: Run) -> None:
    """Say what a word runs, and what it is called when it cannot."""
    parser.set_defaults(run=told(run), belongs=parser.prog)


def make_ready(word: str) -> None:
    """Set Django up with the settings of the environment.

    Raises:
        Unusable: where the web application is not installed or a setting cannot be used.
    """
    try:
        import django
        from django.apps import apps
    except ImportError:
        raise Unusable(f"{word} belongs to the web application: install comhla[web].") from None
    # The command runs without looking for garbage, which is right for half a second and wrong for a server.
    gc.enable()
    if apps.ready:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comhla.web.settings")
    from django.core.exceptions import ImproperlyConfigured

    from comhla.web.environment import BadSetting

    try:
        django.setup()
    except BadSetting as problem:
        raise Unusable(str(problem)) from None
    except OSError as error:
        place = f" {error.filename}" if error.filename else ""
        raise Unusable(
            f"The folder for data cannot be used:{place}: {error.strerror}."
            " Name one that you may write to with COMHLA_DATA."
        ) from None
    except ImproperlyConfigured as problem:
        raise Unusable(f"The settings cannot be used: {problem}") from None
    except ValueError:
        # The address may hold a password, so it is not repeated.
        raise Unusable(
            "DATABASE_URL cannot be read. Write it as postgres://USER:PASSWORD@HOST:5432/NAME,"
            " or leave it out to use SQLite."
        ) from None


def _with_database_trouble_told(run: Run, arguments: argparse.Namespace) -> int:
    from django.db import DatabaseError, InterfaceError

    try:
        return run(arguments)
    except (DatabaseError, InterfaceError) as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
        remedy = "Nothing was changed. Check that the database runs, that nothing else holds it, and try again."
        raise Unusable(f"The database cannot be used: {first}. {remedy}") from None


def missing_migrations() -> int:
    """How many changes of the database have not been made yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_missing_migrations() -> None:
    """Refuse to work with a database that this version does not fit.

    Raises:
        Unusable: where changes are missing.
    """
    missing = missing_migrations()
    if missing:
        changes = "1 change" if missing == 1 else f"{missing} changes"
        raise Unusable(f"The database lacks {changes} that this version needs. Run: comhla migrate")
