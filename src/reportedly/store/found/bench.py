"""The ledger while everything is reconciled anew: what is kept goes to tables beside it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select

from reportedly.model.ids import ReportId
from reportedly.model.kept import Said
from reportedly.store.found.desk import Desk, Posting
from reportedly.store.report_rows import not_sealed
from reportedly.store.tables import report as ledger_report

Key = tuple[str, str, int]  # place, kind and day of an incident

_SAY = "INSERT INTO staged_said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SAID = "SELECT * FROM staged_said ORDER BY speaker, day, claim"
_NOTE = "INSERT OR IGNORE INTO staged_scene (place, kind, day) VALUES (?, ?, ?)"
_SCENES = "SELECT place, kind, day FROM staged_scene ORDER BY day, place, kind"
_WORD = "INSERT INTO staged_wording (key, day, report) VALUES (?, ?, ?)"
_AT_ONCE = 1_000  # rows read at once


class Bench(Desk):
    """One ledger, seen as it is at one time, with empty tables for what is found."""

    def every_report(self) -> Sequence[ReportId]:
        """The reports that may be shown, in order of their ids."""
        query = select(ledger_report.c.id).where(not_sealed()).order_by(ledger_report.c.id)
        return [ReportId(one) for one in self._connection.execute(query).scalars()]

    def note_wording(self, rows: Iterable[Posting], number: int) -> None:
        """Keep under which shingles a report is to be found when all is done."""
        self._cursor.executemany(_WORD, ((key, day, number) for _, key, day in rows))

    def note_said(self, rows: Iterable[Sequence[object]]) -> None:
        """Remember what voices said."""
        self._cursor.executemany(_SAY, rows)

    def said(self) -> Iterator[Said]:
        """All of it by voice, of each in order of the day, undated first."""
        return (Said(*row) for row in self._rows(_SAID))

    def note_scenes(self, keys: Iterable[Key]) -> None:
        """Remember that there may be such incidents."""
        self._cursor.executemany(_NOTE, keys)

    def scenes(self) -> Iterator[Key]:
        """All of them, each once, in order of the day."""
        return ((place, kind, day) for place, kind, day in self._rows(_SCENES))

    def _rows(self, query: str) -> Iterator[Sequence[Any]]:
        """Rows read along a cursor of their own, while others are written."""
        cursor = self._connection.connection.cursor()
        cursor.execute(query)
        while some := cursor.fetchmany(_AT_ONCE):
            yield from some
        cursor.close()
