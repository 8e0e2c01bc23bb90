"""Headers that let a page load nothing but its own files, and answers only to local names."""

from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Names under which the app may be asked for: against pages elsewhere whose name comes to mean
# this machine (DNS rebinding). "testserver" is the name in-process clients use.
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]", "testserver")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
STRICT = f"max-age={365 * 24 * 3600}"  # browsers keep no such word for bare addresses
FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 20  # of one form


class SecurityHeaders:
    """Adds :data:`HEADERS` to every answer."""

    def __init__(self, app: ASGIApp, *, secured: bool = False) -> None:
        """`secured`: with a certificate of its own, so that browsers shall ask over HTTPS only."""
        self._app = app
        self._secured = secured

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if self._secured and scope["scheme"] == "https":
                    headers["Strict-Transport-Security"] = STRICT
            await send(message)

        await self._app(scope, receive, send_with_headers)


def is_sent_from_here(headers: Headers) -> bool:
    """True unless a browser sent it for a page of another site.

    Browsers say for whom they send in Sec-Fetch-Site, older ones in Origin. Our own pages send
    "null" as Origin, as they give no referrer, so that it does not count where the former stands.
    A program that says neither is not a browser led here by a page.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


async def sent_form(request: Request, most: int) -> dict[str, str]:
    """The fields of a form of at most `most` bytes, the first of each name.

    Raises a 403 if another site sent it, a 415 if it is no form, a 413 if it is too long (as soon
    as that is known, the rest is not read) and a 400 if it has too many fields.
    """
    if not is_sent_from_here(request.headers):
        raise HTTPException(403, "A page of another site sent this; use the form on this page.")
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise HTTPException(415, f"Only forms are understood here ({FORM}).")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise HTTPException(413, f"This is more than {most:,} bytes.")
    try:
        fields = parse_qs(
            body.decode("ascii", "replace"),
            keep_blank_values=True,
            errors="replace",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:
        raise HTTPException(400, f"This has more than {MOST_FIELDS} fields.") from error
    return {name: values[0] for name, values in fields.items()}
