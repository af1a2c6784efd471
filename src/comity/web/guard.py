"""Who may ask: only pages of our own, under our own name. Wraps the whole application.

- The Host header must name the address we serve, so that a name on the web that is made to point at this machine
  (DNS rebinding) reads nothing.
- What changes something is a POST from a page of ours: by Sec-Fetch-Site or Origin, and by a token (see `form`).
- Every answer forbids scripts and frames that are not ours, and names its type.
"""

from collections.abc import Collection
from hmac import compare_digest
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MAX_FORM = 64 * 1024
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Refuses requests under another name, and dresses every answer in `HEADERS`."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self._app = app
        self._hosts = LOOPBACK | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or passes on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        if _hostname(Headers(scope=scope).getlist("host")) in self._hosts:
            await self._app(scope, receive, dressed)
        else:
            refusal = PlainTextResponse("This address is not served here.\n", status_code=421)
            await refusal(scope, receive, dressed)


def _hostname(hosts: list[str]) -> str:
    """The name in the one Host header, without port and brackets; empty if it has none or is malformed."""
    if len(hosts) != 1:
        return ""
    try:
        parts = urlsplit(f"//{hosts[0]}")
        return (parts.hostname or "") if parts.netloc == hosts[0] and "@" not in hosts[0] else ""
    except ValueError:
        return ""


async def form(request: Request, token: str) -> dict[str, str]:
    """The fields of a form that one of our pages sent; anything else is refused with 403 or 400."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site not in (None, "same-origin") or (
        origin is not None and origin != f"{request.url.scheme}://{request.headers['host']}"
    ):
        raise HTTPException(403, "This form was sent from another site.")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(400, "This is no form.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_FORM:
            raise HTTPException(413, "This form is too large.")
    try:
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=20, errors="strict"))
    except ValueError:
        raise HTTPException(400, "This form cannot be read.") from None
    if not compare_digest(fields.pop("token", "").encode(), token.encode()):
        raise HTTPException(403, "This form is from before the server was started: go back, reload, and send it again.")
    return fields
