"""Decides what kind of clause a word opens: "if", "whose", "after", "that" and their like."""

from reportedly.extraction.words.clause_signs import Signs
from reportedly.extraction.words.clauses import ClauseKind

_VERB = frozenset("VMAEQGU")
_ASIDES = frozenset(
    [
        "any",
        "ever",
        "possible",
        "necessary",
        "needed",
        "only",
        "anything",
        "confirmed",
        "true",
        "verified",
    ]
)
_ASKED_REACH = 8  # tokens from "asked" to its "if"
_EVENT = ["in", "the", "event", "that"]
_TEMPORAL = frozenset(("when", "where", "after", "before", "since", "until", "once", "while", "as"))


class Openers:
    """Reads the words of one sentence that open a dependent clause."""

    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.low, self.tag = signs.low, signs.tag

    def kind_at(self, i: int) -> ClauseKind | None:
        """What the clause that token `i` opens is to the one around it; None if it opens none."""
        word, tag = self.low[i], self.tag[i]
        before = self.tag[i - 1] if i else "."
        if word == "if" and self.low[i + 1 : i + 2] and self._is_aside(i + 1):
            return None
        if self._is_proviso(i):
            return ClauseKind.CONDITION
        if word in ("if", "unless"):
            asked = word == "if" and self._is_asked(i)
            return ClauseKind.QUESTION if asked else ClauseKind.CONDITION
        if word == "in" and self.low[i + 1 : i + 2] in (["case"],) and self.signs.verb_ahead(i + 2):
            return ClauseKind.CONDITION
        if word == "lest" or self.low[i : i + 4] == _EVENT:
            return ClauseKind.CONDITION
        if word == "whose":
            return ClauseKind.RELATIVE
        if word == "whether":
            return ClauseKind.QUESTION
        if tag == "H":
            return self._that(i, before)
        if word in _TEMPORAL or (tag == "B" and word != "than"):
            opens = self.signs.verb_ahead(i + 1) and self.signs.next_tag(i) != "I"
            opens = opens and self.low[max(0, i - 1) : i + 1] != ["long", "as"]
            return ClauseKind.ADVERBIAL if opens else None
        return ClauseKind.RELATIVE if tag == "W" else None

    def _is_asked(self, i: int) -> bool:
        """ "Wondered *if*", "was asked on air *if* it was safe"; not "asked for help if"."""
        if i and self.signs.lemma[i - 1] in self.signs.governors.wondering:
            return True
        for j in range(i - 1, max(-1, i - 1 - _ASKED_REACH), -1):
            if self.signs.lemma[j] == "ask":
                return self.tag[j] != "U" and self.low[j + 1] not in ("for", "to", ",")
            if self.tag[j] not in "INLDSPO#Y'":
                return False
        return False

    def _is_aside(self, i: int) -> bool:
        """ "Became clearer, if *not clear*", "few, if *any*": no condition follows "if"."""
        return self.low[i] in _ASIDES or (
            self.low[i] == "not" and not any(tag in _VERB for tag in self.tag[i + 1 : i + 3])
        )

    def _is_proviso(self, i: int) -> bool:
        """ "As long as the truce holds", "provided that a way is open"."""
        words = self.low[i : i + 3]
        long = words[1:] == ["long", "as"] and words[0] in ("as", "so")
        lasts = self.low[i - 1 : i] == ["for"]  # "for as long as it takes"
        return (long and not lasts and self.signs.verb_ahead(i + 3)) or (
            words[0] in ("provided", "providing")
            and (i > 0 or words[1:2] == ["that"])
            and self._opens(i)
        )

    def _opens(self, i: int) -> bool:
        """True if a clause, with or without "that", follows token `i`."""
        return self.signs.verb_ahead(i + 2 if self.low[i + 1 : i + 2] == ["that"] else i + 1)

    def _that(self, i: int, before: str) -> ClauseKind | None:
        if self.low[max(0, i - 3) : i + 1] == _EVENT:
            return None
        if before in ("'", '"') and self.tag[max(0, i - 2)] in "VEQUG":
            before = self.tag[i - 2]  # "“failed to understand” that"
        if before in "NL" and self.signs.next_tag(i) in tuple("VMAE"):
            return ClauseKind.RELATIVE
        if before in "NL" and self.signs.lemma[i - 1] not in self.signs.governors.complemented:
            return ClauseKind.RELATIVE if self.signs.verb_ahead(i + 1) else None
        if before == "I" and self.low[i - 1] == "out" and self.signs.verb_ahead(i + 1):
            return ClauseKind.COMPLEMENT  # "it cannot be ruled out that"
        if before in "VEQUGNLR,C" and (self.signs.verb_ahead(i + 1) or before in "VEQUG"):
            return ClauseKind.COMPLEMENT
        return None
