"""`comhla serve`: the web application on this machine."""

from __future__ import annotations

import argparse
import hashlib
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from comhla.web.commands.start import Unusable, belongs, refuse_missing_migrations

_MADE_FROM = "made-from.txt"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "serve",
        help="start the web application",
        description="Starts the web application and goes on until it is stopped from the keyboard."
        " Settings come from the environment.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on; 127.0.0.1 if left out")
    parser.add_argument("--port", type=port_argument, default=8000, help="the port to listen on; 8000 if left out")
    parser.add_argument(
        "--workers", type=workers_argument, default=2, help="processes that answer, from 1 to 64; 2 if left out"
    )
    belongs(parser, run)


def port_argument(text: str) -> int:
    """A port typed on the command line, for `argparse`."""
    return _number(text, 1, 65_535)


def workers_argument(text: str) -> int:
    """A number of processes typed on the command line, for `argparse`."""
    return _number(text, 1, 64)


def _number(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}.")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Check that all is ready, then answer until stopped."""
    from django.db import connections

    refuse_missing_migrations()
    collect_static()
    refuse_taken(arguments.host, arguments.port)
    # Worker processes open connections of their own.
    connections.close_all()
    print(f"Còmhla answers at {_address(arguments.host, arguments.port)} (stop it with Ctrl+C).", flush=True)
    with drawing_beside():
        _answer(arguments.host, arguments.port, arguments.workers)
    return 0


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextmanager
def drawing_beside() -> Iterator[None]:
    """Draw the charts that pages wait for in a process of its own, which ends with this one."""
    from comhla.web.measures.commands import beside

    process = get_context("spawn").Process(target=beside, args=(os.getpid(),), daemon=True)
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def _answer(host: str, port: int, workers: int) -> None:
    """Answer with granian: more threads in a worker cost more than they bring, so each has one."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "comhla.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()


def refuse_taken(host: str, port: int) -> None:
    """Refuse an address that cannot be listened on, before processes are started.

    Raises:
        Unusable: with why.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, port))
    except OSError as error:
        raise Unusable(
            f"Nothing can be answered at {host}, port {port}: {error.strerror}."
            " Stop what uses it, or name another with --port or --host."
        ) from None


def collect_static() -> None:
    """Put styles, scripts and pictures where they are served from, if they have changed since the last time.

    Raises:
        Unusable: where one of them refers to a file that is not there, or the folder cannot be written.
    """
    from django.conf import settings
    from django.core.management import call_command

    place = Path(settings.STATIC_ROOT)
    made_from = place / _MADE_FROM
    wanted = _fingerprint()
    if made_from.exists() and made_from.read_text(encoding="ascii") == wanted:
        return
    print("Styles and scripts are made ready ...", file=sys.stderr, flush=True)
    try:
        place.mkdir(parents=True, exist_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        made_from.write_text(wanted, encoding="ascii")
    except OSError as error:
        raise Unusable(f"Styles and scripts cannot be written to {place}: {error.strerror}.") from None
    except ValueError as error:
        raise Unusable(f"Styles and scripts are not whole: {error}") from None


def _fingerprint() -> str:
    """What the present files are, told apart by name, size and time of change, and how they are stored."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
