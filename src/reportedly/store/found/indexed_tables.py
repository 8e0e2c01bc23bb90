"""Tables made when a ledger is reconciled, so that pages over what it found walk along a key."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

# They hold nothing that the reconciled tables and the claims do not say, and may be dropped: the
# next reconciling makes them again. A ledger that was reconciled by an earlier program has none.
INDEXED = MetaData()

# Everyone who has spoken. Those without a name are one for each lineage that quotes them.
source = Table(
    "source",
    INDEXED,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sort", Text, nullable=False),  # "0" with a name, "1" without, then the folded name
    Column("kind", Text, nullable=False),
    Column("actor", Text),
    Column("role", Text, nullable=False),  # the one given most often, "" for none
    Column("statements", Integer, nullable=False),
    Column("first", Text, nullable=False),  # day of publication; "" when unknown
    Column("last", Text, nullable=False),
    Index("source_sort", "sort", "id"),
    Index("source_kind", "kind", "sort", "id"),
)

source_statement = Table(
    "source_statement",
    INDEXED,
    Column("source", Text, primary_key=True),
    Column("at", Text, primary_key=True),  # publication of its first report, place in its text
    Column("statement", Text, primary_key=True),
    Index("source_statement_of", "statement", "source"),
    sqlite_with_rowid=False,
)

# Names, roles and words under which a source was quoted.
source_name = Table(
    "source_name",
    INDEXED,
    Column("source", Text, primary_key=True),
    Column("part", Text, primary_key=True),  # "name", "role" or "words"
    Column("name", Text, primary_key=True),
    Column("claims", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Folded words of those names.
source_word = Table(
    "source_word",
    INDEXED,
    Column("word", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Which claim of a report answers another one of it.
reply = Table(
    "reply",
    INDEXED,
    Column("claim", Text, primary_key=True),
    Column("reply", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Incidents and reports that an editor must not overlook, by what is remarkable about them.
marked = Table(
    "marked",
    INDEXED,
    Column("mark", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# When the claims of an incident last came or went, and when the first of them came.
incident_change = Table(
    "incident_change",
    INDEXED,
    Column("revision", Integer, primary_key=True),
    Column("day", Text, primary_key=True),  # of the incident, "" when unknown
    Column("incident", Text, primary_key=True),
    Column("first", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Happenings that are told without one day: a claim with the first and last day its words allow.
told_span = Table(
    "told_span",
    INDEXED,
    Column("last", Text, primary_key=True),
    Column("first", Text, primary_key=True),
    Column("claim", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Accounts of large incidents with a few claims of each origin: what lists of incidents show.
brief_account = Table(
    "brief_account",
    INDEXED,
    Column("incident", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # one line of the record format
)

# How many of the reports that were reconciled were published on a day, by whom, in which language.
covered = Table(
    "covered",
    INDEXED,
    Column("day", Text, primary_key=True),  # "" when unknown; reports of a month are left out
    Column("publisher", Text, primary_key=True),  # "" when unknown
    Column("language", Text, primary_key=True),  # "" when unknown
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)
