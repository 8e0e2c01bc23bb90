"""A hash of what each derived table holds, to compare before and after it is built anew."""

import hashlib

from sqlalchemy import Connection, Select, Table, select

from reportedly.store import derived_tables as d
from reportedly.store.summary_tables import incident_value

_CHUNK = 1_000
# Numbers given to facet values, labels seen first and revisions depend on the way a table came
# about, not on what it holds.
_INCIDENTAL = ("added", "ended", "revision", "facets", "numbers", "sizes", "dense", "holders")


def content_hashes(connection: Connection) -> dict[str, str]:
    """sha256 of the rows of each derived table in order of their keys, by table name."""
    queries = {
        table.name: _rows(table)
        for table in (*d.DERIVED.sorted_tables, *d.RECONCILED.sorted_tables)
    }
    queries[d.facet_value.name] = _facet_values()
    queries[d.claim_facet.name] = _claim_facets()
    queries[d.facet_pair.name] = _pairs()
    queries[incident_value.name] = _incident_values()
    queries[d.incident_claim.name] = _open_links()
    return {name: _hash(connection, query) for name, query in queries.items()}


def _rows(table: Table) -> Select[tuple[object, ...]]:
    columns = [column for column in table.c if column.name not in _INCIDENTAL]
    return select(*columns).order_by(*table.primary_key.columns)


def _facet_values() -> Select[tuple[str, str, int]]:
    value = d.facet_value.c
    return select(value.facet, value.value, value.claims).order_by(value.facet, value.value)


def _claim_facets() -> Select[tuple[str, str, str, int]]:
    link, value = d.claim_facet.c, d.facet_value.c
    query = select(value.facet, value.value, link.published, link.row)
    return query.join(d.facet_value, value.id == link.value).order_by(
        value.facet, value.value, link.row
    )


def _pairs() -> Select[tuple[str, str, str, str, int]]:
    pair, one, two = d.facet_pair.c, d.facet_value.alias("one").c, d.facet_value.alias("two").c
    query = select(one.facet, one.value, two.facet, two.value, pair.claims)
    joined = query.where(one.id == pair.value, two.id == pair.other)
    return joined.order_by(one.facet, one.value, two.facet, two.value)


def _incident_values() -> Select[tuple[str, str, str, str, int]]:
    told, value = incident_value.c, d.facet_value.c
    query = select(value.facet, value.value, told.day, told.incident, told.claims)
    joined = query.join(d.facet_value, value.id == told.value)
    return joined.order_by(value.facet, value.value, told.day, told.incident)


def _open_links() -> Select[tuple[str, str, str]]:
    link = d.incident_claim.c
    query = select(link.incident, link.claim, link.why).where(link.ended.is_(None))
    return query.order_by(link.incident, link.claim)


def _hash(connection: Connection, query: Select[tuple[object, ...]]) -> str:
    digest = hashlib.sha256()
    for row in connection.execution_options(yield_per=_CHUNK).execute(query):
        digest.update(repr(tuple(row)).encode("utf-8"))
    return digest.hexdigest()
