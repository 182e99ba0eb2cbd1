"""Make the demonstration's database, unless what they are made from is unchanged."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

from tools.demo.place import ROOT, digest_of_facts

Say = Callable[[str], None]
_MADE_FROM = "made-from"


class NotPrepared(Exception):
    """The demonstration could not be prepared."""


def prepare(data: Path, *, say: Say) -> None:
    """Make what is missing or out of date in a folder. The environment must be that of the folder already."""
    data.mkdir(parents=True, exist_ok=True)
    _if_changed(data / _MADE_FROM, digest_of_facts(), lambda: _make_database(data, say=say))


def prepare_apart(data: Path, environment: Mapping[str, str]) -> None:
    """The same in a process of its own, for those who have settings of their own or none.

    Raises:
        NotPrepared: where it fails, with what it said.
    """
    command = [sys.executable, "-m", "tools.demo", "prepare", "--data", str(data)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise NotPrepared(done.stdout + done.stderr)


def reset(data: Path) -> None:
    """Take away what was made."""
    shutil.rmtree(data, ignore_errors=True)


def take_away_earlier(data: Path, *, say: Say) -> None:
    """Take away an earlier database, which was made from something else."""
    if any(data.glob("comhla.sqlite3*")):
        say("what it is made from has changed: the earlier database is replaced.")
    for old in data.glob("comhla.sqlite3*"):
        old.unlink()
    shutil.rmtree(data / "uploads", ignore_errors=True)


def _if_changed(record: Path, digest: str, make: Callable[[], None]) -> None:
    """The record is written last, so that what was interrupted is made again."""
    if record.exists() and record.read_text(encoding="ascii") == digest:
        return
    record.unlink(missing_ok=True)
    make()
    record.write_text(digest, encoding="ascii")


def _make_database(data: Path, *, say: Say) -> None:
    begun = perf_counter()
    take_away_earlier(data, say=say)

    import django  # noqa: PLC0415 - settings are read from the environment, which is set by now
    from django.core.management import call_command  # noqa: PLC0415 - as above

    django.setup()
    from comhla.web.commands.serve import collect_static  # noqa: PLC0415 - the server does the same when files change
    from tools.demo.content import fill  # noqa: PLC0415 - models can be imported only now

    call_command("migrate", verbosity=0, interactive=False)
    collect_static()  # before pages are asked for, which name these files
    counts = fill()
    say(f"the database holds {counts} ({perf_counter() - begun:.0f} s).")
