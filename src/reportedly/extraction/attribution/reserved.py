"""Words that are a matter of other rules: remarks on checking and attested silence are no cues."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.attribution.done_to import is_deed
from reportedly.extraction.attribution.frames import View
from reportedly.extraction.attribution.own_voice import is_publisher
from reportedly.extraction.attribution.rules import withholding
from reportedly.extraction.attribution.unspoken import is_unspoken
from reportedly.extraction.commitment.effects import NOT
from reportedly.extraction.silence.words import is_silence
from reportedly.extraction.verification.parts import Remark
from reportedly.extraction.verification.remarks import find_all
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.nounphrase import phrase_end
from reportedly.extraction.words.numbers import cardinal
from reportedly.extraction.words.phrases import pattern
from reportedly.lang import words as word_list
from reportedly.model.attribution import Quotation, quotation_of
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading
from reportedly.model.shelves import Shelves
from reportedly.model.span import Span, Spans, meets

# Probability from which a cue that no table knows, or that is an act, takes a bare noun phrase as
# content: on the invented reports all that were refused above it were statements.
UNKNOWN = 0.9
_WORD = re.compile(r"\w+")
_FIGURE_REACH = 4  # words of "the lives of at least | 5"
_OWN_SELF = frozenset(("itself", "himself", "herself", "themselves"))
_SAYING = frozenset({"per", "in", "as"})  # function words that open a cue: "in her words"
_ASKING = ("who", "which", "what")
_ABOUT = frozenset("WI,.T")  # tags after a noun phrase that is no subject
_OF_FORM = frozenset({"phrasal", "counting"})  # kinds that ask for more than their verb
ADDRESSED = ("you", "readers", "viewers", "listeners")
LONGEST = 60  # characters of a cue with which somebody asks not to be named
LOOK = 20  # characters before a source in which the word right before it is looked for
SURE = 0.7  # probability of "the footage showed" from which it is a statement
CONFIRMING = 0.5  # probability from which a remark on checking is what its source says too
SOURCELESS = 0.7  # probability of a candidate without a source to be more than narration


class Reserve:
    """True of candidates that are no statements of a source.

    Their cue says what was not said, or that nobody said it; or the publisher, or its own "we", is
    their source; or the encoder proposes them, and they are acts, or no more than narration, or
    themselves a remark on checking.

    The annotated news counts "did not mention", "we have seen" and "citing a list" as cues; here
    they are no statements but facts about statements, or the publisher's own account.
    """

    def __init__(
        self, reading: Reading, views: Sequence[View], publisher: str | None = None
    ) -> None:
        self._reading = reading
        self._known = _Known.of(reading, views, publisher)
        self._asked: dict[int, tuple[Candidate, bool]] = {}

    def __call__(self, item: Candidate) -> bool:
        """Each candidate is judged once."""
        if id(item) not in self._asked:
            reserved = bool(item.cue) and _is_reserved(self._reading, item, self._known)
            self._asked[id(item)] = item, reserved
        return self._asked[id(item)][1]


def is_supposed(reading: Reading, item: Candidate) -> bool:
    """ "If the court finds that", "if you believe that": what nobody has said, or not yet.

    Who is addressed says nothing either: "you are showing us what courage is", "readers should
    note that".
    """
    if not item.source or not item.cue:
        return False
    source = item.source[0]
    if source.of(reading.text).lower() in ADDRESSED or _goes_on(reading, item):
        return True
    return _word_before(reading, item) == ["if"] and item.cue[0].start > source.start


def is_unsettled(reading: Reading, item: Candidate) -> bool:
    """ "Determines | whose planes they are", "an inquiry to establish | whether": not said yet."""
    lemmas = _lemmas(reading, item)
    first = item.content[0].of(reading.text).lower().split(maxsplit=1)[:1]
    settling = not lemmas.isdisjoint(word_list("en", "cues", "settling"))
    return settling and not word_list("en", "cues", "open_questions").isdisjoint(first)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a report: remarks on checking, and where finite verbs begin."""

    remarks: list[Span]
    unconfirmed: list[Span]  # those that say nothing was: "neither has been confirmed"
    finite: list[int]
    outer: list[Span]  # pieces of the outermost quotations
    views: Shelves[View]
    publisher: str | None

    @classmethod
    def of(cls, reading: Reading, views: Sequence[View], publisher: str | None) -> "_Known":
        return cls(
            remarks=[remark.phrase for remark in find_all(reading)],
            unconfirmed=[item.phrase for item in find_all(reading) if _is_vain(item, reading.text)],
            finite=sorted(
                view.segment.span(verb.start, verb.end).start
                for view in views
                for verb in view.verbs
                if verb.finite and not view.is_qualifier(verb)
            ),
            outer=reading.outer_quotations(),
            views=Shelves(
                (Span(view.segment.start[0], view.segment.end[-1]), view)
                for view in views
                if len(view.segment)
            ),
            publisher=publisher,
        )

    def remarks_in(self, content: Spans) -> bool:
        """Does a remark on checking stand in the content, or in a hole of it?"""
        whole = Span(content[0].start, content[-1].end)
        return any(whole.contains(remark) for remark in self.remarks)

    def is_clause(self, content: Spans) -> bool:
        """Is the content more than a thing: has it a finite verb that is no relative clause's?"""
        return any(
            bisect_left(self.finite, piece.start) < bisect_left(self.finite, piece.end)
            and not self._is_thing(piece)
            for piece in content
        )

    def _is_thing(self, piece: Span) -> bool:
        """ "Sanctions against those who shell towns": a noun phrase and a clause about it."""
        for view in self.views.near(piece):
            if view.segment.start[0] <= piece.start < view.segment.end[-1]:
                first = bisect_left(view.segment.start, piece.start)
                end = phrase_end(view.segment, first)
                return end > first and view.tag_at(end) in _ABOUT
        return False


def _is_vain(remark: Remark, text: str) -> bool:
    """ "Neither has been confirmed", "could not immediately confirm the footage"."""
    failed = remark.status is VerificationStatus.NOT_VERIFIED or " not " in remark.phrase.of(text)
    return remark.voice == "none" or (remark.voice == "active" and failed)


def _is_reserved(reading: Reading, item: Candidate, known: _Known) -> bool:
    heard = item.frame is None
    return (
        _is_duty(reading, item)
        or is_silence(reading, item.cue[0], bool(item.source))
        or any(remark.overlaps(item.cue[0]) for remark in known.unconfirmed)
        or _is_hedge(reading, item)
        or _says_nothing(reading, item)
        or _is_nobodys(reading, item)
        or _is_manner(reading, item)
        or is_unspoken(reading, item)
        or is_supposed(reading, item)
        or is_unsettled(reading, item)
        or _is_own(reading, item, known)
        or (heard and (_is_unlikely(reading, item, known) or _is_act(reading, item, known)))
    )


def _is_duty(reading: Reading, item: Candidate) -> bool:
    """ "Orland | should think about it", "each | must announce": what is to be said or thought."""
    start = item.cue[0].start
    before = reading.text[max(0, start - LOOK) : start].lower().split()[-1:]
    first = item.cue[0].of(reading.text).lower().split()[:1]
    return not lexicon().duties.isdisjoint([*before, *first])


def _is_hedge(reading: Reading, item: Candidate) -> bool:
    """ "Their | reported | involvement": a participle between its owner and its noun.

    And "it | seems | likely that", which nobody says.
    """
    (cue,) = item.cue
    owner = item.source[0].of(reading.text).lower() if item.source else ""
    if owner == "it":
        lemmas = _lemmas(reading, item)
        return bool(lemmas) and lemmas <= word_list("en", "cues", "seeming")
    if lexicon().closed.get(owner) != "S":
        return False
    form = lexicon().verbs.get(cue.of(reading.text).lower())
    return form is not None and form.tag in "EQ"


def _says_nothing(reading: Reading, item: Candidate) -> bool:
    """ "Was | the corridor | agreed": an auxiliary alone; "Referring to the talks, Vell said".

    Nor do marks alone say anything, or "History repeats | itself", or who asks not to be named.
    """
    start = item.cue[0].start
    cue = reading.text[start : start + LONGEST].lower()
    if cue.split()[0] in word_list("en", "cues", "topics") or cue.startswith(withholding()):
        return True
    words = _WORD.findall(" ".join(span.of(reading.text) for span in item.content).lower())
    if _takes_lives(reading, item):
        return True
    return all(lexicon().closed.get(word) == "A" or word in _OWN_SELF for word in words)


def _takes_lives(reading: Reading, item: Candidate) -> bool:
    """ "The bombing | claims | 5", "strikes | near Kest | claimed 9": an attack says nothing.

    Only of lives and figures: "survivors of the attack claimed that soldiers fired".
    """
    taken = _WORD.findall(item.content[0].of(reading.text).lower())[:_FIGURE_REACH]
    counted = any(word[0].isdigit() or cardinal([word], "en") is not None for word in taken)
    if not counted and "lives" not in taken:
        return False
    lemmas = _lemmas(reading, item)
    if not item.source or "claim" not in lemmas:
        return False
    source = _WORD.findall(item.source[0].of(reading.text).lower())
    fatal = word_list("en", "cues", "fatal")
    if source[:1] in (["near"], ["in"], ["on"], ["at"]):
        return True
    return bool(source) and (source[-1] in fatal or source[-1].removesuffix("s") in fatal)


def _is_unlikely(reading: Reading, item: Candidate, known: _Known) -> bool:
    """Has it no source and is no passive cue ("are believed to"), or is it a remark on checking?"""
    (cue,) = item.cue
    words = cue.of(reading.text)
    if not item.source and item.content[0].of(reading.text).lower() == "what":
        return True  # "raids on what are said to be camps": a hedge on a noun
    told = item.source or _is_passive(words)
    told = told or (item.likely >= SOURCELESS and not _is_known(words))
    return not told or (
        any(remark.overlaps(cue) for remark in known.remarks) and not _confirms(reading, item)
    )


def _confirms(reading: Reading, item: Candidate) -> bool:
    """ "The mission has confirmed the deaths": who is not the publisher says so (codebook, D28).

    What pictures confirm the publisher has seen in them, and tells itself.
    """
    if not item.source or item.likely < CONFIRMING:
        return False
    said = item.source[0].of(reading.text)
    phrases = (pattern("en", "basis", key) for key in ("satellite", "footage"))
    return not any(phrase.search(said) for phrase in phrases)


def _is_passive(cue: str) -> bool:
    """ "Are believed", "has been reported", "is not known": a passive of a cue.

    What "is known" is told by the publisher as a fact.
    """
    words = cue.lower().split()
    book = lexicon()
    lemmas = book.lemmas_of(words[1:])
    negated = not NOT.isdisjoint(words)
    cues = book.kinds.keys() | (book.known if negated else frozenset())
    return bool(words) and words[0] in book.finite and not lemmas.isdisjoint(cues)


def _is_known(cue: str) -> bool:
    """ "Are known", "has been established": told as a fact, and by the publisher."""
    words = cue.lower().split()
    book = lexicon()
    return words[0] in book.finite and not book.lemmas_of(words[1:]).isdisjoint(book.known)


def _is_own(reading: Reading, item: Candidate, known: _Known) -> bool:
    """Is the source the publisher, by name or as "we" outside quotation marks, who does not speak?

    "We assess that …", "we have asked the embassy"; but "we warn the residents" is speech.
    """
    if not item.source or meets(known.outer, item.source[0]):
        return False
    lemmas = _lemmas(reading, item)
    if item.source[0].of(reading.text).lower() in ("we", "i"):
        return lemmas.isdisjoint(lexicon().own_speech)
    speaks = not lemmas.isdisjoint(word_list("en", "cues", "relaying"))
    return not speaks and is_publisher(reading, known.publisher, item.source[0])


def _is_act(reading: Reading, item: Candidate, known: _Known) -> bool:
    """Does the cue tell of an act: "imposed a curfew", "citing a list", "should note that"?"""
    cue = item.cue[0].of(reading.text).lower().split()
    book = lexicon()
    lemmas = book.lemmas_of(cue)
    if cue and (book.closed.keys() - _SAYING - book.sourceless).issuperset(cue):
        return True  # "is", "for", "also"
    if not lemmas.isdisjoint(book.deeds) or is_deed(reading, item):
        return True
    if _is_finding(reading, item) or (item.likely >= SURE and "show" in lemmas):
        return False
    if quotation_of(known.outer, item.content) is not Quotation.INDIRECT:
        return False
    if not lemmas.isdisjoint(book.acts) and known.remarks_in(item.content):
        return True  # "the paper has seen the clip but could not establish when it was filmed"
    if _opens_clause(reading, item.content) or known.is_clause(item.content):
        return False
    if not lemmas.isdisjoint(book.acts):
        return item.likely < UNKNOWN
    accord = {word for phrase in book.accord for word in phrase}
    speaking = book.noun_cues.keys() | book.of_things | (accord - book.closed.keys())
    known_cues = {lemma for lemma in lemmas if book.kinds.get(lemma, frozenset()) - _OF_FORM}
    return item.likely < UNKNOWN and not known_cues and speaking.isdisjoint(cue)


def _is_finding(reading: Reading, item: Candidate) -> bool:
    """ "The poll | showed | a rift": what a study shows it tells, however likely."""
    source = item.source[0].of(reading.text).lower().split() if item.source else []
    study = not word_list("en", "cues", "studies").isdisjoint(source[-1:])
    lemmas = _lemmas(reading, item)
    return study and not lemmas.isdisjoint(word_list("en", "cues", "finding"))


def _goes_on(reading: Reading, item: Candidate) -> bool:
    """ "Has continued | to shell the town", "will respond | if it is used": no speech but acts."""
    (cue,) = item.cue
    after = reading.text[cue.end : cue.end + LOOK].lower().split(maxsplit=1)[:1]
    follows = lexicon().acting_before
    lemmas = _lemmas(reading, item)
    return any(after == [word] and not lemmas.isdisjoint(verbs) for word, verbs in follows.items())


def _opens_clause(reading: Reading, content: Spans) -> bool:
    """ "Whether it held", "the allies to help": a clause by its first word, or an infinitive."""
    book = lexicon()
    pieces = [span.of(reading.text).lower().split() for span in content]
    if any(piece[0] in book.clausal for piece in pieces if piece):
        return True
    pairs = (pair for piece in pieces for pair in pairwise(piece))
    return any(first == "to" and book.verbs.get(word) for first, word in pairs)


def _lemmas(reading: Reading, item: Candidate) -> set[str]:
    """The lemmas of the verbs in its first cue."""
    return lexicon().lemmas_of(item.cue[0].of(reading.text).lower().split())


def _is_nobodys(reading: Reading, item: Candidate) -> bool:
    """ "No group has claimed responsibility", "Who reported it?": is the source none at all?"""
    if not item.source:
        return False
    first = item.source[0].of(reading.text).lower().split(maxsplit=1)[:1]
    if first and first[0] in _ASKING and reading.text.endswith("?", *_sentence(reading, item)):
        return True  # "Who reported it?"
    return not lexicon().mute.isdisjoint([*_word_before(reading, item), *first])


def _is_manner(reading: Reading, item: Candidate) -> bool:
    """ "According to plan", "according to her feelings", "a state which | does not know what"."""
    if not item.source:
        return False
    said = item.source[0].of(reading.text).lower().split()
    cue = item.cue[0].of(reading.text).lower().split()
    negated = not NOT.isdisjoint(cue)
    if negated and not _lemmas(reading, item).isdisjoint(word_list("en", "cues", "foreseeing")):
        return True  # "his services | did not predict | that": nothing was said
    if said in (["which"], ["that"]):
        return negated
    owned = said[1:] if lexicon().closed.get(said[0]) == "S" else said
    return (
        cue[0] == "according" and len(owned) == 1 and owned[0] in word_list("en", "cues", "manners")
    )


def _word_before(reading: Reading, item: Candidate) -> list[str]:
    """The word right before the source, in lower case; [] if the sentence begins there."""
    start = item.source[0].start
    sentence = _sentence(reading, item)
    return reading.text[max(sentence.start, start - LOOK) : start].lower().split()[-1:]


def _sentence(reading: Reading, item: Candidate) -> Span:
    return reading.sentences[reading.sentence_at(item.cue[0].start)]
