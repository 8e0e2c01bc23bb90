"""What is kept from one reconciling to the next, so that one more report does not cost all."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

# Nothing that reports and claims do not say: the tables may be dropped. Then the next reconciling
# starts from everything, and makes them again.
KEPT = MetaData()

# Each report as it was reconciled last.
kept_report = Table(
    "kept_report",
    KEPT,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("day", Integer, nullable=False),
    Column("published", Text, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
    Column("first", Integer, nullable=False),
    Column("fresh", Integer, nullable=False),
    Column("own", LargeBinary, nullable=False),  # JSON, packed
    Column("found", LargeBinary, nullable=False),
    Index("kept_report_day", "day"),
)

# Under which keys a report is found again.
kept_at = Table(
    "kept_at",
    KEPT,
    Column("kind", Integer, primary_key=True),
    Column("key", Integer, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("report", Integer, primary_key=True),  # kept_report.row
    sqlite_with_rowid=False,
)

# How often each value was told under a key.
kept_count = Table(
    "kept_count",
    KEPT,
    Column("tally", Integer, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What the claims of each statement say of its source.
kept_said = Table(
    "kept_said",
    KEPT,
    Column("statement", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("speaker", Text, nullable=False),  # folded
    Column("by_name", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("names", LargeBinary, nullable=False),  # JSON, packed
    Index("kept_said_source", "source", "statement"),
    Index("kept_said_speaker", "speaker", "by_name"),
)

# The rows of spans of days and of replies that the claims of a report have.
kept_rows = Table(
    "kept_rows",
    KEPT,
    Column("report", Text, primary_key=True),
    Column("rows", LargeBinary, nullable=False),  # JSON, packed
)

# Reports that came or changed since, and the revision in which they did last.
kept_due = Table(
    "kept_due",
    KEPT,
    Column("report", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
)

# By which program and with which parties all this was found; no row: it does not hold.
kept_state = Table("kept_state", KEPT, Column("stamp", Text, primary_key=True))
