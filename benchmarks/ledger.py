"""Measures the ledger on invented reports: adding, pages, facets, search, rebuild, memory.

    python benchmarks/ledger.py [CLAIMS] [FILE]

Prints CPU and wall times of this process; the file is made anew. Nothing is read from outside.
"""

import hashlib
import itertools
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reportedly.model.attribution import Made, Quotation
from reportedly.model.claim import Claim, ReportHeader, Speaker
from reportedly.model.event import EventMention, EventType
from reportedly.model.factuality import Factuality, FactValue, Verification, VerificationStatus
from reportedly.model.ids import claim_id, report_id, work_id
from reportedly.model.mention import (
    ActorMention,
    Quantity,
    QuantityState,
    TimeExpression,
    TimeType,
    Toponym,
)
from reportedly.model.referent import Place, PlaceKind, SourceKind
from reportedly.model.report import Capture, DateSource, Published, Report, Status
from reportedly.model.run import Extracted, Run, run_id
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery

CLAIMS_PER_REPORT = 10
START = date(2031, 1, 1)
DAYS = 730
PUBLISHERS = [f"Publisher {n}" for n in range(40)]
SPEAKERS = [(f"Speaker {n}", random.Random(n).choice(list(SourceKind))) for n in range(800)]
PLACES = [
    Place(
        id=f"places:{n}",
        name=f"Town {n}",
        lat=n % 80,
        lon=-30 - n % 100,
        kind=PlaceKind.TOWN,
        country=("VK", "OR", "TM")[n % 3],
        admin1=None,
        radius_km=3.0,
    )
    for n in range(1500)
]
COMMON = (
    "troops shells village bridge river staff ministry evening night drones hospital convoy "
    "bread water power station road hill forest school market people families children soldiers "
    "left entered held lost claimed denied struck damaged burned repaired crossed reached"
)
WORDS = [*COMMON.split(), *(f"word{n}" for n in range(4000))]
MADE = Made(by="rules.attribution", version="1", rule="said")
RUN = Run(
    id=run_id((("benchmark", "1"),)),
    components=(("benchmark", "1"),),
    started=datetime(2031, 1, 1, tzinfo=UTC),
)


def zipf(chance: random.Random, size: int) -> int:
    """A number below `size`, small ones far more often."""
    return int(size ** chance.random()) - 1


def sentences(chance: random.Random) -> list[str]:
    """About twenty words each."""
    return [
        " ".join(WORDS[zipf(chance, len(WORDS))] for _ in range(chance.randint(12, 28)))
        for _ in range(CLAIMS_PER_REPORT)
    ]


def make_reading(number: int) -> tuple[Extracted, bytes]:
    """The report with that number, its claims and its bytes; the same every time."""
    chance = random.Random(number)
    said = sentences(chance)
    text = f"Report {number}. " + ". ".join(said) + "."
    publisher = PUBLISHERS[zipf(chance, len(PUBLISHERS))]
    day = (START + timedelta(days=chance.randrange(DAYS))).isoformat()
    raw = text.encode()
    report = Report(
        id=report_id(publisher, f"https://example.org/{number}", text),
        work=work_id(publisher, f"https://example.org/{number}", text),
        version=1,
        publisher=publisher,
        url=f"https://example.org/{number}",
        title=said[0][:60],
        text=text,
        published=Published(value=day, found=DateSource.GIVEN),
        language="en",
        original_language=None,
        sha256_text=hashlib.sha256(raw).hexdigest(),
        furniture=(),
        status=Status.ORIGINAL,
        supersedes=None,
        capture=Capture(
            sha256=hashlib.sha256(raw).hexdigest(),
            size=len(raw),
            media_type="text/plain",
            encoding="utf-8",
            origin=f"{number}.txt",
            captured_at=datetime(2031, 1, 1, tzinfo=UTC),
            tool="benchmark",
        ),
    )
    start = len(f"Report {number}. ")
    claims = []
    for words in said:
        claims.append(make_claim(chance, report, Span(start, start + len(words)), day))
        start += len(words) + 2
    return Extracted(report=report, run=RUN, claims=tuple(claims)), raw


def make_claim(chance: random.Random, report: Report, span: Span, day: str) -> Claim:
    """A claim about as rich as those of a report of the war."""
    told = chance.random() < 0.6
    source = (Span(0, 6),) if told else ()
    cue = (Span(7, 8),) if told else ()
    quotation = chance.choice(list(Quotation)[:3]) if told else Quotation.NARRATION
    name, kind = SPEAKERS[zipf(chance, len(SPEAKERS))]
    places = [PLACES[zipf(chance, len(PLACES))] for _ in range(chance.randrange(3))]
    return Claim(
        id=claim_id(report.id, source, cue, (span,), quotation, None),
        run=RUN.id,
        report=ReportHeader(
            id=report.id,
            version=1,
            publisher=report.publisher,
            url=report.url,
            title=report.title,
            published=day,
            language="en",
            original_language=None,
        ),
        source=source,
        cue=cue,
        content=(span,),
        quotation=quotation,
        within=None,
        made=MADE,
        confidence=0.9,
        factuality=Factuality(
            source=FactValue.CERTAIN if told else None,
            publisher=FactValue.UNKNOWN if told else chance.choice(list(FactValue)),
        ),
        speakers=(Speaker(span=source[0], name=name, kind=kind, made=MADE),) if told else (),
        verification=(
            (Verification(status=VerificationStatus.NOT_VERIFIED, by=None, span=span),)
            if chance.random() < 0.1
            else ()
        ),
        events=tuple(
            EventMention(
                trigger=Span(span.start, span.start + 5),
                type=chance.choice(list(EventType)),
                places=(0,) if places else (),
                times=(0,),
                made=MADE,
            )
            for _ in range(chance.randrange(3))
        ),
        places=tuple(
            Toponym(
                span=Span(span.start, span.start + 4), as_written="Town", place=place, made=MADE
            )
            for place in places
        ),
        times=(
            TimeExpression(
                span=Span(span.start, span.start + 3), type=TimeType.DATE, value=day, made=MADE
            ),
        ),
        quantities=(
            Quantity(
                span=Span(span.start, span.start + 3),
                low=12,
                high=None,
                state=QuantityState.KILLED,
                made=MADE,
            ),
        ),
        actors=(
            ActorMention(span=Span(span.start, span.start + 3), as_written="troops", made=MADE),
        ),
    )


QUESTIONS: dict[str, Callable[[random.Random], ClaimQuery]] = {
    "newest": lambda _: ClaimQuery(),
    "one common value": lambda _: ClaimQuery(quotation="narration"),
    "one place": lambda c: ClaimQuery(place=PLACES[zipf(c, len(PLACES))].id),
    "two values": lambda c: ClaimQuery(
        publisher=PUBLISHERS[zipf(c, 40)], event=c.choice(list(EventType))
    ),
    "three values": lambda c: ClaimQuery(
        country="VK", quotation="direct", kind=c.choice(list(SourceKind))
    ),
    "90 days": lambda c: _days(c, ClaimQuery()),
    "90 days, a country": lambda c: _days(c, ClaimQuery(country="OR")),
    "rare word": lambda c: ClaimQuery(text=f"word{c.randrange(3000, 4000)}"),
    "two words": lambda c: ClaimQuery(text=" ".join(c.sample(WORDS[20:200], 2))),
    "most common word": lambda _: ClaimQuery(text="troops"),
}


def _days(chance: random.Random, query: ClaimQuery) -> ClaimQuery:
    from dataclasses import replace

    first = START + timedelta(days=chance.randrange(DAYS - 90))
    return replace(query, since=first.isoformat(), until=(first + timedelta(days=90)).isoformat())


def measure(
    ask: Callable[[ClaimQuery], object], make: Callable[[random.Random], ClaimQuery]
) -> str:
    """Median and 95th percentile in CPU milliseconds of twenty questions."""
    times = []
    for number in range(21):
        query = make(random.Random(number))
        start = time.process_time()
        ask(query)
        times.append(1000 * (time.process_time() - start))
    times = sorted(times[1:])  # the first compiles the statement
    return f"{statistics.median(times):8.1f} {times[18]:8.1f}"


def uncached(ledger: Ledger) -> Callable[[ClaimQuery], object]:
    """Count facets as for the first time: `most` is part of what answers are remembered by."""
    numbers = itertools.count(50)
    return lambda query: ledger.facets(query, next(numbers))


def readings(claims: int) -> Iterator[tuple[Extracted, bytes]]:
    """Enough readings for that many claims."""
    for number in range(claims // CLAIMS_PER_REPORT):
        yield make_reading(number)


def timed(name: str, act: Callable[[], object]) -> None:
    """Print how long `act` takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{name:28} {wall:8.2f} s wall {cpu:8.2f} s CPU", flush=True)


def fill(ledger: Ledger, claims: int) -> None:
    """Add the reports; the time of making them is not counted."""
    batch: list[tuple[Extracted, bytes]] = []
    wall = cpu = 0.0
    for reading in readings(claims):
        batch.append(reading)
        if len(batch) == 100:
            start = time.perf_counter(), time.process_time()
            ledger.add_together(batch)
            wall += time.perf_counter() - start[0]
            cpu += time.process_time() - start[1]
            batch = []
    reports = claims // CLAIMS_PER_REPORT
    print(
        f"add, 100 reports together     {reports / wall:8.0f} a second {reports / cpu:8.0f} a CPU-s"
    )
    again = [make_reading(number + 10_000_000) for number in range(200)]
    wall, cpu = time.perf_counter(), time.process_time()
    for extracted, raw in again:
        ledger.add(extracted, raw)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"add, one report at a time     {200 / wall:8.0f} a second {200 / cpu:8.0f} a CPU-s")


def main() -> None:
    """Fill a ledger and ask it."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    path = Path(sys.argv[2] if len(sys.argv) > 2 else "ledger-benchmark.db")
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    with Ledger.open(path) as ledger:
        fill(ledger, claims)
        print(f"file {path.stat().st_size / 1e6:.0f} MB")
        print(f"\n{'milliseconds of CPU':28} page p50      p95   facets p50  p95")
        for name, make in QUESTIONS.items():
            page = measure(ledger.claims, make)
            print(f"{name:24} {page} {measure(uncached(ledger), make)}", flush=True)
        print()
        timed("stream claims that count", lambda: sum(1 for _ in ledger.current_claims()))
        timed("stream reports that count", lambda: sum(1 for _ in ledger.current_reports()))
        timed("check", ledger.check)
        timed("rebuild", ledger.rebuild)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak resident memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
