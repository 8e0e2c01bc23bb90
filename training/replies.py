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
from reportedly.pipeline import open_engine
from reportedly.reader.weights import bundled_weights
from training.reply_model import COMPONENTS, Case, Floats, Model, Turn, fit
from training.reply_texts import (
    PARTIES,
    PLACES,
    Text,
    gold_texts,
    judged_texts,
    passage_texts,
    related_texts,
)
from training.spoken import FITTED, HELD, JUDGING

OUT = Path("src/reportedly/lang/en/replies_weights.toml")
CORPORA = ("gdelt_ua_articles_2022", "fakes_syria", "iran_2026_evidence")
JUDGED = Path("training/wordings/replies_real.txt")
WORDINGS = Path("training/wordings")
LEAST = 0.3  # probability from which a claim answers another, chosen for F1 on folds
INFERRED = 0.4  # the same where no words say so: below, two of three are wrong in real news
ELSE = 0.5  # what a claim weighs that is of no gold: passages, and reports read once
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
        turned = _turned(components, index, near)
        meant = text.replies.get(index, frozenset())
        right = [place for place, other in enumerate(near) if other in meant]
        lost = bool(meant) and not right
        found.append(Case(text, names, turned, right, lost, _weight(text)))
    return found


def _weight(text: Text) -> float:
    return 1.0 if text.kind == "gold" else ELSE


def answers(text: Text, model: Model, turn: Turn) -> dict[int, int]:
    """The claims of a text that answer one, told by the model alone, and which each answers."""
    read, found = text.read, dict[int, Reply]()
    components = turn.of(read.meanings) if len(read.meanings) else None
    for index in sorted(range(len(read.claims)), key=lambda i: read.claims[i].order):
        near = candidates(read.claims, read.attributions, index)
        if near and components is not None:
            names = [features_with(read.claims, index, other, found) for other in near]
            turned = _turned(components, index, near)
            likely, best = model.likeliest(Case(text, names, turned, [], False, 1.0))
            if likely >= LEAST:
                found[index] = near[best], ResponseBasis.INFERRED
    return {index: earlier for index, (earlier, _) in found.items()}


def _turned(components: Floats, index: int, near: Sequence[int]) -> Floats:
    own = np.repeat(components[index][None], len(near), axis=0)
    return np.concatenate([own, components[near]], axis=1)


def tell(title: str, model: Model, turn: Turn, tested: Sequence[Text]) -> Counter[str]:
    """Print how many replies of each kind of text are found at LEAST, and how many are right."""
    count: Counter[str] = Counter()
    for text in tested:
        for index, earlier in answers(text, model, turn).items():
            if index not in text.doubtful:
                count[f"{text.kind} found"] += 1
                count[f"{text.kind} right"] += earlier in text.replies.get(index, ())
    _print(title, count, _known(tested))
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
    for fold in range(FOLDS):
        model = fit([c for t in texts if folds[id(t)] != fold for c in made[id(t)]])
        every += tell(f"fold {fold}", model, turn, [t for t in texts if folds[id(t)] == fold])
    _print("folds", every, _known(texts))


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
    lines = [
        HEADER.format(given="\n".join(f"# - {one}" for one in given)),
        f"least = {LEAST}",
        f"inferred = {INFERRED}",
    ]
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
    for name, own in (("places", PLACES), ("parties", PARTIES)):
        parser.add_argument(f"--{name}", type=Path, action="append", help=f"for the gold: {own}")
    given = parser.parse_args()
    corpora = [given.data / "corpora" / f"{name}.jsonl.gz" for name in CORPORA]
    engine = open_engine(given.places or PLACES, given.parties or PARTIES)
    texts = [*gold_texts(given.gold, engine), *related_texts(given.data, FITTED)]
    read = {text.name for text in texts}
    texts += (text for text in judged_texts(JUDGED, corpora) if text.name not in read)
    for name in ("replies", "replies_more"):
        texts += both_ways(WORDINGS / f"{name}.txt")
    apart = [*both_ways(WORDINGS / "replies_kept.txt"), *related_texts(given.data, HELD)]
    apart += related_texts(given.data, JUDGING)
    turn = turn_of(text for text in texts if not text.mixed)
    folded(texts, turn)
    model = fit([case for text in texts for case in cases(text, turn)])
    tell("kept", model, turn, apart)
    counts = Counter(text.kind for text in texts)
    on = [
        f"{count} texts of {kind}, {_known(texts)[kind]} replies" for kind, count in counts.items()
    ]
    OUT.write_text(written(model, turn, on), encoding="utf-8")


if __name__ == "__main__":
    main()
