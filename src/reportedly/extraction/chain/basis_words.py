"""What a rule of a basis asks of a claim: the words of its source, cue and main clause."""

from collections.abc import Sequence

from reportedly.extraction.attribution.cue_words import cue_words
from reportedly.extraction.commitment.effects import NOT
from reportedly.extraction.words.clause_cutting import cut
from reportedly.extraction.words.phrases import (
    found_in,
    frame_of,
    in_sentence,
    listed_words,
    pattern,
)
from reportedly.extraction.words.verb_forms import BE
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Speaker
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans

TABLE = "basis"
OPENING = 6  # words from which a content's first noun phrase names what shows it
REACH = 14  # words from which a content tells in its first clause who told whom
_RUNNING_ON = frozenset("VEQU")  # tags of verbs; a word in -ing is one after a form of "be"


class Told:
    """A claim with the words of its main clause."""

    def __init__(
        self, reading: Reading, attribution: Attribution, speakers: Sequence[Speaker]
    ) -> None:
        self.reading, self.attribution, self.speakers = reading, attribution, speakers
        self.kinds = frozenset(speaker.kind for speaker in speakers)
        self.roles = " ".join(speaker.role or "" for speaker in speakers)
        self.narrated = attribution.quotation is Quotation.NARRATION
        self.anchors: Spans = () if self.narrated else (*attribution.source, *attribution.cue)
        region = in_sentence(reading, attribution, attribution.content[0].start)
        self.clauses = cut(reading, region)
        self.main = self.clauses.tokens_of(0) if self.clauses.clauses else []
        self.verb = next((i for i in self.main if self.clauses.tag[i] in "VMAE"), None)
        self.subject = [i for i in self.main if self.verb is None or i < self.verb]

    def says(self, key: str, where: Spans) -> bool:
        """True if a phrase of the table's list `key` stands in `where`."""
        return bool(found_in(self.reading, TABLE, key, where))

    def frame_says(self, key: str) -> bool:
        """True if a phrase of the list stands in the words around the content."""
        return self.says(key, frame_of(self.reading, self.attribution))

    def role_says(self, key: str) -> bool:
        """True if a phrase of the list stands in what the speakers are, wherever that is told."""
        language = self.reading.language or "en"
        return bool(self.roles) and bool(pattern(language, TABLE, key).search(self.roles.lower()))

    def subject_says(self, key: str) -> bool:
        """True if a phrase of the list stands in the subject of the main clause."""
        return bool(self.subject) and self.says(
            key, (self._from(self.subject[0], self.subject[-1] + 1),)
        )

    def main_says(self, key: str) -> bool:
        """True if a phrase of the list stands between the ends of the main clause."""
        return bool(self.main) and self.says(key, (self._from(self.main[0], self.main[-1] + 1),))

    def opening_says(self, key: str, most: int = REACH) -> bool:
        """True if a phrase of the list stands among the content's first `most` words."""
        return bool(self.clauses.low) and self.says(key, (self._from(0, most),))

    def opens_with(self, key: str, verbs: str) -> bool:
        """True if the content begins with the phrase and a verb of the list `verbs` follows it."""
        if not self.opening_says(key, OPENING):
            return False
        wanted = self.words(verbs)
        tokens = zip(self.clauses.lemma, self.clauses.tag, strict=True)
        return any(lemma in wanted and tag in "VEG" for lemma, tag in tokens)

    def _from(self, first: int, last: int) -> Span:
        spans = self.clauses.spans
        return Span(spans[first].start, spans[min(last, len(spans)) - 1].end)

    def words(self, key: str) -> frozenset[str]:
        """The words of a list."""
        return listed_words(self.reading.language or "en", TABLE, key)

    def verb_is(self, key: str) -> bool:
        """True if the main verb group has a verb of the list."""
        verbs, low, tag = self.words(key), self.clauses.low, self.clauses.tag
        return any(
            self.clauses.lemma[i] in verbs
            and (tag[i] in _RUNNING_ON or (tag[i] == "G" and i > 0 and low[i - 1] in BE))
            for i in self.main
        )

    def passive(self) -> bool:
        """True if what the main clause tells was done to its subject, and by nobody it names."""
        if self.verb is None or self.says("by", self.attribution.content):
            return False
        low, after = self.clauses.low, self.main[self.main.index(self.verb) :]
        return not BE.isdisjoint({low[i] for i in after[:4]})

    def opines(self) -> bool:
        """ "I don't see a way out", "we see no reason": an opinion, and of no time past."""
        words = [self.clauses.low[i] for i in self.main]
        plain = self.words("perceiving")
        return not plain.isdisjoint(words) and {"did", "didn't", "can", "could"}.isdisjoint(words)

    def unseen(self) -> bool:
        """ "We have not seen them leave": what nobody has come to know, of no moment."""
        words = {self.clauses.low[i] for i in self.main}
        return bool(words & {"have", "has"}) and not words.isdisjoint(NOT)

    def cue_is(self, key: str) -> bool:
        """True if the cue has a verb of the list."""
        verbs = self.words(key)
        return any(word in verbs for word, _ in cue_words(self.reading, self.attribution))
