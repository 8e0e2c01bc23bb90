"""Whether a sentence tells its reader what to do: "Do not film the convoy", "Ask Awa"."""

from reportedly.extraction.commitment.effects import NOT, TABLE
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed_words
from reportedly.extraction.words.tagging import parts_at
from reportedly.model.reading import Reading

_MARKS = '"~-(:'  # tags of what may stand before the first word
_FINITE = ("V", "M", "A")


def is_order(reading: Reading, cut: Clauses) -> bool:
    """True if the words begin with a verb that has no subject, as only an order's do."""
    first = next((i for i, tag in enumerate(cut.tag) if tag not in _MARKS), None)
    if first is None or first + 1 >= len(cut.low):
        return False
    if first and cut.tag[first - 1] == ":":
        return False
    word, after = cut.low[first], cut.low[first + 1]
    if word == "do":
        return after in NOT and cut.tag[first + 2 : first + 3] == ["U"]
    if word in listed_words(reading.language or "en", TABLE, "orders.openers"):
        return after not in listed_words(reading.language or "en", TABLE, "orders.no_openers")
    if word == "never":
        return cut.tag[first + 1] == "U"
    return _is_bare_verb(reading, cut, first)


def _is_bare_verb(reading: Reading, cut: Clauses, at: int) -> bool:
    """True for a base form that the encoder is sure is a verb: "Return to your posts"."""
    form = lexicon().verbs.get(cut.low[at])
    if (
        form is None
        or cut.low[at + 1] == ","
        or form.lemma != cut.low[at]
        or cut.tag[at + 1] in _FINITE
    ):
        return False
    if cut.low[at] in listed_words(reading.language or "en", TABLE, "orders.no_orders"):
        return False
    parts = parts_at(reading, [cut.spans[at].start])
    return bool(parts) and parts[0] == "VERB"
