"""Coding rounds of one ledger: the only door to what coders decide, and it keeps them blind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from reportedly.errors import InvalidRecord, NotFound, StillBlind
from reportedly.model.claim import Claim
from reportedly.model.coding import Progress, Round, Ruling, RulingKind
from reportedly.model.ids import ReportId
from reportedly.model.review import Review
from reportedly.store.coding import acts, draw, rounds, rulings
from reportedly.store.coding import ruling_acts as making
from reportedly.store.coding.agreement import PairAgreement, agreements
from reportedly.store.coding.draw import Pool
from reportedly.store.coding.rounds import Draft
from reportedly.store.coding.rulings import Key
from reportedly.store.coding.units import Answer, Difference, Unit, Values, units_of
from reportedly.store.people.anchoring import PlacedReview
from reportedly.store.people.corrected import Reviewed
from reportedly.store.reading import reviewed_of_report
from reportedly.store.report_rows import find_report
from reportedly.store.transactions import Transaction, Transactions

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudicator:
    """Who settles differences, when and why; `own`: is one of the coders, and says so."""

    by: str
    at: datetime
    reason: str = ""
    own: bool = False


class CodingBook:
    """Opens, fills, compares and settles coding rounds. Safe to share between threads.

    What coders decide comes out by `claims` and `acts`, of one coder, to show it to that coder; and
    by `units` and all that is made of them, which raise StillBlind before the time has come.
    """

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def draw(self, pool: Pool) -> tuple[ReportId, ...]:
        """The reports that a pool means. Raises InvalidRecord for a sample that cannot be drawn."""
        return self._read(draw.draw, pool)

    def open(self, draft: Draft) -> Round:
        """Open a round. Raises InvalidRecord, InvalidNoun or NotFound."""
        with self._transactions.writing("code") as tx:
            return rounds.open_round(tx, draft)

    def rounds(self) -> tuple[Round, ...]:
        """Every round, the newest first."""
        return self._read(rounds.find_rounds)

    def find(self, wanted: str) -> Round:
        """The round with that id, else of that name; raises NotFound."""
        return self._read(rounds.find_round, wanted)

    def close(self, wanted: str, *, by: str, at: datetime, note: str = "") -> Round:
        """End the coding of a round for good; raises NotFound or InvalidRecord."""
        with self._transactions.writing("code") as tx:
            return rounds.close_round(tx, wanted, by, at, note)

    def progress(self, one: Round) -> Mapping[ReportId, Progress]:
        """How far the coders are with each report of a round; nothing of what they decided."""
        return self._read(rounds.progress_of, one)

    # one coder's own

    def shown(self, one: Round, report: str) -> tuple[Claim, ...]:
        """The machine's claims that the coders of a report begin with."""
        return self._read(acts.claims_shown, one, report)

    def claims(self, one: Round, report: str, coder: str) -> tuple[Reviewed, ...]:
        """The claims of a report as a coder has left them. For that coder's eyes."""
        return self._read(acts.coded_claims, one, report, coder)

    def acts(self, one: Round, report: str, coder: str) -> tuple[PlacedReview, ...]:
        """Every act of a coder on a report. For that coder's eyes."""
        return self._read(acts.placed_acts, one, report, coder)

    def act(self, one: Round, act: int, coder: str) -> Review:
        """The act of that coder which a revision names; raises NotFound."""
        return self._read(acts.find_act, one, act, coder)

    def last(self, one: Round, report: str, coder: str) -> tuple[int, Review] | None:
        """The last act of a coder on a report that holds. For that coder's eyes."""
        return self._read(acts.last_act, one, report, coder)

    def add(self, one: Round, act: Review, *, since: int | None = None) -> int:
        """Append an act of a coder (`act.by`). Raises InvalidRecord, NotFound, ReviewConflict."""
        with self._transactions.writing("code") as tx:
            return acts.add_act(tx, rounds.find_round(tx.connection, one.id), act, since)

    def undo(self, one: Round, act: int, *, by: str, at: datetime) -> int:
        """Take an act of the same coder back. Raises as `add`."""
        with self._transactions.writing("code") as tx:
            now = rounds.find_round(tx.connection, one.id)
            return acts.undo_act(tx, now, act, by=by, at=at)

    # all coders', when all have finished

    def compared(self, one: Round) -> tuple[ReportId, ...]:
        """The reports whose coders may be compared, in the order of the round."""
        return tuple(report for report, item in self.progress(one).items() if item.compared)

    def revealed_acts(self, one: Round, report: str, coder: str) -> tuple[PlacedReview, ...]:
        """Every act of a coder on a report, once it is for all eyes. Raises StillBlind."""
        return self._read(_revealed_acts, one, report, coder)

    def units(self, one: Round, report: str) -> tuple[Unit, ...]:
        """What the coders made of each claim of a report, side by side. Raises StillBlind."""
        return self._read(_units, one, report)

    def agreement(self, one: Round) -> tuple[PairAgreement, ...]:
        """How far the coders agree on the reports that all have finished; StillBlind for none."""
        ready = self.compared(one)
        if not ready:
            raise StillBlind(f"no report of “{one.name}” has been finished by all its coders")
        return agreements(one.coders, [self.units(one, report) for report in ready])

    # what adjudicators decide

    def rulings(self, one: Round, report: str) -> Mapping[Key, Ruling]:
        """The rulings on a report that hold."""
        return self._read(rulings.rulings_of, one, report)

    def every_ruling(self, one: Round, report: str) -> list[Ruling]:
        """Every ruling on a report, oldest first, those taken back too."""
        return self._read(rulings.every_ruling, one, report)

    def take(self, one: Round, report: str, key: str, coder: str, who: Adjudicator) -> int:
        """Settle a difference by one coder's answer; returns the revision.

        Raises NotFound, StillBlind, InvalidRecord or ReviewConflict.
        """
        with self._transactions.writing("review") as tx:
            found = _difference(tx.connection, one, report, key)
            answer = _answer_of(found, coder)
            place = _place(tx.connection, one, report, who)
            if found.field is None:
                act = making.act_on_presence(place, found.unit, answer)
            else:
                values = {name: answer.values[name] for name in found.fields}
                act = making.act_on_fields(place, found, values)
            made = _ruling(one, report, found.unit, found.field, who)
            made = replace(made, kind=RulingKind.TAKE, taken=coder)
            return rulings.insert_ruling(tx, one, made, act)

    def third(self, one: Round, report: str, key: str, values: Values, who: Adjudicator) -> int:
        """Settle a difference between fields by other values. Raises as `take`."""
        with self._transactions.writing("review") as tx:
            found = _difference(tx.connection, one, report, key)
            if found.field is None:
                raise InvalidRecord("a claim is there or not; there is no third answer")
            place = _place(tx.connection, one, report, who)
            chosen = {name: value for name, value in values.items() if name in found.fields}
            act = making.act_on_fields(place, found, chosen)
            made = _ruling(one, report, found.unit, found.field, who)
            return rulings.insert_ruling(tx, one, replace(made, kind=RulingKind.THIRD), act)

    def take_agreed(self, one: Round, report: str, who: Adjudicator) -> int:
        """Write what all coders say of a report as reviews; returns how many claims there were."""
        left = [unit for unit in self.units(one, report) if unit.agreed]
        settled = self.rulings(one, report)
        left = [unit for unit in left if (unit.key, None) not in settled]
        for unit in left:
            more = True
            while more:
                with self._transactions.writing("review") as tx:
                    more = _take_over(tx, one, report, unit, who)
        return len(left)

    def undo_ruling(self, one: Round, revision: int, who: Adjudicator) -> Ruling:
        """Take a ruling back with the act of review it became. Raises NotFound, ReviewConflict."""
        with self._transactions.writing("review") as tx:
            return rulings.undo_ruling(tx, one, revision, by=who.by, at=who.at, own=who.own)

    def _read(self, ask: Callable[..., T], *arguments: object) -> T:
        with self._transactions.reading() as connection:
            return ask(connection, *arguments)


def _check_revealed(connection: Connection, one: Round, report: str, *, whole: bool) -> None:
    now = rounds.find_round(connection, one.id)
    progress = rounds.progress_of(connection, now).get(ReportId(report))
    if progress is None:
        raise NotFound(f"no report {report} in “{one.name}”")
    if not (progress.compared if whole else progress.revealed):
        raise StillBlind(f"what the coders of “{one.name}” decide on {report} is not shown yet")


def _revealed_acts(
    connection: Connection, one: Round, report: str, coder: str
) -> tuple[PlacedReview, ...]:
    _check_revealed(connection, one, report, whole=False)
    return acts.placed_acts(connection, one, report, coder)


def _units(connection: Connection, one: Round, report: str) -> tuple[Unit, ...]:
    _check_revealed(connection, one, report, whole=True)
    coded = {coder: acts.coded_claims(connection, one, report, coder) for coder in one.coders}
    return units_of(coded)


def _difference(connection: Connection, one: Round, report: str, key: str) -> Difference:
    for unit in _units(connection, one, report):
        for found in unit.differences():
            if found.key == key:
                return found
    raise NotFound(f"no difference {key} in {report}")


def _answer_of(found: Difference, coder: str) -> Answer:
    for answer in found.unit.answers:
        if answer.coder == coder and (found.field is None or answer.there):
            return answer
    raise NotFound(f"no answer of {coder} to {found.key}")


def _place(connection: Connection, one: Round, report: str, who: Adjudicator) -> making.Place:
    holding = rulings.rulings_of(connection, one, report).values()
    return making.Place(
        report=find_report(connection, report),
        items=reviewed_of_report(connection, report),
        added={item.unit: item.review for item in holding if item.review is not None},
        by=who.by,
        at=who.at,
        note=who.reason,
    )


def _ruling(one: Round, report: str, unit: Unit, field: str | None, who: Adjudicator) -> Ruling:
    return Ruling(
        round=one.id,
        report=ReportId(report),
        unit=unit.key,
        field=field,
        content=unit.content,
        kind=RulingKind.AGREED,
        taken=None,
        review=None,
        by=who.by,
        at=who.at,
        own=who.own,
        note=who.reason,
        revision=0,
    )


def _take_over(tx: Transaction, one: Round, report: str, unit: Unit, who: Adjudicator) -> bool:
    """Write the next act of what all coders say of a claim; False if it was the last of them."""
    place = _place(tx.connection, one, report, who)
    settled = rulings.rulings_of(tx.connection, one, report)
    acts_left = [item for item in making.acts_on_agreed(place, unit)
                 if (unit.key, item[0]) not in settled]  # fmt: skip
    field, act = next(iter(acts_left), (None, None))
    rulings.insert_ruling(tx, one, _ruling(one, report, unit, field, who), act)
    return field is not None
