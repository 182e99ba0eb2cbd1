"""Start the server of the demonstration, wait until it is ready, and stop it."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tools.demo.place import ROOT, variables

SECONDS_TO_START = 150.0


class NotServed(Exception):
    """The server did not start, with what it said."""


class Served(NamedTuple):
    """A server that is running."""

    address: str
    port: int
    log: Path
    process: subprocess.Popen[bytes]


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def is_taken(port: int) -> bool:
    """Whether somebody answers on a port already."""
    with socket.socket() as tried:
        tried.settimeout(1)
        return tried.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def serving(data: Path, *, port: int, workers: int = 2, says_here: bool = False, **more: str) -> Iterator[Served]:
    """Serve what was prepared in a folder, until the block ends. What it says goes to a file, or `says_here`.

    Raises:
        NotServed: where the server ends or does not answer in time.
    """
    log = data / "server.log"
    command = [str(Path(sys.executable).parent / "comhla"), "serve", "--port", str(port), "--workers", str(workers)]
    with log.open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=variables(data, port=port, **more),
            stdout=None if says_here else said,
            stderr=None if says_here else subprocess.STDOUT,
        )
        try:
            _wait(process, port, log)
            yield Served(f"http://localhost:{port}", port, log, process)
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise NotServed(f"The server ended with code {process.returncode}:\n{_last_words(log)}")
        if _is_ready(port):
            return
        time.sleep(0.1)
    raise NotServed(f"Not ready within {SECONDS_TO_START:.0f} seconds: {_readiness(port)}\n{_last_words(log)}")


def _is_ready(port: int) -> bool:
    return _readiness(port).startswith("200")


def _readiness(port: int) -> str:
    """What the server says of itself: the code and the words."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health/ready")
        response = connection.getresponse()
        return f"{response.status} {response.read().decode()}"
    except OSError as error:
        return f"no answer: {error}"
    finally:
        connection.close()


def _last_words(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
