"""Checks that a ledger is whole: file, hashes, spans and derived tables."""

import hashlib
import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from reportedly.codec import decode_claim
from reportedly.errors import InvalidNoun, InvalidRecord
from reportedly.model.claim import Claim
from reportedly.store import tables as t
from reportedly.store.connect import file_problems
from reportedly.store.questions.search import index_problem
from reportedly.store.report_rows import text_of_row

_CHUNK = 100


def problems(connection: Connection) -> Iterator[str]:
    """One sentence for each thing that is wrong; nothing for a whole ledger."""
    yield from file_problems(connection)
    yield from _bytes(connection)
    yield from _texts(connection)
    found = index_problem(connection)
    if found:
        yield found


def _bytes(connection: Connection) -> Iterator[str]:
    query = select(t.original.c.sha256, t.original.c.packed)
    for row in connection.execution_options(yield_per=_CHUNK).execute(query):
        try:
            raw = zlib.decompress(row.packed)
        except zlib.error as error:
            yield f"the bytes {row.sha256} cannot be unpacked: {error}"
            continue
        if hashlib.sha256(raw).hexdigest() != row.sha256:
            yield f"the bytes {row.sha256} have another hash"


def _texts(connection: Connection) -> Iterator[str]:
    columns = (t.report.c.id, t.report.c.packed, t.report.c.sha256_text)
    for row in connection.execution_options(yield_per=_CHUNK).execute(select(*columns)):
        try:
            text = text_of_row(row.packed)
        except (zlib.error, UnicodeError) as error:
            yield f"the text of {row.id} cannot be unpacked: {error}"
            continue
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != row.sha256_text:
            yield f"the text of {row.id} has another hash"
        yield from _claims(connection, row.id, len(text))


def _claims(connection: Connection, report: str, length: int) -> Iterator[str]:
    query = select(t.claim.c.id, t.claim.c.run, t.claim.c.body).where(t.claim.c.report == report)
    for row in connection.execute(query).all():
        try:
            claim = decode_claim(row.body)
        except (InvalidRecord, InvalidNoun) as error:
            yield f"{row.id} of {row.run} is no record: {error}"
            continue
        yield from _claim(claim, row.id, row.run, report, length)


def _claim(claim: Claim, key: str, run: str, report: str, length: int) -> Iterator[str]:
    if (claim.id, claim.run, claim.report.id) != (key, run, report):
        yield f"{key} of {run} says it is {claim.id} of {claim.run} in {claim.report.id}"
    for spans in (claim.source, claim.cue, claim.content):
        if spans and spans[-1].end > length:
            yield f"{key} of {run} ends after the text of {report}"
