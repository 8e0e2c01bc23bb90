"""Replies, remarks on checking and silences in real reports of armed conflict, against readers.

    python benchmarks/relations.py DATA [--part fitted | judging | held] [--misses]

DATA is the data folder, whose reports training/annotations/relations.jsonl is about. A reply is
right if both claims are those that a reader tied; a remark if a claim carries words of it with its
status; pairs are of a remark and a claim it is about; a silence if a claim carries one of its kind
in that sentence. --misses prints what was missed and what is false, of the part that is fitted on.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from training.related import Related, is_same, related
from training.spoken import FITTED, HELD, JUDGING

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, text_of
from reportedly.pipeline import Engine, bundled_engine, claims_in
from reportedly.predictions import report_of

PARTS = {"fitted": FITTED, "judging": JUDGING, "held": HELD}
KEYS = ("meant", "found", "right")
WIDTH = 90  # characters of a content that are shown
LAYERS = ("replies", "remarks", "remark and claim", "silences")


class Answer(NamedTuple):
    """Of one layer of one report: how many are meant, found and right, and what went wrong."""

    meant: int
    found: int
    right: int
    wrong: list[str]


class Said(NamedTuple):
    """Something of a layer: its kind, if that counts, and the spans by which it is known."""

    kind: str
    spans: tuple[Spans, ...]

    def meets(self, other: "Said") -> bool:
        """True if it is of one kind with `other`, and about the same words."""
        together = zip(self.spans, other.spans, strict=True)
        return self.kind == other.kind and all(is_same(*pair) for pair in together)

    def told(self, text: str) -> str:
        """The words of its spans."""
        return " | ".join((self.kind, *(text_of(text, spans)[:WIDTH] for spans in self.spans)))


def main() -> None:
    """Read the command line; print a line for each layer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=PARTS, default="fitted")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    engine, tally = bundled_engine(), Counter[str]()
    for one in related(given.data, PARTS[given.part]):
        for layer, answer in answers(one, engine).items():
            tally.update({f"{layer} {key}": getattr(answer, key) for key in KEYS})
            if given.misses and given.part == "fitted":
                for wrong in answer.wrong:
                    print(f"{one.name}: {layer}: {wrong}")
    for layer in LAYERS:
        meant, found, right = (tally[f"{layer} {key}"] for key in KEYS)
        score = 200 * right / max(1, meant + found)
        print(f"{layer:18}F1 {score:.1f}: {meant} meant, {found} found, {right} right")


def answers(one: Related, engine: Engine) -> dict[str, Answer]:
    """Layer -> what the program says of a report, against its readers."""
    report = report_of({"id": one.name, "text": one.text})
    reading = engine.reader.read(report)
    claims = claims_in(report, reading, engine)
    meant = {
        "replies": [Said("", (reply.answer, reply.answered)) for reply in one.replies],
        "remarks": [Said(mark.kind, ((mark.words,),)) for mark in one.checks],
        "remark and claim": [
            Said(mark.kind, ((mark.words,), about)) for mark in one.checks for about in mark.about
        ],
        "silences": [Said(mark.kind, (_sentence(reading, mark.words),)) for mark in one.silences],
    }
    found = {
        "replies": list(_replies(claims)),
        "remarks": sorted({Said(said.kind, said.spans[:1]) for said in _remarks(claims)}),
        "remark and claim": list(_remarks(claims)),
        "silences": list(_silences(reading, claims)),
    }
    return {layer: _matched(one.text, meant[layer], found[layer]) for layer in LAYERS}


def _matched(text: str, meant: Sequence[Said], found: Sequence[Said]) -> Answer:
    """Each is matched at most once, in order."""
    left, extra = list(meant), []
    for said in found:
        met = next((other for other in left if other.meets(said)), None)
        if met is None:
            extra.append(f"false: {said.told(text)}")
        else:
            left.remove(met)
    missed = [f"missed: {said.told(text)}" for said in left]
    return Answer(len(meant), len(found), len(meant) - len(left), [*missed, *extra])


def _replies(claims: Iterable[Claim]) -> Iterator[Said]:
    contents = {claim.id: claim.content for claim in claims}
    for claim in claims:
        if claim.responds_to:
            yield Said("", (claim.content, contents[claim.responds_to.claim]))


def _remarks(claims: Iterable[Claim]) -> Iterator[Said]:
    for claim in claims:
        for item in claim.verification:
            yield Said(item.status.value, ((item.span,), claim.content))


def _silences(reading: Reading, claims: Iterable[Claim]) -> Iterator[Said]:
    """By the sentence in which what was left unsaid stands, else the claim's."""
    for claim in claims:
        if claim.silence:
            at = claim.silence.about or claim.silence.who or claim.content[-1]
            yield Said(claim.silence.kind.value, (_sentence(reading, at),))


def _sentence(reading: Reading, span: Span) -> Spans:
    return (reading.sentences[reading.sentence_at(span.start)],)


if __name__ == "__main__":
    main()
