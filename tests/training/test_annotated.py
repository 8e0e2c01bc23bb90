"""Annotated news and passages: offsets, words of labels, examples."""

import random
from collections import Counter

import pytest
from training.annotated import Record, Told, examples, head_of, joined, shortened, spelt
from training.examples import read_jsonl
from training.told import FRAMES, HOW, TRIGGERS

from reportedly.model.span import Span
from training import annotated

TEXT = "Orland shelled Brenn. The mill burned. A monitor could not verify it."


def span(word: str, text: str = TEXT) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


def record() -> Record:
    shelled = Told(
        span("shelled"), "ASSAULT", "HAPPENED", ((span("Orland"),), (span("Brenn"),), ())
    )
    it = Span(TEXT.rindex("it"), TEXT.rindex("it") + 2)
    verify = Told(span("verify"), "CHECK.not_verified", None, ((span("monitor"),), (it,)))
    sentences = (Span(0, 21), Span(39, len(TEXT)))
    return Record(TEXT, sentences, sentences[1:], (shelled, verify))


def test_words_of_a_label_are_found_where_they_stand() -> None:
    text = "The army of Orland met the army of Veskara."
    assert spelt(text, "army@2") == (Span(27, 31),)
    assert spelt(text, "Orland+Veskara") == (span("Orland", text), span("Veskara", text))
    assert spelt(text, "-") == ()


def test_a_word_that_is_not_there_so_often_is_an_error() -> None:
    with pytest.raises(ValueError, match="Brenn"):
        spelt("Orland shelled Brenn.", "Brenn@2")
    with pytest.raises(ValueError, match="shell"):
        spelt("Orland shelled Brenn.", "shell")


@pytest.mark.parametrize(
    ("mention", "word"),
    [
        ("government troops", "troops"),
        ("units of the Southern Group", "units"),
        ("Orland's navy", "navy"),
        ("the Veskaran's", "Veskaran"),
    ],
)
def test_a_mention_has_one_word_that_stands_for_it(mention: str, word: str) -> None:
    assert head_of(mention, Span(0, len(mention))).of(mention) == word


def test_what_nobody_read_is_cut_out_and_offsets_follow() -> None:
    far = TEXT.replace("The mill burned.", "The mill burned. " + "It was old. " * 20)
    told = Told(span("verify", far), "CHECK.not_verified", None, ((span("monitor", far),),))
    read = (Span(0, 21), Span(far.index("A monitor"), len(far)))
    short = shortened(Record(far, read, read[1:], (told,)))
    assert short.text == "Orland shelled Brenn.\nA monitor could not verify it."
    assert short.told[0].word.of(short.text) == "verify"
    assert short.told[0].roles[0][0].of(short.text) == "monitor"
    assert [region.of(short.text) for region in short.framed] == ["A monitor could not verify it."]


def plain(found: list[Record]) -> list:
    return list(examples(found, StillRandom()))


class StillRandom(random.Random):
    """Draws what changes nothing."""

    def random(self) -> float:
        return 0.999


def test_an_example_answers_for_the_words_that_were_read() -> None:
    (example,) = plain([record()])
    triggers = dict(zip(example.words, example.columns["triggers"].tolist(), strict=True))
    frames = dict(zip(example.words, example.columns["frames"].tolist(), strict=True))
    assert triggers["shelled"] == TRIGGERS.index("ASSAULT")
    assert triggers["Brenn"] == TRIGGERS.index("NONE")
    assert triggers["mill"] < 0
    assert frames["verify"] == FRAMES.index("CHECK.not_verified")
    assert frames["Brenn"] < 0


def test_a_link_has_the_words_of_each_role_within_its_sentence() -> None:
    (example,) = plain([record()])
    shelled, verify = example.links
    told = [[example.words[w] for w in words] for words in shelled.roles]
    assert (shelled.head, told) == ("roles", [["Orland"], ["Brenn"], []])
    assert [[example.words[w] for w in words] for words in verify.roles] == [["monitor"], ["it"]]
    assert example.words[shelled.first : shelled.end][-1] == "."
    assert example.words[verify.first] == "A"


def test_passages_are_joined_in_chance_order_with_their_offsets() -> None:
    found = list(joined([record()] * 7, random.Random(3)))
    assert sum(len(item.told) for item in found) == 14
    words = {told.word.of(item.text) for item in found for told in item.told}
    assert words == {"shelled", "verify"}


def test_every_passage_has_its_words_and_known_labels() -> None:
    found = [*annotated.passages(), *annotated.passages(held=True)]
    kinds = Counter(told.kind for item in found for told in item.told)
    assert len(found) > 1900
    assert set(kinds) <= set(FRAMES)
    assert min(kinds[kind] for kind in FRAMES if kind != "NONE") >= 20
    assert sum(not item.told for item in found) > 400


def test_every_annotation_is_in_a_sentence_that_was_read() -> None:
    for item in read_jsonl(annotated.FILE):
        read = item["sentences"]
        for first, last, kind, how, *roles in item["events"]:
            assert kind in TRIGGERS
            assert how in HOW
            assert any(a <= first < last <= b for a, b in read)
            assert all(any(a <= x < y <= b for a, b in read) for spans in roles for x, y in spans)
        for kind, (first, _), *_ in item.get("frames", ()):
            assert kind in FRAMES
            assert any(a <= first < b for a, b in item["framed"])
