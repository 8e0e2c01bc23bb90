"""The sets of toponyms, names, events and commitment as examples.

Records are short where one sentence is one: several of one set, in chance order, are joined into a
text, as sentences stand in a report.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from reportedly.model.span import Span, Spans
from training.augment import draw
from training.examples import (
    IGNORED,
    Example,
    Ints,
    Segment,
    changed_reading,
    plain_example,
    read_jsonl,
    word_at,
    words_in,
)

FOLDS = 5
JOINED = 8  # records, at most, in one text
STEP = 0.5  # of the scale of commitment: its bins are -3, -2.5, … 3

# PLOVER 0.8's root types (CONCEDE and RETREAT are YIELD, as in PLV) by the quad class they are in
KINDS = (
    ("AGREE", 1), ("CONSULT", 1), ("SUPPORT", 1), ("COOPERATE", 2), ("AID", 2), ("YIELD", 2),
    ("REQUEST", 3), ("ACCUSE", 3), ("REJECT", 3), ("THREATEN", 3), ("PROTEST", 4), ("SANCTION", 4),
    ("MOBILIZE", 4), ("COERCE", 4), ("ASSAULT", 4), ("NONE", 0),
)  # fmt: skip
NONE = len(KINDS) - 1
ACTORS = ("source", "target")  # tags: 0, then 1 + 2 * role begins, 2 + 2 * role goes on
COMMITMENT = {"uw": "uw", "uds_ih2": "uds", "megaveridicality": "mv", "commitmentbank": "mv"}
# Genres of GUM without news of conflict; a sentence of theirs tells of no such event
QUIET = ("academic", "bio", "textbook", "vlog", "voyage", "whow")


def fold_of(text: str) -> int:
    """The fold of a document, by the sha256 of its text."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


def outside(records: list[dict], fold: int | None) -> list[dict]:
    """The records that are not in that fold; all, without one."""
    return [record for record in records if fold is None or fold_of(record["text"]) != fold]


def case_labels(path: Path) -> tuple[str, ...]:
    """The names of CASE 2021's sub-event types, sorted."""
    return tuple(sorted({record["labels"][0] for record in read_jsonl(path)}))


def toponym_examples(records: list[dict], rng: random.Random) -> Iterator[Example]:
    """Whole reports with the tags of their toponyms."""
    for record in records:
        given = [(Span(item["start"], item["end"]),) for item in record["toponyms"]]
        reading, moved = changed_reading(record, given, draw(rng), rng)
        yield plain_example(reading, {"places": tags(word_at(reading), [(0, s) for s in moved])})


def name_examples(records: list[dict], rng: random.Random) -> Iterator[Example]:
    """re3d's reports with the tags of names of places, persons and organisations."""
    kinds = {"Location": 0, "Person": 1, "Organisation": 2}
    for record in records:
        found = [
            (kinds[item["type"]], Span(*item["span"]))
            for item in record["entities"]
            if item["type"] in kinds and _is_name(item["text"])
        ]
        found.sort(key=lambda item: item[1].start - item[1].end)
        reading, moved = changed_reading(record, [(span,) for _, span in found], draw(rng), rng)
        tagged = [(kind, spans) for (kind, _), spans in zip(found, moved, strict=True)]
        yield plain_example(reading, {"names": tags(word_at(reading), tagged)})


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 8 and words[0][0].isupper() and words[0] not in ("The", "A", "I")


def tags(at: Sequence[int], found: Sequence[tuple[int, Spans]]) -> Ints:
    """Tags of spans, each with the number of its kind; the first of two that overlap stays."""
    told = np.zeros(max(at, default=-1) + 1, dtype=np.int64)
    for kind, spans in found:
        for span in spans:
            inside = words_in(span, at)
            if inside and not told[inside].any():
                told[inside] = 2 + 2 * kind
                told[inside[0]] = 1 + 2 * kind
    return told


def event_examples(
    records: list[dict], cases: Sequence[str], rng: random.Random
) -> Iterator[Example]:
    """Sentences with the type of their event and who does what to whom."""
    for text, group, starts in _joined(records, rng):
        given: list[Spans] = [
            (Span(start, start + len(record["text"])),)
            for record, start in zip(group, starts, strict=True)
        ]
        actors: list[tuple[int, Spans]] = []
        for record, start in zip(group, starts, strict=True):
            actors += actor_spans(record, start)
        reading, moved = changed_reading(
            {"id": group[0]["id"], "text": text},
            [*given, *(spans for _, spans in actors)],
            draw(rng),
            rng,
        )
        at = word_at(reading)
        segments: list[Segment] = []
        told = np.full(len(reading.words), IGNORED)
        tagged = [
            (role, spans) for (role, _), spans in zip(actors, moved[len(given) :], strict=True)
        ]
        acting = tags(at, tagged)
        for record, spans in zip(group, moved[: len(given)], strict=True):
            inside = [word for span in spans for word in words_in(span, at)]
            if not inside:
                continue
            head, allowed = allowed_labels(record, cases)
            segments.append(Segment(inside[0], inside[-1] + 1, head, allowed))
            if "events" in record:
                told[inside] = acting[inside]
        yield plain_example(reading, {"actors": told}, segments=tuple(segments))


def actor_spans(record: dict, start: int) -> Iterator[tuple[int, Spans]]:
    """Sources (0) and targets (1) of a record's first event; its text begins at `start`."""
    for role, name in enumerate(ACTORS):
        for item in (record.get("events") or [{}])[0].get(name) or []:
            if item.get("span"):
                first, last = item["span"]
                yield role, (Span(start + first, start + last),)


def allowed_labels(record: dict, cases: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The head that answers a record and the labels it may give: a quad class allows several."""
    if "labels" in record:
        return "cases", (cases.index(record["labels"][0]),)
    code = record["events"][0]["code"]
    names = [name for name, _ in KINDS]
    if code in names:
        return "kinds", (names.index(code),)
    quad = int(code) if code else 0
    consult = (names.index("CONSULT"),) if code == "0" else ()  # CAMEO's statements are in quad 0
    return "kinds", (*(i for i, (_, of) in enumerate(KINDS) if of == quad), *consult)


def quiet_records(sentences: list[tuple[str, str]]) -> list[dict]:
    """Records of sentences, each with the name of its document, that tell of no event."""
    return [
        {"id": name, "text": text, "events": [{"code": "NONE"}]}
        for name, text in sentences
        if name.split("_")[1] in QUIET and len(text.split()) > 6
    ]


def commitment_examples(name: str, records: list[dict], rng: random.Random) -> Iterator[Example]:
    """Sentences with the factuality of the events in them, in bins."""
    column = COMMITMENT[name]
    for text, group, starts in _joined(records, rng):
        reading, _ = changed_reading({"id": group[0]["id"], "text": text}, [], [], rng)
        at = word_at(reading)
        told = np.full(len(reading.words), IGNORED)
        for record, start in zip(group, starts, strict=True):
            bins = commitment_bins(record["events"], at, start)
            told = np.where(bins != IGNORED, bins, told)
        yield plain_example(reading, {column: told})


def commitment_bins(events: list[dict], at: Sequence[int], start: int = 0) -> Ints:
    """The bin of every word that an event begins with, for a record that begins at `start`."""
    told = np.full(max(at, default=-1) + 1, IGNORED)
    for event in events:
        inside = words_in(Span(start + event["start"], start + event["end"]), at)
        if inside:
            told[inside[0]] = round((event["factuality"] + 3) / STEP)
    return told


def _joined(records: list[dict], rng: random.Random) -> Iterator[tuple[str, list[dict], list[int]]]:
    """Texts of up to `JOINED` records in chance order, with where each begins."""
    order = list(records)
    rng.shuffle(order)
    while order:
        size = rng.randint(1, JOINED)
        group, order = order[:size], order[size:]
        starts: list[int] = []
        text = ""
        for record in group:
            text += " " if text else ""
            starts.append(len(text))
            text += record["text"]
        yield text, group, starts


def names_of_kinds() -> tuple[str, ...]:
    """Event types in the order of their labels."""
    return tuple(name for name, _ in KINDS)
