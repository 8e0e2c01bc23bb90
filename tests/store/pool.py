"""Invented reports that have to do with each other, and how a ledger of them is reconciled."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import made
from benchmarks.invented import Line, extracted, story

from reportedly.codec import encode_claim
from reportedly.model.claim import Claim
from reportedly.model.factuality import FactValue
from reportedly.model.removal import Why
from reportedly.model.report import DateSource, Furniture, FurnitureKind, Published, Status
from reportedly.model.review import Review, ReviewAction
from reportedly.model.run import Extracted
from reportedly.model.span import Span
from reportedly.reconcile import Reconciled, reconcile
from reportedly.reconciling import reconcile_changes
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.store.ledger import Ledger

PARTIES = load_parties(sample_file("parties.toml"))
FIRST = date(2021, 1, 1)
WHY = Why(reason="the person is in danger", by="ada", at=made.WHEN)


def again(reports: Iterable[Any], claims: Iterable[Any]) -> Reconciled:
    return reconcile(reports, claims, PARTIES)


def reconciled(ledger: Ledger) -> bool:
    found = again(ledger.every_report(), ledger.every_claim())
    return ledger.store_reconciliation(
        found.lineages, found.statements, found.incidents, found.accounts
    )


def brought_up(ledger: Ledger) -> bool:
    """The same by what came since alone, however much that is."""
    return reconcile_changes(ledger, PARTIES, most=1_000)


def add(ledger: Ledger, *some: Extracted) -> None:
    for one in some:
        ledger.add(one, one.report.text.encode())


# A withdrawal, a correction that leaves out what a copy still has, copies,
# a copy without a date, one of a month, one in a language that is not read, one that a feed dates
# a week after the day that it prints.
def pool() -> list[Extracted]:
    """Reports that have to do with each other."""
    chance = random.Random(4)
    stories: list[list[Line]] = [story(chance, str(FIRST)) for _ in range(3)]
    day, next_day = str(FIRST), str(FIRST + timedelta(days=1))
    told = [extracted(f"Paper {n}", day, lines, n) for n, lines in enumerate(stories)]
    copies = [extracted(f"Post {n}", next_day, stories[0][n:], 10 + n) for n in range(2)]
    undated = dated(extracted("Lake Post", day, stories[1], 20), None)
    month = dated(extracted("Lake Post", day, stories[2], 21), "2021-01")
    notice = extracted("Paper 0", next_day, stories[0][:1], 0)
    withdrawn = replace(
        notice,
        report=replace(notice.report, status=Status.WITHDRAWN, supersedes=told[0].report.id),
    )
    right = extracted("Paper 1", next_day, stories[1][1:], 1)
    corrected = replace(
        right, report=replace(right.report, status=Status.CORRECTED, supersedes=told[1].report.id)
    )
    unread = extracted("Le Courrier", next_day, stories[1], 30, claims=False)
    unread = replace(unread, report=replace(unread.report, language="fr"))
    line = "Fri 01 Jan 2021"
    late = str(FIRST + timedelta(days=7))
    headed = [replace(stories[0][1], text=f"{line} {stories[0][1].text}"), *stories[0][2:4]]
    mine = extracted("Hill Post", late, headed, 40)
    printed = replace(mine, report=replace(mine.report, furniture=(dateline(line),)))
    others = [retold(one, "airstrike") for one in (*copies, printed)]
    return [*told, *others[:-1], undated, month, withdrawn, corrected, unread, others[-1]]


def retold(of: Extracted, rule: str) -> Extracted:
    """The same with other words for what happened, and another spelling of where."""
    claims, told = [], replace(made.MADE, rule=rule)
    for claim in of.claims:
        sure = [event.factuality is FactValue.CERTAIN for event in claim.events]
        both = zip(claim.events, sure, strict=True)
        events = (replace(event, made=told) if said else event for event, said in both)
        places = (replace(one, as_written=f"{one.as_written}e") for one in claim.places)
        claims.append(replace(claim, events=tuple(events), places=tuple(places)))
    return replace(of, claims=tuple(claims))


def dateline(line: str) -> Furniture:
    """These words at the head of a text."""
    span = Span(0, len(line))
    return Furniture(span=span, kind=FurnitureKind.DATELINE, rule="opens-with-date")


def dated(of: Extracted, value: str | None) -> Extracted:
    published = Published(value=value, found=DateSource.GIVEN) if value else None
    claims = (replace(claim, report=replace(claim.report, published=value)) for claim in of.claims)
    return replace(of, report=replace(of.report, published=published), claims=tuple(claims))


POOL = pool()


def reject(ledger: Ledger, claims: Iterable[Claim]) -> None:
    """Somebody rejects these claims."""
    for claim in claims:
        review = Review(
            report=claim.report.id,
            content=claim.content,
            field=None,
            action=ReviewAction.REJECT,
            value=None,
            seen=encode_claim(claim).decode(),
            claim=claim.id,
            by="ada",
            at=made.WHEN,
        )
        ledger.add_review(review)
