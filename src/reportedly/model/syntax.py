"""The syntax of a report: a tree of its words for every sentence."""

from dataclasses import dataclass

from reportedly.errors import InvalidNoun


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Parallel to a reading's words: part of speech, index of the head, relation to it.

    Parts and relations are those of Universal Dependencies 2 without subtypes; a root is its own
    head.
    """

    parts: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]

    def __post_init__(self) -> None:
        if not len(self.parts) == len(self.heads) == len(self.labels):
            raise InvalidNoun("a parse has a part, a head and a label for every word")
