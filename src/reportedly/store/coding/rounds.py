"""Coding rounds as rows: opened, found, closed, and how far their coders are."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from reportedly.errors import InvalidRecord, NotFound
from reportedly.model.coding import Closing, Progress, Reveal, Round, RoundId
from reportedly.model.ids import ReportId
from reportedly.model.review import ReviewAction
from reportedly.store import tables as t
from reportedly.store.people.anchoring import undone_acts
from reportedly.store.removal.seals import SEALED_REPORTS
from reportedly.store.report_rows import compact, storable
from reportedly.store.transactions import Transaction

MOST_REPORTS = 5_000  # of one round


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A round to be opened."""

    name: str
    coders: tuple[str, ...]
    reports: tuple[ReportId, ...]
    shows_machine: bool = True
    reveals: Reveal = Reveal.ROUND
    drawn: str = ""
    seed: int | None = None
    by: str
    at: datetime
    note: str = ""


def open_round(tx: Transaction, draft: Draft) -> Round:
    """Append a round. Raises InvalidRecord, InvalidNoun or NotFound, and then writes nothing."""
    reports = tuple(dict.fromkeys(draft.reports))
    if not 1 <= len(reports) <= MOST_REPORTS:
        raise InvalidRecord(f"a coding round has from 1 to {MOST_REPORTS} reports")
    if any(one.name.casefold() == draft.name.casefold() for one in find_rounds(tx.connection)):
        raise InvalidRecord(f"there is a coding round “{draft.name}”; names are used once")
    made = Round(
        id=RoundId(secrets.token_hex(6)),
        name=" ".join(draft.name.split()),
        coders=draft.coders,
        shows_machine=draft.shows_machine,
        reveals=draft.reveals,
        drawn=draft.drawn,
        seed=draft.seed,
        size=len(reports),
        by=draft.by,
        at=draft.at,
        note=draft.note,
        revision=tx.revision,
        reports=reports,
    )
    _insert(tx, made)
    return made


def _insert(tx: Transaction, made: Round) -> None:
    row = {name: getattr(made, name) for name in t.coding_round.c.keys()}  # noqa: SIM118
    row |= {"coders": compact(list(made.coders)), "at": made.at.isoformat()}
    row |= {name: storable(row[name]) for name in ("name", "drawn", "note")}
    tx.connection.execute(insert(t.coding_round), row)
    known = set(tx.connection.execute(_SHOWN).scalars())
    for position, report in enumerate(made.reports):
        if report not in known:
            raise NotFound(f"no report {report}")
        link = {"round": made.id, "report": report, "position": position}
        number = tx.next_row(t.coding_report)
        tx.connection.execute(
            insert(t.coding_report), {**link, "row": number, "revision": tx.revision}
        )


_SHOWN = select(t.report.c.id).where(t.report.c.id.not_in(SEALED_REPORTS))


def find_rounds(connection: Connection) -> tuple[Round, ...]:
    """Every round, the newest first, without the reports that are sealed."""
    links, closings = t.coding_report.c, {}
    for row in connection.execute(select(t.coding_close)):
        closings[row.round] = Closing(
            by=row.by, at=datetime.fromisoformat(row.at), note=row.note, revision=row.revision
        )
    reports: dict[str, list[ReportId]] = {}
    shown = select(links.round, links.report).where(links.report.not_in(SEALED_REPORTS))
    for row in connection.execute(shown.order_by(links.round, links.position)):
        reports.setdefault(row.round, []).append(ReportId(row.report))
    query = select(t.coding_round).order_by(t.coding_round.c.revision.desc())
    return tuple(
        _round(row, reports.get(row.id, ()), closings.get(row.id))
        for row in connection.execute(query)
    )


def _round(row: Row[Any], reports: Sequence[ReportId], closed: Closing | None) -> Round:
    return Round(
        id=RoundId(row.id),
        name=row.name,
        coders=tuple(json.loads(row.coders)),
        shows_machine=row.shows_machine,
        reveals=Reveal(row.reveals),
        drawn=row.drawn,
        seed=row.seed,
        size=row.size,
        by=row.by,
        at=datetime.fromisoformat(row.at),
        note=row.note,
        revision=row.revision,
        reports=tuple(reports),
        closed=closed,
    )


def find_round(connection: Connection, wanted: str) -> Round:
    """The round with that id, else the one of that name; raises NotFound."""
    found = find_rounds(connection)
    for one in found:
        if one.id == wanted:
            return one
    for one in found:
        if one.name.casefold() == wanted.casefold():
            return one
    raise NotFound(f"no coding round {wanted}")


def close_round(tx: Transaction, wanted: str, by: str, at: datetime, note: str) -> Round:
    """End the coding of a round for good. Raises NotFound, or InvalidRecord if it has ended."""
    one = find_round(tx.connection, wanted)
    if one.closed is not None:
        raise InvalidRecord(f"“{one.name}” was closed by {one.closed.by}")
    row = {"round": one.id, "by": by, "at": at.isoformat(), "note": storable(note)}
    tx.connection.execute(insert(t.coding_close), {**row, "revision": tx.revision})
    return find_round(tx.connection, one.id)


def progress_of(connection: Connection, one: Round) -> Mapping[ReportId, Progress]:
    """How far the coders are, report by report, in the order of the round."""
    acts = t.coding_act.c
    query = select(acts.revision, acts.undoes, acts.report, acts.by, acts.action)
    rows = connection.execute(query.where(acts.round == one.id)).all()
    undone = undone_acts([(row.revision, row.undoes) for row in rows])
    done = {
        (row.report, row.by)
        for row in rows
        if row.action == ReviewAction.READ and row.revision not in undone
    }
    finished = {
        report: tuple(coder for coder in one.coders if (report, coder) in done)
        for report in one.reports
    }
    whole = {report: len(names) == len(one.coders) for report, names in finished.items()}
    every = all(whole.values())
    return {
        report: Progress(
            report=report,
            done=names,
            revealed=(shown := bool(one.closed or _is_over(one, whole[report], every))),
            compared=shown and whole[report],
        )
        for report, names in finished.items()
    }


def _is_over(one: Round, this: bool, every: bool) -> bool:
    return this if one.reveals is Reveal.REPORT else every
