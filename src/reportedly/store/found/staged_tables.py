"""Tables that live while a ledger is reconciled anew, in a file of their own without a name."""

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, text
from sqlalchemy.schema import CreateIndex, CreateTable

from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x
from reportedly.store.found import kept_tables as k

STAGED = MetaData()

# What voices said; sorted once when all is there.
staged_said = Table(
    "staged_said",
    STAGED,
    Column("speaker", Text, nullable=False),
    Column("day", Integer, nullable=False),
    Column("claim", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("lineage", Text, nullable=False),
    Column("published", Text),
    Column("content", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor", Text),
)

# Incidents there may be.
staged_scene = Table(
    "staged_scene",
    STAGED,
    Column("day", Integer, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# The runs of words under which reports will be found; sorted once when all is there.
staged_wording = Table(
    "staged_wording",
    STAGED,
    Column("key", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("report", Integer, nullable=False),
)

# What each claim says of its source.
staged_spoken = Table(
    "staged_spoken",
    STAGED,
    Column("claim", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("name", Text),
    Column("role", Text),
    Column("words", Text, nullable=False),
    Column("named", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What is kept of each statement, with the source it is of if its speaker has a name, or has not.
staged_heard = Table(
    "staged_heard",
    STAGED,
    Column("statement", Text, primary_key=True),
    Column("named", Text, nullable=False),
    Column("unnamed", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("by_name", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("names", k.kept_said.c.names.type, nullable=False),
    sqlite_with_rowid=False,
)

EXCHANGED = (  # row by row: what is the same in both is left alone
    *(table for table in d.RECONCILED.sorted_tables if table is not d.incident_redirect),
    *x.INDEXED.sorted_tables,
)
REPLACED = (k.kept_report, k.kept_at, k.kept_count, k.kept_said, k.kept_rows)  # as a whole
LOOKED_UP = ("kept_report_day", "kept_said_source", "ix_incident_claim_claim")  # indexes needed
EVERY = (*EXCHANGED, *REPLACED, *STAGED.sorted_tables)


def make_staged(connection: Connection) -> None:
    """Make the tables for this connection alone; each hides the ledger's own of that name."""
    for table in EVERY:
        made = str(CreateTable(table).compile(connection))
        connection.execute(text(made.replace("CREATE TABLE", "CREATE TEMP TABLE")))
        for index in table.indexes:
            if index.name in LOOKED_UP:
                told = str(CreateIndex(index).compile(connection))
                name = connection.dialect.identifier_preparer.quote(index.name)
                connection.execute(text(told.replace(name, f"temp.{name}", 1)))


def drop_staged(connection: Connection) -> None:
    """Drop them, so that the ledger's own are seen again."""
    for table in EVERY:
        connection.execute(text(f'DROP TABLE temp."{table.name}"'))
