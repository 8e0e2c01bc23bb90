"""Makes a ledger of as many claims as asked for, once: what large ledgers are measured on.

    python benchmarks/large.py FOLDER CLAIMS [CLAIMS …]

Invented reports (`invented.py`), 100 a day, with claims, kinds of events, commitments, months for
days, replaced, corrected and withdrawn reports, unread languages, issues and reviews, are added
through the ledger itself and reconciled in stretches of 20 days. A stretch that was begun is gone
on with when the program is started again. In the first day one story is told by 150 papers, and
its incident is given 10,000 claims.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import invented

from reportedly import codec
from reportedly.errors import IssueCode
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.event import EventMention, EventType
from reportedly.model.factuality import FactValue, Verification, VerificationStatus
from reportedly.model.ids import ClaimId, claim_id
from reportedly.model.incident import Account, Incident
from reportedly.model.issue import Issue
from reportedly.model.mention import TimeExpression, TimeType, Toponym
from reportedly.model.report import Status
from reportedly.model.review import Review, ReviewAction
from reportedly.model.run import Extracted
from reportedly.reconcile import Reconciled, reconcile
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery

STRETCH = 2_000  # reports reconciled together
TOGETHER = 100  # reports added in one transaction
LARGEST = 10_000  # claims of the largest incident
UNREAD = (None, *["en"] * 60, "uk", "ru", "ar")
REVIEWED = 200  # one report in as many is reviewed
CLAIMS = ClaimQuery(limit=1)


def stretch_of(number: int) -> list[Extracted]:
    """The reports of a stretch with their claims; the same every time."""
    chance, recent = random.Random(number), list[list[invented.Line]]()
    made = list(_told_by_all()) if number == 0 else []
    while len(made) < STRETCH:
        first = number * STRETCH + len(made)
        day = invented.START + timedelta(days=first // invented.PER_DAY)
        for publisher, told, lines in invented.tellings(chance, day, recent):
            one = varied(invented.extracted(publisher, told, lines, number * STRETCH + len(made)))
            made.append(one)
            if chance.random() < 0.01:
                more = [*lines, invented.prose(chance)]
                later = varied(invented.extracted(publisher, told, more, len(made) + 10**7))
                made.append(_replacing(later, one))
        del recent[:-4]
    return made


def _told_by_all() -> Iterator[Extracted]:
    chance = random.Random(-1)
    day, lines = invented.START.isoformat(), invented.story(random.Random(20), "2001-01-01")
    for number, paper in enumerate(invented.PAPERS):
        carried = invented._carried(chance, lines, paper)
        yield varied(invented.extracted(paper, day, carried, 10**8 + number))


def _replacing(later: Extracted, earlier: Extracted) -> Extracted:
    """The later text as a correction of the earlier one, by its address."""
    report = replace(later.report, status=Status.CORRECTED, supersedes=earlier.report.id)
    return replace(later, report=report)


def varied(made: Extracted) -> Extracted:
    """The report in a language of its own, with issues, and with claims of all kinds."""
    chance = random.Random(made.report.id)
    report = replace(made.report, language=chance.choice(UNREAD))
    claims = () if report.language not in (None, "en") else made.claims
    issues = (
        (Issue(code=IssueCode.QUOTATION_NEVER_CLOSED, where=f"{report.id}.txt", report=report.id),)
        if chance.random() < 0.02
        else ()
    )
    told = tuple(_varied_claim(claim, made) for claim in claims)
    return replace(made, report=report, claims=told, issues=issues)


def _varied_claim(claim: Claim, made: Extracted) -> Claim:
    """The claim as its words decide, so that copies of a sentence stay alike."""
    words = made.report.text[claim.content[0].start : claim.content[0].end]
    chance = random.Random(words)
    header = replace(claim.report, language=None if made.report.language is None else "en")
    quotation = claim.quotation
    if claim.speakers:
        quotation = chance.choice((Quotation.DIRECT, Quotation.INDIRECT, Quotation.MIXED))
    changed = replace(
        claim,
        id=claim_id(claim.report.id, claim.source, (), claim.content, quotation, None),
        report=header,
        quotation=quotation,
        confidence=round(chance.uniform(0.4, 1.0), 3),
        verification=_remarks(chance, claim),
    )
    return changed if claim.events or claim.controls else _with_event(chance, changed)


def _remarks(chance: random.Random, claim: Claim) -> tuple[Verification, ...]:
    if chance.random() > 0.1:
        return ()
    status = chance.choice(list(VerificationStatus))
    return (Verification(status=status, by=None, span=claim.content[0]),)


def _with_event(chance: random.Random, claim: Claim) -> Claim:
    """A third with an event of some type at a place, on a day or in a month, put somehow."""
    publisher = chance.choice(list(FactValue)) if not claim.speakers else FactValue.UNKNOWN
    claim = replace(claim, factuality=replace(claim.factuality, publisher=publisher))
    if chance.random() > 0.33:
        return claim
    span, day = claim.content[0], (claim.report.published or "")[:10]
    place = invented.PLACES[invented.zipf(chance, len(invented.PLACES))]
    value = day[:7] if chance.random() < 0.2 else day
    return replace(
        claim,
        events=(
            EventMention(
                trigger=span, type=chance.choice(list(EventType)), places=(0,), times=(0,)
            ),
        ),
        places=(Toponym(span=span, as_written=place.name, place=place),),
        times=(TimeExpression(span=span, type=TimeType.DATE, value=value),),
    )


def make(folder: Path, claims: int) -> Path:
    """The ledger of that many claims in `folder`, gone on with where it was left."""
    folder.mkdir(parents=True, exist_ok=True)
    path, found = folder / f"{claims}.db", list[Path]()
    with Ledger.open(path) as ledger:
        if ledger.incidents().total:
            return path
        for number in count():
            if ledger.claims(CLAIMS).total >= claims:
                break
            found.append(folder / f"{number}.stretch")
            _add_stretch(ledger, number, found[-1])
        _review(ledger)
        _store(ledger, found)
    return path


def _add_stretch(ledger: Ledger, number: int, kept: Path) -> None:
    """Add the reports of a stretch, and keep what they come to in a file."""
    start = time.process_time()
    made = stretch_of(number)
    for first in range(0, len(made), TOGETHER):
        some = [(one, one.report.text.encode()) for one in made[first : first + TOGETHER]]
        ledger.add_together(some)
    middle = time.process_time()
    if not kept.exists():
        found = reconcile(
            (one.report for one in made),
            (claim for one in made for claim in one.claims),
            load_parties(sample_file("parties.toml")),
        )
        _keep(found, kept)
    took = f"{middle - start:.0f} + {time.process_time() - middle:.0f} s"
    print(f"stretch {number}: {ledger.claims(CLAIMS).total} claims, {took}", flush=True)


_KINDS = {
    "l": (codec.encode_lineage, codec.decode_lineage),
    "s": (codec.encode_statement, codec.decode_statement),
    "i": (codec.encode_incident, codec.decode_incident),
    "a": (codec.encode_account, codec.decode_account),
}


def _keep(found: Reconciled, path: Path) -> None:
    nouns = zip(
        _KINDS, (found.lineages, found.statements, found.incidents, found.accounts), strict=True
    )
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        for kind, values in nouns:
            for value in values:
                file.write(kind.encode() + _KINDS[kind][0](value).strip() + b"\n")
    unfinished.rename(path)


def _read(paths: list[Path], kind: str) -> Iterator[object]:
    seen = set[bytes]()
    for path in paths:
        with path.open("rb") as file:
            for line in file:
                if line[:1] == kind.encode() and line not in seen:
                    yield _KINDS[kind][1](line[1:])


def _store(ledger: Ledger, paths: list[Path]) -> None:
    """Keep what the stretches came to as one reconciliation, with one very large incident."""
    start = time.process_time()
    parts = {kind: list(_read(paths, kind)) for kind in _KINDS}
    account = max(parts["a"], key=lambda one: len(one.incident.claims))
    large = _enlarged(ledger, account)
    parts["a"] = [large if one is account else one for one in parts["a"]]
    parts["i"] = [large.incident if one.id == large.incident.id else one for one in parts["i"]]
    ledger.store_reconciliation(parts["l"], parts["s"], parts["i"], parts["a"])
    print(f"stored: {time.process_time() - start:.0f} s", flush=True)


def _enlarged(ledger: Ledger, account: Account) -> Account:
    """The account with as many claims as the largest incident is to have, in its origins too."""
    incident, more = account.incident, list[ClaimId]()
    mine = set(incident.claims)
    for claim in ledger.current_claims():
        if len(mine) + len(more) >= LARGEST:
            break
        if claim.id not in mine:
            more.append(claim.id)
    items = account.propositions
    each = -(-len(more) // sum(len(item.origins) for item in items))
    parts = iter([more[first : first + each] for first in range(0, len(more), each)])
    propositions = tuple(
        replace(
            item,
            origins=tuple(
                replace(origin, claims=(*origin.claims, *next(parts, ())))
                for origin in item.origins
            ),
        )
        for item in items
    )
    whole: Incident = replace(
        incident,
        claims=(*incident.claims, *more),
        why=(*incident.why, *((one, "told of the same place and day") for one in more)),
    )
    return replace(account, incident=whole, propositions=propositions)


def _review(ledger: Ledger) -> None:
    """Reviews of the first claim of some reports, and reports that are taken back."""
    start = time.process_time()
    every = [row.id for row in ledger.every_report() if int(row.id[2:10], 16) % REVIEWED == 0]
    for number, id_ in enumerate(every):
        claims = ledger.claims_of(id_)
        if number % 10 == 9:
            report = replace(ledger.report(id_), status=Status.WITHDRAWN)
            run = replace(invented.RUN, id=ledger.active_run(id_))
            ledger.add(Extracted(report=report, run=run, claims=()), report.text.encode())
        elif claims and not ledger.reviews(id_):
            ledger.add_review(_act(claims[0], number))
    print(f"reviewed {len(every)} reports: {time.process_time() - start:.0f} s", flush=True)


def _act(claim: Claim, number: int) -> Review:
    action = (ReviewAction.ACCEPT, ReviewAction.REJECT, ReviewAction.REPLACE)[number % 3]
    replaced = action is ReviewAction.REPLACE
    return Review(
        report=claim.report.id,
        content=claim.content,
        field="mood" if replaced else None,
        action=action,
        value=json.dumps("predicted") if replaced else None,
        seen=codec.encode_claim(claim).decode(),
        claim=claim.id,
        by=f"Reviewer {number % 4}",
        at=invented.NOW,
    )


if __name__ == "__main__":
    for wanted in sys.argv[2:]:
        print(make(Path(sys.argv[1]), int(wanted)))
