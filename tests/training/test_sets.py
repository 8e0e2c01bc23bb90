"""Records of sentences become texts whose words carry the records' answers."""

import random

import pytest
from training.examples import IGNORED, Example

from training import sets

FIRST = {
    "id": "a",
    "text": "Veskara condemned the raid.",
    "events": [
        {
            "code": "ACCUSE",
            "source": [{"text": "Veskara", "span": [0, 7]}],
            "target": [{"text": "the raid", "span": [18, 26]}],
        }
    ],
}
SECOND = {"id": "b", "text": "Shells fell on Kest.", "labels": ["SHELL"]}


@pytest.fixture(autouse=True)
def _unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sets, "draw", lambda _: [])


def segments(example: Example) -> dict[str, tuple[str, tuple[int, ...]]]:
    return {" ".join(example.words[s.start : s.end]): (s.head, s.allowed) for s in example.segments}


def test_events_of_joined_sentences_keep_their_own_answers() -> None:
    found = {}
    for example in sets.event_examples([FIRST, SECOND], ("AIR", "SHELL"), random.Random(1)):
        found |= segments(example)
        for word, tag in zip(example.words, example.columns["actors"], strict=True):
            known = {"Veskara": 1, "the": 3, "raid": 4, "condemned": 0, "Shells": IGNORED}
            assert word not in known or tag == known[word]
    assert found["Veskara condemned the raid ."] == ("kinds", (7,))
    assert found["Shells fell on Kest ."] == ("cases", (1,))


def test_a_quad_class_allows_every_type_in_it() -> None:
    record = {"id": "c", "text": "They met.", "events": [{"code": "4"}]}
    (example,) = sets.event_examples([record], (), random.Random(0))
    ((_, allowed),) = segments(example).values()
    assert {sets.KINDS[i][0] for i in allowed} == {
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    }


def test_commitment_is_told_in_bins_on_an_events_first_word() -> None:
    record = {
        "text": "He may have fled .",
        "id": "d",
        "events": [{"start": 12, "end": 16, "factuality": 0.6}],
    }
    (example,) = sets.commitment_examples("uw", [record], random.Random(0))
    assert example.columns["uw"].tolist() == [IGNORED] * 3 + [7, IGNORED]


def test_a_toponym_is_tagged_word_by_word() -> None:
    record = {
        "id": "e",
        "text": "Rain in Old Kest and Marrow.",
        "toponyms": [{"start": 8, "end": 16}, {"start": 21, "end": 27}],
    }
    (example,) = sets.toponym_examples([record], random.Random(0))
    assert example.columns["places"].tolist() == [0, 0, 1, 2, 0, 1, 0]


def test_folds_hold_all_records_once() -> None:
    records = [{"text": f"text {number}"} for number in range(50)]
    kept = [len(sets.outside(records, fold)) for fold in range(sets.FOLDS)]
    assert sum(50 - size for size in kept) == 50
    assert sets.outside(records, None) == records
