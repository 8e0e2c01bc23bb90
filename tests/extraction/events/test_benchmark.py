"""Answers to the event benchmarks, from the whole way a record takes."""

import pytest

from reportedly.predictions import answerer


@pytest.fixture(scope="module")
def answer():
    return answerer("events", given=False)


def test_an_event_has_its_type_and_the_words_for_who_did_it_to_whom(answer):
    text = (
        "Soldiers detained two journalists at a checkpoint near Kest on Monday, their union said."
    )
    found = answer({"id": "one", "text": text})
    event = found["events"][0]
    assert event["code"] == "COERCE"
    assert event["trigger"] == {"text": "detained", "span": [9, 17]}
    assert [actor["text"] for actor in event["source"]] == ["Soldiers"]
    assert "ARREST" in found["labels"]
    for actor in (*event["source"], *event["target"]):
        start, end = actor["span"]
        assert text[start:end] == actor["text"]


def test_an_event_told_within_another_claim_is_given_once(answer):
    text = "The army said the mayor accused rebels of shelling Kest."
    events = answer({"id": "one", "text": text})["events"]
    assert sorted(event["trigger"]["text"] for event in events) == ["accused", "shelling"]


def test_who_denies_it_in_the_next_sentence_did_not_do_it(answer):
    text = (
        "The Veskaran army said that 10 people had been killed in Kest on Tuesday. "
        "The Orlandic Defence Ministry denied that its aircraft had bombed the hospital."
    )
    (killed,) = (
        e for e in answer({"id": "one", "text": text})["events"] if e["trigger"]["text"] == "killed"
    )
    assert killed["source"] == []


def test_a_text_without_an_event_has_none(answer):
    assert answer({"id": "one", "text": "The weather was mild."}) == {
        "id": "one",
        "events": [],
        "labels": [],
    }
