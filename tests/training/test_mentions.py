"""Names and coreference of a treebank are read from the brackets of its entities."""

from training.examples import IGNORED
from training.mentions import mentioned


def row(number: int, word: str, part: str, head: int, misc: str = "_") -> list[str]:
    return [str(number), word, word, part, "_", "_", str(head), "dep", "_", misc]


SENTENCES = [
    [
        ["newdoc"],
        row(1, "The", "DET", 2, "Entity=(7-organization-new-sgl"),
        row(2, "University", "PROPN", 5),
        row(3, "of", "ADP", 4),
        row(4, "Kest", "PROPN", 2, "Entity=(9-place-new-coref-Kest)7)"),
        row(5, "closed", "VERB", 0),
    ],
    [
        row(1, "It", "PRON", 2, "Entity=(7-organization-giv-ana)"),
        row(2, "serves", "VERB", 0),
        row(3, "old", "ADJ", 4, "Entity=(3-person-new"),
        row(4, "people", "NOUN", 2, "Entity=3)"),
    ],
]


def test_the_head_of_a_mention_has_the_number_of_its_entity() -> None:
    entities = mentioned(SENTENCES)["entities"].tolist()
    assert entities[1] == entities[5] != entities[3]
    assert [entities[i] == IGNORED for i in (0, 2, 4, 6, 7)] == [True] * 5
    assert entities[8] not in (IGNORED, entities[1], entities[3])


def test_a_name_is_the_outermost_and_has_no_article() -> None:
    names = mentioned(SENTENCES)["names"].tolist()
    assert names == [0, 5, 6, 6, 0, 0, 0, 0, 0]


def test_a_treebank_without_entities_has_neither_column() -> None:
    assert mentioned([[row(1, "Rain", "NOUN", 2), row(2, "fell", "VERB", 0)]]) == {}
