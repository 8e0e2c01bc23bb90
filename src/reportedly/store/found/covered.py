"""What was reconciled, counted by the day, and the coverage that accounts are given of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, inspect, or_, select

from reportedly.lang import is_unread
from reportedly.model.incident import Account, Coverage
from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x

Row = dict[str, Any]

_DAY = len("2025-03-11")
_ALWAYS = "9999"  # after every day


def rows_of(connection: Connection, days: Iterable[str] | None = None) -> list[Row]:
    """How many reports of the lineages as stored each day, publisher and language has.

    With `days`, of these days.
    """
    now, link = d.current_report.c, d.lineage_report.c
    publisher, language = func.coalesce(now.publisher, ""), func.coalesce(now.language, "")
    keys = (now.published.label("day"), publisher.label("publisher"), language.label("language"))
    query = (
        select(*keys, func.count().label("reports"))
        .where(select(d.lineage_report.c.report).where(link.report == now.id).exists())
        .where(or_(now.published == "", func.length(now.published) == _DAY))
        .group_by(*keys)
    )
    if days is not None:
        query = query.where(now.published.in_(sorted(days)))
    return [dict(row._mapping) for row in connection.execute(query)]


def days_only(account: Account) -> Account:
    """The account as it is stored: of its coverage only which days it is of.

    The counts change with every report of those days, whatever it tells; so they are looked up
    when the account is read.
    """
    days = account.coverage.first, account.coverage.last
    return replace(account, coverage=_coverage(days, [], undated=0))


def with_coverage(connection: Connection, accounts: Iterable[Account]) -> list[Account]:
    """The accounts with what the ledger covers of their days, as of the last reconciling."""
    if not inspect(connection).has_table(x.covered.name):
        return list(accounts)  # reconciled by an earlier program, which stored the counts
    known = x.covered.c
    query = select(func.coalesce(func.sum(known.reports), 0)).where(known.day == "")
    undated = connection.execute(query).scalar_one()
    found: dict[tuple[str | None, str | None], Coverage] = {}
    covered = []
    for one in accounts:
        days = one.coverage.first, one.coverage.last
        if days not in found:  # many incidents of a page are of the same days
            found[days] = _covered(connection, one.coverage, undated)
        covered.append(replace(one, coverage=found[days]))
    return covered


def _covered(connection: Connection, of: Coverage, undated: int) -> Coverage:
    known = x.covered.c
    query = (
        select(known.publisher, known.language, func.sum(known.reports).label("reports"))
        .where(known.day > "", known.day >= (of.first or ""), known.day <= (of.last or _ALWAYS))
        .group_by(known.publisher, known.language)
    )
    counted = [dict(row._mapping) for row in connection.execute(query)]
    return _coverage((of.first, of.last), counted, undated=undated)


def _coverage(days: tuple[str | None, str | None], counted: list[Row], *, undated: int) -> Coverage:
    return Coverage(
        reports=sum(row["reports"] for row in counted),
        publishers=len({row["publisher"] for row in counted} - {""}),
        first=days[0],
        last=days[1],
        languages=tuple(sorted({row["language"] for row in counted} - {""})),
        unread=sum(row["reports"] for row in counted if is_unread(row["language"] or None)),
        undated=undated,
    )
