"""Derived tables can be dropped and built anew; damage is found and named."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import made
import pytest

from reportedly.model.report import Status
from reportedly.model.review import Review, ReviewAction
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery

URL = "https://meridian.example/brenn"


def live_through_much(ledger: Ledger) -> None:
    """Versions, runs, reviews, a withdrawal and a late arrival, in a bad order."""
    reading = made.full(made.report(url=URL, published="2031-03-04"))
    ledger.add(reading, made.raw(reading))
    claim = reading.claims[0]
    ledger.add_review(
        Review(
            report=claim.report.id,
            content=claim.content,
            field=None,
            action=ReviewAction.ACCEPT,
            value=None,
            seen="{}",
            claim=claim.id,
            by="ada",
            at=made.WHEN,
        )
    )
    for number in range(5):
        text = f"Shells fell on Brenn {number} times. Kest is quiet."
        one = made.report(text, publisher=f"Publisher {number % 2}")
        ledger.add(made.reading(one, None, "Kest is quiet"), made.raw(one))
        ledger.add(made.reading(one, made.run("2"), text, "Kest is quiet"), made.raw(one))
        ledger.add(made.reading(one, made.run("3")), made.raw(one))
    ledger.activate(made.run("2").id, one.id)
    late = made.reading(made.report("Brenn was quiet.", url=URL, published="2031-03-01"))
    ledger.add(late, made.raw(late))
    again = replace(one, status=Status.WITHDRAWN)
    ledger.add(made.reading(again, made.run("2")), made.raw(again))


def test_what_is_built_anew_equals_what_grew(ledger: Ledger) -> None:
    live_through_much(ledger)
    before = (ledger.content_hashes(), ledger.facets(), ledger.claims(ClaimQuery(text="brenn")))
    revision = ledger.revision
    ledger.rebuild()
    assert (
        ledger.content_hashes(),
        ledger.facets(),
        ledger.claims(ClaimQuery(text="brenn")),
    ) == before
    assert ledger.revision == revision
    assert ledger.check() == ()


def test_rebuilding_repairs_derived_tables(ledger: Ledger) -> None:
    live_through_much(ledger)
    before = ledger.content_hashes()
    tamper(ledger.path, "DELETE FROM claim_facet", "UPDATE claim_text SET content = 'nothing'")
    assert ledger.content_hashes() != before
    assert any("full-text index" in problem for problem in ledger.check())
    ledger.rebuild()
    assert ledger.content_hashes() == before
    assert ledger.check() == ()


def tamper(path: Path, *statements: str) -> None:
    """Change the file behind the ledger's back."""
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def without_triggers(change: str) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        with sqlite3.connect(path) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in names.fetchall():
                connection.execute(f'DROP TRIGGER "{name}"')
            connection.execute(change)
        connection.close()

    return damage


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE original SET packed = x'00'", "cannot be unpacked"),
        ("UPDATE original SET sha256 = 'x'", "another hash"),
        ("UPDATE report SET packed = x'00'", "cannot be unpacked"),
        ("UPDATE report SET sha256_text = 'x'", "another hash"),
        ("UPDATE claim SET body = replace(body, 'format', 'fromat')", "is no record"),
        ("UPDATE claim SET body = replace(body, ',149]', ',14900]')", "ends after the text"),
        ("UPDATE claim SET id = 'c_other' WHERE row = 1", "says it is"),
        ("UPDATE claim SET report = 'r_other' WHERE row = 1", "not there"),
    ],
)
def test_damage_is_found_and_named(ledger: Ledger, change: str, found: str) -> None:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    assert ledger.check() == ()
    without_triggers(change)(ledger.path)
    assert any(found in problem for problem in ledger.check()), ledger.check()
