"""Which candidates tell of an aim, a thought or a question put, and of nothing anybody said."""

import re
from itertools import pairwise

from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.commitment.effects import NOT
from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import words as word_list
from reportedly.model.attribution import Quotation, quotation_of
from reportedly.model.reading import Reading
from reportedly.model.span import text_of

_WORD = re.compile(r"[\w’'-]+")
_LATER = re.compile(r"[,\"”]\s*(?:\w+ly\s+)?(?:(?:he|she|they|it)\s+)?(\w+)")
_OPENING = re.compile(r"^[“\"'‘]?(?:if|whether|about|why|how|what|who|when|where|on|by|over)\b")
_OWNED = ("his", "her", "its", "their", "my", "our", "your")
_ASKING = (" to know", " to hear", " to ask", " to say")  # "wanted to know if we would go"
_ASKED = max(map(len, _ASKING))
_MOST = 4  # words of "his own candid opinion"


def is_unspoken(reading: Reading, item: Candidate) -> bool:
    """True of an act, an aim or a thought that the words take for no speech of the source.

    "Orland is looking | to topple Vell", "is making sure | it has aid", "Vell, asked | if he would
    go, said", "the facts say | so", "Vell expressed | his opinion in an interview".
    """
    if not item.source or not item.cue or not item.content:
        return False
    cue = _words(item.cue[0].of(reading.text))
    if _is_asked(reading, item, cue):
        return True
    lemmas = _lemmas(cue)
    act = (
        _aims(reading, item, cue, lemmas)
        or _makes_sure(reading, item, cue)
        or _will_answer(cue, lemmas)
        or _is_mute(reading, item, lemmas)
        or _converses(reading, item, cue, lemmas)
        or _answers_by(reading, item, lemmas)
        or _is_empty(reading, item, lemmas)
        or _names_a_paper(reading, item, lemmas)
    )
    return act and not _quotes(reading, item)


def is_unthought(reading: Reading, item: Candidate) -> bool:
    """ "He does not understand | deterrence": what somebody says that another does not think."""
    if not item.cue:
        return False
    cue = _words(item.cue[0].of(reading.text))
    lemmas = _lemmas(cue)
    if lemmas.isdisjoint(word_list("en", "cues", "inward")):
        return False
    if not NOT.isdisjoint(cue) or any(word.endswith(("n't", "n’t")) for word in cue):
        return True
    return item.rule in ("bare-clause", "object") and "understand" in lemmas


def _words(phrase: str) -> list[str]:
    return _WORD.findall(phrase.lower())


def _lemmas(cue: list[str]) -> set[str]:
    verbs = lexicon().verbs
    return {verbs[word].lemma if word in verbs else word for word in cue}


def _quotes(reading: Reading, item: Candidate) -> bool:
    """Are there words between quotation marks in what would be said?"""
    outer = reading.outer_quotations()
    return quotation_of(outer, item.content) is not Quotation.INDIRECT and not any(
        piece.contains(item.cue[0]) for piece in outer
    )


def _first(reading: Reading, item: Candidate) -> str:
    """The first words of the content, in lower case."""
    return item.content[0].of(reading.text).lower()


def _aims(reading: Reading, item: Candidate, cue: list[str], lemmas: set[str]) -> bool:
    """ "Is looking | to stage protests", "tried to | take it": a deed that somebody means to do."""
    if lemmas.isdisjoint(word_list("en", "cues", "aiming")):
        return False
    after = reading.text[item.cue[0].end : item.cue[0].end + _ASKED].lower()
    aims = cue[-1] == "to" or _first(reading, item).startswith("to ")
    return aims and not after.startswith(_ASKING)


def _makes_sure(reading: Reading, item: Candidate, cue: list[str]) -> bool:
    """ "Is making | sure", "made certain": an act, however the cue is cut."""
    before = _words(
        reading.text[max(0, item.cue[0].start - len(" is making ")) : item.cue[0].start]
    )
    sure = not {"sure", "certain"}.isdisjoint(cue)
    return sure and "make" in _lemmas([*before[-1:], *cue])


def _will_answer(cue: list[str], lemmas: set[str]) -> bool:
    """ "Orland | will respond to | any attack": a deed to come."""
    modals = word_list("en", "function_words", "modals")
    answers = not lemmas.isdisjoint(word_list("en", "cues", "answering"))
    return answers and not modals.isdisjoint(cue)


def _is_asked(reading: Reading, item: Candidate, cue: list[str]) -> bool:
    """ "Vell, asked | if he would go, said …": who is asked, not who asks."""
    if not cue or cue[0] not in word_list("en", "cues", "pressed"):
        return False
    start = item.cue[0].start
    if item.source[-1].end > start or not reading.text[:start].rstrip().endswith(","):
        return False
    asks = len(cue) > 1 or _OPENING.match(_first(reading, item)) is not None
    end = reading.sentences[reading.sentence_at(start)].end
    later = [match[1].lower() for match in _LATER.finditer(reading.text, start, end)]
    return asks and any("say" in lexicon().kinds.get(lemma, ()) for lemma in _lemmas(later))


def _is_mute(reading: Reading, item: Candidate, lemmas: set[str]) -> bool:
    """ "The facts | say exactly the opposite": what speaks for itself speaks for nobody.

    Nor do words for words ("his use of the phrase | referred to"), nor what only shows something:
    "the war | shows that", "the daily reality | confirms".
    """
    source = _words(text_of(reading.text, item.source))
    of = source.index("of") if "of" in source else len(source)
    heads = set(source[max(0, of - 1) : of])
    if not heads.isdisjoint(word_list("en", "cues", "speechless")):
        return True
    shows = bool(heads) and not lemmas.isdisjoint(word_list("en", "cues", "showing"))
    return shows and heads <= word_list("en", "cues", "mere_things")


def _converses(reading: Reading, item: Candidate, cue: list[str], lemmas: set[str]) -> bool:
    """ "Our reporter | speaks | with a scholar about the strait": what a talk is about."""
    if lemmas.isdisjoint(word_list("en", "cues", "conversing")):
        return False
    between = reading.text[item.cue[0].start : max(item.cue[0].end, item.content[0].start)]
    return "with" in between.lower().split() and cue[-1] != "with"


def _answers_by(reading: Reading, item: Candidate, lemmas: set[str]) -> bool:
    """ "Responded to | the build-up by sending troops": a deed, whatever it answers."""
    if lemmas.isdisjoint(word_list("en", "cues", "answering")) or len(item.content) > 1:
        return False
    said = _words(text_of(reading.text, item.content))
    return any(first in ("by", "with") and _is_deed(word, first) for first, word in pairwise(said))


def _is_deed(word: str, first: str) -> bool:
    """ "By sending", "with drones": how one answers who says nothing."""
    deeds = word_list("en", "cues", "answered_with")
    return word in deeds if first == "with" else word.endswith("ing")


def _is_empty(reading: Reading, item: Candidate, lemmas: set[str]) -> bool:
    """ "Expressed | his opinion in an interview": that somebody said something, and not what."""
    if lemmas.isdisjoint(word_list("en", "cues", "voicing")):
        return False
    said = _words(_first(reading, item))
    nouns = word_list("en", "cues", "unfilled")
    at = next((n for n, word in enumerate(said[:_MOST]) if word in nouns), None)
    owned = bool(said) and said[0] in _OWNED
    return owned and at is not None and "that" not in said[at + 1 : at + 2]


def _names_a_paper(reading: Reading, item: Candidate, lemmas: set[str]) -> bool:
    """ "Cited | a register kept by the committee": from where, and not what."""
    if lemmas.isdisjoint(word_list("en", "cues", "naming")):
        return False
    said = _words(_first(reading, item))[:_MOST]
    return said[:1] in (["a"], ["an"], ["the"]) and not word_list(
        "en", "cues", "papers"
    ).isdisjoint(said)
