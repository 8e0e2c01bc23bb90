"""What speaks for a party's telling of what its own side did, holds or lost, as named features.

Their weights are a table's (`lang/en/own_side_weights.toml`), fitted by training/own_side.py. Each
is asked twice, of everybody and of forces or governments alone: "it entered the town" is an army's
own deed, and may be a government's charge.
"""

import re
from collections.abc import Iterator

from reportedly.extraction.attribution.cue_words import cue_words
from reportedly.extraction.chain.basis_words import OPENING, Told
from reportedly.model.attribution import Quotation
from reportedly.model.referent import FORCES
from reportedly.model.span import text_of

STEM = 5  # letters two names must share to be of one party ("Orland", "Orlandic")
_CUES = (
    "admitting",
    "accusing",
    "boasting",
    "plainly",
    "numbering",
    "branding",
    "calling_for",
)
_VERBS = ("holding", "firing", "losing", "manoeuvring")
_MODALS = frozenset(["will", "would", "shall", "should", "must", "can", "could", "may", "might"])
_NOT = frozenset(("no", "not", "n't", "n’t", "nobody", "none", "never", "nothing"))
_OPENERS = frozenset(("it", "they", "we", "i", "he", "she", "there", "that"))
_OPENERS |= {"this", "no", "both", "the", "a", "an"}
_OWN = frozenset(
    ("subject_own_subjects", "subject_our", "subject_unnamed_units", "subject_shares_name")
)
_OTHERS = frozenset(("subject_other_name", "subject_enemy", "subject_civil", "expletive"))
# "It is futile to resist": nobody's deed.
_EXPLETIVE = re.compile(
    r"[“\"‘']?it (?:is|was|will be|would be|has been|seems|appears)\b"
    r"(?! (?:our|its|being|now|in control)\b)(?:\W+\w+){1,3}?\W+(?:to|that|for|who|if|when)\b",
    re.IGNORECASE,
)


def features_of(told: Told, *, armed: bool) -> frozenset[str]:
    """The names of the features of a claim, "armed" or "ruling" before those of its speaker."""
    side = "armed" if armed else "ruling"
    plain = {f"kind_{kind.value}" for kind in told.kinds}
    asked = set(_asked(told))
    acts = any(name.startswith(("verb_", "does_")) for name in asked) and "passive" not in asked
    if acts and not asked.isdisjoint(_OWN) and asked.isdisjoint(_OTHERS):
        asked.add("own_deed")
    if not asked.isdisjoint(_OTHERS) and asked.isdisjoint(_OWN) and "passive" not in asked:
        asked.add("of_another")
    return frozenset(plain | asked | {f"{side}_{name}" for name in asked} | {side})


def claims_a_deed(features: frozenset[str]) -> bool:
    """ "The rebels claimed the bombing", "the group claimed it": of what they did themselves."""
    noun = not features.isdisjoint(("says_claimable", "opens_it"))
    return noun and features >= {"armed", "cue_boasting", "without_verb"}


def of_anothers(features: frozenset[str]) -> bool:
    """True if the words say that it is nobody's deed, another's, or what befell people at peace.

    "Orland shot down a drone", "its enemies had shelled the mill", "it is futile to resist": no
    other feature weighs that up.
    """
    accuses = "cue_accusing" in features and "subject_own_subjects" not in features
    if accuses or "expletive" in features:
        return True
    if "passive" in features:
        return "subject_civil" in features and "says_own" not in features
    if "subject_enemy" in features:
        return "denies" not in features
    foreign = "foreign" in features and "subject_own_subjects" not in features
    acts = any(name.startswith("does_") for name in features)
    return foreign or ("of_another" in features and acts and "says_own" not in features)


def _asked(told: Told) -> Iterator[str]:
    yield from _of_speaker(told)
    yield from _of_subject(told)
    yield from _of_cue(told)
    yield from _of_deed(told)
    yield f"said_{told.attribution.quotation.value}"


def _of_speaker(told: Told) -> Iterator[str]:
    """Whether soldiers speak at all, or of another's war: "a Western officer"."""
    for key in ("military", "foreign"):
        if told.says(key, told.attribution.source) or told.role_says(key):
            yield key


def _of_subject(told: Told) -> Iterator[str]:
    """Whose deed it is, by the subject of the main clause."""
    for key in ("own_subjects", "our", "enemy", "civil", "units", "precise", "missions"):
        if told.subject_says(key):
            yield f"subject_{key}"
    if told.subject_says("units") and _plain_units(told):
        yield "subject_unnamed_units"
    yield from _of_names(told)
    if told.subject:
        first = told.clauses.low[told.subject[0]]
        yield f"opens_{first if first in _OPENERS else 'otherwise'}"
    if _EXPLETIVE.match(text_of(told.reading.text, told.attribution.content)):
        yield "expletive"


def _plain_units(told: Told) -> bool:
    """ "A battery of the 7th Regiment": an army's units without another's name are its own."""
    plain = told.words("unit_words")
    words = [told.clauses.spans[i].of(told.reading.text) for i in told.subject]
    return all(word.lower() in plain for word in words if word[:1].isupper())


def _of_names(told: Told) -> Iterator[str]:
    """ "Orland's army said Orlandic troops had left": subject and source share a name."""
    named = " ".join(f"{speaker.name or ''} {speaker.role or ''}" for speaker in told.speakers)
    called = f"{text_of(told.reading.text, told.attribution.source)} {named}"
    own = {word[:STEM] for word in re.findall(r"\w+", called) if word[:1].isupper()}
    subject = _names(told, told.subject)
    if subject:
        yield "subject_shares_name" if own & subject else "subject_other_name"
    if own & _names(told, range(len(told.clauses.low))):
        yield "shares_name"


def _names(told: Told, where: range | list[int]) -> set[str]:
    """The beginnings of the names there; "troops near Orland" are not Orland's by that.

    Any word may have a capital where a quotation begins.
    """
    found: set[str] = set()
    least = 0 if told.attribution.quotation is Quotation.INDIRECT else 1
    for i in where:
        word = told.clauses.spans[i].of(told.reading.text)
        beside = i > 0 and told.clauses.low[i - 1] in told.words("beside")
        opens = i == 0 and word.lower() in _OPENERS
        if i >= least and word[:1].isupper() and not (beside or opens):
            found.add(word[:STEM])
    return found


def _of_cue(told: Told) -> Iterator[str]:
    cues = {word for word, _ in cue_words(told.reading, told.attribution)}
    yield from (f"cue_{key}" for key in _CUES if not cues.isdisjoint(told.words(key)))
    charge = told.cue_is("rejecting") and told.opening_says("charges", OPENING)
    if charge or told.cue_is("denying"):
        yield "denies"
        if told.kinds & FORCES:
            yield "forces_deny"


def _of_deed(told: Told) -> Iterator[str]:
    """What is told: of war or not, done or undergone, sure or to come."""
    clauses = told.clauses
    words = {clauses.low[i] for i in told.main}
    lemmas = {clauses.lemma[i] for i in told.main}
    yield from (f"verb_{key}" for key in _VERBS if not lemmas.isdisjoint(told.words(key)))
    for key in ("deeds", "deeds_done", "deeds_alone"):
        if told.verb_is(key):
            yield f"does_{key}"
    for key in ("own", "enemy", "units", "claimable", "fortunes"):
        if told.says(key, told.attribution.content):
            yield f"says_{key}"
    if told.verb is None:
        yield "without_verb"
    elif clauses.lemma[told.verb] == "be":
        yield "verb_be"
    if told.passive():
        yield "passive"
    if words & _NOT:
        yield "negated"
    if words & _MODALS:
        yield "modal"
