"""Whatever happens to a ledger, what is counted beforehand is what counting comes to."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import made
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pool import POOL, WHY, add, again, reconciled

from reportedly.model.factuality import Mood
from reportedly.model.removal import Target
from reportedly.model.review import ReviewAction
from reportedly.store.connect import _STAND_INS
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.ledger import Ledger
from reportedly.store.people.review_making import decision, replacement
from reportedly.store.questions import claim_sets, facet_counts
from reportedly.store.questions.arrivals import ArrivalQuery
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.claim_query import WHOLE_LEDGER, ClaimQuery, Sort
from reportedly.store.questions.claim_sets import ClaimSets
from reportedly.store.questions.day_codes import day_of
from reportedly.store.questions.facets import FACETS, FacetCount, facets_of, pack_values
from reportedly.store.questions.report_pages import ReportQuery
from reportedly.store.questions.timeline import TimelineQuery

ALL = 10_000
WHO: dict[str, Any] = {"by": "Ada", "at": made.WHEN}
QUESTIONS = (
    WHOLE_LEDGER,
    ClaimQuery(quotation="narration"),
    ClaimQuery(status="current", review="none"),
    ClaimQuery(publisher="Paper 1", event="ASSAULT"),
    ClaimQuery(event="ASSAULT", hedged="no", status="withdrawn"),
    ClaimQuery(since="2021-01-02", until="2021-01"),
    ClaimQuery(until="2021", quotation="narration", verification="none"),
    ClaimQuery(text="the"),
    ClaimQuery(text="the", status="current", since="2021"),
    ClaimQuery(text="no such word"),
    ClaimQuery(place="no such place"),
)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("add", "add", "remove", "drop", "seal")),
                  st.integers(0, len(POOL) - 1)),
        st.tuples(st.sampled_from(("reject", "event", "undo", "reconcile", "reconcile", "rebuild")),
                  st.integers(0, 9)),
    ),
    min_size=2,
    max_size=6,
)  # fmt: skip


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(acts=ACTS)
def test_whatever_happens_what_is_counted_beforehand_is_what_counting_comes_to(acts) -> None:
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l.db") as ledger:
        ledger.readmits = True
        add(ledger, *POOL[:2])
        reconciled(ledger)
        for name, number in acts:
            _act(ledger, name, number)
            assert_tables_hold(ledger.path)
        for few in (0, claim_sets.FEW):  # sets by column, and claims looked up one by one
            with pytest.MonkeyPatch.context() as patched, Ledger.open(ledger.path) as fresh:
                patched.setattr(claim_sets, "FEW", few)
                assert_answers_hold(fresh)
        assert_sets_hold(ledger)


def _act(ledger: Ledger, name: str, number: int) -> None:
    there = [row.header.id for row in ledger.reports(ReportQuery(limit=ALL)).rows]
    here = POOL[number % len(POOL)].report.id
    target = Target(report=here)
    if name == "add" and not ledger.is_sealed(here):
        add(ledger, POOL[number])
    elif name == "reconcile":
        reconciled(ledger)
    elif name == "rebuild":
        ledger.rebuild()
    elif name in ("remove", "drop") and here in there:
        ledger.remove(target, WHY, again if name == "remove" else None)
    elif name == "seal" and here in there:
        ledger.seal(target, WHY, again)
    elif name in ("reject", "event") and there:
        _decide(ledger, there[number % len(there)], name)
    elif name == "undo" and (last := ledger.last_review("Ada")):
        ledger.undo_review(last[0], **WHO)


def _decide(ledger: Ledger, report: str, name: str) -> None:
    for item in ledger.reviewed(report)[:1]:
        text = ledger.report(report).text
        mood = "predicted" if item.corrected.mood is Mood.ACTUAL else "actual"
        new = {"mood": mood, "events": []}
        reject = decision(item, ReviewAction.REJECT, **WHO)
        ledger.add_review(reject if name == "reject" else replacement(item, new, text, **WHO))


def assert_tables_hold(path: Path) -> None:
    """The tables hold what the views do that stand in for them in ledgers without them."""
    with sqlite3.connect(path) as file:
        file.executescript(_STAND_INS)
        for name, columns in (
            ("report_count", "part, value, reports"),
            ("told_claim", "incident, row, day, placed, added"),
            ("incident_value", "value, day, incident, claims"),
        ):
            kept = file.execute(f"SELECT {columns} FROM main.{name} ORDER BY 1, 2, 3")
            counted = file.execute(f"SELECT {columns} FROM temp.{name} ORDER BY 1, 2, 3")
            assert kept.fetchall() == counted.fetchall(), name
        claims = file.execute("SELECT published, row, facets FROM current_claim ORDER BY row")
        assert [*_in_blocks(file)] == claims.fetchall()
        told = file.execute(
            "SELECT row, incident, day, placed, added FROM main.told_claim ORDER BY 1, 2"
        )
        assert [*_told_in_blocks(file)] == told.fetchall()
    file.close()


def _told_in_blocks(file: sqlite3.Connection) -> Iterator[tuple[int, str, str, int, int]]:
    blocks = "SELECT block, claims, told, incidents, days, placed, added FROM told_block ORDER BY 1"
    for block, claims, told, incidents, days, placed, added in file.execute(blocks):
        ids, dated = incidents.split("\n"), days.split("\n")
        entries = (np.frombuffer(claims, "<u2"), np.frombuffer(told, "<u2"))
        for claim, at, came in zip(*entries, np.frombuffer(added, "<i8"), strict=True):
            yield block * 2048 + int(claim), ids[at], dated[at], placed[at], int(came)


def _in_blocks(file: sqlite3.Connection) -> Iterator[tuple[str, int, bytes]]:
    columns = "block, claims, days, numbers, sizes, dense, holders"
    for one in file.execute(f"SELECT {columns} FROM claim_block ORDER BY 1"):
        block, claims, days, numbers, sizes, dense, holders = one
        values: dict[int, list[int]] = {}
        for number, size in zip(
            np.frombuffer(numbers, "<u4"), np.frombuffer(sizes, "<u2"), strict=True
        ):
            if size >= 128:
                has = np.flatnonzero(np.unpackbits(np.frombuffer(dense[:256], np.uint8)))
                dense = dense[256:]
            else:
                has, holders = np.frombuffer(holders[: 2 * size], "<u2"), holders[2 * size :]
            for claim in has.tolist():
                values.setdefault(claim, []).append(int(number))
        rows, codes = np.frombuffer(claims, "<u2").tolist(), np.frombuffer(days, "<u4")
        assert values.keys() == {*rows}
        for claim, day in zip(rows, codes, strict=True):
            yield day_of(day), block * 2048 + claim, pack_values(values[claim])


def assert_answers_hold(ledger: Ledger) -> None:
    """Answers are those that come of going through the claims themselves."""
    days = {
        row.incident.id: (row.incident.day or "", row.incident.place is not None)
        for row in ledger.incidents(IncidentQuery(limit=ALL)).rows
    }
    joined = {
        (one.incident, one.claim): one.added
        for incident in days
        for one in ledger.link_history(incident)
        if one.ended is None
    }
    every = ledger.claims(replace(WHOLE_LEDGER, limit=ALL)).rows
    values = _values_of(ledger, every)
    for question in QUESTIONS:
        rows = ledger.claims(replace(question, limit=ALL)).rows
        assert_facets_hold(ledger, question, [values[row.claim.id] for row in rows])
        told = rows
        if question.since or question.until:  # days of publication do not matter to incidents
            told = ledger.claims(replace(question, since=None, until=None, limit=ALL)).rows
        assert_timeline_holds(ledger, question, told, days)
        for placed in (False, True):
            assert_arrivals_hold(ledger, question, told, days, joined, placed=placed)
    assert_coverage_holds(ledger)
    for incident in days:
        own = {row.claim.id for row in every if incident in row.incidents}
        found = ledger.claims(ClaimQuery(incident=incident, limit=ALL))
        assert ({row.claim.id for row in found.rows}, found.total) == (own, len(own))
        reports = {row.claim.report.id for row in every if incident in row.incidents}
        assert ledger.reports_of_incident(incident) == len(reports)


Values = list[tuple[str, str]]


def _values_of(ledger: Ledger, rows: tuple[ClaimRow, ...]) -> dict[str, Values]:
    standing = {one: ledger.standing(one) for one in {row.claim.report.id for row in rows}}
    return {
        row.claim.id: [
            (one.facet, one.value) for one in facets_of(row.claim, standing[row.claim.report.id])
        ]
        for row in rows
    }


def assert_facets_hold(ledger: Ledger, question: ClaimQuery, claims: list[Values]) -> None:
    counted = Counter(value for values in claims for value in values)
    expected = {
        facet: {value: n for (of, value), n in counted.items() if of == facet} for facet in FACETS
    }
    for scattered in (0, 10**9):  # by column, and one by one
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(facet_counts, "SCATTERED", scattered)
            with ledger._transactions.reading() as connection:
                found = facet_counts.count_facets(connection, question, ALL, ClaimSets())
        assert {facet: _plain(values) for facet, values in found.items()} == expected


def _plain(values: tuple[FacetCount, ...]) -> dict[str, int]:
    return {one.value: one.count for one in values}


Days = dict[Any, tuple[str, bool]]


def assert_timeline_holds(
    ledger: Ledger, question: ClaimQuery, rows: tuple[ClaimRow, ...], days: Days
) -> None:
    told = {incident for row in rows for incident in row.incidents}
    if question == WHOLE_LEDGER:
        told = {*days}
    expected = sorted((days[one][0], one) for one in told if days.get(one, ("",))[0])
    asked = TimelineQuery(claims=question, oldest=True, limit=3)
    found: list[tuple[str, str]] = []
    while True:
        page = ledger.timeline(asked)
        assert page.total == len(expected)
        found += [(one.day, one.incident) for one in page.rows]
        if page.next is None:
            break
        asked = replace(asked, cursor=page.next)
    assert found == expected
    newest = ledger.timeline(TimelineQuery(claims=question, limit=ALL))
    assert [(one.day, one.incident) for one in newest.rows] == expected[::-1]


def assert_arrivals_hold(
    ledger: Ledger,
    question: ClaimQuery,
    rows: tuple[ClaimRow, ...],
    days: Days,
    joined: dict[tuple[str, str], int],
    *,
    placed: bool,
) -> None:
    expected: dict[str, int] = {}
    for row in rows:
        fit = [one for one in row.incidents if one in days and days[one][1 if placed else 0]]
        if fit:
            expected[row.claim.id] = max(joined[one, row.claim.id] for one in fit)
    after = ledger.revision // 2
    asked = ArrivalQuery(claims=question, told=True, placed=placed, after=after, limit=ALL)
    found = ledger.arrivals(asked)
    later = {claim: came for claim, came in expected.items() if came > after}
    assert (found.new, found.total) == (len(later), len(expected))
    assert {one.row.claim.id: one.revision for one in found.rows} == later
    came = [one.revision for one in found.rows]
    assert came == sorted(came, reverse=True)
    last = ledger.arrivals(replace(asked, limit=2))
    assert last.rows == found.rows[:2]


def assert_sets_hold(ledger: Ledger) -> None:
    """Pages of sets are those of claims looked up one by one, in every order and on every page."""
    for question in (*QUESTIONS, ClaimQuery(text="the", place="Brenn"), ClaimQuery(text="report")):
        for sort in (Sort.NEWEST, Sort.OLDEST, Sort.ADDED):
            asked = replace(question, sort=sort, limit=7)
            assert _pages(ledger, asked, few=0) == _pages(ledger, asked, few=ALL)
        asked = IncidentQuery(text=question.text, until="2021-01-03", limit=2)
        assert _incidents(ledger, asked, few=0) == _incidents(ledger, asked, few=ALL)
        days = ("2021", "2022")
        assert ledger.stretches(question, *days) == _stretches(ledger, question, days)


def _pages(ledger: Ledger, asked: ClaimQuery, few: int) -> list[Any]:
    """Ids, totals and cursors of every page; the last one skips a claim."""
    found: list[Any] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(claim_sets, "FEW", few)
        page = ledger.claims(asked)
        while True:
            found.append(([row.claim.id for row in page.rows], page.total, page.next))
            if page.next is None:
                break
            page = ledger.claims(replace(asked, cursor=page.next))
        found.append([row.claim.id for row in ledger.claims(replace(asked, offset=1)).rows])
    return found


def _incidents(ledger: Ledger, asked: IncidentQuery, few: int) -> list[Any]:
    found: list[Any] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(claim_sets, "FEW", few)
        for sort in IncidentSort:
            page = ledger.incidents(replace(asked, sort=sort))
            found.append((page.rows, page.total, page.next))
            if page.next is not None:
                page = ledger.incidents(replace(asked, sort=sort, cursor=page.next))
                found.append((page.rows, page.total, page.next))
    return found


def _stretches(ledger: Ledger, asked: ClaimQuery, days: tuple[str, str]) -> Any:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(claim_sets, "FEW", 0)
        return ledger.stretches(asked, *days)


def assert_coverage_holds(ledger: Ledger) -> None:
    rows = [row for row in ledger.reports(ReportQuery(limit=ALL)).rows if not row.superseded]
    found = ledger.coverage()
    days = sorted(row.header.published[:10] for row in rows if row.header.published)
    assert found.reports == len(rows)
    assert found.publishers == len({row.header.publisher for row in rows} - {None})
    assert (found.first, found.last) == ((days[0], days[-1]) if days else (None, None))
    assert found.undated == len(rows) - len(days)
    assert found.unread == sum(row.unread for row in rows)
    assert found == replace(ledger.coverage(since="0"), undated=found.undated) or found.undated
    every = ledger.reports(ReportQuery(limit=ALL)).rows
    unread = Counter(row.header.language for row in every if row.unread)
    assert dict(ledger.gaps().unread) == dict(unread)


def test_a_ledger_of_schema_3_answers_the_same_and_gets_its_counts(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Ledger.open(path) as ledger:
        add(ledger, *POOL)
        reconciled(ledger)
        before, kept = _answers(ledger), ledger.content_hashes()
    with sqlite3.connect(path) as file:
        made.as_schema_3(file)
    file.close()
    with Ledger.open(path, read_only=True) as ledger:
        assert _answers(ledger) == before
        assert_answers_hold(ledger)
    with Ledger.open(path) as ledger:
        assert ledger.content_hashes() == kept
        assert _answers(ledger) == before
        assert_answers_hold(ledger)
    assert_tables_hold(path)


def test_a_ledger_of_schema_4_answers_the_same_and_gets_its_blocks(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Ledger.open(path) as ledger:
        add(ledger, *POOL)
        reconciled(ledger)
        before, kept = _answers(ledger), ledger.content_hashes()
    with sqlite3.connect(path) as file:
        made.as_schema_4(file)
    file.close()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(claim_sets, "FEW", 0)
        with Ledger.open(path, read_only=True) as ledger:
            assert _answers(ledger) == before
            assert_sets_hold(ledger)
        with Ledger.open(path) as ledger:
            assert ledger.content_hashes() == kept
            assert _answers(ledger) == before
    assert_tables_hold(path)


def _answers(ledger: Ledger) -> list[Any]:
    return [
        (ledger.facets(one), ledger.timeline(TimelineQuery(claims=one)), ledger.coverage(),
         ledger.arrivals(ArrivalQuery(claims=one, told=True, placed=True)), ledger.gaps())
        for one in QUESTIONS
    ]  # fmt: skip
