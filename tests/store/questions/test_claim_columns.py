"""Claims by column say what the claims themselves say, of rare and of frequent values."""

from collections import Counter
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from reportedly.store.connect import SCHEMA
from reportedly.store.derived_tables import current_claim
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_blocks import CLAIMS, DENSE, refresh, refresh_all
from reportedly.store.questions.claim_columns import count_facets, days_of, rows_having
from reportedly.store.questions.claim_sets import common
from reportedly.store.questions.day_codes import EVERY_DAY, code_of, day_of, days_between
from reportedly.store.questions.facets import pack_values
from reportedly.store.questions.told_blocks import incidents_of, joined
from reportedly.store.questions.told_blocks import refresh_all as refresh_told
from reportedly.store.summary_tables import told_claim

DAYS = ("", "2030", "2031-02", "2031-02-03", "2031-02-04", "2031-03-01")
Claims = dict[int, tuple[str, frozenset[int]]]


def made_up() -> Claims:
    """Claims in four stretches with gaps; value 1 has nearly all, 7 some, the last ones few."""
    chance = Random(3)
    rows = [*range(-3, 0), *range(1, 3 * CLAIMS), *range(9 * CLAIMS, 9 * CLAIMS + 5)]
    found = {}
    for row in rows:
        if row > 0 and chance.random() < 0.1:
            continue
        values = {1} if chance.random() < 0.9 else {2}
        values |= {7} if chance.random() < DENSE / CLAIMS else set()
        values |= {100 + chance.randrange(400), 1_000 + row // 700}
        found[row] = (chance.choice(DAYS), frozenset(values))
    return found


CLAIMS_MADE_UP = made_up()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("columns") / "l.db"
    with Ledger.open(path) as ledger, ledger._transactions.writing("rebuild") as tx:
        rows = [
            {"row": row, "id": f"c_{row}", "report": 1, "published": day,
             "facets": pack_values(values)}
            for row, (day, values) in CLAIMS_MADE_UP.items()
        ]  # fmt: skip
        tx.connection.execute(insert(current_claim), rows)
        told = [
            {"row": row, "incident": f"i_{one}", "day": DAYS[one % 6], "placed": one % 2 == 0,
             "added": abs(row) % 11 + one}
            for row in CLAIMS_MADE_UP if row % 3 for one in {row % 40, row % 7}
        ]  # fmt: skip
        tx.connection.execute(insert(told_claim), told)
        refresh_all(tx.connection)
        refresh_told(tx.connection)
    return path


@pytest.fixture(params=[SCHEMA, 4])
def connection(filled: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """The columns as they are kept, and as they are made in a ledger that keeps none."""
    for module in ("claim_columns", "told_blocks"):
        behind = request.param < SCHEMA
        monkeypatch.setattr(f"reportedly.store.questions.{module}.is_behind", lambda _, b=behind: b)
    with Ledger.open(filled, read_only=True) as ledger, ledger._transactions.reading() as opened:
        yield opened


@pytest.mark.parametrize("since", [None, "2031", "2031-02-04"])
@pytest.mark.parametrize("until", [None, "2031-02", "2030"])
@pytest.mark.parametrize(
    "wanted", [(), ((1,),), ((1,), (7,)), ((7, 2),), ((105, 230, 8),), ((9,),)]
)
def test_claims_with_values_on_days_are_found(connection, since, until, wanted) -> None:
    days = days_between(since, until)
    assert days is not None
    expected = [
        row
        for row, (day, values) in CLAIMS_MADE_UP.items()
        if all(values & {*some} for some in wanted)
        and (not (since or until) or (day and (since or "") <= day <= (until or "") + "\uffff"))
    ]
    found = rows_having(connection, wanted, days)
    assert found.tolist() == sorted(expected)
    after = rows_having(connection, wanted, days, after=CLAIMS + 17)
    assert after.tolist() == [row for row in sorted(expected) if row > CLAIMS + 17]
    codes = days_of(connection, found)
    assert [day_of(code) for code in codes] == [CLAIMS_MADE_UP[row][0] for row in found.tolist()]


@pytest.mark.parametrize("share", [0, 0.01, 0.6, 1])
def test_facets_of_some_claims_are_counted(connection, share) -> None:
    chance = Random(5)
    rows = [row for row in sorted(CLAIMS_MADE_UP) if chance.random() < share]
    expected = Counter(value for row in rows for value in CLAIMS_MADE_UP[row][1])
    assert count_facets(connection, np.array(rows, dtype=np.int64)) == expected


@pytest.mark.parametrize("share", [0, 0.01, 0.6, 1])
def test_incidents_of_some_claims_are_found_with_what_was_joined_last(connection, share) -> None:
    chance = Random(6)
    rows = [row for row in sorted(CLAIMS_MADE_UP) if chance.random() < share]
    told = {row: {row % 40, row % 7} for row in rows if row % 3}
    incidents = {f"i_{one}": DAYS[one % 6] for some in told.values() for one in some}
    given_rows = np.array(rows, dtype=np.int64)
    assert incidents_of(connection, given_rows) == incidents
    claims, came = joined(connection, given_rows, lambda days, placed: placed)
    expected = {
        row: max(abs(row) % 11 + one for one in some if one % 2 == 0)
        for row, some in told.items()
        if any(one % 2 == 0 for one in some)
    }
    assert dict(zip(claims.tolist(), came.tolist(), strict=True)) == expected


def test_a_block_whose_claims_have_all_gone_is_gone(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger, ledger._transactions.writing("rebuild") as tx:
        row = {"row": 5, "id": "c", "report": 1, "published": "2031", "facets": pack_values([3])}
        tx.connection.execute(insert(current_claim), row)
        refresh(tx.connection, [0])
        assert rows_having(tx.connection, [(3,)]).tolist() == [5]
        tx.connection.execute(current_claim.delete())
        refresh(tx.connection, [0])
        assert rows_having(tx.connection, []).tolist() == []


known = (
    st.dates()
    .map(lambda day: day.isoformat())
    .flatmap(lambda day: st.sampled_from((day, day[:7], day[:4], "")))
)


@given(one=known, two=known)
def test_codes_sort_as_days_do(one: str, two: str) -> None:
    assert day_of(code_of(one)) == one
    assert (code_of(one) < code_of(two)) == (one < two)
    days = days_between(one, two)
    assert days is not None
    held = days.first <= code_of(two) <= days.last
    assert held == ((two >= one and two <= two + "\uffff") and (bool(two) or not one))


def test_what_is_no_day_bounds_nothing() -> None:
    assert days_between("last week", None) is None
    assert days_between(None, None) == EVERY_DAY


@given(sets=st.lists(st.sets(st.integers(-50, 50)), min_size=1, max_size=4))
def test_what_sets_have_in_common_is_found(sets: list[set[int]]) -> None:
    found = common([np.array([*some], dtype=np.int64) for some in sets])
    assert found.tolist() == sorted(set.intersection(*sets))
