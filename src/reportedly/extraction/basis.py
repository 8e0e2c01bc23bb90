"""How a source says it knows: it saw, it counts, it tells of its own forces, it was told.

The words decide: of the source ("satellite images", "witnesses"), of the cue ("saw", "recorded"),
and of the content's main clause, whose subject says whether a party tells of what its own side did
("our units repelled", "it had carried out the attack"). A party on its enemy is UNSTATED.
"""

from collections.abc import Sequence

from reportedly.extraction.clause_cutting import cut
from reportedly.extraction.clauses import Clauses
from reportedly.extraction.cue_words import cue_words
from reportedly.extraction.effects import NOT
from reportedly.extraction.phrases import found_in, in_sentence, listed_words, pattern
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Basis, Speaker
from reportedly.model.factuality import Mood
from reportedly.model.reading import Reading
from reportedly.model.referent import FORCES, SourceKind
from reportedly.model.span import Span, Spans, text_of

TABLE = "basis"
STEM = 5  # letters two names must share to be of one party ("Orland", "Orlandic")
OPENING = 6  # words from which a content's first noun phrase names what shows it
_KEPT = ("satellite", "footage", "register", "document", "eyewitness")  # said by the source's words
_HELPING = frozenset(("is", "are", "was", "were", "had", "has", "have"))  # opens a passive
_GOVERNING = frozenset((SourceKind.GOVERNMENT, SourceKind.OFFICIAL, SourceKind.POLITICIAN))
_BODIES = FORCES | {SourceKind.GOVERNMENT, SourceKind.ORGANISATION, SourceKind.COMPANY}


def find_basis(
    reading: Reading,
    attribution: Attribution,
    speakers: Sequence[Speaker],
    mood: Mood,
    publisher: str | None,
) -> Basis:
    """How the source says it knows; UNSTATED unless words of source, cue or content say it."""
    told = _Told(reading, attribution, speakers)
    if told.says("hearsay", told.anchors) or told.says("hearsay_said", attribution.content):
        return Basis.HEARSAY
    for kind in _KEPT:
        if told.says(kind, attribution.source):
            return Basis(kind)
    if mood is not Mood.ACTUAL:
        return Basis.UNSTATED
    for found, basis in (
        (_shown(told, "satellite"), Basis.SATELLITE),
        (_shown(told, "footage"), Basis.FOOTAGE),
        (_counted(told), Basis.REGISTER),
        (_perceived(told), Basis.EYEWITNESS),
        (_own_side(told, publisher), Basis.OWN_FORCES),
    ):
        if found:
            return basis
    return Basis.UNSTATED


class _Told:
    """A claim with the words of its main clause."""

    def __init__(
        self, reading: Reading, attribution: Attribution, speakers: Sequence[Speaker]
    ) -> None:
        self.reading, self.attribution = reading, attribution
        self.kinds = frozenset(speaker.kind for speaker in speakers)
        self.roles = " ".join(speaker.role or "" for speaker in speakers)
        self.narrated = attribution.quotation is Quotation.NARRATION
        self.anchors: Spans = () if self.narrated else (*attribution.source, *attribution.cue)
        region = in_sentence(reading, attribution, attribution.content[0].start)
        self.clauses = cut(reading, region)
        self.verb = _first_verb(self.clauses)
        self.subject = [i for i in self._main() if self.verb is None or i < self.verb]

    def _main(self) -> list[int]:
        return self.clauses.tokens_of(0) if self.clauses.clauses else []

    def says(self, key: str, where: Spans) -> bool:
        """True if a phrase of the table's list `key` stands in `where`."""
        return bool(found_in(self.reading, TABLE, key, where))

    def role_says(self, key: str) -> bool:
        """True if a phrase of the list stands in what the speakers are, wherever that is told."""
        language = self.reading.language or "en"
        return bool(self.roles) and bool(pattern(language, TABLE, key).search(self.roles.lower()))

    def subject_says(self, key: str) -> bool:
        """True if a phrase of the list stands in the subject of the main clause."""
        return bool(self.subject) and self.says(
            key, (self._from(self.subject[0], self.subject[-1] + 1),)
        )

    def opens_with(self, key: str, verbs: str) -> bool:
        """True if the content begins with the phrase and a verb of the list `verbs` follows it."""
        if not self.clauses.low or not self.says(key, (self._from(0, OPENING),)):
            return False
        wanted = listed_words(self.reading.language or "en", TABLE, verbs)
        tokens = zip(self.clauses.lemma, self.clauses.tag, strict=True)
        return any(lemma in wanted and tag in "VEG" for lemma, tag in tokens)

    def _from(self, first: int, last: int) -> Span:
        spans = self.clauses.spans
        return Span(spans[first].start, spans[min(last, len(spans)) - 1].end)

    def verb_is(self, key: str) -> bool:
        """True if the main verb group has a verb of the list."""
        verbs = listed_words(self.reading.language or "en", TABLE, key)
        return any(
            self.clauses.lemma[i] in verbs and self.clauses.tag[i] in "VEQUG" for i in self._main()
        )

    def opines(self) -> bool:
        """ "I don't see a way out", "we see no reason": an opinion, and of no time past."""
        words = [self.clauses.low[i] for i in self._main()]
        plain = listed_words(self.reading.language or "en", TABLE, "perceiving")
        return not plain.isdisjoint(words) and {"did", "didn't", "can", "could"}.isdisjoint(words)

    def unseen(self) -> bool:
        """ "We have not seen them leave": what nobody has come to know, of no moment."""
        words = {self.clauses.low[i] for i in self._main()}
        return bool(words & {"have", "has"}) and not words.isdisjoint(NOT)

    def cue_is(self, key: str) -> bool:
        """True if the cue has a verb of the list."""
        verbs = listed_words(self.reading.language or "en", TABLE, key)
        return any(word in verbs for word, _ in cue_words(self.reading, self.attribution))


def _first_verb(clauses: Clauses) -> int | None:
    tokens = clauses.tokens_of(0) if clauses.clauses else []
    return next((i for i in tokens if clauses.tag[i] in "VMAE"), None)


def _shown(told: _Told, key: str) -> bool:
    """ "Footage from the bridge shows", "images confirm that": in narration and in what is said."""
    return told.opens_with(key, "showing")


def _counted(told: _Told) -> bool:
    return not told.narrated and told.cue_is("counting") and not told.kinds & FORCES


def _perceived(told: _Told) -> bool:
    """The source was there: it saw, or what it says is that it saw."""
    if told.narrated:
        return told.opens_with("reporters", "perceiving")
    if told.says("seen", told.attribution.content):
        return True
    if told.kinds & _BODIES:
        return False
    if told.cue_is("perceiving"):
        return True
    return (
        told.subject_says("persons")
        and told.verb_is("perceiving")
        and not (told.opines() or told.unseen())
    )


def _own_side(told: _Told, publisher: str | None) -> bool:
    """A party on what its own side did or lost."""
    kinds = told.kinds
    if told.narrated:
        if publisher is None or not pattern("en", TABLE, "military").search(publisher):
            return told.subject_says("our") and told.says("deeds", told.attribution.content)
        return not told.subject_says("enemy") or _passive_deed(told)
    military = SourceKind.MILITARY in kinds or told.says("military", told.attribution.source)
    military = military or told.role_says("military")
    if not military and SourceKind.ARMED_GROUP not in kinds:
        own = told.says("own", told.attribution.content) or (
            told.subject_says("itself") and told.says("deeds", told.attribution.content)
        )
        return bool(kinds & _GOVERNING) and own
    if told.says("own", told.attribution.content) or told.subject_says("own_subjects"):
        return True
    if told.says("foreign", told.attribution.source) or told.role_says("foreign"):
        return False
    return (military and (_names_itself(told) or _bare_unit(told))) or _passive_deed(told)


def _bare_unit(told: _Told) -> bool:
    """ "The army said troops had entered Kest", "… a battery of the 7th Regiment had fired": an
    army's units without another's name are its own."""
    if not told.subject_says("units") or told.subject_says("enemy"):
        return False
    plain = listed_words(told.reading.language or "en", TABLE, "unit_words")
    words = [told.clauses.spans[i].of(told.reading.text) for i in told.subject]
    return all(word.lower() in plain for word in words[1:] if word[:1].isupper()) and (
        not words[0][:1].isupper() or words[0].lower() in plain
    )


def _passive_deed(told: _Told) -> bool:
    """ "14 fighters were neutralised": what only the one who tells it can have done."""
    passive = told.verb is not None and told.clauses.low[told.verb] in _HELPING
    by_another = told.says("by", told.attribution.content)
    return passive and told.verb_is("deeds_done") and not by_another


def _names_itself(told: _Told) -> bool:
    """ "Orland's army said Orlandic troops had left": subject and source share a name."""
    text = told.reading.text
    subject = {
        told.clauses.spans[i].of(text)[:STEM]
        for i in told.subject
        if told.clauses.spans[i].of(text)[:1].isupper()
    }
    roles = told.roles if told.role_says("military") else ""
    called = f"{text_of(text, told.attribution.source)} {roles}"
    source = {word[:STEM] for word in called.split()}
    return bool({word for word in subject & source if word[:1].isupper() and len(word) == STEM})
