"""The one place where stages are put in order."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportedly import __version__
from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.actors.counted_actors import with_counted_actors
from reportedly.extraction.actors.noticed_actors import with_noticed_actors
from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.claim_mentions import Mentions
from reportedly.extraction.claims import assemble
from reportedly.extraction.events.object_pronouns import with_object_pronouns
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
from reportedly.model.reading import Reading
from reportedly.model.report import Received, Report
from reportedly.model.run import Extracted, Run, run_id
from reportedly.plugins import Gazetteer
from reportedly.reader.one_thread import in_one_thread
from reportedly.reader.reader import Reader, bundled_reader
from reportedly.reader.uncollected import uncollected
from reportedly.reader.weights import ENGINE
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
    """First 16 hex digits of the sha256 of the files with that suffix, in folders below too."""
    digest = hashlib.sha256()
    for name, path in sorted(_files_below(folder)):
        if name.endswith(suffix):
            digest.update(name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files_below(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        name = above + item.name
        if item.is_dir():
            yield from _files_below(item, name + "/")
        else:
            yield name, item


def extract(report: Report, engine: Engine) -> Extracted:
    """The claims of one report; none in a language that is not read yet."""
    unread = report.language is not None and report.language not in READ
    claims = () if unread else claims_of(report, engine)
    return Extracted(report=report, run=engine.run, claims=claims)


@uncollected
def claims_of(report: Report, engine: Engine) -> tuple[Claim, ...]:
    """Read, extract, resolve, assemble."""
    return claims_in(report, engine.reader.read(report), engine)


@uncollected
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
    actors = with_object_pronouns(reading, actors)
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
        actors=resolve_actors(actors, engine.parties, day),
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
