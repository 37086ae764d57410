"""A local server that speaks GoldAPI's protocol."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

ANSWER: dict[str, Any] = {
    "timestamp": 1_779_955_200,
    "metal": "XAU",
    "currency": "USD",
    "exchange": "FOREXCOM",
    "symbol": "FOREXCOM:XAUUSD",
    "prev_close_price": 2030.1,
    "price": 2033.37,
    "ch": 3.27,
    "chp": 0.16,
    "ask": 2033.9,
    "bid": 2032.84,
    "price_gram_24k": 65.3744,
    "price_gram_22k": 59.9265,
}


@dataclass
class GoldApiServer:
    """What the server answers, in order; the last answer is repeated."""

    url: str = ""
    answers: list[tuple[int, bytes]] = field(default_factory=list)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    delay_seconds: float = 0

    def say(self, status: int = 200, **changes: Any) -> None:
        self.answers.append((status, json.dumps({**ANSWER, **changes}).encode()))


class Http(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """Say nothing when a client has hung up: one test makes it do that."""


@pytest.fixture
def goldapi() -> Iterator[GoldApiServer]:
    state = GoldApiServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append((self.path, self.headers.get("x-access-token")))
            time.sleep(state.delay_seconds)
            status, body = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    http = Http(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{http.server_port}/api"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    http.shutdown()
    thread.join()
    http.server_close()
