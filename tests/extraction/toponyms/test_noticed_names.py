"""Names of places that the encoder marks word by word: what is mended, and what is left alone."""

from types import SimpleNamespace

import pytest

from reportedly.extraction.toponyms.noticed_names import noticed_names
from reportedly.model.noticed import Tagged
from reportedly.model.span import Span
from reportedly.predictions import reading_of
from reportedly.resolution.places.gazetteer import open_gazetteer

# the text with what the encoder marks in brackets -> the names that are taken
MARKED = [
    ("Boats lay off [Port] Sudan.", ["Port Sudan"]),
    ("Troops in [Ivano]-[Frankivsk] waited.", ["Ivano-Frankivsk"]),
    ("Officials of the [United] [States] agreed.", ["United States"]),
    ("It lies in [south] [Sudan] and beyond.", ["Sudan"]),
    ("[Brenn-] and Kest-born men met.", ["Brenn"]),
    ("[Kyiv's] mayor spoke.", ["Kyiv"]),
    ("They met in Dorn, [Ga]. on Monday.", ["Ga."]),
    ("They met in [Dorn].", ["Dorn"]),
    ("The [New York] City Council met.", ["New York"]),
    ("They moved to [New York] City in May.", ["New York City"]),
    ("They left [Kherson] Oblast in May.", ["Kherson"]),
    ("It fell near [al-Bab] at night.", ["al-Bab"]),
    ("It fell near [Kest], [Brenn] and [Dorn].", ["Kest", "Brenn", "Dorn"]),
    ("A [base] nearby was hit.", []),
]


@pytest.mark.parametrize(("marked", "names"), MARKED, ids=[row[0] for row in MARKED])
def test_what_the_encoder_marks_becomes_whole_names(marked: str, names: list[str]) -> None:
    text = marked.replace("[", "").replace("]", "")
    tagged = [Tagged(Span(*pair), "place", 0.8) for pair in spans_in(marked)]
    reading = reading_of({"id": "1", "text": text})[1]
    noticed = SimpleNamespace(toponyms=lambda: tagged)
    found = noticed_names(reading, noticed, open_gazetteer())  # type: ignore[arg-type]
    assert [item.span.of(text) for item in found] == names
    assert all(item.confidence == 0.8 for item in found)


def spans_in(marked: str) -> list[tuple[int, int]]:
    """Where the brackets are, in the text without them."""
    plain, starts, found = 0, 0, []
    for letter in marked:
        if letter == "[":
            starts = plain
        elif letter == "]":
            found.append((starts, plain))
        else:
            plain += 1
    return found
