"""Who is let in: the desk's accounts, sessions and tokens, how often, and under which names."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request

from reportedly.serve.access.accounts import Accounts, key_of
from reportedly.serve.access.buckets import Buckets, Rate, address_key
from reportedly.serve.access.desk_file import DeskFile, desk_path
from reportedly.serve.access.reviewer import LONGEST
from reportedly.serve.access.security import LOCAL_HOSTS
from reportedly.serve.access.sessions import COOKIE, Sessions
from reportedly.serve.access.sign_ins import SignIns
from reportedly.serve.access.tokens import Tokens
from reportedly.serve.access.visitor import Visitor
from reportedly.serve.questions.saved import SavedQuestions

LOGIN = Rate(burst=10, per_second=0.1)  # tries to sign in, of one address
NAME = Rate(burst=20, per_second=1 / 30)  # tries to sign in as one account, from everywhere
API = Rate(burst=120, per_second=20.0)  # requests of one account, else of one address
CHECK = Rate(burst=10, per_second=0.2)  # texts checked through the API, of one as above
FEED = Rate(burst=60, per_second=1.0)  # requests for feeds, of one address


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How often what may be asked."""

    login: Rate = LOGIN
    name: Rate = NAME
    api: Rate = API
    check: Rate = CHECK
    feed: Rate = FEED


class Doors:
    """What decides who is let in. Without any account everybody is, on this machine only."""

    def __init__(
        self,
        ledger: Path,
        *,
        names: Sequence[str] = (),
        closed: bool = False,
        limits: Limits | None = None,
    ) -> None:
        """`names` are those it answers to beside this machine's own; `closed` needs accounts."""
        file, rates = DeskFile(desk_path(ledger)), limits or Limits()
        self.accounts = Accounts(file)
        self.sessions = Sessions(file)
        self.tokens = Tokens(file)
        self.sign_ins = SignIns(file)
        self.saved = SavedQuestions(file)
        self.hosts = (*LOCAL_HOSTS, *names)
        self._closed = closed or bool(names)
        self._logins = Buckets(rates.login)
        self._names = Buckets(rates.name)
        self._api = Buckets(rates.api)
        self._checks = Buckets(rates.check)
        self._feeds = Buckets(rates.feed)

    def closed(self) -> bool:
        """True if only accounts are let in; once they were seen, for as long as this runs."""
        if not self._closed:
            self._closed = self.accounts.any()
        return self._closed

    def by_session(self, request: Request) -> Visitor | None:
        """Who sends the request, by the browser's cookie."""
        secret = request.cookies.get(COOKIE)
        return self.sessions.visitor(secret) if secret else None

    def by_token(self, request: Request) -> Visitor | None:
        """Who sends the request, by its bearer token."""
        return self.tokens.visitor(bearer_of(request) or "")

    def wait_for_login(self, request: Request, name: str) -> float:
        """Seconds until another try to sign in is heard; 0 for now."""
        return self._logins.take(_address(request)) or self._names.take(key_of(name)[:LONGEST])

    def wait_for_api(self, request: Request, one: Visitor | None) -> float:
        """Seconds until another request to the API is answered; 0 for now."""
        return self._api.take(_whose(request, one))

    def wait_for_check(self, request: Request, one: Visitor | None) -> float:
        """Seconds until another text is checked through the API; 0 for now."""
        return self._checks.take(_whose(request, one))

    def wait_for_feed(self, request: Request) -> float:
        """Seconds until another request for a feed is answered; 0 for now."""
        return self._feeds.take(_address(request))


def bearer_of(request: Request) -> str | None:
    """The token that a request carries; None if it carries none."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def is_local(request: Request) -> bool:
    """True if the browser asks for this machine by a name of its own."""
    host = request.headers.get("host", "")
    name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host
    return name.split(":")[0] in LOCAL_HOSTS or name in LOCAL_HOSTS


def address_of(request: Request) -> str:
    """The address a request came from, for the log."""
    return request.client.host if request.client else ""


def _whose(request: Request, one: Visitor | None) -> str:
    return f"account {key_of(one.name)}" if one else _address(request)


def _address(request: Request) -> str:
    return address_key(request.client.host if request.client else None)
