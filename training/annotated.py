"""Annotated real news, the gold's training part and passages of ours: what words tell of.

`annotations/happenings.jsonl` has a report a line: offsets into a text that is not part of the
project, and its sha256. An event is its word's span, type, how it is told, and the words that say
who does it, to whom and where; a frame is its kind, its word's span, and the words that say who,
what and which deed. Sentences that nobody read say nothing, nor do those of frames that were read
for events alone.
"""

import gzip
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np

from reportedly.model.span import Span, Spans
from training import framed
from training.augment import Change, draw
from training.examples import (
    IGNORED,
    Example,
    Ints,
    Link,
    changed_reading,
    first_words,
    plain_example,
    read_jsonl,
    word_at,
    words_in,
)
from training.told import FRAMES, HOW, REALITY, TRIGGERS

FILE = Path(__file__).parent / "annotations" / "happenings.jsonl"
PASSAGES = Path(__file__).parent / "wordings" / "frames.txt"
OPEN = ("fakes_syria",)  # corpora whose texts are all under an open licence
ELSEWHERE = {"re3d": "events/re3d.jsonl"}  # corpora that are not in the folder of that name
NEAR = 150  # characters between two sentences that are read as following one another
JOINED = 5  # passages, at most, in one text
WRITER_HELD = "W5-"  # of our passages, those of one writer are held back too
FIRM = ("CT+", "PR+")  # values of what is told as having happened, if its mood is actual
AHEAD = ("intended", "predicted", "scheduled")  # moods of the gold
PARTICLES = frozenset(
    ("apart", "away", "back", "down", "for", "in", "into", "off", "on", "out", "over", "through",
     "to", "up")
)  # fmt: skip
_CUT = re.compile(r" of | in | and | who |,")
HELD = 10  # of so many reports one is held back, to measure on

Words = tuple[Spans, ...]  # for each role the spans of its words


class Told(NamedTuple):
    """A word that tells of something: a happening, or a frame if `how` is None."""

    word: Span
    kind: str
    how: str | None
    roles: Words


class Record(NamedTuple):
    """A text; the regions that were read for events and for frames, and what was found there."""

    text: str
    read: Spans
    framed: Spans
    told: tuple[Told, ...]


def annotated(data: Path, annotations: Path, *, openly: bool = False) -> Iterator[tuple[str, dict]]:
    """The texts of the data folder with their lines of a file of annotations, by corpus.

    Those under an open licence alone, if `openly`. ValueError if a text is missing or another than
    the one that was annotated.
    """
    items = list(read_jsonl(annotations))
    for corpus in sorted(OPEN if openly else {item["corpus"] for item in items}):
        texts = _texts(data / ELSEWHERE.get(corpus, f"corpora/{corpus}.jsonl.gz"))
        for item in items:
            if item["corpus"] == corpus:
                text = texts.get(item["id"], "")
                if hashlib.sha256(text.encode()).hexdigest() != item["sha256"]:
                    raise ValueError(f"{corpus}: {item['id']} is missing or not as annotated")
                yield text, item


def is_held(text: str) -> bool:
    """True for a text that is held back."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % HELD == 0


def records(data: Path, *, held: bool = False, openly: bool = False) -> Iterator[Record]:
    """The annotated reports that are held back, or all others; what nobody read is left out."""
    for text, item in annotated(data, FILE, openly=openly):
        if is_held(text) == held:
            yield shortened(record_of(text, item))


def record_of(text: str, item: dict) -> Record:
    """A line of the file and its text."""
    events = (
        Told(Span(first, last), kind, HOW[how], tuple(map(spans_of, roles)))
        for first, last, kind, how, *roles in item["events"]
    )
    frames = (
        Told(Span(*word), kind, None, tuple(map(spans_of, roles)))
        for kind, word, *roles in item.get("frames", ())
    )
    read, framed = spans_of(item["sentences"]), spans_of(item.get("framed", ()))
    return Record(text, read, framed, (*events, *frames))


def shortened(record: Record) -> Record:
    """The record with what lies far from any sentence that was read cut out."""
    groups: list[list[int]] = []
    for first, last in sorted(record.read):
        if groups and first - groups[-1][1] <= NEAR:
            groups[-1][1] = max(last, groups[-1][1])
        else:
            groups.append([first, last])
    pieces, starts, size = [], [], 0
    for first, last in groups:
        starts.append(size - first)
        pieces.append(record.text[first:last])
        size += last - first + 1

    def moved(span: Span) -> Span:
        inside = zip(starts, groups, strict=True)
        by = next(start for start, (first, last) in inside if first <= span.start < last)
        return Span(span.start + by, span.end + by)

    return _moved(record, "\n".join(pieces), moved)


def _moved(record: Record, text: str, move: Callable[[Span], Span]) -> Record:
    """The record with each of its spans moved, as they stand in `text`."""
    told = tuple(
        Told(move(word), kind, how, tuple(tuple(map(move, spans)) for spans in roles))
        for word, kind, how, roles in record.told
    )
    return Record(text, tuple(map(move, record.read)), tuple(map(move, record.framed)), told)


def passages(*, held: bool = False) -> list[Record]:
    """Our own passages with frames, in the order of the file: those held back, or all others.

    A passage is a line `ID<TAB>text`; what it holds follows, a line a frame: `ID|kind|word|
    who|what` and, of blame, the deed: words as they are spelt, `-` for none, `word@2` for the
    second such.
    """
    found: list[Record] = []
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        if line.startswith(WRITER_HELD) != held:
            continue
        if "\t" in line:
            text = line.split("\t", 1)[1]
            whole = (Span(0, len(text)),)
            found.append(Record(text, (), whole, ()))
        elif "|" in line:
            _, kind, word, *roles = line.split("|")
            last = found[-1]
            at = spelt(last.text, word)
            told = Told(at[0], kind, None, tuple(spelt(last.text, role) for role in roles))
            found[-1] = last._replace(told=(*last.told, told))
    return found


def gold(path: Path) -> list[Record]:
    """The gold's texts, as `gold/load.py` prints them, with their events and frames."""
    usual = usual_words()
    return [_of_gold(record, usual) for record in read_jsonl(path)]


def usual_words() -> framed.Words:
    """How often the stem of a word tells of a frame in our passages, by kind before the point."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for record in passages():
        for told in record.told:
            found[told.kind.split(".")[0]][framed.stem(told.word.of(record.text))] += 1
    return found


def _of_gold(record: dict, usual: framed.Words) -> Record:
    text, found = record["text"], {}
    for claim in record["claims"]:
        spans = [actor["span"] for actor in claim.get("actors") or ()]
        for event in claim.get("events") or ():
            start, end = event["trigger"]
            word = _core(text, Span(start, end))
            roles = tuple(
                tuple(head_of(text, Span(*spans[i])) for i in event[role] or () if spans[i])
                for role in ("agents", "recipients")
            )
            found[word] = Told(word, event["type"], reality_of(event), roles)
    frames = framed.frames_of(record, usual)
    told = (Told(word, kind, None, ()) for kind, word in frames.told)
    return Record(text, (Span(0, len(text)),), frames.read, (*found.values(), *told))


def _core(text: str, trigger: Span) -> Span:
    """The word that stands for a trigger: the second of "air raid", else the first: "shot down"."""
    words = trigger.of(text).split()
    second = len(words) == 2 and words[1] not in PARTICLES
    start = trigger.end - len(words[1]) if second else trigger.start
    return Span(start, start + len(words[1 if second else 0]))


def reality_of(event: dict) -> str:
    """Whether an event of the gold is told as having happened."""
    if event["mood"] in AHEAD:
        return HOW["planned"]
    if event["mood"] != "actual":
        return HOW["open"]
    if event["factuality"] in FIRM:
        return HOW["happened"]
    return HOW["denied"] if event["factuality"].endswith("-") else HOW["open"]


def head_of(text: str, span: Span) -> Span:
    """The word that stands for a mention: the last before "of", a comma or "and", else the last."""
    inside = _CUT.split(span.of(text))[0].rstrip(" '’\"”")
    inside = inside.removesuffix("'s").removesuffix("’s")
    word = inside.split()[-1] if inside.split() else span.of(text)
    start = span.start + inside.rfind(word) if inside.split() else span.start
    return Span(start, start + len(word))


def spelt(text: str, words: str) -> Spans:
    """Where words of a label stand: "-" is none, "a+b" two, "a@2" the second "a"."""
    found = []
    for word in words.split("+"):
        name, _, number = word.strip().partition("@")
        if name not in ("-", ""):
            found.append(_nth(text, name, int(number or 1)))
    return tuple(found)


def _nth(text: str, word: str, number: int) -> Span:
    at = -1
    for _ in range(number):
        at = text.find(word, at + 1)
        while at >= 0 and _goes_on(text, at, at + len(word)):
            at = text.find(word, at + 1)
        if at < 0:
            raise ValueError(f"{word!r} is not so often in {text!r}")
    return Span(at, at + len(word))


def _goes_on(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() or after.isalnum()


def examples(found: Sequence[Record], rng: random.Random) -> Iterator[Example]:
    """Every record once, changed by chance."""
    for record in found:
        yield example_of(record, draw(rng), rng)


def example_of(record: Record, changes: Sequence[Change], rng: random.Random) -> Example:
    """A record, changed, with what its words tell of."""
    given = [
        *((span,) for span in record.read),
        *((span,) for span in record.framed),
        *((item.word,) for item in record.told),
        *(spans for item in record.told for spans in item.roles),
    ]
    name = hashlib.sha256(record.text.encode()).hexdigest()
    reading, moved = changed_reading({"id": name, "text": record.text}, given, changes, rng)
    at = word_at(reading)
    told = iter([[word for span in spans for word in words_in(span, at)] for spans in moved])
    read = [next(told) for _ in record.read]
    framed = [next(told) for _ in record.framed]
    words = [next(told) for _ in record.told]
    roles = [tuple(tuple(next(told)[:1]) for _ in item.roles) for item in record.told]
    size = len(reading.words)
    columns = {
        "triggers": _filled(size, read, TRIGGERS.index("NONE")),
        "reality": np.full(size, IGNORED),
        "frames": _filled(size, framed, FRAMES.index("NONE")),
    }
    starts = [*first_words(reading), size]
    links: list[Link] = []
    for item, inside, parts in zip(record.told, words, roles, strict=True):
        if inside:
            _tell(columns, item, inside[0])
            links += _link(item, inside[0], parts, starts, framed)
    return plain_example(reading, columns, links=tuple(links))


def _tell(columns: dict[str, Ints], item: Told, word: int) -> None:
    if item.how is None:
        columns["frames"][word] = FRAMES.index(item.kind)
    else:
        columns["triggers"][word] = TRIGGERS.index(item.kind)
        columns["reality"][word] = REALITY.index(item.how)


def _link(
    item: Told,
    word: int,
    parts: tuple[tuple[int, ...], ...],
    starts: Sequence[int],
    framed: Sequence[Sequence[int]],
) -> Iterator[Link]:
    """The link of a word: to words of its sentence, or of its passage for a frame."""
    if not parts:
        return
    first = max(start for start in starts if start <= word)
    end = min(start for start in starts if start > word)
    if item.how is None:
        whole = next((words for words in framed if word in words), ())
        if whole:
            first, end = whole[0], whole[-1] + 1
    inside = tuple(tuple(w for w in words if first <= w < end) for words in parts)
    yield Link("roles" if item.how is not None else "parts_of_frames", word, first, end, inside)


def _filled(size: int, regions: Sequence[Sequence[int]], none: int) -> Ints:
    told = np.full(size, IGNORED)
    for words in regions:
        told[list(words)] = none
    return told


def joined(found: Sequence[Record], rng: random.Random) -> Iterator[Record]:
    """Passages in chance order, several to a text, as they stand in a report."""
    order = list(found)
    rng.shuffle(order)
    while order:
        size = rng.randint(1, JOINED)
        group, order = order[:size], order[size:]
        yield _together(group, rng.choice((" ", "\n", "\n\n")))


def _together(group: Sequence[Record], between: str) -> Record:
    text = between.join(record.text for record in group)
    sizes = accumulate((len(record.text) + len(between) for record in group), initial=0)
    parts = [
        _moved(record, text, partial(_by, offset=at))
        for record, at in zip(group, sizes, strict=False)
    ]
    read, framed, told = (
        tuple(item for part in parts for item in part[field]) for field in (1, 2, 3)
    )
    return Record(text, read, framed, told)


def _by(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def spans_of(pairs: Sequence[Sequence[int]]) -> Spans:
    """Pairs of offsets as spans."""
    return tuple(Span(*pair) for pair in pairs)


def _texts(path: Path) -> dict[str, str]:
    """Id of every text of a corpus -> the text."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return {row["id"]: row["text"] for row in map(json.loads, lines)}
    return {row["id"]: row["text"] for row in read_jsonl(path)}
