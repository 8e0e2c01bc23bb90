"""SQLite for Datasette: reports, claims, their mentions, incidents, accounts, findings, search.

Tables are tied by foreign keys, so that a click leads from a figure to its claim and its report.
claims_fts searches content, source, publisher and title. Lists are JSON, which Datasette facets.

Loses: the text of reports; the confidence and maker of single fields; what stands behind a
correction, since cells hold the machine's version and the review column says what a person decided;
earlier versions of findings, and without `--drafts` those that were never final.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from reportedly.export.answers import Answers, Choices, Leave
from reportedly.export.table import Kind, Table
from reportedly.export.tables import TABLES
from reportedly.wording import coverage_words

TYPES = {
    Kind.TEXT: "TEXT",
    Kind.INTEGER: "INTEGER",
    Kind.REAL: "REAL",
    Kind.BOOLEAN: "INTEGER",
    Kind.TEXTS: "TEXT",
    Kind.SPANS: "TEXT",
}
REFERS = {"report_id": "reports", "claim_id": "claims", "incident_id": "incidents"}
INDEXED = (
    ("claims", "published"),
    ("claims", "report_id"),
    ("events", "type"),
    ("places", "place_id"),
    ("quantities", "state"),
    ("incident_claims", "claim_id"),
    ("finding_claims", "claim_id"),
)
# Datasette finds the search table by content="claims". Its rows are numbered like those of claims,
# which are never deleted and so stay numbered 1, 2, 3 …, also after a VACUUM.
SEARCH = """
CREATE VIRTUAL TABLE claims_fts USING fts5(
    content, source, publisher, title, content="claims", tokenize="unicode61 remove_diacritics 2");
INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');
"""
LINKS = """
CREATE TABLE incident_claims (
    incident_id TEXT NOT NULL REFERENCES incidents(incident_id),
    claim_id TEXT NOT NULL REFERENCES claims(claim_id),
    why TEXT, PRIMARY KEY (incident_id, claim_id));
CREATE TABLE finding_claims (
    finding_id TEXT NOT NULL REFERENCES findings(finding_id),
    claim_id TEXT NOT NULL REFERENCES claims(claim_id),
    role TEXT NOT NULL, PRIMARY KEY (finding_id, claim_id, role));
"""
ABOUT = "CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT);"


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write the database; returns how many claims it has."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("BEGIN")
            _fill(database, answers, choices)
            database.execute("COMMIT")
            (count,) = database.execute("SELECT count(*) FROM claims").fetchone()
        with path.open("rb") as made:
            shutil.copyfileobj(made, out)
    return int(count)


def _fill(database: sqlite3.Connection, answers: Answers, choices: Choices) -> None:
    for table in TABLES.values():
        database.execute(create_statement(table))
        marks = ", ".join("?" * len(table.columns))
        rows = table.rows(answers, choices, lambda claim, why: None)
        # A table's name is one of ours, never the user's.
        database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", map(_cells, rows))  # noqa: S608
    _run(database, LINKS)
    database.executemany("INSERT INTO incident_claims VALUES (?, ?, ?)", _links(answers))
    links = _finding_links(answers)
    database.executemany("INSERT INTO finding_claims VALUES (?, ?, ?)", links)
    for name, column in INDEXED:
        database.execute(f"CREATE INDEX {name}_{column} ON {name}({column})")
    _run(database, SEARCH)
    _run(database, ABOUT)
    database.executemany("INSERT INTO about VALUES (?, ?)", _about(answers))


def _run(database: sqlite3.Connection, statements: str) -> None:
    """Statements one by one: executescript would commit first."""
    for statement in statements.split(";\n"):
        database.execute(statement)


def create_statement(table: Table[Any]) -> str:
    """The SQL that makes a table with its key and what it refers to."""
    lines = []
    for column in table.columns:
        to = REFERS.get(column.name)
        refers = f" REFERENCES {to}({column.name})" if to and to != table.name else ""
        lines.append(f'    "{column.name}" {TYPES[column.kind]}{refers}')
    lines.append(f"    PRIMARY KEY ({', '.join(table.key)})")
    return f"CREATE TABLE {table.name} (\n" + ",\n".join(lines) + ")"


def _cells(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        json.dumps(cell, ensure_ascii=False) if isinstance(cell, tuple) else cell for cell in row
    )


def _links(answers: Answers) -> Iterator[tuple[str, str, str]]:
    for account in answers.accounts():
        whys = dict(account.incident.why)
        for told in answers.members(account.incident.id):
            yield account.incident.id, told.claim.id, whys.get(told.claim.id, "")


def _finding_links(answers: Answers) -> Iterator[tuple[str, str, str]]:
    """Claims of active readings that a finding speaks of ("about") or rests on ("evidence")."""
    for finding in answers.findings:
        for role, ids in (("about", finding.about.claims), ("evidence", finding.evidence)):
            for told in answers.told(tuple(dict.fromkeys(ids))):
                yield finding.id, told.claim.id, role


def _about(answers: Answers) -> Iterator[tuple[str, str]]:
    yield "revision", str(answers.revision)
    yield "covered", coverage_words(answers.coverage)
    yield "masking", answers.masking or "nothing is masked"
    yield "spans", "half-open ranges of Unicode code points into the text of the report"
