"""How two passes over the same texts agree, layer by layer, and where they differ.

usage: python -m gold.agreement FIRST SECOND [--differences]

FIRST and SECOND are folders of marked-up files. For spans F1 is
printed, for labels of paired claims the share that is equal and Cohen's kappa.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from gold import markup
from reportedly.evaluation import Comparison, Difference, compare, joined
from reportedly.scores import kappa


def main(arguments: list[str]) -> int:
    """Compare two folders."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if len(folders) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    found: list[Comparison] = []
    listed: list[str] = []
    for path in sorted(folders[0].glob("*.gold")):
        text = markup.text_of(path)
        passes = [_claims(folder / path.name, text) for folder in folders]
        found.append(compare(passes[0], passes[1]))
        listed += [f"{path.stem}: {_said(item, text)}" for item in found[-1].differences]
    print("\n".join(table(joined(found))))
    if "--differences" in arguments:
        print("\n".join(listed))
    return 0


def _claims(path: Path, text: str) -> Sequence[markup.Claim]:
    claims, wrong = markup.read(path.read_text(encoding="utf-8"), text)
    for mistake in wrong:
        print(f"{path}:{mistake}", file=sys.stderr)
    return claims


def _said(item: Difference, text: str) -> str:
    words = " … ".join(text[start:end] for start, end in item.spans)
    return f"{item.layer}: {item.first or '-'} | {item.second or '-'}: {words[:90]}"


def table(found: Comparison) -> Iterator[str]:
    """The agreement, a line a layer."""
    for name, tally in found.tallies.items():
        yield f"{name:22} F1 {tally.f1:.3f}  ({tally.first} and {tally.second})"
    for name, answers in found.labels.items():
        same = sum(one == other for one, other in answers) / len(answers)
        yield f"{name:22} equal {same:.3f}  kappa {kappa(answers):.3f}  ({len(answers)})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
