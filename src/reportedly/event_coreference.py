"""Answers the benchmark of event coreference: mentions given in many texts, grouped by event."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from reportedly.errors import InvalidRecord
from reportedly.extraction.times.times import find_times
from reportedly.extraction.toponyms.toponyms import find_every_toponym
from reportedly.lang import table, words
from reportedly.lang.dateline import dated
from reportedly.lang.families import family_key, lemma_key
from reportedly.lang.lexicon import WordView
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.pipeline import Engine
from reportedly.reader.lexical import bundled_lexicon
from reportedly.reconcile.event_pairs.event_tellings import Telling
from reportedly.reconcile.event_pairs.participants import participants
from reportedly.reconcile.event_pairs.topics import bag_of
from reportedly.reconcile.words import folded
from reportedly.resolution.times.times import resolve_times

Record = Mapping[str, Any]
NEAR = 5  # words on either side that are close
WORD = re.compile(r"\w+")
FIGURE = re.compile(r"\d[\d,.]*")
NO_CONTENT = frozenset({"PUNCT", "DET", "PRON", "ADP", "AUX"})
CLOSED = (
    *("determiners", "subject_pronouns", "object_pronouns", "other_pronouns", "possessives"),
    *("prepositions", "coordinators", "subordinators", "relatives", "auxiliaries", "modals"),
    *("negations", "adverbs"),
)  # classes of words that no two texts are alike by
WEEK = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


class Given(NamedTuple):
    """Texts as bags of words, and the tellings in them."""

    bags: dict[str, Mapping[str, int]]
    tellings: list[Telling]


@cache
def function_words() -> frozenset[str]:
    """Words of the closed classes."""
    return frozenset[str]().union(*(words("en", "function_words", name) for name in CLOSED))


@cache
def saying() -> frozenset[str]:
    """Families of verbs that tell of saying."""
    return frozenset(family_key(verb) for verb in table("en", "cues")["verbs"]["say"].split())


def read_records(
    records: Iterable[Record], engine: Engine, read: Callable[[Record], tuple[Report, Reading]]
) -> Given:
    """Texts and tellings of records ("doc" or "id", "text", "events": "id", "start", "end").

    Nothing else of a record is looked at, but the words of a mention ("text") where some of its
    span are not its own ("turned ⟨it⟩ down"). Raises InvalidRecord for a span outside the text.
    """
    given = Given({}, [])
    for record in records:
        name = str(record.get("doc", record.get("id")))
        report, reading = read({**record, "id": name})
        text = _Text(name, report, reading, engine)
        given.bags[name] = bag_of(report.text, function_words())
        given.tellings.extend(text.telling(event) for event in record["events"])
    return given


class _Text:
    """One text as read, and the tellings of given spans in it."""

    def __init__(self, name: str, report: Report, reading: Reading, engine: Engine) -> None:
        self._name = name
        self._reading = engine.reader.parse(engine.reader.hear(reading))
        self._view = WordView(reading.text, reading.words)
        self._parts = self._parsed().parts
        toponyms = find_every_toponym(self._reading, engine.gazetteer)
        times = resolve_times(reading, find_times(reading), dated(report))
        self._places = [(item.span, folded(item.as_written)) for item in toponyms]
        self._days = [(item.span, item.value) for item in times if _is_day(item.value)]

    def telling(self, event: Mapping[str, Any]) -> Telling:
        """The telling of one event given."""
        own = self._own(event)
        lead = self._lead(own)
        at = self._view.words[lead].start
        number = self._reading.sentence_at(at)
        span = self._reading.sentences[number]
        inside = self._view.range(span)
        close = range(max(inside.start, lead - NEAR), min(inside.stop, lead + NEAR + 1))
        roles = participants(self._parsed(), self._view.lowers, lead)
        families = self._families(own, every=True) or frozenset({self._family(lead)})
        parts = sorted(roles.doers | roles.undergoers | roles.others)
        return Telling(
            id=str(event["id"]),
            text=self._name,
            sentence=number,
            family=self._family(lead),
            families=families,
            lemma=" ".join(lemma_key(self._view.lower(index)) for index in own),
            noun=self._parts[lead] in ("NOUN", "PROPN"),
            reports=self._family(lead) in saying(),
            of_words=self._meaning(own, own, every=True),
            of_lead=self._meaning([lead], (), every=True),
            of_parts=self._meaning(parts, own),
            of_near=self._meaning(close, own),
            of_sentence=self._meaning(inside, own),
            doers=self._families(roles.doers) - families,
            undergoers=self._families(roles.undergoers) - families,
            others=self._families(roles.others) - families,
            near=self._families(close) - families,
            around=self._families(inside) - families,
            names=frozenset(
                folded(self._view.lower(index))
                for index in inside
                if self._parts[index] == "PROPN" and self._view.capital(index) and index not in own
            ),
            numbers=frozenset(
                self._view.lower(index).replace(",", "")
                for index in inside
                if FIGURE.fullmatch(self._view.lower(index))
            ),
            places=frozenset(name for place, name in self._places if span.contains(place)),
            days=self._days_in(span, inside),
        )

    def _parsed(self) -> Any:
        assert self._reading.syntax is not None
        return self._reading.syntax

    def _own(self, event: Mapping[str, Any]) -> list[int]:
        """The indices of a mention's words."""
        span = Span(event["start"], event["end"])
        inside = [n for n, word in enumerate(self._view.words) if word.overlaps(span)]
        if not inside:
            raise InvalidRecord(f"{self._name}: no word at {span.start}-{span.end}")
        told = set(WORD.findall(str(event.get("text", "")).lower()))
        return [index for index in inside if self._view.lower(index) in told] or inside

    def _lead(self, own: Sequence[int]) -> int:
        """The word of a mention that no other of its words governs."""
        heads = self._parsed().heads
        within = range(own[0], own[-1] + 1)
        leading = (n for n in own if heads[n] == n or heads[n] not in within)
        return next(leading, own[0])

    def _family(self, index: int) -> str:
        return family_key(self._view.lower(index))

    def _kept(self, indices: Iterable[int], *, every: bool) -> list[int]:
        """The words that carry meaning; `every`: whatever their part of speech."""
        return [
            index
            for index in indices
            if self._view.lower(index) not in function_words()
            and (
                every or (self._parts[index] not in NO_CONTENT and len(self._view.lower(index)) > 1)
            )
        ]

    def _families(self, indices: Iterable[int], *, every: bool = False) -> frozenset[str]:
        return frozenset(map(self._family, self._kept(indices, every=every)))

    def _meaning(self, indices: Iterable[int], own: Sequence[int], *, every: bool = False) -> Any:
        kept = [n for n in self._kept(indices, every=every) if every or n not in own]
        found = sorted({self._view.lower(index) for index in kept})
        if not found and every:
            found = [self._view.lower(index) for index in indices]
        return bundled_lexicon().mean(found)

    def _days_in(self, span: Span, inside: Iterable[int]) -> frozenset[str]:
        told = {self._view.lower(index) for index in inside} & WEEK
        dated = {value for time, value in self._days if value and span.contains(time)}
        return frozenset(dated or told)


def _is_day(value: str | None) -> bool:
    """True for a date with a day."""
    return value is not None and re.fullmatch(r"\d{4}-\d\d-\d\d.*", value) is not None
