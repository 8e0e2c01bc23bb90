"""Plain sentences: every type has some, no placeholder is left, a seed always says the same."""

from training.plain import sentences
from training.sets import names_of_kinds


def test_every_type_has_sentences_and_no_placeholder_is_left() -> None:
    found = list(sentences())
    assert {item["kind"] for item in found} == set(names_of_kinds())
    assert not any("{" in item["text"] or "}" in item["text"] for item in found)
    assert all(item["text"].endswith(".") and item["text"][0].isupper() for item in found)


def test_the_same_seed_says_the_same() -> None:
    assert list(sentences(3)) == list(sentences(3)) != list(sentences(4))
