"""Asks for web addresses as a guest does: seldom, only for what is new, and heeding robots.txt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import sleep
from urllib.robotparser import RobotFileParser

from reportedly.errors import UnreadableInput
from reportedly.ingest.fetch import AGENT, Answer, Fetcher, refused, target_of
from reportedly.ingest.fetch_memory import Known, Memory
from reportedly.ingest.options import MAX_BYTES

APART = timedelta(minutes=10)  # between two requests for one address, unless asked to wait longer
LONGEST_WAIT = timedelta(days=1)  # what a server can ask for
HOST_SECONDS = 2.0  # between two requests to one host
LONGEST_DELAY = 30.0  # seconds of a Crawl-delay that are heeded
ROBOTS_BYTES = 500_000  # read of robots.txt (RFC 9309)
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5"
)
LATER = (429, 503)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave. `answer` is None if nothing new: `why` says how that is known."""

    url: str  # as it was asked for
    answer: Answer | None
    why: str
    known: Known | None  # to be remembered once what came has been kept


class Manners:
    """Fetches with restraint. What was kept is to be told by `settle`, so that nothing is lost
    if the program is stopped in between: it is then asked for again."""

    def __init__(
        self,
        memory: Memory,
        fetcher: Fetcher | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        wait: Callable[[float], None] = sleep,
    ) -> None:
        self._memory = memory
        self._fetcher = fetcher or Fetcher()
        self._now = now
        self._wait = wait
        self._robots: dict[str, RobotFileParser] = {}
        self._asked: dict[str, datetime] = {}  # by host: when it was last asked

    def fetch(self, url: str, most: int = MAX_BYTES) -> Fetched:
        """What is new at `url`. Raises UnreadableInput if it cannot be fetched, or may not be."""
        known = self._memory.get(url)
        if known and known.again > self._now():
            why = f"not asked again before {known.again:%Y-%m-%d %H:%M} UTC"
            return Fetched(url=url, answer=None, why=why, known=None)
        self._heed(url)
        answer = self._get(url, {"Accept": ACCEPT, **_conditions(known)}, most)
        fresh = self._known(answer, known)
        if answer.status == 304:
            self._memory.put(url, fresh)
            return Fetched(url=url, answer=None, why="nothing new", known=None)
        if answer.status != 200:
            if answer.status in LATER:
                self._memory.put(url, fresh)
            raise refused(f"the server answered {answer.status}")
        return Fetched(url=url, answer=answer, why="", known=fresh)

    def settle(self, fetched: Fetched) -> None:
        """What was fetched has been kept: from now on only what is newer is asked for."""
        if fetched.known is not None:
            self._memory.put(fetched.url, fetched.known)

    def _get(self, url: str, headers: Mapping[str, str], most: int) -> Answer:
        """Ask, but not sooner after the last request to the host than is polite."""
        site = target_of(url).site
        if site in self._asked:
            due = self._asked[site] + timedelta(seconds=self._delay(site))
            left = (due - self._now()).total_seconds()
            if left > 0:
                self._wait(left)
        self._asked[site] = self._now()
        return self._fetcher.get(url, headers, most)

    def _delay(self, site: str) -> float:
        robots = self._robots.get(site)
        asked = robots.crawl_delay(AGENT) if robots else None
        return min(LONGEST_DELAY, max(HOST_SECONDS, float(asked or 0)))

    def _heed(self, url: str) -> None:
        """Raise UnreadableInput if the host asks programs not to fetch `url`."""
        site = target_of(url).site
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        if not self._robots[site].can_fetch(AGENT, url):
            raise refused("robots.txt of its host asks programs not to")

    def _read_robots(self, site: str) -> RobotFileParser:
        """What a host asks of programs. A host without a robots.txt asks for nothing."""
        found = RobotFileParser()
        try:
            answer = self._get(f"{site}/robots.txt", {}, ROBOTS_BYTES)
        except UnreadableInput as error:
            raise refused(f"robots.txt of its host cannot be read: {error}") from error
        if answer.status >= 500 or answer.status in LATER:
            raise refused(f"robots.txt of its host cannot be read: {answer.status}")
        lines = answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else []
        found.parse(lines)
        return found

    def _known(self, answer: Answer, before: Known | None) -> Known:
        """What to remember of an address after an answer."""
        kept = answer.headers if answer.status == 200 else {}
        unchanged = before if before and answer.status != 200 else None
        wait = APART
        if answer.status in LATER:
            wait = max(APART, _retry_after(answer.headers.get("retry-after", ""), self._now()))
        return Known(
            tag=kept.get("etag") or (unchanged.tag if unchanged else ""),
            modified=kept.get("last-modified") or (unchanged.modified if unchanged else ""),
            again=self._now() + min(wait, LONGEST_WAIT),
        )


def _conditions(known: Known | None) -> dict[str, str]:
    """What a request says of what is there already."""
    if known is None:
        return {}
    told = {"If-None-Match": known.tag, "If-Modified-Since": known.modified}
    return {name: value for name, value in told.items() if value}


def _retry_after(written: str, now: datetime) -> timedelta:
    """How long a server asks to be left alone: seconds, or a date; nothing if neither."""
    if written.isascii() and written.isdigit() and len(written) < 8:
        return timedelta(seconds=int(written))
    try:
        until = parsedate_to_datetime(written)
    except ValueError:
        return timedelta()
    return (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
