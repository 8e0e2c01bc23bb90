"""`evaluate`: our claims beside a corpus of annotated ones, layer by layer."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import output
from reportedly.cli.options import Parties, Places
from reportedly.cli.records import Record, records

if TYPE_CHECKING:
    from reportedly.evaluation import Comparison
    from reportedly.scores import Score

app = typer.Typer(no_args_is_help=True, help="Measure what is read against annotated texts.")

NEEDED = ("name", "text", "claims")


@app.callback()
def _root() -> None:
    """Each corpus is a command."""


@app.command()
def gold(
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS.jsonl", help="Texts with claims: python -m gold.load.")
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="List every difference with its words.")
    ] = False,
    confusion: Annotated[
        bool, typer.Option("--confusion", help="Count what was read as what, label by label.")
    ] = False,
    as_json: output.AsJson = False,
    places: Places = None,
    parties: Parties = None,
) -> None:
    """Read the texts and print precision, recall and F1 of every layer, with 95 % intervals."""
    from reportedly.evaluation import joined
    from reportedly.pipeline import open_engine
    from reportedly.predictions import compared
    from reportedly.scores import scores

    texts = list(records(corpus, NEEDED))
    engine = open_engine(places, parties)
    found = [compared(text, engine) for text in texts]
    if as_json:
        output.write(json.dumps([score._asdict() for score in scores(found)], indent=1))
        return
    for score in scores(found):
        output.write(_line(score))
    if confusion:
        for line in _confusions(joined(found)):
            output.write(line)
    if errors:
        for text, comparison in zip(texts, found, strict=True):
            for line in _errors(text, comparison):
                output.write(line)


def _line(score: "Score") -> str:
    parts = ""
    if score.precision is not None and score.recall is not None:
        parts = f"  P {score.precision:.3f}  R {score.recall:.3f}"
    size = f"{score.first} in gold, {score.second} read" if parts else f"{score.first} compared"
    value = f"{score.value:.3f} [{score.low:.3f}, {score.high:.3f}]"
    return f"{score.layer:24}{score.measure:9}{value}{parts}  ({size})"


def _confusions(found: "Comparison") -> Iterator[str]:
    for name, answers in found.labels.items():
        for (one, other), count in Counter(answers).most_common():
            if one != other:
                yield f"{name}: {one or 'none'} read as {other or 'none'}: {count}"


def _errors(text: Record, comparison: "Comparison") -> Iterator[str]:
    for item in comparison.differences:
        words = " … ".join(text["text"][start:end] for start, end in item.spans)
        said = f"{item.first or 'none'} read as {item.second or 'none'}"
        yield f"{text['name']}: {item.layer}: {said}: {words}"
