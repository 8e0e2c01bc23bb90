"""The attribution texts and the treebanks as examples."""

import gzip
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reportedly.model.span import Span
from reportedly.reader.encoder import features_of
from reportedly.reader.words import given_words
from training.augment import Change, draw
from training.examples import (
    IGNORED,
    Example,
    Ints,
    changed_reading,
    plain_example,
    word_at,
    words_in,
)
from training.mentions import Row, mentioned

Parts = Sequence[Sequence[Sequence[int]]]  # of an attribution, by role: the words of its spans
ROLES = ("source", "cue", "content")  # tags: 0, then 1 + 2 * role begins and 2 + 2 * role goes on


@dataclass(frozen=True)
class Labels:
    """Names of the syntax labels, in order."""

    parts: tuple[str, ...]
    labels: tuple[str, ...]


def attribution_example(record: dict, changes: Sequence[Change], rng: random.Random) -> Example:
    """A record of the attribution benchmark, changed, as an example.

    A record that has `nested`, attributions inside the contents of others, has them as a second
    layer of tags, `inner`; their cues are linked like any other.
    """
    nested = record.get("nested")
    items = [*record["attributions"], *(nested or ())]
    given = [tuple(Span(*pair) for pair in item[role]) for item in items for role in ROLES]
    reading, moved = changed_reading(record, given, changes, rng)
    at = word_at(reading)
    told = [
        [[words_in(span, at) for span in spans] for spans in moved[first : first + len(ROLES)]]
        for first in range(0, len(moved), len(ROLES))
    ]
    size, outer = len(reading.words), len(record["attributions"])
    columns = {"tags": _tags(size, told[:outer])}
    if nested is not None:
        columns["inner"] = _tags(size, told[outer:])
    return plain_example(reading, columns, cues=tuple(_cues(size, told)))


def _tags(size: int, told: Sequence[Parts]) -> Ints:
    """A tag for every word: what stands later overwrites what stands there."""
    tags = np.zeros(size, dtype=np.int64)
    for parts in told:
        for number, spans in enumerate(parts):
            for inside in spans:
                tags[inside] = 2 + 2 * number
                tags[inside[:1]] = 1 + 2 * number
    return tags


def _cues(size: int, told: Sequence[Parts]) -> Iterator[tuple[int, Ints]]:
    """The first word of each cue, and what every word is to it."""
    for source, cue, content in told:
        roles = np.zeros(size, dtype=np.int64)
        for number, spans in ((1, source), (2, content)):
            for inside in spans:
                roles[inside] = number
        if first := sorted(word for inside in cue for word in inside)[:1]:
            yield first[0], roles


def attribution_examples(
    records: list[dict], rng: random.Random, *, changed: bool
) -> Iterator[Example]:
    """Every record once, changed by chance if `changed`."""
    for record in records:
        yield attribution_example(record, draw(rng) if changed else [], rng)


def read_conllu(path: Path) -> list[list[Row]]:
    """Sentences of rows of a gzipped CoNLL-U file; a comment "newdoc" or "newpar" is kept as
    a row of one field before its sentence's rows."""
    sentences: list[list[Row]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[Row] = []
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


def texts_of(path: Path) -> list[tuple[str, str]]:
    """Sentence id and text of every sentence of a gzipped CoNLL-U file."""
    found: list[tuple[str, str]] = []
    name = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id = "):
                name = line.removeprefix("# sent_id = ").strip()
            elif line.startswith("# text = "):
                found.append((name, line.removeprefix("# text = ").strip()))
    return found


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
    held: list[list[Row]] = []
    for sentence in read_conllu(path):
        if held and (["newdoc"] in sentence or len(held) >= sentences):
            found.append(syntax_example(held, names))
            held = []
        held.append(sentence)
    return [*found, syntax_example(held, names)] if held else found


def syntax_example(sentences: list[list[Row]], names: Labels) -> Example:
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
            parts.append(names.parts.index(row[3]) if row[3] in names.parts else IGNORED)
            name = row[7].split(":")[0]
            labels.append(names.labels.index(name) if name in names.labels else IGNORED)
    reading = given_words(text, spans, starts, breaks if breaks[:1] == [0] else [0, *breaks])
    return Example(
        words=words,
        features=features_of(reading, words),
        sentences=starts,
        columns={
            "parts": np.array(parts),
            "heads": np.array(heads),
            "labels": np.array(labels),
            **mentioned(sentences),
        },
    )
