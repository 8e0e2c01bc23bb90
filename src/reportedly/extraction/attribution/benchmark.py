"""Answers the attribution benchmark: outermost attributions only, in its JSON shape."""

from typing import Any

from reportedly.extraction.attribution.attribution import find_outermost
from reportedly.model.reading import Reading
from reportedly.model.span import Spans


def predict(reading: Reading) -> list[dict[str, Any]]:
    """Outermost attributions of `reading` as ``{"id", "source", "cue", "content"}``.

    Sources are widened by apposition and relative clause, as the benchmark annotates them.
    """
    return [
        {
            "id": f"a{number}",
            "source": _pairs(item.source),
            "cue": _pairs(item.cue),
            "content": _pairs(item.content),
        }
        for number, item in enumerate(find_outermost(reading))
    ]


def _pairs(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]
