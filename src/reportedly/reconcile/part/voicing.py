"""Whose voices a change reaches, and who speaks in their claims now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from reportedly.model.claim import Claim
from reportedly.model.ids import LineageId, ReportId
from reportedly.model.incident import Lineage
from reportedly.model.kept import UNDATED, Kept
from reportedly.model.referent import SourceKind
from reportedly.model.span import spans_of
from reportedly.reconcile.lineage.newsrooms import most_used
from reportedly.reconcile.part.contributions import NAMED, named_in, office_key
from reportedly.reconcile.part.desk import Desk, Kind, Tally
from reportedly.reconcile.part.lineages import Reports, respin_of
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.view import Allegiance, View, arranged
from reportedly.reconcile.voices.names import Words
from reportedly.reconcile.voices.offices import Office
from reportedly.reconcile.voices.statements import day_of
from reportedly.reconcile.voices.voices import Voice, find_voices

Row = list[str | bool | int | None]  # claim, and its voice: key, name, kind, actor, named, day


class KeptNames:
    """The names of sources of a ledger, as they are counted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[tuple[Tally, str], Mapping[str, int]] = {}

    def _counted(self, tally: Tally, key: str) -> Mapping[str, int]:
        if (tally, key) not in self._known:
            self._known[tally, key] = self._desk.counted(tally, key)
        return self._known[tally, key]

    def _name(self, words: Words, part: str) -> Mapping[str, int]:
        return part_of(self._counted(Tally.NAME, " ".join(words)), part)

    def spelling(self, words: Words) -> str | None:
        """The spelling used most; None if nobody has that name."""
        return _most(self._name(words, "s"))

    def kind(self, words: Words) -> SourceKind | None:
        """The first of the kinds of source that the name is given."""
        return min(map(SourceKind, self._name(words, "k")), default=None)

    def actor(self, words: Words) -> str | None:
        """The party that the name was recognised as most often, if ever."""
        return _most(self._name(words, "a"))

    def holding(self, word: str) -> Set[Words]:
        """The names that have the word."""
        return {tuple(name.split()) for name in self._counted(Tally.WORD, word)}

    def told(self, lineage: LineageId) -> Set[Words]:
        """The names told in a lineage."""
        return {tuple(name.split()) for name in self._counted(Tally.TOLD, lineage)}

    def holder(self, office: Office) -> str | None:
        """The one who holds an office; None if nobody is known to, or several are."""
        return holder_of(self._counted(Tally.HOLDER, office_key(*office)))


def part_of(counted: Mapping[str, int], part: str) -> dict[str, int]:
    """What is counted of a name of one part: spellings, kinds or parties."""
    return {value[1:]: count for value, count in counted.items() if value[0] == part}


def holder_of(counted: Mapping[str, int]) -> str | None:
    """The one value that was counted."""
    return next(iter(counted)) if len(counted) == 1 else None


def _most(counted: Mapping[str, int]) -> str | None:
    return most_used(counted) if counted else None


def reached_voices(shelf: Shelf, due: Iterable[ReportId]) -> set[ReportId]:
    """Reports in which somebody may be another than before, by all that has changed of reports."""
    found = {*due, *(one.id for one in shelf.changed("lineage", "room"))}
    for lineage, before, after in shelf.recounted(Tally.TOLD):
        if moved := before.keys() ^ after.keys():
            members = shelf.under(Kind.LINEAGE, lineage)
            found |= {m.id for m in members if any(_calls(m, one, short=True) for one in moved)}
    for words, before, after in shelf.recounted(Tally.NAME):
        if _answer(before) != _answer(after):
            found |= _meaning(shelf, words)
    for office, before, after in shelf.recounted(Tally.HOLDER):
        if holder_of(before) != holder_of(after):
            found |= {one.id for one in shelf.under(Kind.ASK, office)}
    return set(shelf.of(found))


def _answer(counted: Mapping[str, int]) -> tuple[object, ...]:
    kinds = map(SourceKind, part_of(counted, "k"))
    return _most(part_of(counted, "s")), min(kinds, default=None), _most(part_of(counted, "a"))


def _meaning(shelf: Shelf, words: str) -> set[ReportId]:
    """Reports whose sources may be who has this name, by it, by a part of it, or by an office."""
    found = {one.id for one in _calling(shelf, words, short=False)}
    for one in _calling(shelf, words, short=True):
        if words in shelf.desk.counted(Tally.TOLD, one.found.get("lineage", "")):
            found.add(one.id)
    for office in shelf.desk.counted(Tally.HELD, NAMED + words):
        found |= {one.id for one in shelf.under(Kind.ASK, office)}
    return found


def _calling(shelf: Shelf, words: str, *, short: bool) -> Iterator[Kept]:
    """Reports that name a source by these words or some of them; or, `short`, call one so."""
    for word in set(words.split()):
        yield from (m for m in shelf.under(Kind.NAME, word) if _calls(m, words, short=short))


def _calls(one: Kept, words: str, *, short: bool) -> bool:
    """Whether a report names a source by these words or some of them; or, `short`, calls one so."""
    mine = set(words.split())
    called = named_in(one.own) | set(one.own["short"] if short else ())
    return any(mine.issuperset(name.split()) for name in called)


def view_of_part(shelf: Shelf, reports: Reports, claims: Iterable[Claim]) -> View:
    """A view of some claims and their reports, with what was found of these in the whole."""
    told = list(claims)
    ids = list(dict.fromkeys(claim.report.id for claim in told))
    reports.read(ids)
    kept = shelf.of(ids)
    heads = shelf.of(one.found["head"] for one in kept.values())
    light: dict[str, Lineage] = {}
    for one in kept.values():
        head = heads[one.found["head"]]
        respin = respin_of(head)
        light.setdefault(
            one.found["lineage"],
            Lineage(
                id=LineageId(one.found["lineage"]),
                reports=(head.id,),
                links=(respin,) if respin else (),
            ),
        )
    return arranged(
        [reports[one] for one in ids],
        told,
        {
            **{one.reports[0]: one for one in light.values()},
            **{id_: light[one.found["lineage"]] for id_, one in kept.items()},
        },
        {id_: one.found["room"] for id_, one in kept.items()},
        {
            id_: back
            for id_, one in kept.items()
            if (back := one.found.get("retracted")) is not None
        },
        {id_: spans_of(spans) for id_, one in kept.items() if (spans := one.found.get("echoes"))},
    )


def revoice(shelf: Shelf, reports: Reports, allegiance: Allegiance, wanted: set[ReportId]) -> None:
    """Find and keep who speaks in the claims of these reports."""
    claims = shelf.desk.claims_of(wanted)
    view = view_of_part(shelf, reports, claims)
    names = KeptNames(shelf.desk)
    voices = find_voices(view, allegiance, names, names.holder)
    rows: dict[ReportId, list[Row]] = {id_: [] for id_ in wanted}
    for claim in view.claims.values():
        rows[claim.report.id].append(row_of(claim, voices[claim.id]))
    for id_, found in rows.items():
        shelf.find(shelf.of([id_])[id_], voices=found)


def row_of(claim: Claim, voice: Voice) -> Row:
    """A voice as it is kept."""
    day = day_of(claim)
    of = UNDATED if day is None else day
    return [claim.id, voice.key, voice.name, voice.kind.value, voice.actor, voice.named, of]


def voice_of(row: Sequence[str | bool | int | None]) -> Voice:
    """The voice that was kept."""
    _, key, name, kind, actor, named, _ = row
    return Voice(
        key=str(key),
        name=str(name),
        kind=SourceKind(str(kind)),
        actor=None if actor is None else str(actor),
        named=bool(named),
    )


def rows_of(kept: Iterable[Kept]) -> Iterator[Row]:
    """The voices kept of some reports."""
    for one in kept:
        yield from one.found.get("voices", ())
