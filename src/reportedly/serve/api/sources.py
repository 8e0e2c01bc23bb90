"""Questions about sources: pages of those who have spoken, and what one has said."""

from dataclasses import asdict

import msgspec

from reportedly.codec import encode_statement
from reportedly.model.referent import SourceKind
from reportedly.serve.api import parameters as p
from reportedly.serve.api import shapes as s
from reportedly.serve.api.asked import Asked, Json, Operation
from reportedly.serve.desk import Desk
from reportedly.store.found.sources import Said, SourceQuery, SourceRow

_NAMED = {"yes": True, "no": False}


def source_item(row: SourceRow) -> Json:
    """A source of a page."""
    return asdict(row)


def page_of_sources(desk: Desk, asked: Asked) -> Json:
    """One page of sources by name."""
    given = asked.given
    query = SourceQuery(
        name=given.get("name"),
        kind=given.get("kind"),
        named=_NAMED.get(given.get("named", "")),
        cursor=asked.place.after,
        **asked.limit,
    )
    page = desk.ledger.sources(query)
    return asked.page(page, map(source_item, page.rows))


def one_source(desk: Desk, asked: Asked) -> Json:
    """One source with a page of its statements."""
    row, names = desk.ledger.source(asked.id)
    oldest = asked.given.get("sort") == "oldest"
    page = desk.ledger.said(asked.id, cursor=asked.place.after, oldest=oldest, **asked.limit)
    return {
        "source": source_item(row),
        "names": [asdict(one) for one in names],
        **asked.page(page, map(said_item, page.rows)),
    }


def said_item(one: Said) -> Json:
    """A statement with those who carry it."""
    return {
        "record": msgspec.Raw(encode_statement(one.statement)),
        "day": one.day or None,
        "carriers": [asdict(carrier) | {"published": carrier.published or None}
                     for carrier in one.carriers],
        "replies": [row.claim.id for row in one.replies],
    }  # fmt: skip


_SOURCE = s.closed(
    {
        "id": s.text(),
        "name": s.text("the name seen most often; empty for an unnamed source"),
        "named": s.TRUTH,
        "kind": s.text("kind of source"),
        "role": s.text("the one given most often, empty for none"),
        "actor": s.maybe(s.text("id in the parties file")),
        "statements": s.whole("statements of this source"),
        "first": s.maybe(s.text("first day of publication")),
        "last": s.maybe(s.text("last day of publication")),
    }
)
_NAME_SEEN = s.closed(
    {
        "part": {"type": "string", "enum": ["name", "role", "words"]},
        "name": s.text(),
        "claims": s.whole("claims that have it"),
    }
)
_CARRIER = s.closed(
    {
        "report": s.text("id of a report"),
        "work": s.text("the same for every version of one report"),
        "publisher": s.maybe(s.text()),
        "published": s.maybe(s.text()),
        "title": s.maybe(s.text()),
        "status": s.ref("Status"),
        "superseded": s.TRUTH,
        "withdrawn": s.TRUTH,
        "notice": s.TRUTH,
    }
)
_SAID = s.closed(
    {
        "record": s.ref("StatementLine"),
        "day": s.maybe(s.text("day of its first report")),
        "carriers": s.listed(_CARRIER, "reports that carry it"),
        "replies": s.listed(s.text(), "ids of claims that the reports tie to it"),
    }
)

OPERATIONS = (
    Operation(
        path="/sources",
        name="sources",
        summary="Those who have spoken",
        says="Everyone to whom a report gives words, by name; of the last reconciling.",
        parameters=(
            p.Parameter(name="name", says="beginnings of words of a name seen"),
            p.Parameter(name="kind", says="kind of source", choices=tuple(SourceKind)),
            p.Parameter(name="named", says="whether it has a name", choices=("yes", "no")),
            *p.PAGED,
        ),
        schema=s.paged(_SOURCE),
        ask=page_of_sources,
    ),
    Operation(
        path="/sources/{id}",
        name="source",
        summary="What one source has said",
        says="A source with every name seen of it, and its statements by day of their first "
        "report, each with the reports that carry it.",
        parameters=(
            p.Parameter(name="sort", says="newest unless asked", choices=("newest", "oldest")),
            *p.PAGED,
        ),
        schema={"source": _SOURCE, "names": s.listed(_NAME_SEEN), **s.paged(_SAID)},
        ask=one_source,
        id_says="id of a source",
    ),
)
