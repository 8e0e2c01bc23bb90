"""Fits the weights by which the places of an event are told from others of its sentence.

    python -m training.event_places RECORDS.jsonl [RECORDS.jsonl ...]

RECORDS.jsonl are annotated texts as records, the gold's training part first; to them come the
sentences of wordings/event_places.txt. Writes src/reportedly/lang/en/event_place_weights.toml, a
logistic regression over the features of extraction/events/place_features.py; prints how well eight
folds by text are told, each with weights fitted on the others. Needs numpy alone.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from reportedly.evaluation import LEAST, dice, pair
from reportedly.extraction.events import events
from reportedly.extraction.events.place_features import Asked, features_of
from reportedly.extraction.events.places import LIKELY
from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.pipeline import Engine, claims_of, open_engine
from reportedly.predictions import report_of
from training.examples import read_jsonl
from training.remark_choice import written

WORDINGS = Path(__file__).with_name("wordings") / "event_places.txt"
OUT = Path("src/reportedly/lang/en/event_place_weights.toml")
PENALTY = 3.0  # of squared weights; half and double of it tell as well
ROUNDS = 25  # of Newton's method
FOLDS = 8
HEADER = """# What each feature of a place is worth when the places of an event are told from others
# of its sentence (extraction/events/place_features.py); fitted by training/event_places.py on
# annotated texts. No word of a text is here.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A place beside an event, and whether it happens there."""

    text: str
    features: frozenset[str]
    right: bool


def main() -> None:
    """Read the command line, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path, nargs="+")
    parser.add_argument("--places", type=Path, action="append")
    parser.add_argument("--parties", type=Path, action="append")
    given = parser.parse_args()
    engine = open_engine(given.places, given.parties)
    cases = [
        case
        for path in given.records
        for record in read_jsonl(path)
        for case in of_record(record, engine)
    ]
    cases += [case for line in sentences() for case in of_sentence(line, engine)]
    print("folds:", figures(cases, crossed(cases)))
    weights = fit(cases)
    print("fitted:", figures(cases, likely(cases, weights)))
    OUT.write_text(written(weights, HEADER), encoding="utf-8")


def sentences() -> list[str]:
    """The lines of the wordings."""
    lines = WORDINGS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def of_record(record: Mapping[str, Any], engine: Engine) -> Iterator[Case]:
    """The places beside the events of an annotated text that ours meet."""
    claims, asked = questions({**record, "id": record["name"]}, engine)
    ours = [
        {
            "content": [list(span) for span in one.content],
            "cue": list(one.cue),
            "events": [event.trigger for event in one.events],
            "places": [place.span for place in one.places],
        }
        for one in claims
    ]
    for gold, one in pair(record["claims"], ours):
        for event, trigger in met(gold["events"], one["events"]):
            told = [gold["places"][n]["span"] for n in event["places"] or ()]
            for question in asked:
                same = [item.span for item in question.places] == one["places"]
                if same and question.trigger.span(question.tokens) == trigger:
                    yield from _cases(record["name"], question, told)


def of_sentence(line: str, engine: Engine) -> Iterator[Case]:
    """The places beside the events of a sentence of the wordings."""
    text, _, marked = line.partition(" :: ")
    _, asked = questions({"id": text, "text": text, "date": "2031-05-20"}, engine)
    told = dict(part.partition("=")[::2] for part in marked.split("|"))
    for question in asked:
        word = question.trigger.span(question.tokens).of(text)
        for deed, where in told.items():
            if deed.strip() in (word, word.split()[0]):
                names = [name.strip() for name in where.split(";") if name.strip()]
                spans = [(text.rindex(name), text.rindex(name) + len(name)) for name in names]
                yield from _cases(text, question, spans)


def questions(record: Mapping[str, Any], engine: Engine) -> tuple[Sequence[Claim], Sequence[Asked]]:
    """The claims of a text, and every event of theirs with the places beside it, each once."""
    asked: dict[tuple[Span, tuple[Span, ...]], Asked] = {}

    def note(question: Asked) -> tuple[int, ...]:
        spans = tuple(item.span for item in question.places)
        asked[question.trigger.span(question.tokens), spans] = question
        return ()

    with patch.object(events, "places_of", note):
        return claims_of(report_of(record), engine), list(asked.values())


def met(told: Iterable[Any], ours: Iterable[Span]) -> Iterator[tuple[Any, Span]]:
    """The events annotated with the triggers of ours that share their words."""
    left = list(ours)
    for event in told:
        found = next((t for t in left if dice([event["trigger"]], [t]) >= LEAST), None)
        if found is not None:
            left.remove(found)
            yield event, found


def _cases(text: str, question: Asked, told: Sequence[Sequence[int]]) -> Iterator[Case]:
    for index in question.here:
        span = question.places[index].span
        right = any(dice([span], [other]) >= LEAST for other in told)
        yield Case(text, frozenset(features_of(question, index)), right)


def fit(cases: Iterable[Case]) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method."""
    cases = list(cases)
    names = sorted({name for case in cases for name in case.features})
    rows = np.array([[name in case.features for name in names] for case in cases], float)
    answers = np.array([case.right for case in cases], float)
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        told = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (told - answers) + PENALTY * weights
        bend = (rows * (told * (1 - told))[:, None]).T @ rows
        weights -= np.linalg.solve(bend + PENALTY * np.eye(len(names)), slope)
    return dict(zip(names, map(float, weights), strict=True))


def likely(cases: Iterable[Case], weights: Mapping[str, float]) -> list[float]:
    """How likely each place is one of its event's."""
    totals = (sum(weights.get(name, 0.0) for name in case.features) for case in cases)
    return [float(1 / (1 + np.exp(-total))) for total in totals]


def crossed(cases: Sequence[Case]) -> list[float]:
    """How likely each is with weights fitted on the texts of other folds."""
    folds = [sha256(case.text.encode("utf-8")).digest()[0] % FOLDS for case in cases]
    fitted = [
        fit(case for case, of in zip(cases, folds, strict=True) if of != fold)
        for fold in range(FOLDS)
    ]
    return [likely([case], fitted[fold])[0] for case, fold in zip(cases, folds, strict=True)]


def figures(cases: Sequence[Case], answers: Sequence[float], least: float = LIKELY) -> str:
    """Precision, recall and F1 of the places taken."""
    said = [answer >= least for answer in answers]
    both = sum(case.right and one for case, one in zip(cases, said, strict=True))
    right = sum(case.right for case in cases)
    return (
        f"{len(cases)} places, P {both / max(1, sum(said)):.3f} R {both / max(1, right):.3f}"
        f" F1 {2 * both / max(1, sum(said) + right):.3f}"
    )


if __name__ == "__main__":
    main()
