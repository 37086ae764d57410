"""No test speaks to another machine: a test that passes today passes in ten years and in an aeroplane."""

import socket
from typing import Any

import pytest

LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections that leave this machine."""
    connect = socket.socket.connect

    def connect_here_only(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"A test connects to {address[0]}.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here_only)
