"""Which sentences are headlines, where a capital tells no name: "Rebels in Kest Admit Killings"."""

from reportedly.lang.lexicon import WordView
from reportedly.model.span import Span

_SMALL = 3  # letters of words that stand small in headlines too: "in", "the", "for"
_LEAST = 4  # longer words …
_CAPITALS = 0.8  # … and the share of them that have a capital; set by reading, not measured


class Headlines:
    """Tells headlines of one report, each sentence once."""

    def __init__(self, view: WordView) -> None:
        self._view = view
        self._known: dict[Span, bool] = {}

    def has(self, sentence: Span | None) -> bool:
        """True if nearly all the longer words of the sentence have a capital."""
        if sentence is None:
            return False
        if sentence not in self._known:
            inside = self._view.range(sentence)
            long = [index for index in inside if len(self._view.lower(index)) > _SMALL]
            capitals = sum(map(self._view.capital, long))
            self._known[sentence] = len(long) >= _LEAST and capitals >= _CAPITALS * len(long)
        return self._known[sentence]
