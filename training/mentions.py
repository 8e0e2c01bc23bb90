"""Names and coreference of a treebank whose MISC column has entities, as GUM's."""

import re
from typing import NamedTuple

import numpy as np

from training.examples import IGNORED, Ints

Row = list[str]  # ten fields of a word; one field for a break
NAMED = (
    "place",
    "person",
    "organization",
)  # tags: 0, then 1 + 2 * kind begins, 2 + 2 * kind goes on
_INSIDE = ("of", "the", "and", "for", "de", "al", "-", "’s", "'s")  # small words within names


class Mention(NamedTuple):
    """Words [start, end) that mention an entity."""

    start: int
    end: int
    entity: int
    kind: str


def mentioned(sentences: list[list[Row]]) -> dict[str, Ints]:
    """The columns "names" and "entities" of consecutive sentences; {} where none is annotated.

    "entities" has, on the head word of every mention, the number of what it mentions.
    """
    rows = [row for sentence in sentences for row in sentence if len(row) > 1]
    mentions = _mentions(rows)
    if not mentions:
        return {}
    heads = _heads(sentences)
    names = np.zeros(len(rows), dtype=np.int64)
    entities = np.full(len(rows), IGNORED)
    for mention in sorted(mentions, key=lambda item: item.start - item.end):
        head = next(
            word
            for word in range(mention.start, mention.end)
            if not mention.start <= heads[word] < mention.end or heads[word] == word
        )
        entities[head] = mention.entity
        if mention.kind in NAMED and rows[head][3] == "PROPN" and not names[head]:
            begin, end = _name(rows, head, mention)
            names[begin:end] = 2 + 2 * NAMED.index(mention.kind)
            names[begin] -= 1
    return {"names": names, "entities": entities}


def _name(rows: list[Row], head: int, mention: Mention) -> tuple[int, int]:
    """The proper nouns around a mention's head, with small words between them."""
    begin, end = head, head + 1
    for word in range(head - 1, mention.start - 1, -1):
        if rows[word][3] == "PROPN":
            begin = word
        elif rows[word][1].lower() not in _INSIDE:
            break
    for word in range(head + 1, mention.end):
        if rows[word][3] == "PROPN":
            end = word + 1
        elif rows[word][1].lower() not in _INSIDE:
            break
    return begin, end


def _heads(sentences: list[list[Row]]) -> list[int]:
    """The head of every word, among all words; a root's is itself."""
    heads: list[int] = []
    for sentence in sentences:
        rows = [row for row in sentence if len(row) > 1]
        base = len(heads)
        for index, row in enumerate(rows):
            heads.append(base + (index if row[6] == "0" else int(row[6]) - 1))
    return heads


def _mentions(rows: list[Row]) -> list[Mention]:
    numbers: dict[str, int] = {}
    opened: dict[str, list[tuple[int, str]]] = {}
    found: list[Mention] = []
    for index, row in enumerate(rows):
        for entity, kind, closes in _marks(row[9]):
            number = numbers.setdefault(entity, len(numbers))
            if kind:
                opened.setdefault(entity, []).append((index, kind))
            if closes and opened.get(entity):
                start, known = opened[entity].pop()
                found.append(Mention(start, index + 1, number, known))
    return found


def _marks(misc: str) -> list[tuple[str, str, bool]]:
    """Entity, its kind where it opens, and whether it closes, in order of the brackets.

    As in CoNLL-U's Entity of the CorefUD format: "(1-person-…", "1)", "(1-person-…)"; the parts
    of a discontinuous mention ("1[1/2]") are taken as mentions.
    """
    field = next((item for item in misc.split("|") if item.startswith("Entity=")), "Entity=")
    found: list[tuple[str, str, bool]] = []
    for match in re.finditer(r"\(([^()]*)(\)?)|([^()]+)\)", field.removeprefix("Entity=")):
        inside, closed, closing = match.groups()
        if closing is not None:
            found.append((closing.split("[")[0], "", True))
        else:
            entity, kind, *_ = [*inside.split("-"), ""]
            found.append((entity.split("[")[0], kind or "none", closed == ")"))
    return found
