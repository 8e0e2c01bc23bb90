"""What a figure counts, and the words of the report around it."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.extraction.quantities.figures import Figure
from reportedly.extraction.quantities.nouns import Counted
from reportedly.extraction.quantities.words import QuantityWords
from reportedly.extraction.words.lexemes import Lexemes
from reportedly.model.mention import QuantityState

OTHER = QuantityState.OTHER
OF_THE_LIVING = frozenset({QuantityState.KILLED, QuantityState.WOUNDED})
ENDS = frozenset({".", ";", "!", "?", "¶", ":"})  # of a clause


@dataclass(frozen=True, slots=True)
class Counting:
    """A figure and what it counts."""

    figure: Figure
    counted: Counted


@dataclass(frozen=True, slots=True)
class Around:
    """The words of one report, what each says of a state, and where its countings are."""

    lexemes: Lexemes
    words: QuantityWords
    ends: Mapping[int, int]  # where a figure begins, and where its noun phrase ends

    def word(self, at: int) -> str:
        """The word at `at`; a full stop beyond either end."""
        words = self.lexemes.words
        return words[at] if 0 <= at < len(words) else "."

    def auxiliary(self, at: int) -> bool:
        """True if the word at `at` is "was" or the like, and no group's name ("IS")."""
        if self.word(at) not in self.words.auxiliaries or at < 0:
            return False
        return not self._in_capitals(at) or self._in_capitals(at + 1)  # "12 WERE KILLED"

    def _in_capitals(self, at: int) -> bool:
        lexemes = self.lexemes
        return lexemes.text[lexemes.starts[at] : lexemes.ends[at]].isupper()

    def state_of(self, word: str) -> QuantityState | None:
        """What a word says has become of its subject."""
        return self.words.states.subjects.get(word) or self.participle(word)

    def participle(self, word: str) -> QuantityState | None:
        """The state of a transitive verb's participle."""
        return (
            self.words.states.objects.get(word) if word.endswith(("ed", "n", "t", "wn")) else None
        )
