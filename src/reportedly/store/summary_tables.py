"""Derived tables that count beforehand: what pages over a large ledger would else count anew."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, Table, Text

from reportedly.store.derived_tables import DERIVED
from reportedly.store.tables import RowNumber

# How many reports there are, by what they have: of every report its language ("languages"); of
# those that have not been superseded the language, the publisher if known, and the day.
report_count = Table(
    "report_count",
    DERIVED,
    Column("part", Text, primary_key=True),  # languages; language, publisher, day
    Column("value", Text, primary_key=True),  # "" when unknown
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# The facets of current claims by the day of publication, those of up to 256 numbers together, so
# that facets of many claims are counted in long stretches and not claim by claim.
facet_block = Table(
    "facet_block",
    DERIVED,
    Column("published", Text, primary_key=True),
    Column("block", BigInteger, primary_key=True, autoincrement=False),  # claim.row // 256
    Column("rows", LargeBinary, nullable=False),  # claim.row % 256, one byte each
    Column("sizes", LargeBinary, nullable=False),  # how many values, 4 bytes each, little-endian
    Column("facets", LargeBinary, nullable=False),  # current_claim.facets, one after the other
    Index("facet_block_number", "block"),
    sqlite_with_rowid=False,
)

# Which current claims an incident has, by their numbers, with what pages ask of the incident.
told_claim = Table(
    "told_claim",
    DERIVED,
    Column("incident", Text, primary_key=True),
    Column("row", RowNumber, primary_key=True, autoincrement=False),  # claim.row
    Column("day", Text, nullable=False),  # of the incident, "" when unknown
    Column("placed", Boolean, nullable=False),  # True if the incident has a decided place
    Column("added", BigInteger, nullable=False),  # revision that joined them
    Index("told_claim_row", "row", "day", "placed", "added"),
    sqlite_with_rowid=False,
)

# How many current claims of an incident have a value: incidents of a value are a walk along days.
incident_value = Table(
    "incident_value",
    DERIVED,
    Column("value", RowNumber, primary_key=True, autoincrement=False),  # facet_value.id
    Column("day", Text, primary_key=True),
    Column("incident", Text, primary_key=True),
    Column("claims", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What a ledger of schema 3 lacks, beside the derived tables named there.
SUMMARIES = (report_count, facet_block, told_claim, incident_value)
