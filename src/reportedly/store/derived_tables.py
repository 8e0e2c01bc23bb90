"""The derived tables: what queries need, computed from the ledger tables and safe to drop."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from reportedly.store.tables import RowNumber

DERIVED = MetaData()

# Every report with its active reading and its standing, as of the newest revision.
current_report = Table(
    "current_report",
    DERIVED,
    Column("row", RowNumber, primary_key=True, autoincrement=False),  # report.row
    Column("id", Text, nullable=False, unique=True),
    Column("publisher", Text),
    Column("published", Text, nullable=False),  # "" when unknown, so that it sorts
    Column("language", Text),
    Column("title", Text),
    Column("status", Text, nullable=False),
    Column("superseded", Boolean, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("run", Text),
    Column("claims", Integer, nullable=False),
    Index("current_report_published", "published", "row"),
    Index("current_report_publisher", "publisher", "published", "row"),
    Index(
        "current_report_covered",
        *("superseded", "published", "row", "withdrawn", "publisher", "language"),
    ),
)

# Every claim of the active readings. Narrow: facets are counted by scanning it.
current_claim = Table(
    "current_claim",
    DERIVED,
    Column("row", RowNumber, primary_key=True, autoincrement=False),  # claim.row
    Column("id", Text, nullable=False, index=True),
    Column("report", RowNumber, nullable=False),  # report.row
    Column("published", Text, nullable=False),  # day of publication; "" when unknown
    Column("facets", LargeBinary, nullable=False),  # facet_value.id, 4 bytes each, little-endian
    Index("current_claim_report", "report"),
    Index("current_claim_published", "published", "row", "facets"),
)

# The words of a claim, for lists and for full text.
claim_text = Table(
    "claim_text",
    DERIVED,
    Column("row", RowNumber, primary_key=True, autoincrement=False),  # claim.row
    Column("content", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("title", Text, nullable=False),
)

# The distinct values of each facet, and how many current claims have it.
facet_value = Table(
    "facet_value",
    DERIVED,
    Column("id", RowNumber, primary_key=True, autoincrement=False),
    Column("facet", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Index("facet_value_key", "facet", "value", unique=True),
    Index("facet_value_count", "facet", "claims", "value", "label"),
)

# Which current claims have a value. In order of publication, so that a page of one value is a
# walk along the key; the reverse index answers "has this claim that value too?".
claim_facet = Table(
    "claim_facet",
    DERIVED,
    Column("value", RowNumber, primary_key=True, autoincrement=False),  # facet_value.id
    Column("published", Text, primary_key=True),
    Column("row", RowNumber, primary_key=True, autoincrement=False),  # claim.row
    Index("claim_facet_row", "row", "value"),
    sqlite_with_rowid=False,
)

# How many current claims have two values, each pair both ways round: facets of a single value are
# read here, not counted claim by claim.
facet_pair = Table(
    "facet_pair",
    DERIVED,
    Column("value", RowNumber, primary_key=True, autoincrement=False),  # facet_value.id
    Column("other", RowNumber, primary_key=True, autoincrement=False),  # facet_value.id
    Column("claims", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# How sure the program is of each current claim, so that the queue of review is a walk along a key.
claim_confidence = Table(
    "claim_confidence",
    DERIVED,
    Column("confidence", Float, primary_key=True),
    Column("row", RowNumber, primary_key=True, autoincrement=False),  # claim.row
    Index("claim_confidence_row", "row", "confidence"),
    sqlite_with_rowid=False,
)

# Where a review sits on the active reading, and what it makes of the claim.
claim_review = Table(
    "claim_review",
    DERIVED,
    Column("row", RowNumber, primary_key=True, autoincrement=False),  # claim.row
    Column("status", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# What counts in place of the machine's record where people changed a field, and the claims that
# they added. Those have no claim.row: their number is that of the act's revision, below zero.
corrected_claim = Table(
    "corrected_claim",
    DERIVED,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),  # one line of the record format
)

# Whom a report names: private persons, minors, and the public with each word of their names. Masks
# of a few texts are looked up here by the words of the texts, so that not all claims are read.
named_person = Table(
    "named_person",
    DERIVED,
    Column("part", Text, primary_key=True),  # private, minor, public; known: a word of a public one
    Column("word", Text, primary_key=True),  # the first word of the name, folded; known: as written
    Column("name", Text, primary_key=True),  # "" if known
    Column("report", RowNumber, primary_key=True, autoincrement=False),  # report.row
    Index("named_person_report", "report"),
    sqlite_with_rowid=False,
)

# What a ledger of schema 3 lacks.
SINCE_4 = (facet_pair, claim_confidence, named_person)

RECONCILED = MetaData()

lineage = Table(
    "lineage",
    RECONCILED,
    Column("id", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

lineage_report = Table(
    "lineage_report",
    RECONCILED,
    Column("report", Text, primary_key=True),
    Column("lineage", Text, primary_key=True, index=True),
)

statement = Table(
    "statement",
    RECONCILED,
    Column("id", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

statement_claim = Table(
    "statement_claim",
    RECONCILED,
    Column("claim", Text, primary_key=True),
    Column("statement", Text, primary_key=True, index=True),
)

incident = Table(
    "incident",
    RECONCILED,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("day", Text, nullable=False),  # "" when unknown, so that it sorts
    Column("event", Text, nullable=False),
    Column("place", Text),
    Column("place_name", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("claims", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("incident_day", "day", "id", "lat", "lon", "place"),  # a box is looked for in it
    Index("incident_size", "claims", "id"),
)

account = Table(
    "account",
    RECONCILED,
    Column("incident", Text, primary_key=True),
    Column("summary", Text, nullable=False),
    Column("disagreements", Integer, nullable=False),  # that cannot both hold
    Column("body", LargeBinary, nullable=False),
)

# Links carry the revisions they were added and ended at; ended ones stay.
incident_claim = Table(
    "incident_claim",
    RECONCILED,
    Column("incident", Text, primary_key=True),
    Column("claim", Text, primary_key=True, index=True),
    Column("added", BigInteger, primary_key=True, autoincrement=False),
    Column("ended", BigInteger),
    Column("why", Text, nullable=False),
)

# An incident that went up in another one: its id still answers.
incident_redirect = Table(
    "incident_redirect",
    RECONCILED,
    Column("old", Text, primary_key=True),
    Column("new", Text, nullable=False, index=True),
    Column("revision", BigInteger, nullable=False),
)

# Indexes that a ledger of schema 3 lacks, or has with fewer columns.
INDEXES_SINCE_4 = tuple(
    index
    for table, name in ((current_report, "current_report_covered"), (incident, "incident_day"))
    for index in table.indexes
    if index.name == name
)
