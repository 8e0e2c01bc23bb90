"""Fetches one web address over HTTP or HTTPS, from the open internet only."""

import http.client
import socket
import ssl
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic
from urllib.parse import quote, urljoin, urlsplit

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.open_net import is_open

AGENT = "reportedly"  # what robots.txt may call the program
AGENT_LINE = f"{AGENT}/1 (reads reports for one desk; asks seldom, heeds robots.txt)"
PORTS = {"http": (80, 8080), "https": (443, 8443)}
MOST_REDIRECTS = 5
SECONDS = 20.0  # one step may take: to connect, or to send the next bytes
SECONDS_IN_ALL = 120.0  # everything but the redirects before it
CHUNK = 65_536
LONGEST = 4_000  # characters of an address
REDIRECTS = (301, 302, 303, 307, 308)
_SAFE = "/%:@!$&'()*+,;=~-._"
_BROKEN = (OSError, http.client.HTTPException, ValueError, zlib.error)

Resolve = Callable[[str, int], Iterable[str]]
Dial = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered. Names of headers are in small letters."""

    url: str  # the address that answered, after redirects
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address taken apart: who is asked, and for what."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port, as an address begins."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == PORTS[self.scheme][0]
        return f"{self.scheme}://{host}" + ("" if usual else f":{self.port}")


def refused(why: str) -> UnreadableInput:
    """That an address was not fetched, and why."""
    return UnreadableInput(IssueCode.NOT_FETCHED, why)


def target_of(url: str) -> Target:
    """Who is asked for `url`. Raises UnreadableInput for what is never fetched."""
    if len(url) > LONGEST:
        raise refused(f"an address has at most {LONGEST:,} characters")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        if host and ":" not in host:
            host = host.rstrip(".").encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError too
        raise refused("it is no address") from error
    if parts.scheme not in PORTS:
        raise refused("only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise refused("an address with a name or password in it is not fetched")
    if not host:
        raise refused("it names no host")
    if (port or PORTS[parts.scheme][0]) not in PORTS[parts.scheme]:
        raise refused(f"port {port} is not asked")
    path = quote(parts.path or "/", safe=_SAFE)
    asked = f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else ""
    return Target(
        scheme=parts.scheme, host=host, port=port or PORTS[parts.scheme][0], path=path + asked
    )


def resolved(host: str, port: int) -> Iterator[str]:
    """Every address that a name stands for."""
    for *_, found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        yield str(found[0])


def dialled(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an address."""
    return socket.create_connection((address, port), timeout=seconds)


class Fetcher:
    """Asks servers of the open internet; remembers nothing, sends no cookie and no referrer.

    A name is resolved once, all that it stands for must be open, and the connection goes to what
    was looked at: a name that changes its meaning meanwhile gains nothing. Proxies of the
    environment are not used, as they would resolve names themselves.
    """

    def __init__(self, resolve: Resolve = resolved, dial: Dial = dialled) -> None:
        self._resolve = resolve
        self._dial = dial
        self._trust = ssl.create_default_context()

    def get(self, url: str, headers: Mapping[str, str], most: int) -> Answer:
        """The answer for `url`, through redirects, of at most `most` bytes.

        Raises UnreadableInput: NOT_FETCHED with the reason, or TOO_LARGE.
        """
        for _ in range(MOST_REDIRECTS + 1):
            target = target_of(url)
            answer = self._answer(target, url, headers, most)
            onward = answer.headers.get("location")
            if answer.status not in REDIRECTS or not onward:
                return answer
            url = urljoin(url, onward)
            if target.scheme == "https" and not url.lower().startswith("https:"):
                raise refused(f"it leads from https to {url[:200]}")
        raise refused(f"it leads on more than {MOST_REDIRECTS} times")

    def _answer(self, target: Target, url: str, headers: Mapping[str, str], most: int) -> Answer:
        try:
            connection = self._connection(target)
            try:
                return _asked(connection, target, url, headers, most)
            finally:
                connection.close()
        except _BROKEN as error:
            raise refused(f"{target.host}: {error or type(error).__name__}") from error

    def _connection(self, target: Target) -> http.client.HTTPConnection:
        """A connection to an address of the host that was looked at."""
        found = list(dict.fromkeys(self._resolve(target.host, target.port)))
        if not found or not all(map(is_open, found)):
            raise refused(f"{target.host} is not on the open internet")
        opened = self._first(found, target.port)
        if target.scheme == "https":
            opened = self._trust.wrap_socket(opened, server_hostname=target.host)
        connection = http.client.HTTPConnection(target.host, target.port, timeout=SECONDS)
        connection.sock = opened
        return connection

    def _first(self, addresses: list[str], port: int) -> socket.socket:
        """The first of some addresses that answers; raises the last error."""
        for address in addresses[:-1]:
            try:
                return self._dial(address, port, SECONDS)
            except OSError:
                continue
        return self._dial(addresses[-1], port, SECONDS)


def _asked(
    connection: http.client.HTTPConnection,
    target: Target,
    url: str,
    headers: Mapping[str, str],
    most: int,
) -> Answer:
    deadline = monotonic() + SECONDS_IN_ALL
    sent = {"User-Agent": AGENT_LINE, "Accept-Encoding": "gzip", "Connection": "close", **headers}
    connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", target.site.partition("://")[2])
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders()
    with connection.getresponse() as answer:
        told = {name.lower(): value for name, value in answer.getheaders()}
        body = b"".join(_body(answer, told.get("content-encoding", ""), most, deadline))
    return Answer(url=url, status=answer.status, headers=told, body=body)


def _body(
    answer: http.client.HTTPResponse, packing: str, most: int, deadline: float
) -> Iterator[bytes]:
    """The body, unpacked, piece by piece; no more of it is held than is allowed."""
    if packing.lower() not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise refused(f"it is packed as {packing[:40]}")
    unpack = zlib.decompressobj(wbits=47) if packing.lower() not in ("", "identity") else None
    size = 0
    while piece := answer.read1(CHUNK):
        if monotonic() > deadline:
            raise refused(f"it takes more than {SECONDS_IN_ALL:.0f} seconds")
        plain = unpack.decompress(piece, most + 1 - size) if unpack else piece
        size += len(plain)
        if size > most:
            raise UnreadableInput(IssueCode.TOO_LARGE, f"more than {most} bytes")
        yield plain
    if unpack and not unpack.eof and size:
        raise refused("it ends before its packing does")
