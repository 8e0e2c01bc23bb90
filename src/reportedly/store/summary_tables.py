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

# The current claims whose numbers are in one stretch, by column: when each was published, and which
# have a value. Counts and sets of many claims are read here, and not claim by claim.
claim_block = Table(
    "claim_block",
    DERIVED,
    Column("block", RowNumber, primary_key=True, autoincrement=False),  # claim.row // 2048
    Column("first", Integer, nullable=False),  # the earliest of `days`
    Column("last", Integer, nullable=False),  # the latest of `days`
    Column("claims", LargeBinary, nullable=False),  # claim.row % 2048, ascending; 2 bytes each
    Column("days", LargeBinary, nullable=False),  # of publication, as 20310215; 4 bytes each
    Column("numbers", LargeBinary, nullable=False),  # facet_value.id, ascending; 4 bytes each
    Column("sizes", LargeBinary, nullable=False),  # how many claims have the value; 2 bytes each
    Column("dense", LargeBinary, nullable=False),  # who has each of 128 claims or more, as bits
    Column("holders", LargeBinary, nullable=False),  # and each other, as `claims`; both by value
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

# The same by column, for the claims whose numbers are in one stretch: which incidents many claims
# tell of is read here.
told_block = Table(
    "told_block",
    DERIVED,
    Column("block", RowNumber, primary_key=True, autoincrement=False),  # claim.row // 2048
    Column("claims", LargeBinary, nullable=False),  # claim.row % 2048, ascending; 2 bytes each
    Column("told", LargeBinary, nullable=False),  # place of its incident in the lists; 2 bytes each
    Column("incidents", Text, nullable=False),  # ids, one a line
    Column("days", Text, nullable=False),  # of each, "" when unknown, one a line
    Column("placed", LargeBinary, nullable=False),  # 1 if it has a decided place; 1 byte each
    Column("added", LargeBinary, nullable=False),  # revision that joined them; 8 bytes each
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

# What a ledger of schema 4 lacks, and of schema 3, beside the derived tables named there.
BLOCKS = (claim_block, told_block)
SUMMARIES = (report_count, told_claim, incident_value, *BLOCKS)
