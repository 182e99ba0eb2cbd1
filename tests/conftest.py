"""What every test may rely on: no network, the same examples each time, the reference material."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parent.parent

# `ci` gives the same examples every time, so that a failure belongs to the change being tested. `nightly`
# looks further, and differently each time. The machine may be busy: no example has a deadline.
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(
    os.environ.get("COMHLA_HYPOTHESIS_PROFILE", "ci")  # noqa: TID251 - the test run is an entrance
)


def pytest_collection_finish() -> None:
    """Look for unused objects less often, and not among those collected: it took a seventh of the time of web tests.

    Whatever is left open is still told, at the latest when the run ends.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material: published figures and worked cases that the tests read in place.

    It is not part of the repository. It lies in the folder `shared` beside it, or where COMHLA_SHARED says.
    """
    place = os.environ.get("COMHLA_SHARED")  # noqa: TID251 - the test run is an entrance
    path = Path(place) if place else REPOSITORY.parent / "shared"
    if not path.is_dir():
        pytest.skip("The reference material is not on this machine; set COMHLA_SHARED to its folder to run this.")
    return path


def _is_loopback(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket in the file system
    host = str(address[0])
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves the machine, in this process, for the whole run."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse(address: object) -> None:
        if not _is_loopback(address):
            raise RuntimeError(f"A test tried to reach {address!r}. Tests do not use the network.")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        refuse(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        refuse(address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        refuse((host.decode() if isinstance(host, bytes) else host or "",))
        return getaddrinfo(host, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
        yield
