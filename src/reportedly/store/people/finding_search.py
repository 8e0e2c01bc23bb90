"""Full text over findings, in memory: over the words each version shows now, and no others."""

import sqlite3
from threading import Lock

from sqlalchemy import Connection, func, select

from reportedly.finding_words import (
    conclusion_words,
    method_words,
    outside_words,
    proposition_words,
)
from reportedly.model.finding import KeptFinding
from reportedly.store import tables as t
from reportedly.store.people import findings
from reportedly.store.questions.paging import Page
from reportedly.store.questions.search import TOKENS, match_expression

_CREATE = (
    "CREATE VIRTUAL TABLE finding_search USING fts5("
    f"text, conclusion, method, limits, evidence, withdrawn, content='', {TOKENS})"
)
_INSERT = (
    "INSERT INTO finding_search(rowid, text, conclusion, method, limits, evidence, withdrawn) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_MATCHES = "SELECT rowid FROM finding_search WHERE finding_search MATCH ? ORDER BY rowid"
_LAST = (
    select(func.coalesce(func.max(t.finding.c.revision), 0)),
    select(func.coalesce(func.max(t.tombstone.c.revision), 0)),
)


class FindingIndex:
    """Finds versions of findings by their words. Safe to share between threads.

    It is kept beside the file and not in it: no copy of words has to be sought out when they are
    sealed, redacted or removed. After each such act it is made anew, of what is shown then.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._words: sqlite3.Connection | None = None
        self._last = (0, 0)  # revisions of the newest version in it, and of the last removal

    def versions_with(self, connection: Connection, words: str) -> tuple[int, ...] | None:
        """Revisions of the versions that have all the `words`, drafts too; None: no words."""
        expression = match_expression(words)
        if expression is None:
            return None
        with self._lock:
            found = self._brought_up(connection).execute(_MATCHES, (expression,))
            return tuple(revision for (revision,) in found)

    def close(self) -> None:
        """Forget every word; what is asked for afterwards is found all the same."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._words is not None:
            self._words.close()
        self._words = None

    def _brought_up(self, connection: Connection) -> sqlite3.Connection:
        newest, removal = (connection.execute(one).scalar_one() for one in _LAST)
        before, removed = self._last
        if self._words is None or removal != removed:
            self._drop()
            self._words, before = _blank(), 0
        fresh = findings.versions_after(connection, before) if newest > before else ()
        self._words.executemany(_INSERT, (_row(one) for one in fresh if not one.withheld))
        self._last = (max(newest, before), removal)
        return self._words


def page(
    connection: Connection, query: findings.FindingQuery, index: FindingIndex
) -> Page[KeptFinding]:
    """A page of findings as they stand, only those with the words asked for, if any are."""
    found = index.versions_with(connection, query.text) if query.text else None
    return findings.page(connection, query, found)


def _blank() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    made.execute(_CREATE)
    return made


def _row(kept: KeptFinding) -> tuple[int | str, ...]:
    """The words of a version as they are shown: what it says, of what, how, and on what."""
    one = kept.finding
    said = f"{conclusion_words(one)} {proposition_words(one)}"
    shown = " ".join(f"{outside_words(item)} {item.sha256}" for item in one.outside)
    return (kept.revision, one.text, said, method_words(one), one.limits, shown, one.withdrawn)
