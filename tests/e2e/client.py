"""A plain HTTP client of the graph, as a partner's script would have one: the standard library and nothing else."""

import http.client
import json
import uuid
from dataclasses import dataclass
from typing import Any


@dataclass
class Script:
    """Talks to one host of the platform. The address is always this machine; the host says which shop."""

    port: int
    host: str
    token: str | None = None

    def ask(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """Run one operation and return its data."""
        body = json.dumps({"query": query, "variables": variables or {}}).encode()
        return self._data(body, "application/json")

    def upload(self, query: str, variables: dict[str, Any], *, field: str, name: str, content: bytes) -> dict[str, Any]:
        """Run one operation with a file, by the GraphQL multipart request specification."""
        boundary = uuid.uuid4().hex
        parts = {
            'name="operations"': json.dumps({"query": query, "variables": variables}).encode(),
            'name="map"': json.dumps({"0": [f"variables.{field}"]}).encode(),
            f'name="0"; filename="{name}"\r\nContent-Type: application/octet-stream': content,
        }
        body = b"".join(
            f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + part + b"\r\n"
            for head, part in parts.items()
        )
        return self._data(body + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}")

    def fetch(self, path: str) -> tuple[int, str, bytes]:
        """Return status, content type and content of a path."""
        return self._send("GET", path, None, {})

    def _data(self, body: bytes, content_type: str) -> dict[str, Any]:
        headers = {"Content-Type": content_type, "Accept": "application/graphql-response+json"}
        status, _, content = self._send("POST", "/graphql", body, headers)
        answer = json.loads(content)
        assert status == 200, answer
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Host": f"{self.host}:{self.port}", **headers}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        try:
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            return response.status, response.headers.get("Content-Type", ""), response.read()
        finally:
            connection.close()
