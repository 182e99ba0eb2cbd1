"""An installation of its own for tests of whole processes: its folder, its database, the command as it is typed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import psycopg
from django.conf import settings
from psycopg import sql

from tests.conftest import REPOSITORY
from tests.lib.command import Ran

IS_POSTGRESQL = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
_TEMPLATE = "comhla_template"


class Installation(NamedTuple):
    """Where an installation is: what its processes find in their environment."""

    variables: Mapping[str, str]

    @property
    def data(self) -> Path:
        """The folder of the database, the uploads and the secret key."""
        return Path(self.variables["COMHLA_DATA"])

    @property
    def environment(self) -> dict[str, str]:
        """The whole environment of a process."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith("COMHLA_")}  # noqa: TID251 - the test run is an entrance
        return {**ours, "DJANGO_SETTINGS_MODULE": "comhla.web.settings", "DATABASE_URL": "", **self.variables}

    def run(self, *arguments: object, **more: str) -> Ran:
        """Type a command."""
        done = subprocess.run(
            [Path(sys.executable).with_name("comhla"), *map(str, arguments)],
            env={**self.environment, **more}, cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr)

    def begin(self, script: str) -> subprocess.Popen[str]:
        """Begin a process that runs a script with Django set up."""
        return subprocess.Popen(
            [sys.executable, "-c", f"import django\ndjango.setup()\n{script}"],
            env=self.environment, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            stdin=subprocess.PIPE, text=True,
        )  # fmt: skip

    def python(self, script: str) -> str:
        """What a script prints that runs with Django set up."""
        process = self.begin(script)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        return out


@contextmanager
def new_installation(
    folder: Path, *, is_migrated: bool = True, is_sqlite: bool = not IS_POSTGRESQL
) -> Iterator[Installation]:
    """An installation in a folder, on the kind of database that the test run is about unless told otherwise."""
    folder.mkdir(parents=True, exist_ok=True)
    variables = {
        "COMHLA_DATA": str(folder),
        "COMHLA_SECRET_KEY": "a key for tests only, which guards nothing at all",
        "COMHLA_LOG_LEVEL": "ERROR",
        "COMHLA_TODAY": "2026-11-22",
        "COMHLA_SECOND_FACTOR": "optional",
    }
    if is_sqlite:
        if is_migrated:
            shutil.copy(_migrated_file(), folder / "comhla.sqlite3")
        yield Installation(variables)
        return
    name = f"comhla_{abs(hash(folder)):x}"
    _make_database(name, template=_migrated_database() if is_migrated else "template1")
    try:
        yield Installation({**variables, "DATABASE_URL": _address(name)})
    finally:
        with _server() as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@cache
def _migrated_file() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="comhla-migrated-"))
    with new_installation(folder, is_migrated=False, is_sqlite=True) as fresh:
        assert fresh.run("migrate").code == 0
    return folder / "comhla.sqlite3"


@cache
def _migrated_database() -> str:
    name = f"{_TEMPLATE}_{os.getpid()}"
    _make_database(name, template="template1")
    variables = {"COMHLA_DATA": tempfile.mkdtemp(prefix="comhla-migrated-"), "DATABASE_URL": _address(name)}
    ran = Installation(variables).run("migrate")
    assert ran.code == 0, ran.err
    return name


def _make_database(name: str, *, template: str) -> None:
    with _server() as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )


def _server() -> psycopg.Connection:
    return psycopg.connect(_address("postgres"), autocommit=True)


def _address(name: str) -> str:
    """The address of another database on the server of the test run."""
    address = os.environ["COMHLA_TEST_DATABASE"]  # noqa: TID251 - the test run is an entrance
    before, _, after = address.partition("://")
    place, mark, options = after.partition("?")
    return f"{before}://{place.rpartition('/')[0]}/{name}{mark}{options}"
