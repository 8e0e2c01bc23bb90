"""Rate limits: a bucket of tokens for everyone who asks, filled again as time goes by."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from threading import Lock
from time import monotonic

KEPT = 10_000  # buckets; those asked for longest ago are forgotten, as full ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many at once, and how many a second after that."""

    burst: int
    per_second: float


class Buckets:
    """A bucket for each key. Safe to share between threads."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: str) -> float:
        """Take one token; 0 if there was one, else the seconds until there is."""
        with self._lock:
            now = self._clock()
            level, at = self._levels.pop(key, (float(self._rate.burst), now))
            level = min(self._rate.burst, level + (now - at) * self._rate.per_second)
            wait = 0.0 if level >= 1 else (1 - level) / self._rate.per_second
            self._levels[key] = (level if wait else level - 1, now)
            if len(self._levels) > KEPT:
                self._levels.popitem(last=False)
            return wait


def address_key(host: str | None) -> str:
    """Whose bucket an address takes from: for IPv6 that of its network, which is one household."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or ""
    if not isinstance(address, IPv6Address):
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped) if mapped else address.exploded[:19]
