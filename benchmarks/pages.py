"""Measures every page and address of the API over a large ledger, request by request, in process.

    python benchmarks/pages.py LEDGER [TIMES] [NAME …]

Milliseconds of CPU of this process: the middle one and the 95th of a hundred of TIMES requests
(`routes_asked.py` has them), and the first one, which finds nothing remembered. The ledger is one
that `large.py` or `multiplied.py` has made; nothing is written but saved questions into its desk
file. `over` marks what misses its aim: 100 ms for a page, 200 with facets of an unheard question.
"""

import asyncio
import io
import resource
import statistics
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from routes_asked import FACETED, Samples, addresses

from reportedly.answering import answers_of
from reportedly.export.answers import Choices
from reportedly.export.formats import FORMATS
from reportedly.serve.access.buckets import Rate
from reportedly.serve.access.doors import Doors, Limits
from reportedly.serve.app import create_app
from reportedly.serve.memory import set_apart
from reportedly.store.ledger import Ledger

AIM, AIM_OF_FACETS = 100.0, 200.0  # milliseconds of CPU
TIMES = 20  # requests of one kind
OFTEN = Rate(burst=10**9, per_second=10.0**9)
LIMITS = Limits(login=OFTEN, name=OFTEN, api=OFTEN, check=OFTEN, feed=OFTEN)
HEAVY = 5_000.0  # milliseconds; what takes longer is asked three times only


class Caller:
    """Sends requests to the app without a server or a socket."""

    def __init__(self, ledger: Ledger) -> None:
        self._app = create_app(ledger, doors=Doors(ledger.path, limits=LIMITS))

    async def get(self, address: str) -> tuple[int, int]:
        """The status and the number of bytes of what an address answers."""
        parts, told = urlsplit(address), [0, 0]
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "root_path": "",
            "headers": [(b"host", b"localhost")],
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", 80),
        }

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, object]) -> None:
            told[0] = int(str(message.get("status", told[0])))
            told[1] += len(message.get("body", b""))  # type: ignore[arg-type]

        await self._app(scope, receive, send)
        return told[0], told[1]


async def measure(ledger: Ledger, times: int, names: list[str]) -> None:
    """Print a line for every kind of request, or for those named."""
    caller, samples = Caller(ledger), Samples(ledger)
    set_apart()
    print(f"{'milliseconds of CPU':34} {'first':>8} {'p50':>8} {'p95':>8} {'kB':>7}  MB")
    for name, make in addresses().items():
        if names and name not in names:
            continue
        taken: list[float] = []
        size = 0
        for number in range(times):
            if len(taken) >= 3 and statistics.median(taken) > HEAVY:
                break
            address = make(samples, Random(number))
            start = time.process_time()
            status, size = await caller.get(address)
            taken.append(1000 * (time.process_time() - start))
            if status != 200:
                print(f"{name}: {address} answers {status}")
                break
        show(name, taken, size)


def show(name: str, taken: list[float], size: int) -> None:
    """Print one line."""
    later = sorted(taken[1:] or taken)
    last = later[min(len(later) - 1, round(0.95 * len(later)))]
    aim = AIM_OF_FACETS if name in FACETED else AIM
    over = "over" if last > aim else ""
    figures = f"{taken[0]:8.1f} {statistics.median(later):8.1f} {last:8.1f} {size / 1000:7.0f}"
    print(f"{name:34} {figures} {resident():4.0f} {over}", flush=True)


def resident() -> float:
    """Megabytes that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


class _Begun(Exception):
    """The first bytes have been written."""


class _First(io.RawIOBase):
    """A file that is content with its first bytes."""

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise _Begun


def exports(ledger: Ledger) -> None:
    """Print the CPU seconds until the first bytes of a text format, unmasked."""
    for name in ("jsonl", "csv", "geojson"):
        start = time.process_time()
        with suppress(_Begun):
            FORMATS[name].write(
                answers_of(ledger), Choices(unmasked=True), _First(), lambda *_: None
            )
        print(f"export {name}, first bytes {1000 * (time.process_time() - start):12.1f}")


def main(arguments: list[str]) -> None:
    """Open the ledger and ask it."""
    if not arguments:
        sys.exit(__doc__)
    times = int(arguments[1]) if len(arguments) > 1 else TIMES
    with Ledger.open(Path(arguments[0]), create=False) as ledger:
        asyncio.run(measure(ledger, times, arguments[2:]))
        if not arguments[2:] or "exports" in arguments[2:]:
            exports(ledger)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak resident memory {peak:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
