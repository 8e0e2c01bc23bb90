"""How often a remark on checking is carried by the claims that it is about, in invented passages.

    python -m benchmarks.held_bindings [--misses]

The passages are those of training/wordings/bindings.txt, on which the weights are fitted, and of
bindings_kept.txt, of which only figures are shown. A claim that is covered is right if the claim
with its words carries a remark of the status meant; every other claim with a remark counts against
precision.
"""

import sys
from collections import Counter
from collections.abc import Iterator

from training.passages import DESIGN, KEPT, Passage, passages

from reportedly.model.claim import Claim
from reportedly.model.span import text_of
from reportedly.pipeline import Engine, bundled_engine, claims_of
from reportedly.predictions import report_of


def measure(passage: Passage, engine: Engine, tally: Counter[str]) -> Iterator[str]:
    """Counts what is right; yields what is not."""
    report = report_of({"id": "p", "text": passage.text, "date": "2031-05-20"})
    carried = [
        (claim, item.status) for claim in claims_of(report, engine) for item in claim.verification
    ]
    right: set[int] = set()
    for one in passage.covered:
        met = [
            at
            for at, (claim, status) in enumerate(carried)
            if status is one.status and one.meets(claim.content)
        ]
        tally["covered"] += 1
        tally["right"] += bool(met)
        right.update(met)
        if not met:
            yield f"missed {one.status}: {one.span.of(passage.text)}"
    for at, (claim, status) in enumerate(carried):
        if at not in right:
            tally["wrong"] += 1
            yield f"wrong {status}: {_words(claim, passage.text)}"


def _words(claim: Claim, text: str) -> str:
    return text_of(text, claim.content)


def figures(tally: Counter[str]) -> str:
    """Precision, recall and F1 in a line."""
    said = tally["right"] + tally["wrong"]
    precision, recall = (tally["right"] / max(1, n) for n in (said, tally["covered"]))
    score = 2 * tally["right"] / max(1, said + tally["covered"])
    return (
        f"{tally['covered']} covered, {tally['right']} right, {tally['wrong']} wrong:"
        f" P {precision:.3f} R {recall:.3f} F1 {score:.3f}"
    )


def main() -> None:
    """Print the figures of both halves; with --misses what went wrong in the design half."""
    engine = bundled_engine()
    for path in (DESIGN, KEPT):
        tally = Counter[str]()
        for passage in passages(path):
            wrong = list(measure(passage, engine, tally))
            if wrong and path == DESIGN and "--misses" in sys.argv:
                print("", passage.text.replace("\n\n", " // "), *wrong, sep="\n    ")
        print(path.stem, figures(tally))


if __name__ == "__main__":
    main()
