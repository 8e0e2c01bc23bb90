"""How often wordings never seen tell that a claim was checked, and that somebody kept silent.

    python benchmarks/held_remarks.py [--misses] [--remarks | --silence]

The sentences are those of training/wordings, each read between the sentences that stand around it.
A hash of its id parts them into two halves: the design half, whose misses are shown, and the kept
half, of which only figures are. A sentence is found if anything of the layer is in it, right if
its status or kind is the one meant; "bound" are right ones that a claim of the text carries, which
no sentence can have that is read without the one before it. Every find in a sentence that says
nothing of the layer counts against precision.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportedly.extraction.verification.remarks import find_all
from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.pipeline import Engine, bundled_engine, claims_of
from reportedly.predictions import report_of

WORDINGS = Path(__file__).parents[1] / "training" / "wordings"
LAYERS = {"remarks": ("remark", "status"), "silence": ("silence", "kind")}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its surroundings and labels; layer -> status or kind, "" for none."""

    name: str
    text: str
    span: Span
    meant: dict[str, str]

    @property
    def kept(self) -> bool:
        """True if its misses are never shown."""
        return sha256(self.name.encode("utf-8")).digest()[0] % 2 == 1


@dataclass(frozen=True, slots=True)
class Told:
    """What is found of a layer in a sentence, and what of it a claim carries."""

    found: tuple[str, ...]
    bound: tuple[str, ...]


def sentences(folder: Path) -> Iterator[Sentence]:
    """The sentences of a folder's files, in order."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield sentence_of(json.loads(line))


def sentence_of(row: dict[str, Any]) -> Sentence:
    """A row of a file of wordings."""
    ahead = row["before"] + " " if row["before"] else ""
    text = f"{ahead}{row['sentence']} {row['after']}".rstrip()
    span = Span(len(ahead), len(ahead) + len(row["sentence"]))
    meant = {layer: (row[key] or {}).get(field, "") for layer, (key, field) in LAYERS.items()}
    return Sentence(row["id"], text, span, meant)


def told(sentence: Sentence, engine: Engine) -> dict[str, Told]:
    """Layer -> what the program finds of it in the sentence."""
    report = report_of({"id": sentence.name, "text": sentence.text})
    reading = engine.reader.read(report)
    claims = tuple(claims_of(report, engine))
    remarks = [r.status.value for r in find_all(reading) if r.phrase.overlaps(sentence.span)]
    bound = [
        item.status.value
        for claim in claims
        for item in claim.verification
        if item.span and item.span.overlaps(sentence.span)
    ]
    silences = tuple(c.silence.kind.value for c in claims if c.silence and _is_in(c, sentence))
    return {
        "remarks": Told(tuple(remarks), tuple(bound)),
        "silence": Told(silences, silences),
    }


def _is_in(claim: Claim, sentence: Sentence) -> bool:
    spans = (*claim.source, *claim.cue, *claim.content)
    return any(span.overlaps(sentence.span) for span in spans)


def count(tally: Counter[str], meant: str, found: Told) -> bool:
    """Adds a sentence to a tally of its layer; True if it is right."""
    if meant:
        tally[f"{meant} meant"] += 1
        tally[f"{meant} found"] += bool(found.found)
        tally[f"{meant} right"] += meant in found.found
        tally[f"{meant} bound"] += meant in found.bound
    for status in set(found.found):
        tally[f"{status} said"] += 1
        tally[f"{status} said of one"] += bool(meant)
        tally[f"{status} said right"] += status == meant
    return meant in found.found if meant else not found.found


def figures(tally: Counter[str]) -> Iterator[str]:
    """A line over all statuses, and one for each."""
    statuses = sorted({key.rsplit(" ", 1)[0] for key in tally if key.endswith(" meant")})
    yield _line("all", tally, statuses)
    yield from (_line(status, tally, [status]) for status in statuses)


def _line(name: str, tally: Counter[str], statuses: list[str]) -> str:
    def total(what: str) -> int:
        return sum(tally[f"{status} {what}"] for status in statuses)

    meant, said = total("meant"), total("said")
    recall, precision = (100 * total("right") / max(1, n) for n in (meant, said))
    return (
        f"{name:14}{meant:4} sentences: {total('found'):3} found, {total('right'):3} right"
        f" ({recall:.0f} %), {total('bound'):3} bound; {said:3} finds: {total('said of one'):3} in"
        f" such a sentence, {total('said right'):3} right ({precision:.0f} %)"
    )


def main() -> None:
    """Print the figures of both halves; with --misses what went wrong in the design half."""
    asked = [layer for layer in LAYERS if f"--{layer}" in sys.argv] or list(LAYERS)
    engine = bundled_engine()
    tallies = {(kept, layer): Counter[str]() for kept in (False, True) for layer in asked}
    for sentence in sentences(WORDINGS):
        answers = told(sentence, engine)
        for layer in asked:
            meant, found = sentence.meant[layer], answers[layer]
            right = count(tallies[sentence.kept, layer], meant, found)
            if not right and not sentence.kept and "--misses" in sys.argv:
                print(sentence.name, layer, meant or "none", found.found, sentence.text, sep=" | ")
    for (kept, layer), tally in tallies.items():
        print("kept" if kept else "design", layer, *figures(tally), sep="\n    ")


if __name__ == "__main__":
    main()
