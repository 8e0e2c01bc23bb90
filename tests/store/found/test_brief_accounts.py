"""Lists show of large incidents, read in brief, what they would show of the whole account."""

from dataclasses import replace
from pathlib import Path

import pytest
from pool import POOL, WHY, add, again, reconciled

from reportedly.model.removal import Target
from reportedly.serve.incidents.overview import glances
from reportedly.serve.incidents.timeline import entry_of
from reportedly.store.found import brief_accounts, incidents
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.found.indexed_tables import brief_account
from reportedly.store.ledger import Ledger


@pytest.fixture
def brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A ledger in which every incident counts as a large one, and its incidents."""
    monkeypatch.setattr(brief_accounts, "LARGE", 1)
    monkeypatch.setattr(incidents, "LARGE", 1)
    with Ledger.open(tmp_path / "l.db") as ledger:
        add(ledger, *POOL)
        reconciled(ledger)
        yield ledger, [row.incident.id for row in ledger.incidents(IncidentQuery(limit=500)).rows]


def test_a_brief_account_has_a_few_claims_of_each_origin(brief) -> None:
    ledger, ids = brief
    whole, short = ledger.accounts(ids), ledger.brief_accounts(ids)
    assert short.keys() == whole.keys() == {*ids}
    assert any(len(one.incident.claims) > brief_accounts.CLAIMS for one in whole.values())
    for one in ids:
        assert short[one].incident.claims == whole[one].incident.claims[: brief_accounts.CLAIMS]
        assert short[one].summary == whole[one].summary
        for few, every in zip(short[one].propositions, whole[one].propositions, strict=True):
            assert [item.claims for item in few.origins] == [
                item.claims[: brief_accounts.CLAIMS] for item in every.origins
            ]


def test_lists_show_the_same_of_it(brief, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, ids = brief
    whole, short = ledger.accounts(ids), ledger.brief_accounts(ids)
    for one in ids:
        shown = replace(entry_of(short[one]), account=whole[one])
        assert shown == entry_of(whole[one])
    in_brief = glances(ledger, ids)
    monkeypatch.setattr(ledger, "brief_accounts", ledger.accounts)
    for few, every in zip(in_brief, glances(ledger, ids), strict=True):
        assert replace(few, account=every.account) == every


def test_without_them_whole_accounts_are_read(brief) -> None:
    ledger, ids = brief
    with ledger._transactions.writing("rebuild") as tx:
        brief_account.drop(tx.connection)
    found = ledger.brief_accounts(ids)
    assert {one: len(account.incident.claims) for one, account in found.items()} == {
        one: len(account.incident.claims) for one, account in ledger.accounts(ids).items()
    }


@pytest.mark.parametrize("sort", IncidentSort)
@pytest.mark.parametrize("text", [None, "people"])
@pytest.mark.parametrize("kept", [True, False])
def test_a_list_in_brief_is_the_list_with_a_few_claims_of_each(
    brief, sort: IncidentSort, text: str | None, kept: bool
) -> None:
    ledger, _ = brief
    if not kept:  # an earlier program reconciled it
        with ledger._transactions.writing("rebuild") as tx:
            brief_account.drop(tx.connection)
    query = IncidentQuery(sort=sort, text=text, limit=2)
    while True:
        few, whole = ledger.incidents(query, brief=True), ledger.incidents(query)
        assert (few.total, few.next) == (whole.total, whole.next)
        for one, other in zip(few.rows, whole.rows, strict=True):
            most = brief_accounts.CLAIMS if kept else other.claims
            assert one.claims == other.claims == len(other.incident.claims)
            assert one.incident.claims == other.incident.claims[:most]
            assert (one.summary, one.reports) == (other.summary, other.reports)
            assert one.incident.title == other.incident.title
        if whole.next is None:
            return
        query = replace(query, cursor=whole.next)


def test_reports_are_counted_anew_when_the_ledger_changed(brief) -> None:
    ledger, _ = brief
    query = IncidentQuery(limit=500)
    before = {row.incident.id: row.reports for row in ledger.incidents(query).rows}
    gone = next(one.report.id for one in POOL if ledger.standing(one.report.id).superseded is False)
    stone = ledger.seal(Target(report=gone), WHY, again)
    after = {row.incident.id: row.reports for row in ledger.incidents(query).rows}
    assert after != before
    assert after == {one: ledger.reports_of_incident(one) for one in after}
    ledger.unseal(stone.id, WHY, again)
    assert {row.incident.id: row.reports for row in ledger.incidents(query).rows} == before


def test_a_cursor_of_another_order_is_no_error(brief) -> None:
    ledger, _ = brief
    after = ledger.incidents(IncidentQuery(sort=IncidentSort.LARGEST, limit=1)).next
    for text in (None, "people"):
        for sort in IncidentSort:
            query = IncidentQuery(text=text, sort=sort, cursor=after)
            assert ledger.incidents(query).total > 0
