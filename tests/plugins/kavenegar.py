"""A local server that speaks Kavenegar's protocol."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

SENT = {
    "return": {"status": 200, "message": "تایید شد"},
    "entries": [{"messageid": 8792343, "status": 1, "statustext": "در صف ارسال", "cost": 120}],
}


@dataclass
class KavenegarServer:
    """What the server answers, in order; the last answer is repeated. ``sent`` holds the forms it was given."""

    url: str = ""
    answers: list[tuple[int, bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)

    def say(self, status: int, http: int | None = None) -> None:
        body = {**SENT, "return": {"status": status, "message": "…"}}
        self.answers.append((http or status, json.dumps(body).encode()))


@pytest.fixture
def kavenegar() -> Iterator[KavenegarServer]:
    state = KavenegarServer()
    state.say(200)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            state.asked.append(self.path)
            state.sent.append({name: values[0] for name, values in parse_qs(body).items()})
            status, answer = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()
