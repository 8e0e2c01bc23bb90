"""Texts whose replies are known, read as the program reads them: gold, passages, judged reports."""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.codec import encode_claim
from reportedly.evaluation import pair
from reportedly.extraction.replies.deeds import deeds_of
from reportedly.extraction.replies.facts import Facts, facts_of, with_rare
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Spans
from reportedly.pipeline import Engine, claims_in, open_engine
from reportedly.predictions import report_of
from reportedly.reader.noticed import NoticedReport
from training.related import is_same, related

PLACES, PARTIES = Path("gold/places.toml"), Path("gold/parties.toml")
LEAST = 0.5  # share of a claim's content that must lie in a passage's line
MIXED = " mixed"  # what ends the kind of passages with the answers of others
STRIDE = 3  # passages further down from which the answers of others are taken
Span = tuple[int, int]


@dataclass(frozen=True)
class Read:
    """A text as read: what is known of each claim, and what its words mean."""

    claims: Sequence[Facts]
    attributions: Sequence[Attribution]
    meanings: NDArray[np.float32]  # (claims, 384)


@dataclass(frozen=True)
class Text:
    """A text with its replies by the index of the claim that answers: which claims are right.

    What is `left_out` is no case: read as the gold does not have it, or doubtful.
    """

    name: str
    kind: str
    read: Read
    replies: Mapping[int, frozenset[int]]
    left_out: frozenset[int] = frozenset()
    known: int = 0  # replies it has, read or not
    unsure: frozenset[int] | None = None  # of those left out: what is not counted; None: all

    @property
    def doubtful(self) -> frozenset[int]:
        """The claims of which nobody can say whether they answer any."""
        return self.left_out if self.unsure is None else self.unsure

    @property
    def mixed(self) -> bool:
        """Whether it is a passage with the answers of others."""
        return self.kind.endswith(MIXED)


@dataclass
class Passage:
    """Lines that make a text, and which of them answers which."""

    name: str
    lines: list[str] = field(default_factory=list)
    answers: dict[int, int] = field(default_factory=dict)

    @property
    def text(self) -> tuple[str, list[Span]]:
        """The lines as one text, each a paragraph if the name says so; and where they stand."""
        text, spans = "", []
        for line in self.lines:
            apart = self.name.endswith(", apart") and text.endswith((".", "?", "!", "”"))
            text += ("\n\n" if apart else " ") if text else ""
            spans.append((len(text), len(text) + len(line)))
            text += line
        return text, spans


def read_text(report: Report, engine: Engine) -> tuple[Read, Sequence[Claim]]:
    """A report's claims with what replies turn on."""
    reading = engine.reader.read(report)
    claims = claims_in(report, reading, engine)
    at = {claim.id: index for index, claim in enumerate(claims)}
    attributions = [_attribution(claim, at) for claim in claims]
    each = zip(attributions, claims, strict=True)
    facts = [
        facts_of(
            reading,
            one,
            c.factuality.source,
            c.speakers,
            deeds_of(c.actors, c.events, c.controls, c.places),
        )
        for one, c in each
    ]
    return Read(with_rare(facts), attributions, _meanings(reading, attributions)), claims


def _attribution(claim: Claim, at: Mapping[Any, int]) -> Attribution:
    return Attribution(
        source=claim.source,
        cue=claim.cue,
        content=claim.content,
        quotation=claim.quotation,
        made=claim.made,
        confidence=claim.confidence,
        within=None if claim.within is None else at.get(claim.within),
    )


def _meanings(reading: Reading, items: Sequence[Attribution]) -> NDArray[np.float32]:
    noticed = reading.noticed
    if not isinstance(noticed, NoticedReport) or not items:
        return np.zeros((0, 0), dtype=np.float32)
    return np.stack([noticed.meaning(item.content) for item in items])


def gold_texts(path: Path, engine: Engine) -> Iterator[Text]:
    """The texts of a gold part."""
    for record in _records(path):
        read, claims = read_text(report_of(record), engine)
        ours = [json.loads(encode_claim(claim)) for claim in claims]
        met = pair(record["claims"], ours)
        at = {claim["id"]: index for index, claim in enumerate(ours)}
        known = {one["id"]: at[other["id"]] for one, other in met}
        meant = {c["id"]: c["responds_to"]["claim"] for c in record["claims"] if c["responds_to"]}
        replies = {known[i]: frozenset({known[j]}) for i, j in meant.items() if {i, j} <= {*known}}
        half = {known[i] for i in meant if i in known} - {*replies}
        unmet = {*range(len(claims))} - {*known.values()}
        lost = frozenset(unmet | half)
        yield Text(record["name"], "gold", read, replies, lost, len(meant), frozenset())


def passage_texts(path: Path, *, strangers: bool = False) -> Iterator[Text]:
    """The passages of a file of wordings; a claim belongs to the line that holds most of it.

    With `strangers` they come with the answers of others, so that nothing in them is an answer.
    """
    engine = open_engine()
    found = list(passages(path.read_text(encoding="utf-8")))
    kind = path.stem + (MIXED if strangers else "")
    for passage in mixed(found) if strangers else found:
        text, spans = passage.text
        read, _ = read_text(report_of({"id": passage.name, "text": text}), engine)
        held = [_held(read.attributions, span) for span in spans]
        replies: dict[int, frozenset[int]] = {}
        left_out: set[int] = set()
        for line, answered in passage.answers.items():
            first, *others = _told(read.attributions, held[line]) or [None]
            if first is not None:
                replies[first] = frozenset(_told(read.attributions, held[answered], inner=True))
                left_out.update(item for item in others if item is not None)
        yield Text(passage.name, kind, read, replies, frozenset(left_out), len(passage.answers))


def passages(text: str) -> Iterator[Passage]:
    """The passages of a file: a heading, lines, and after a line which line it answers."""
    now = Passage("")
    for line in text.split("\n"):
        if line.startswith("=="):
            if now.lines:
                yield now
            now = Passage(line[2:].strip())
        elif line.startswith(">"):
            now.answers[len(now.lines) - 1] = int(line[1:].split()[0]) - 1
        elif line and not line.startswith("#"):
            now.lines.append(line)
    if now.lines:
        yield now


def mixed(found: Sequence[Passage]) -> Iterator[Passage]:
    """Each passage with the answers of another one in the place of its own."""
    answers = [[one.lines[i] for i in sorted(one.answers)] for one in found]
    for index, passage in enumerate(found):
        given = [line for other in answers[index + STRIDE :] + answers[:index] for line in other]
        lines = list(passage.lines)
        for place, line in zip(sorted(passage.answers), given, strict=False):
            lines[place] = line
        if passage.answers:
            yield Passage(passage.name, lines)


def _held(items: Sequence[Attribution], span: Span) -> list[int]:
    """The claims whose content lies in `span`, for the most part."""
    start, end = span
    return [
        index
        for index, item in enumerate(items)
        if sum(max(0, min(end, one.end) - max(start, one.start)) for one in item.content)
        >= LEAST * sum(one.end - one.start for one in item.content)
    ]


def _told(items: Sequence[Attribution], held: Sequence[int], *, inner: bool = False) -> list[int]:
    """Those that somebody tells, and (`inner`) those within them; all if nobody tells any."""
    told = [i for i in held if items[i].source and (inner or items[i].within is None)]
    return told or list(held)


def judged_texts(path: Path, corpora: Iterable[Path]) -> Iterator[Text]:
    """Reports whose likely replies were read by eye: see :func:`judged`."""
    engine, verdicts = open_engine(), judged(path.read_text(encoding="utf-8"))
    for corpus in corpora:
        for record in _records(corpus):
            verdict = verdicts.get(str(record["id"]))
            if verdict is not None:
                given = {key: record.get(key) for key in ("id", "text", "published")}
                read, _ = read_text(report_of(given), engine)
                begins = {item.content[0].start: i for i, item in enumerate(read.attributions)}
                replies = {
                    begins[one]: frozenset({begins[other]})
                    for one, other in verdict.items()
                    if other is not None and {one, other} <= {*begins}
                }
                doubtful = {begins[one] for one in verdict if one in begins} - {*replies}
                name = str(record["id"])
                yield Text(name, "real", read, replies, frozenset(doubtful), len(verdict))


def related_texts(data: Path, part: int) -> Iterator[Text]:
    """The reports of a part of `training.related`, in which every reply is known."""
    engine = open_engine()
    for one in related(data, part):
        read, _ = read_text(report_of({"id": one.name, "text": one.text}), engine)
        contents = [item.content for item in read.attributions]
        replies: dict[int, frozenset[int]] = {}
        left_out: set[int] = set()
        for reply in one.replies:
            answered = frozenset(_same(contents, reply.answered))
            for index in _same(contents, reply.answer)[:1]:
                if answered - {index}:
                    replies[index] = answered - {index}
                else:
                    left_out.add(index)
        yield Text(one.name, "news", read, replies, frozenset(left_out), len(one.replies))


def _same(contents: Sequence[Spans], meant: Spans) -> list[int]:
    """The claims that have that content, the outermost first."""
    found = [index for index, content in enumerate(contents) if is_same(content, meant)]
    return sorted(found, key=lambda index: -sum(end - start for start, end in contents[index]))


def judged(text: str) -> dict[str, dict[int, int | None]]:
    """Id of a report -> where a claim begins -> where the one it answers does; None: doubtful."""
    found: dict[str, dict[int, int | None]] = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            name, *verdicts = line.split()
            halves = [verdict.split(">") for verdict in verdicts]
            found[name] = {int(a): None if b == "?" else int(b) for a, b in halves}
    return found


def _records(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
