"""Training data as examples: words, their features, and what each head is to say of them."""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans
from reportedly.predictions import reading_of
from reportedly.reader.encoder import features_of
from reportedly.reader.features import sentence_starts
from reportedly.reader.words import given_words
from training.augment import Change, Changed, draw

Ints = NDArray[np.int64]
ROLES = ("source", "cue", "content")  # tags: 0, then 1 + 2 * role begins and 2 + 2 * role goes on


@dataclass(frozen=True)
class Example:
    """One text, cut into words, with the answers of one task."""

    words: list[str]
    features: Ints  # (W, 3): case, quote state, layout
    sentences: list[int]  # index of each sentence's first word
    tags: Ints | None = None  # (W,)
    cues: tuple[tuple[int, Ints], ...] = ()  # first word of a cue; what each word is to it (W,)
    parts: Ints | None = None  # (W,)
    heads: Ints | None = None  # (W,), a root's is itself
    labels: Ints | None = None  # (W,)


@dataclass(frozen=True)
class Labels:
    """Names of the syntax labels, in order."""

    parts: tuple[str, ...]
    labels: tuple[str, ...]


def read_jsonl(path: Path) -> list[dict]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def attribution_example(record: dict, changes: Sequence[Change], rng: random.Random) -> Example:
    """A record of the attribution benchmark, changed, as an example."""
    text = record["text"]
    spans = [
        {role: tuple(Span(*pair) for pair in item[role]) for role in ROLES}
        for item in record["attributions"]
    ]
    for change in changes:
        changed = Changed(text, change(text, rng))
        text = changed.text
        spans = [{role: changed.spans(item[role]) for role in ROLES} for item in spans]
    reading = reading_of({**record, "text": text})[1]
    if reading.text != text:
        raise ValueError(f"{record['id']}: the text changed when it was read")
    return _tagged(reading, spans)


def _tagged(reading: Reading, spans: list[dict[str, Spans]]) -> Example:
    words = [word.of(reading.text) for word in reading.words]
    at = _word_at(reading)
    tags = np.zeros(len(words), dtype=np.int64)
    cues: list[tuple[int, Ints]] = []
    for item in spans:
        roles = np.zeros(len(words), dtype=np.int64)
        for number, role in enumerate(ROLES):
            for span in item[role]:
                inside = sorted({at[offset] for offset in range(*span)} - {-1})
                if inside:
                    tags[inside] = 2 + 2 * number
                    tags[inside[0]] = 1 + 2 * number
                    if role != "cue":
                        roles[inside] = 1 if role == "source" else 2
        cue = sorted({at[offset] for span in item["cue"] for offset in range(*span)} - {-1})
        if cue:
            cues.append((cue[0], roles))
    return Example(
        words=words,
        features=features_of(reading, words),
        sentences=_sentences(reading),
        tags=tags,
        cues=tuple(cues),
    )


def _word_at(reading: Reading) -> list[int]:
    at = [-1] * (len(reading.text) + 1)
    for index, word in enumerate(reading.words):
        for offset in range(*word):
            at[offset] = index
    return at


def _sentences(reading: Reading) -> list[int]:
    starts = sentence_starts(reading)
    return starts if starts[:1] == [0] else [0, *starts]


def attribution_examples(
    records: list[dict], rng: random.Random, *, changed: bool
) -> Iterator[Example]:
    """Every record once, changed by chance if `changed`."""
    for record in records:
        yield attribution_example(record, draw(rng) if changed else [], rng)


def read_conllu(path: Path) -> list[list[list[str]]]:
    """Sentences of rows of a gzipped CoNLL-U file; a comment "newdoc" or "newpar" is kept as
    a row of one field before its sentence's rows."""
    sentences: list[list[list[str]]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    sentences.append(rows)
                rows = []
            elif line.startswith("#"):
                name = line[1:].split("=")[0].split("_")[0].strip()
                if name.startswith(("newdoc", "newpar")):
                    rows.append([name[:6]])
            elif line.split("\t", 1)[0].isdigit():
                rows.append(line.split("\t"))
    return [*sentences, rows] if rows else sentences


def syntax_labels(paths: Sequence[Path]) -> Labels:
    """Every part of speech and label (without subtypes) in those files, sorted."""
    rows = [
        row for path in paths for sentence in read_conllu(path) for row in sentence if len(row) > 1
    ]
    return Labels(
        parts=tuple(sorted({row[3] for row in rows})),
        labels=tuple(sorted({row[7].split(":")[0] for row in rows})),
    )


def syntax_documents(path: Path, names: Labels, sentences: int = 40) -> list[Example]:
    """Documents of a treebank as examples, none longer than that many sentences."""
    found: list[Example] = []
    held: list[list[list[str]]] = []
    for sentence in read_conllu(path):
        if held and (["newdoc"] in sentence or len(held) >= sentences):
            found.append(syntax_example(held, names))
            held = []
        held.append(sentence)
    return [*found, syntax_example(held, names)] if held else found


def syntax_example(sentences: list[list[list[str]]], names: Labels) -> Example:
    """Consecutive sentences of a treebank, on the treebank's own words."""
    words: list[str] = []
    starts: list[int] = []
    breaks: list[int] = []
    text = ""
    spans: list[Span] = []
    heads: list[int] = []
    parts, labels = [], []
    for sentence in sentences:
        rows = [row for row in sentence if len(row) > 1]
        base = len(words)
        starts.append(base)
        if len(rows) < len(sentence):
            breaks.append(base)
        for row in rows:
            spans.append(Span(len(text), len(text) + len(row[1])))
            glued = "SpaceAfter=No" in row[9]
            text += row[1] if glued else row[1] + " "
            index = len(words)
            words.append(row[1])
            heads.append(index if row[6] == "0" else base + int(row[6]) - 1)
            parts.append(names.parts.index(row[3]) if row[3] in names.parts else -100)
            name = row[7].split(":")[0]
            labels.append(names.labels.index(name) if name in names.labels else -100)
    reading = given_words(text, spans, starts, breaks if breaks[:1] == [0] else [0, *breaks])
    return Example(
        words=words,
        features=features_of(reading, words),
        sentences=starts,
        parts=np.array(parts),
        heads=np.array(heads),
        labels=np.array(labels),
    )
