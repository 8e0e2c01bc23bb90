"""Answers only to names that are the server's; everything else is refused unseen."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.serve.api.problems import Problem, problem_response

SENTENCE = "This server does not answer to that host name."


class KnownHosts:
    """Refuses requests under other names: pages elsewhere whose name comes to mean this machine."""

    def __init__(self, app: ASGIApp, names: Sequence[str]) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it; under the API as a problem."""
        if scope["type"] not in ("http", "websocket") or self._knows(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        answer: Response = PlainTextResponse(SENTENCE + "\n", 400)
        if scope["path"].startswith("/api/"):
            answer = problem_response(Problem("wrong-host", SENTENCE))
        await answer(scope, receive, send)

    def _knows(self, headers: Headers) -> bool:
        given = headers.getlist("host")
        return len(given) == 1 and host_name(given[0]) in self._names


def host_name(host: str) -> str:
    """The name in a Host header, without port: "[::1]:80" gives "[::1]"."""
    if host.startswith("["):
        name, bracket, port = host.partition("]")
        return (name + bracket).lower() if port == "" or _is_port(port) else ""
    name, colon, port = host.partition(":")
    return name.lower() if not colon or _is_port(colon + port) else ""


def _is_port(text: str) -> bool:
    return text.startswith(":") and text[1:].isascii() and text[1:].isdigit()
