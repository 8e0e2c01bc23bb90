"""Every capability that the specimen report asks for stands in the invented texts, several ways."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gold import load

FOLDER = Path(load.__file__).parent
ROWS = {
    row["number"]: row["wordings"]
    for row in tomllib.loads((FOLDER / "rows.toml").read_text("utf-8"))["row"]
}
REPORTS = {one.name: one for one in load.load(FOLDER) if one.source == "invented"}
CASES = [(number, told) for number, wordings in ROWS.items() for told in wordings]
LEAST, TEXTS, LONGEST = 6, 4, 12  # wordings of a row, texts they come from, words of one
FEWER = {16: 5}  # rows for which the texts that may be read have no more; gold/README.md says so

Claim = dict[str, Any]


def inferred(claim: Claim) -> bool:
    return bool(claim["responds_to"]) and claim["responds_to"]["basis"] == "inferred"


def left(claim: Claim) -> bool:
    gone = any(one["status"] in ("retreated", "lost") for one in claim["controls"])
    return gone or any(event["type"] == "RETREAT" for event in claim["events"])


def in_channel_or_converted(claim: Claim) -> bool:
    return bool(claim["channel"]) or any(one["conversion"] for one in claim["quantities"])


HOLDS: dict[int, Callable[[Claim], Any]] = {
    2: lambda claim: claim["cue"],
    3: lambda claim: claim["factuality"]["words"],
    4: left,
    5: lambda claim: claim["verification"],
    6: in_channel_or_converted,
    7: lambda claim: claim["cue"],
    8: lambda claim: claim["cue"] and not claim["source"],
    9: lambda claim: claim["places"],
    10: lambda claim: claim["silence"],
    11: lambda claim: len(claim["places"]) > 1 or claim["factuality"]["words"],
    12: lambda claim: claim["source"],
    13: lambda claim: claim["quotation"] == "narration",
    14: lambda claim: claim["quotation"] in ("direct", "mixed"),
    15: lambda claim: claim["mood"] in ("conditional", "predicted"),
    16: lambda claim: claim["cue"],
    17: lambda claim: claim["quotation"] == "mixed",
    18: lambda claim: len(claim["speakers"]) > 1,
    19: lambda claim: claim["controls"],
    20: lambda claim: claim["cue"],
    21: lambda claim: claim["chain"],
    22: lambda claim: any(link["relation"] == "backed" for link in claim["chain"]),
    23: inferred,
}  # row -> what is annotated of a claim that the words belong to


def spans(claim: Claim) -> list[list[int]]:
    """All that a claim is made of in the text: its parts, hedges, links, remarks on it."""
    remarks = [remark["span"] for remark in claim["verification"] if remark["span"]]
    parts = [span for key in ("source", "cue", "content") for span in claim[key]]
    links = [link["span"] for link in claim["chain"] if link["span"]]
    channel = [claim["channel"]["span"]] if claim["channel"] else []
    return [*parts, *remarks, *links, *channel, *claim["factuality"]["words"]]


def touched(told: dict[str, str]) -> list[Claim]:
    """The claims that the words of a row stand in."""
    report = REPORTS[told["text"]]
    start = report.text.index(told["words"])
    end = start + len(told["words"])
    return [c for c in report.claims if any(one < end and start < two for one, two in spans(c))]


def test_the_rows_are_those_of_the_specimen() -> None:
    assert list(ROWS) == list(range(1, 24))


@pytest.mark.parametrize("number", ROWS)
def test_a_row_has_several_wordings_of_several_texts(number: int) -> None:
    wordings = {told["words"] for told in ROWS[number]}
    assert len(wordings) == len(ROWS[number])
    if number in FEWER:
        assert len(wordings) == FEWER[number]
    else:
        assert len(wordings) >= LEAST
    assert len({told["text"] for told in ROWS[number]}) >= TEXTS


@pytest.mark.parametrize(("number", "told"), CASES, ids=lambda value: str(value)[:60])
def test_the_words_stand_in_a_text_that_may_be_read(number: int, told: dict[str, str]) -> None:
    assert len(told["words"].split()) <= LONGEST
    assert told["shows"]
    assert told["words"] in REPORTS[told["text"]].text
    assert REPORTS[told["text"]].split != "test"


@pytest.mark.parametrize(("number", "told"), CASES, ids=lambda value: str(value)[:60])
def test_the_annotation_has_what_the_row_is_about(number: int, told: dict[str, str]) -> None:
    claims = touched(told)
    if number == 1:
        assert not claims, "furniture is no claim"
    else:
        assert any(HOLDS[number](claim) for claim in claims), json.dumps(told)
