"""The guard that keeps tests off the network is itself tested: one that does nothing looks the same."""

from __future__ import annotations

import socket
import urllib.request

import pytest

# Kept by RFC 5737 for documentation: no machine has it.
NOWHERE = "192.0.2.1"


def test_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as client, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        client.connect((NOWHERE, 80))


def test_connection_without_exception_is_refused_too() -> None:
    with socket.socket() as client, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        client.connect_ex((NOWHERE, 80))


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(RuntimeError, match=r"example\.org"):
        urllib.request.urlopen("http://example.org/", timeout=1)


def test_loopback_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
        assert client.getpeername() == server.getsockname()
