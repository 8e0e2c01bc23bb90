"""UCDP-GED-shaped CSV: a row for every incident in which somebody is told to have been killed.

Without `--unreviewed` only claims that a person accepted count, and incidents without one are left
out; with it the `review` column marks every row. low and high are the lowest and highest version;
best stands only where all versions agree. date_prec is 1 where a claim gives the day, else 2 with a
range; where_prec comes from the place's kind and radius. number_of_sources counts those who say it,
not copies.

Loses: incidents without dead; UCDP's ids of conflicts, dyads, sides and countries, code_status,
active_year, region, adm_2 and event_clarity, which are empty; the dead by side; side_a where it is
disputed (see side_a_versions); `country` is a code. It is no UCDP data: no coder of UCDP has seen
it, and whether a conflict reaches 25 dead a year is not looked at.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import BinaryIO

from reportedly.export.acled import first_sufferer
from reportedly.export.answers import Answers, Choices, Leave
from reportedly.export.counted import (
    Counted,
    counted_incidents,
    day_is_stated,
    doer,
    doers_told,
    sufferers,
    tellers,
)
from reportedly.export.csv import write_table
from reportedly.export.precision import priogrid_cell, ucdp_where
from reportedly.export.table import Column, Table, claims_behind, integer, real, text, texts
from reportedly.export.toll import toll_of
from reportedly.model.claim import ReportHeader

NOBODY = "is in an incident in which nobody is told to have been killed"
INFERRED_WITHIN = 3  # days: how long before its report an undated happening is looked for


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write the table; returns how many rows it has."""
    return write_table(TABLE, answers, choices, out, leave)


def _things(answers: Answers, choices: Choices, leave: Leave) -> Iterator[Counted]:
    return counted_incidents(answers, choices, leave, _without_dead)


def _without_dead(found: Counted) -> str | None:
    toll = toll_of(found)
    some = toll.low is toll.high is None and toll.versions  # "several were killed"
    return None if some or (toll.low or 0) > 0 or (toll.high or 0) > 0 else NOBODY


def _violence(found: Counted) -> int | None:
    """UCDP's type of violence, where every event that has one has the same."""
    told = {event.ucdp for _, event in found.events if event.ucdp}
    return int(told.pop()) if len(told) == 1 else None


def first_day(found: Counted) -> str | None:
    """The first day it can have been: the day told, or some days before one inferred."""
    day = found.incident.day
    if day is None or day_is_stated(found):
        return day
    return (date.fromisoformat(day) - timedelta(days=INFERRED_WITHIN)).isoformat()


def _reports(found: Counted) -> list[ReportHeader]:
    return list({told.claim.report.id: told.claim.report for told in found.told}.values())


def _joined(found: Counted, part: str) -> str:
    return ";".join(getattr(report, part) or "" for report in _reports(found))


def _articles(found: Counted) -> str:
    return ";".join(
        '"' + ",".join(filter(None, [r.publisher, (r.published or "")[:10], r.title])) + '"'
        for r in _reports(found)
    )


def _point(found: Counted) -> str | None:
    place = found.incident.place
    return f"POINT ({place.lon} {place.lat})" if place else None


def _killed_otherwise(found: Counted) -> int | None:
    """The dead not told to be civilians, where both numbers are agreed on."""
    toll = toll_of(found)
    if toll.best is None or toll.civilians is None:
        return toll.best
    return toll.best - toll.civilians if toll.best >= toll.civilians else None


def _blanks(*names: str) -> tuple[Column[Counted], ...]:
    return tuple(text(name, lambda found: None) for name in names)


TABLE: Table[Counted] = Table(
    name="ucdp",
    row="an incident in which somebody is told to have been killed",
    key=("id",),
    things=_things,
    columns=(
        text("id", lambda c: c.incident.id),
        text("relid", lambda c: c.incident.id),
        text("year", lambda c: c.incident.day[:4] if c.incident.day else None),
        *_blanks("active_year", "code_status"),
        integer("type_of_violence", _violence),
        *_blanks("conflict_dset_id", "conflict_new_id", "conflict_name"),
        *_blanks("dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id"),
        text("side_a", doer),
        *_blanks("side_b_dset_id", "side_b_new_id"),
        text("side_b", first_sufferer),
        integer("number_of_sources", lambda c: len(tellers(c, "occurred"))),
        text("source_article", _articles),
        text("source_office", lambda c: _joined(c, "publisher")),
        text("source_date", lambda c: _joined(c, "published")),
        text("source_headline", lambda c: _joined(c, "title")),
        text("source_original", lambda c: "; ".join(tellers(c, "occurred"))),
        integer("where_prec", lambda c: ucdp_where(c.incident.place)),
        text("where_coordinates", lambda c: p.name if (p := c.incident.place) else None),
        text("where_description", lambda c: c.incident.title),
        text("adm_1", lambda c: p.admin1 if (p := c.incident.place) else None),
        *_blanks("adm_2"),
        real("latitude", lambda c: p.lat if (p := c.incident.place) else None),
        real("longitude", lambda c: p.lon if (p := c.incident.place) else None),
        text("geom_wkt", _point),
        integer("priogrid_gid", lambda c: priogrid_cell(p) if (p := c.incident.place) else None),
        text("country", lambda c: p.country if (p := c.incident.place) else None),
        *_blanks("country_id", "region", "event_clarity"),
        integer("date_prec", lambda c: 1 if day_is_stated(c) else 2),
        text("date_start", first_day),
        text("date_end", lambda c: c.incident.day),
        *_blanks("deaths_a", "deaths_b"),
        integer("deaths_civilians", lambda c: toll_of(c).civilians),
        integer("deaths_unknown", _killed_otherwise),
        integer("best", lambda c: toll_of(c).best),
        integer("high", lambda c: toll_of(c).high),
        integer("low", lambda c: toll_of(c).low),
        *_blanks("gwnoa", "gwnob"),
        text("review", lambda c: c.review),
        texts("deaths_versions", lambda c: toll_of(c).versions),
        texts("side_a_versions", doers_told),
        texts("recipients_told", sufferers),
        texts("denied_by", lambda c: tellers(c, "occurred", denying=True)),
        texts("side_a_denied_by", lambda c: tellers(c, "responsible", denying=True)),
        *claims_behind(lambda c: c.told),
    ),
)
