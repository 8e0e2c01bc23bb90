"""Fits the weights of replies: `python -m training.replies DATA --gold GOLD_TRAIN.jsonl`.

Writes src/reportedly/lang/en/replies_weights.toml: what each feature of a pair of claims is worth,
and two directions of the encoder's vectors: what speaks for an answer, and for what is answered.
A claim answers one of its earlier ones or none; the choice is a softmax, fitted with a ridge.
Needs numpy alone.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from reportedly.extraction.replies.replies import Reply, candidates, features_with
from reportedly.model.claim import ResponseBasis
from reportedly.reader.weights import bundled_weights
from training.reply_model import COMPONENTS, Case, Model, Turn, fit
from training.reply_texts import Text, gold_texts, judged_texts, passage_texts, related_texts
from training.spoken import HELD, JUDGING

OUT = Path("src/reportedly/lang/en/replies_weights.toml")
CORPORA = ("gdelt_ua_articles_2022", "fakes_syria", "iran_2026_evidence")
JUDGED = Path("training/wordings/replies_real.txt")
WORDINGS = Path("training/wordings")
LEAST = 0.4  # probability from which a claim answers another: .7 are right on folds
REAL = 1.5  # what a reply of a real report weighs; there are few of them
MIXED = 0.5  # what a claim weighs in a passage with the answers of others
FOLDS = 5
SCALE = 1e5  # of the directions' numbers as they are written


def turn_of(texts: Iterable[Text]) -> Turn:
    """The largest components of all meanings, each of mean 0 and spread 1."""
    meanings = np.concatenate([t.read.meanings for t in texts if len(t.read.meanings)])
    mean = meanings.mean(0, dtype=np.float64)
    _, sizes, axes = np.linalg.svd(meanings - mean, full_matrices=False)
    spread = np.sqrt(len(meanings)) / sizes[:COMPONENTS]
    return Turn(mean, axes[:COMPONENTS].T * spread)


def cases(text: Text, turn: Turn) -> list[Case]:
    """The claims of a text that may answer one, told what the claims before them answer."""
    found: list[Case] = []
    read = text.read
    components = turn.of(read.meanings) if len(read.meanings) else None
    basis = ResponseBasis.INFERRED
    known: dict[int, Reply] = {i: (min(j), basis) for i, j in text.replies.items() if j}
    for index in range(len(read.claims)):
        near = candidates(read.claims, read.attributions, index)
        if not near or components is None or index in text.left_out:
            continue
        before = {i: known[i] for i in known if read.claims[i].order < read.claims[index].order}
        names = [features_with(read.claims, index, other, before) for other in near]
        own = np.repeat(components[index][None], len(near), axis=0)
        turned = np.concatenate([own, components[near]], axis=1)
        meant = text.replies.get(index, frozenset())
        right = [place for place, other in enumerate(near) if other in meant]
        lost = bool(meant) and not right
        found.append(Case(text, names, turned, right, lost, _weight(text, right)))
    return found


def _weight(text: Text, right: Sequence[int]) -> float:
    if text.kind == "real" and right:
        return REAL
    return MIXED if text.mixed else 1.0


def tell(
    title: str, model: Model, tested: Sequence[Case], known: Mapping[str, int]
) -> Counter[str]:
    """Print how many replies of each kind of text are found at LEAST, and how many are right."""
    count: Counter[str] = Counter()
    for case in tested:
        likely, best = model.likeliest(case)
        if likely >= LEAST:
            count[f"{case.text.kind} found"] += 1
            count[f"{case.text.kind} right"] += best in case.right
    _print(title, count, known)
    return count


def _print(title: str, count: Mapping[str, int], known: Mapping[str, int]) -> None:
    told = (
        f"{k}: {count[f'{k} right']} of {count[f'{k} found']} right, of {known[k]}" for k in known
    )
    print(f"{title:8s}", "; ".join(told), flush=True)


def folded(texts: Sequence[Text], turn: Turn) -> None:
    """Print what each fold gets from the others, all together."""
    made = {id(text): cases(text, turn) for text in texts}
    folds = {id(t): int(hashlib.sha256(t.name.encode()).hexdigest(), 16) % FOLDS for t in texts}
    every: Counter[str] = Counter()
    known = _known(texts)
    for fold in range(FOLDS):
        model = fit([c for t in texts if folds[id(t)] != fold for c in made[id(t)]])
        tested = [case for t in texts if folds[id(t)] == fold for case in made[id(t)]]
        part = _known([t for t in texts if folds[id(t)] == fold])
        every += tell(f"fold {fold}", model, tested, part)
    _print("folds", every, known)


def _known(texts: Iterable[Text]) -> Counter[str]:
    known: Counter[str] = Counter()
    for text in texts:
        known[text.kind] += text.known
    return known


def written(model: Model, turn: Turn, given: Sequence[str]) -> str:
    """The table as TOML: threshold, weights, directions and what they were fitted on."""
    ordered = sorted(model.names, key=lambda name: (-model.weights[model.names[name]], name))
    rows = [
        f"{name.replace(' ', '_')} = {model.weights[model.names[name]]:.2f}" for name in ordered
    ]
    lines = [HEADER.format(given="\n".join(f"# - {one}" for one in given)), f"least = {LEAST}"]
    lines += ["", "[weights]", *rows, "", "[directions]"]
    encoder = hashlib.sha256(bundled_weights().encoder_file).hexdigest()[:16]
    lines += [f'encoder = "{encoder}"', f"scale = {SCALE:.0f}"]
    own = len(model.names)
    for name, start in (("answer", own), ("answered", own + COMPONENTS)):
        way = turn.axes @ model.weights[start : start + COMPONENTS]
        lines.append(f"{name}_offset = {-turn.mean @ way:.4f}")
        lines.append(f"{name} = {[round(float(x) * SCALE) for x in way]}")
    return "\n".join(lines) + "\n"


HEADER = """\
# What a feature of a pair of claims (extraction/replies/features.py and beside it) adds to the log
# odds that the later one answers the earlier one, and two directions of the encoder's vectors that
# add to them (reader/answering.py). Written by training/replies.py; no word of a text is in here.
# Fitted on
{given}
"""


def both_ways(path: Path) -> list[Text]:
    """The passages of a file, and the same with the answers of others."""
    return [*passage_texts(path), *passage_texts(path, strangers=True)]


def main() -> None:
    """Read the command line, tell what folds and what is kept apart come to, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder of corpora/")
    parser.add_argument("--gold", type=Path, required=True, help="the gold's training part")
    given = parser.parse_args()
    corpora = [given.data / "corpora" / f"{name}.jsonl.gz" for name in CORPORA]
    texts = [*gold_texts(given.gold), *judged_texts(JUDGED, corpora)]
    for name in ("replies", "replies_more"):
        texts += both_ways(WORDINGS / f"{name}.txt")
    apart = [*both_ways(WORDINGS / "replies_kept.txt"), *related_texts(given.data, HELD)]
    apart += related_texts(given.data, JUDGING)
    turn = turn_of(text for text in texts if not text.mixed)
    folded(texts, turn)
    model = fit([case for text in texts for case in cases(text, turn)])
    tell("kept", model, [case for text in apart for case in cases(text, turn)], _known(apart))
    counts = Counter(text.kind for text in texts)
    on = [
        f"{count} texts of {kind}, {_known(texts)[kind]} replies" for kind, count in counts.items()
    ]
    OUT.write_text(written(model, turn, on), encoding="utf-8")


if __name__ == "__main__":
    main()
