"""The one place where stages are put in order."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from reportedly import __version__
from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.actors.counted_actors import with_counted_actors
from reportedly.extraction.actors.noticed_actors import with_noticed_actors
from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.claim_mentions import Mentions
from reportedly.extraction.claims import assemble
from reportedly.extraction.events.subject_pronouns import with_subject_pronouns
from reportedly.extraction.quantities.quantities import find_quantities
from reportedly.extraction.times.times import find_times
from reportedly.extraction.toponyms.described import find_described
from reportedly.extraction.toponyms.facilities import find_facilities
from reportedly.extraction.toponyms.toponyms import find_toponyms, outside_names
from reportedly.extraction.words.group_phrases import with_group_phrases
from reportedly.ingest import Format, IngestOptions, receive_bytes
from reportedly.lang import READ
from reportedly.lang.dateline import dated
from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId, hashed
from reportedly.model.reading import Reading
from reportedly.model.report import Received, Report
from reportedly.model.run import Extracted, Run, run_id
from reportedly.plugins import Gazetteer
from reportedly.reader.one_thread import in_one_thread
from reportedly.reader.reader import Reader, bundled_reader
from reportedly.reader.weights import ENGINE
from reportedly.reconcile import Reconciled, reconcile
from reportedly.reconcile.anew.anew import USUAL, reconcile_anew
from reportedly.reconcile.anew.slices import Sizes
from reportedly.reconcile.part.judged import judged_account
from reportedly.reconcile.part.keeping import filed
from reportedly.reconcile.part.part import reconcile_part
from reportedly.reconcile.reconcile import grounds_of, reconcile_on
from reportedly.resolution.actors import identify_speakers, resolve_actors
from reportedly.resolution.parties import Parties
from reportedly.resolution.parties_file import load_parties
from reportedly.resolution.places.gazetteer import LayeredGazetteer, open_gazetteer
from reportedly.resolution.places.home import home_of
from reportedly.resolution.places.inherited import inherit
from reportedly.resolution.places.offsets import with_offsets
from reportedly.resolution.places.own_files import Files
from reportedly.resolution.places.own_places import open_places
from reportedly.resolution.places.places import resolve_places
from reportedly.resolution.places.quarters import with_quarters
from reportedly.resolution.places.seats import with_seats
from reportedly.resolution.quantities import resolve_quantities
from reportedly.resolution.speakers.mouthpieces import with_mouthpieces
from reportedly.resolution.speakers.own_pronouns import name_own_pronouns
from reportedly.resolution.speakers.speakers import resolve_speakers
from reportedly.resolution.times.times import resolve_times
from reportedly.store.found.bench import Bench
from reportedly.store.found.desk import Desk
from reportedly.store.found.found import FoundAnew
from reportedly.store.found.indexing import VERSION as INDEX
from reportedly.store.found.judged import Made
from reportedly.store.found.keeping import DUE, OWN, PART, Keeping
from reportedly.store.found.part_rows import PartFound
from reportedly.store.ledger import Ledger
from reportedly.store.removal.removal import Again
from reportedly.store.removal.turns import in_turns

Item = TypeVar("Item")
Tell = Callable[[str, int], None]  # what has been done, and how many more of it
RECONCILING = (
    ("reconcile",),
    ("reconcile", "part"),
    ("reconcile", "anew"),
    ("lang",),
)  # code that decides what is found
WHOLE = 2_000  # reports: held in memory with all they come to, about 90 kB each
READING_STAGES = ("reader", "extraction", "resolution", "lang")  # their code decides what is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Everything a reading depends on; open one and use it for every report."""

    reader: Reader
    gazetteer: Gazetteer
    parties: Parties
    run: Run


def gazetteer_with(places: Files) -> Gazetteer:
    """The bundled gazetteer, the user's own places before it, file by file."""
    own, bundled = open_places(places), open_gazetteer()
    return LayeredGazetteer([*own, bundled]) if own else bundled


def open_engine(places: Files = None, parties: Files = None) -> Engine:
    """An engine with the bundled weights, gazetteer and parties, the user's own files before them.

    Of several files the one given first goes first. Raises BadConfiguration if one of them is
    wrong.
    """
    gazetteer = gazetteer_with(places)
    known = load_parties(parties)
    reader = bundled_reader()
    package = files("reportedly")
    components = (
        *((stage, hash_of(package / stage, ".py")) for stage in READING_STAGES),
        ("engine", ENGINE),
        ("gazetteer", gazetteer.version),
        ("language.en", hash_of(package / "lang" / "en", ".toml")),
        ("parties", known.version),
        ("reportedly", __version__),
        ("weights", reader.weights.version),
    )
    run = Run(id=run_id(components), components=components, started=datetime.now(UTC))
    return Engine(reader=reader, gazetteer=gazetteer, parties=known, run=run)


def hash_of(folder: Traversable, suffix: str) -> str:
    """First 16 hex digits of the sha256 of the files with that suffix, in order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.name.endswith(suffix):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def extract(report: Report, engine: Engine) -> Extracted:
    """The claims of one report; none in a language that is not read yet."""
    unread = report.language is not None and report.language not in READ
    claims = () if unread else claims_of(report, engine)
    return Extracted(report=report, run=engine.run, claims=claims)


def claims_of(report: Report, engine: Engine) -> tuple[Claim, ...]:
    """Read, extract, resolve, assemble."""
    return claims_in(report, engine.reader.read(report), engine)


@in_one_thread
def claims_in(report: Report, reading: Reading, engine: Engine) -> tuple[Claim, ...]:
    """The claims of a report that has been read: extract, resolve, assemble."""
    day = report.published.day if report.published else None
    attributions = find_attributions(reading, report.publisher)
    toponyms = find_toponyms(reading, engine.gazetteer)
    times = find_times(reading)
    actors = find_actors(reading, engine.parties.vocabulary)
    toponyms = outside_names(toponyms, actors)
    actors = with_noticed_actors(reading, actors, toponyms, engine.parties.vocabulary)
    actors = with_subject_pronouns(reading, with_group_phrases(reading, actors))
    quantities = find_quantities(reading, times)
    actors = with_counted_actors(reading, actors, quantities)
    speakers = resolve_speakers(reading, attributions, engine.parties.vocabulary)
    actors = name_own_pronouns(actors, attributions, speakers, reading.language or "en")
    nations = engine.parties.vocabulary.nations
    home = home_of(report.publisher, report.url, engine.gazetteer, nations)
    places = resolve_places(reading, toponyms, engine.gazetteer, home, day=day)
    places = tuple(with_quarters(reading, places))
    places = inherit(reading, places, find_described(reading), find_facilities(reading))
    places = with_seats(reading, places, engine.gazetteer, nations, home, engine.parties.nations)
    mentions = Mentions(
        places=with_offsets(reading, places),
        times=resolve_times(reading, times, dated(report)),
        quantities=resolve_quantities(reading, quantities),
        actors=resolve_actors(reading, actors, engine.parties, day),
    )
    named = with_mouthpieces(reading, identify_speakers(speakers, engine.parties, day))
    return assemble(report, reading, engine.run.id, attributions, named, mentions)


def sides_on(parties: Parties, claims: Iterable[Claim], day: str | None) -> dict[str, str | None]:
    """Party id -> side on `day`, for every party that speaks or acts in `claims`."""
    ids: set[str | None] = set()
    for claim in claims:
        ids.update(speaker.actor for speaker in claim.speakers)
        ids.update(mention.actor for mention in claim.actors)
    return {actor: parties.side_of(actor, day) for actor in sorted(filter(None, ids))}


def _quietly(words: str, count: int) -> None:
    """Tells nobody how far it is."""


def reconcile_ledger(ledger: Ledger, engine: Engine, tell: Tell = _quietly) -> bool:
    """Bring together everything the ledger holds, and keep the result in it.

    True if anything is another than it was. `tell` is called with what has been done meanwhile.
    """
    return reconcile_whole(ledger, engine.parties, tell=tell)


def reconcile_whole(
    ledger: Ledger, parties: Parties, at_once: int = WHOLE, tell: Tell = _quietly
) -> bool:
    """The same with these parties: in slices if there are more than `at_once` reports."""
    if ledger.has_more(at_once):
        return reconcile_in_slices(ledger, parties, tell=tell)
    return reconcile_everything(ledger, parties, tell)[1]


def reconcile_everything(
    ledger: Ledger, parties: Parties, tell: Tell = _quietly
) -> tuple[Reconciled, bool]:
    """What everything comes to, held in memory, and whether anything is another than it was.

    Begins again if something is removed meanwhile: see :func:`in_turns`.
    """
    return in_turns(lambda: _reconcile_everything(ledger, parties, tell))


def _counted(items: Iterable[Item], words: str, tell: Tell) -> Iterator[Item]:
    """The items, each told as it is asked for."""
    for item in items:
        tell(words, 1)
        yield item


def _reconcile_everything(ledger: Ledger, parties: Parties, tell: Tell) -> tuple[Reconciled, bool]:
    until = ledger.revision
    claims = _counted(ledger.every_claim(rejected=False), "claims read", tell)
    grounds = grounds_of(ledger.every_report(), claims, parties)
    found = reconcile_on(grounds)
    kept = Keeping(
        stamp=stamp_of(parties),
        until=until,
        reports=((one.kept, one.postings, one.counts) for one in filed(grounds)),
    )
    changed = ledger.store_reconciliation(
        found.lineages,
        found.statements,
        found.incidents,
        _counted(found.accounts, "accounts written", tell),
        kept,
    )
    return found, changed


def reconcile_changes(
    ledger: Ledger,
    parties: Parties,
    most: float = PART,
    at_once: int = DUE,
    tell: Tell = _quietly,
) -> bool:
    """Bring the ledger up to what came and changed since; True if anything is another now.

    What that can reach is reconciled, and all else left as it is; everything is reconciled if
    more than a share of `most` of the reports changed, or if it never was by this program with
    these parties. Both come to the same, however many are reconciled `at_once`.
    """

    def part(desk: Desk, due: tuple[ReportId, ...]) -> PartFound:
        found = reconcile_part(desk, parties, due)
        tell("reports brought together", len(due))
        return found

    changed = ledger.reconcile_part(stamp_of(parties), part, most, at_once)
    return reconcile_whole(ledger, parties, tell=tell) if changed is None else changed


def reconcile_in_slices(
    ledger: Ledger, parties: Parties, sizes: Sizes = USUAL, tell: Tell = _quietly
) -> bool:
    """Find what everything comes to with a slice of it in memory; True if anything is another now.

    It takes half as long again as everything at once, and comes to the same.
    """

    def slices(bench: Bench) -> Iterator[FoundAnew]:
        for found in reconcile_anew(bench, parties, sizes):
            tell("incidents found", len(found.incidents))
            yield found

    return ledger.reconcile_anew(stamp_of(parties), slices)


def stamp_of(parties: Parties) -> str:
    """By what a ledger is reconciled: this program, and these parties, marked if the user's."""
    made = hashed(
        "k", [*_reconciling_code(), str(INDEX), repr(parties.entries), repr(parties.nations)]
    )
    shipped = _shipped_parties()
    own = (parties.entries, parties.nations) != (shipped.entries, shipped.nations)
    return made + OWN if own else made


@cache
def _shipped_parties() -> Parties:
    return load_parties()


@cache
def _reconciling_code() -> tuple[str, ...]:
    package = files("reportedly")
    code = (hash_of(package.joinpath(*folder), ".py") for folder in RECONCILING)
    weights = hash_of(package / "reconcile", ".toml")
    return __version__, hash_of(package / "lang" / "en", ".toml"), weights, *code


def judging_by(parties: Parties) -> Made:
    """What makes the account of incidents that people say are one."""
    return lambda desk, told: judged_account(
        desk, parties, told.incidents, told.apart, told.taken_in
    )


def reconciling_by(parties: Parties) -> Again:
    """What brings reports and claims together anew after something was taken out."""
    return lambda reports, claims: reconcile(reports, claims, parties)


def read_text(text: str, *, published: str | None, publisher: str | None) -> tuple[Claim, ...]:
    """The claims of one text, read with the bundled engine; () for a text without words."""
    options = IngestOptions(
        format=Format.TEXT,
        published=published,
        publisher=publisher,
        encoding="utf-8",
        now=datetime.now(UTC),
    )
    engine = bundled_engine()
    outcomes = receive_bytes(text.encode("utf-8", "replace"), "text", options)
    found = (outcome.report for outcome in outcomes if isinstance(outcome, Received))
    return tuple(claim for report in found for claim in extract(report, engine).claims)


@cache
def bundled_engine() -> Engine:
    """The engine without any file of the user's, opened once a process."""
    return open_engine()
