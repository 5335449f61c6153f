"""A gateway's JSON API over urllib, with errors of one line."""

import http.client
import json
import ssl
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Iterator, Mapping

_SECONDS = 120


class GatewayError(Exception):
    """What went wrong, in one line. `status` is the canonical code's name, empty when no answer came."""

    def __init__(self, message: str, status: str = "") -> None:
        super().__init__(message)
        self.status = status


class Gateway:
    def __init__(self, url: str, token: str, certificate_authority: str | None = None) -> None:
        """`url` is the gateway's root, `token` a bearer token, `certificate_authority` a PEM file for https."""
        if not url.startswith(("http://", "https://")):
            raise GatewayError(f"not a gateway's URL: {url}")
        self._url = url.rstrip("/")
        self._token = token
        # A gateway stands on the same network: whatever proxy the environment names is not for it.
        handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({})]
        if url.startswith("https:"):
            context = ssl.create_default_context(cafile=certificate_authority)
            handlers.append(urllib.request.HTTPSHandler(context=context))
        self._opener = urllib.request.build_opener(*handlers)

    def get(self, path: str, query: Mapping[str, str] | None = None) -> dict[str, Any]:
        return self._send("GET", path, query, None, "")

    def list(self, path: str, field: str) -> Iterator[dict[str, Any]]:
        """Every resource of a list, page after page."""
        token = ""
        while True:
            page = self.get(path, {"pageSize": "500", **({"pageToken": token} if token else {})})
            yield from page.get(field, [])
            token = page.get("nextPageToken", "")
            if not token:
                return

    def post(self, path: str, body: Mapping[str, Any], query: Mapping[str, str] | None = None) -> dict[str, Any]:
        return self._send("POST", path, query, json.dumps(body).encode(), "application/json")

    def patch(self, path: str, body: Mapping[str, Any], query: Mapping[str, str]) -> dict[str, Any]:
        return self._send("PATCH", path, query, json.dumps(body).encode(), "application/json")

    def post_csv(self, path: str, body: bytes, query: Mapping[str, str]) -> dict[str, Any]:
        return self.post_bytes(path, body, "text/csv", query)

    def post_bytes(self, path: str, body: bytes, content_type: str, query: Mapping[str, str]) -> dict[str, Any]:
        return self._send("POST", path, query, body, content_type)

    def _send(
        self, method: str, path: str, query: Mapping[str, str] | None, body: bytes | None, content_type: str
    ) -> dict[str, Any]:
        url = self._url + path + ("?" + urllib.parse.urlencode(query) if query else "")
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        if content_type:
            headers["Content-Type"] = content_type
        request = urllib.request.Request(url, data=body, headers=headers, method=method)
        try:
            with self._opener.open(request, timeout=_SECONDS) as response:
                answer = response.read()
        except urllib.error.HTTPError as error:
            raise _refusal(f"{method} {path}", error.code, error.read()) from None
        except (OSError, http.client.HTTPException) as error:
            raise GatewayError(f"cannot reach {self._url}: {getattr(error, 'reason', error)}") from None
        return _parse(f"{method} {path}", answer)


def _parse(what: str, answer: bytes) -> dict[str, Any]:
    try:
        found = json.loads(answer)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise GatewayError(f"{what}: the answer is no JSON object; is that a Copperplate gateway?")
    return found


def _refusal(what: str, code: int, answer: bytes) -> GatewayError:
    """The error of an AIP-193 body: its status, message and first faulty field."""
    try:
        error = json.loads(answer)["error"]
        status, message = str(error["status"]), str(error["message"])
        details = error.get("details", [])
    except (ValueError, KeyError, TypeError):
        return GatewayError(f"{what}: HTTP {code} without an error body")
    for detail in details:
        for violation in detail.get("fieldViolations", [])[:1]:
            message += f" ({violation.get('field', '')}: {violation.get('description', '')})"
    return GatewayError(f"{what}: {status}: {' '.join(message.split())}", status)
