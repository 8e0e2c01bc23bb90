"""The ledger tables: rows are inserted and never changed, and every row names its revision."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

LEDGER = MetaData()

# SQLite makes a primary key an alias of its row number only if the type is exactly INTEGER.
RowNumber = BigInteger().with_variant(Integer, "sqlite")


def of_revision() -> Column[int]:
    """The column every ledger row has: the transaction that wrote it."""
    return Column("revision", ForeignKey("revision.number"), nullable=False)


# One row per committed transaction; readers see "the ledger at revision r" as the rows <= r.
revision = Table(
    "revision",
    LEDGER,
    Column("number", RowNumber, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),  # ISO, UTC
    Column("kind", Text, nullable=False),  # "add", "review", "judge", "reconcile", …
    Column("operator", Text),
)

# Bytes as received, once for each distinct content; zlib.
original = Table(
    "original",
    LEDGER,
    Column("sha256", Text, primary_key=True),  # of the bytes before compression
    Column("size", BigInteger, nullable=False),  # before compression
    Column("packed", LargeBinary, nullable=False),
    of_revision(),
)

report = Table(
    "report",
    LEDGER,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("work", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("publisher", Text),
    Column("url", Text),
    Column("title", Text),
    Column("packed", LargeBinary, nullable=False),  # zlib of the text in UTF-8: may hold U+0000
    Column("published", Text),
    Column("found", Text),  # how the date was found
    Column("language", Text),
    Column("original_language", Text),
    Column("sha256_text", Text, nullable=False),
    Column("furniture", Text, nullable=False),  # JSON [[start, end, kind, rule], …]
    of_revision(),
    Index("report_address", "publisher", "url"),
    Index("report_url", "url"),
    Index("report_work", "work"),
)

# How the bytes of a report came in.
capture = Table(
    "capture",
    LEDGER,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("sha256", ForeignKey("original.sha256"), nullable=False, index=True),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text),
    Column("origin", Text, nullable=False),
    Column("captured_at", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("operator", Text),
    Column("headers", Text, nullable=False),  # JSON [[name, value], …]
    of_revision(),
)

# What a report says of itself; a withdrawal of the same text is a second row.
standing = Table(
    "standing",
    LEDGER,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("status", Text, nullable=False),
    of_revision(),
)

# `later` takes the place of `earlier`. Ids or, until such a report arrives, an address.
supersession = Table(
    "supersession",
    LEDGER,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("later", ForeignKey("report.id"), nullable=False, index=True),
    Column("earlier", Text, nullable=False, index=True),
    Column("basis", Text, nullable=False),  # "stated", "address" or "bytes"
    of_revision(),
)

run = Table(
    "run",
    LEDGER,
    Column("id", Text, primary_key=True),
    Column("components", Text, nullable=False),  # JSON [[name, version], …]
    Column("started", Text, nullable=False),
    of_revision(),
)

claim = Table(
    "claim",
    LEDGER,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("report", ForeignKey("report.id"), nullable=False),
    Column("position", Integer, nullable=False),  # in the reading, from 0
    Column("body", LargeBinary, nullable=False),  # one line of the record format
    of_revision(),
    UniqueConstraint("id", "run", name="claim_key"),
    Index("claim_reading", "report", "run", "position"),
)

# The newest row of a report names the reading that counts. A reading exists if it was ever
# activated, even one that found no claims.
activation = Table(
    "activation",
    LEDGER,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("report.id"), nullable=False),
    Column("run", ForeignKey("run.id"), nullable=False),
    of_revision(),
    Index("activation_report", "report", "run"),
)

judgement = Table(
    "judgement",
    LEDGER,
    Column("revision", ForeignKey("revision.number"), primary_key=True),
    Column("left", Text, nullable=False, index=True),
    Column("right", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("undoes", BigInteger, index=True),
)

review = Table(
    "review",
    LEDGER,
    Column("revision", ForeignKey("revision.number"), primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("content", Text, nullable=False),  # JSON [[start, end], …]
    Column("field", Text),
    Column("action", Text, nullable=False),
    Column("value", Text),
    Column("seen", Text, nullable=False),
    Column("claim", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("undoes", BigInteger, index=True),
)

finding = Table(
    "finding",
    LEDGER,
    Column("revision", ForeignKey("revision.number"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("evidence", Text, nullable=False),  # JSON [claim id, …]
    Column("method", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("final", Boolean, nullable=False),
)

# What a row of `finding` has beside its words; apart from it, as it came later.
finding_detail = Table(
    "finding_detail",
    LEDGER,
    Column("revision", ForeignKey("revision.number"), primary_key=True),
    Column("id", Text, nullable=False, index=True),  # shared by the revisions of one finding
    Column("about", Text, nullable=False),  # JSON {"incident", "slot", "population", "value", …}
    Column("conclusion", Text),
    Column("kinds", Text, nullable=False),  # JSON [kind of method, …]
    Column("excerpts", Text, nullable=False),  # JSON [[report id, [[start, end], …]], …]
    Column("outside", Text, nullable=False),  # JSON [{"what", "file", "sha256", …}, …]
    Column("limits", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),  # the reason; "" if it is not
    Column("removed", Integer, nullable=False),  # pieces of evidence taken out on purpose
)

# By what a finding is found: incidents, claims and reports it speaks of or rests on.
finding_link = Table(
    "finding_link",
    LEDGER,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("target", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),  # "about" or "evidence"
    of_revision(),
    Index("finding_link_of", "revision"),
)

issue = Table(
    "issue",
    LEDGER,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),  # hash of the fields: met twice, kept once
    Column("code", Text, nullable=False, index=True),
    Column("where", Text, nullable=False),
    Column("report", Text, index=True),
    Column("start", Integer),
    Column("end", Integer),
    Column("detail", Text, nullable=False),
    of_revision(),
)

# What stays of something that was taken out on purpose: nothing made from its content.
tombstone = Table(
    "tombstone",
    LEDGER,
    Column("revision", ForeignKey("revision.number"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),  # random
    Column("kind", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("undoes", Text, index=True),
)

# What is kept and not shown, until an unsealing takes the tombstone of the seal back.
seal = Table(
    "seal",
    LEDGER,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("tombstone", ForeignKey("tombstone.id"), nullable=False),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("spans", Text),  # JSON [[start, end], …]; NULL: the whole report
    of_revision(),
)

# Keyed digests of what is not to come back; the key is not in this file.
refusal = Table(
    "refusal",
    LEDGER,
    Column("digest", Text, primary_key=True),
    of_revision(),
)

# Reports given to several coders, who do not see each other's decisions. See store/coding.
coding_round = Table(
    "coding_round",
    LEDGER,
    Column("revision", ForeignKey("revision.number"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),  # random
    Column("name", Text, nullable=False),
    Column("coders", Text, nullable=False),  # JSON [name, …]
    Column("shows_machine", Boolean, nullable=False),
    Column("reveals", Text, nullable=False),
    Column("drawn", Text, nullable=False),
    Column("seed", BigInteger),
    Column("size", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
)

coding_report = Table(
    "coding_report",
    LEDGER,
    Column("row", RowNumber, primary_key=True, autoincrement=False),
    Column("round", ForeignKey("coding_round.id"), nullable=False),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    of_revision(),
    UniqueConstraint("round", "report", name="coding_report_key"),
)

coding_close = Table(
    "coding_close",
    LEDGER,
    Column("round", ForeignKey("coding_round.id"), primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
    of_revision(),
)

# What one coder decided: columns as those of `review`, which it becomes nothing of.
coding_act = Table(
    "coding_act",
    LEDGER,
    Column("revision", ForeignKey("revision.number"), primary_key=True),
    Column("round", ForeignKey("coding_round.id"), nullable=False),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("content", Text, nullable=False),  # JSON [[start, end], …]
    Column("field", Text),
    Column("action", Text, nullable=False),
    Column("value", Text),
    Column("seen", Text, nullable=False),
    Column("claim", Text),
    Column("by", Text, nullable=False),  # the coder
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("undoes", BigInteger),
    Index("coding_act_of", "round", "by", "report"),
)

# What an adjudicator decided on a difference; the act of review has the same revision.
coding_ruling = Table(
    "coding_ruling",
    LEDGER,
    Column("revision", ForeignKey("revision.number"), primary_key=True),
    Column("round", ForeignKey("coding_round.id"), nullable=False, index=True),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("unit", Text, nullable=False),
    Column("field", Text),
    Column("content", Text, nullable=False),  # JSON [[start, end], …]
    Column("kind", Text, nullable=False),
    Column("taken", Text),
    Column("review", BigInteger),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("own", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    Column("undoes", BigInteger),
)

SINCE_2 = (tombstone, seal, refusal)  # tables that a ledger of schema 1 lacks
SINCE_4 = (  # … of schemas 1 to 3
    finding_detail,
    finding_link,
    coding_round,
    coding_report,
    coding_close,
    coding_act,
    coding_ruling,
)

UPKEEP = MetaData()

# One row from a removal until the bytes have left the file.
erasure = Table("erasure", UPKEEP, Column("due", Integer, primary_key=True))
