"""Whether a party tells of what its own side did, holds or lost.

An army or armed group does so by its own words ("our units", "it had entered"), by units that have
no other's name, by a deed that only its doer can report in the passive ("40 attackers were
killed"), by a claim of what it did and by a denial. Of a government's words, those about its
forces. What an army publishes itself is told of its own side where its units are the subject, in
the passive of what only the doer can report, in words of praise and of precision strikes.
"""

import re

from reportedly.extraction.chain.basis_words import OPENING, TABLE, Told
from reportedly.extraction.words.phrases import pattern
from reportedly.model.referent import FORCES, SourceKind
from reportedly.model.span import text_of

STEM = 5  # letters two names must share to be of one party ("Orland", "Orlandic")
_GOVERNING = frozenset((SourceKind.GOVERNMENT, SourceKind.OFFICIAL, SourceKind.POLITICIAN))
# "It is futile to resist": nobody's deed.
_EXPLETIVE = re.compile(
    r"[“\"‘']?it (?:is|was|will be|would be|has been|seems|appears)\b"
    r"(?! (?:our|its|being|now|in control)\b)(?:\W+\w+){1,3}?\W+(?:to|that|for|who|if|when)\b",
    re.IGNORECASE,
)


def tells_of_itself(told: Told, publisher: str | None) -> bool:
    """A party on what its own side did or lost."""
    if _EXPLETIVE.match(text_of(told.reading.text, told.attribution.content)):
        return False
    if told.narrated:
        return _in_its_bulletin(told, publisher)
    if _is_armed(told):
        return _army(told)
    return bool(told.kinds & _GOVERNING) and _government(told)


def _is_armed(told: Told) -> bool:
    source = told.attribution.source
    return bool(told.kinds & FORCES) or told.says("military", source) or told.role_says("military")


def _in_its_bulletin(told: Told, publisher: str | None) -> bool:
    if publisher is None or not pattern("en", TABLE, "military").search(publisher):
        return told.subject_says("our") and told.verb_is("deeds")
    if told.subject_says("enemy"):
        return told.verb_is("deeds_done") and told.passive()
    if told.subject_says("issuers"):
        return False
    named = told.main_says("own") or told.subject_says("units") or told.subject_says("our")
    return named or told.verb_is("deeds_praised") or _did(told)


def _government(told: Told) -> bool:
    done = told.subject_says("itself") and told.verb_is("deeds")
    units = told.subject_says("units") and _names_itself(told)
    return done or units or told.main_says("own")


def _army(told: Told) -> bool:
    content = told.attribution.content
    if told.says("foreign", told.attribution.source) or told.role_says("foreign"):
        return told.subject_says("own_subjects") and not told.subject_says("enemy")
    if _denies(told):
        return not told.subject_says("enemy")
    if told.says("own", content):
        return True
    if told.subject_says("enemy"):
        return told.verb_is("deeds_done") and told.passive()
    return (
        told.subject_says("own_subjects")
        or _claims_a_deed(told)
        or _names_itself(told)
        or _bare_unit(told)
        or _did(told)
    )


def _denies(told: Told) -> bool:
    """ "The rebels denied it", "rejected the accusation"; not "rejected calls for a truce"."""
    content = told.attribution.content
    if not told.kinds & FORCES and not told.says("units", content):
        return False
    charge = told.cue_is("rejecting") and told.opening_says("charges", OPENING)
    return charge or told.cue_is("denying")


def _claims_a_deed(told: Told) -> bool:
    """ "The rebels claimed the bombing", "reported destroying two tanks", "claims to have left"."""
    if not told.kinds & FORCES or not told.clauses.low:
        return False
    claimed, doing = told.cue_is("claiming"), told.clauses.tag[0] == "G"
    if doing:
        return told.cue_is("reporting") and told.clauses.lemma[0] in told.words("deeds")
    noun = told.verb is None and told.says("claimable", told.attribution.content)
    return claimed and (noun or told.clauses.low[:2] == ["to", "have"])


def _did(told: Told) -> bool:
    """ "14 drones were shot down", "strikes were carried out": what only the doer can report."""
    if told.main_says("by_own") or (told.subject_says("precise") and told.verb_is("deeds")):
        return True  # "a precision strike had hit": no army says so of another's
    if not told.passive():
        return False
    flown = told.subject_says("missions") and told.verb_is("carried_out")
    return told.verb_is("deeds_alone") or flown


def _bare_unit(told: Told) -> bool:
    """ "The army said troops had entered Kest", "… a battery of the 7th Regiment had fired": an
    army's units without another's name are its own."""
    if not told.subject_says("units") or SourceKind.ARMED_GROUP in told.kinds:
        return False
    plain = told.words("unit_words")
    words = [told.clauses.spans[i].of(told.reading.text) for i in told.subject]
    return all(word.lower() in plain for word in words[1:] if word[:1].isupper()) and (
        not words[0][:1].isupper() or words[0].lower() in plain
    )


def _names_itself(told: Told) -> bool:
    """ "Orland's army said Orlandic troops had left": subject and source share a name."""
    text, subject = told.reading.text, []
    if told.verb is None:
        return False
    for i in told.subject:
        word = told.clauses.spans[i].of(text)
        if word.lower() in told.words("beside"):  # "troops near Orland" are not Orland's by that
            break
        subject.append(word)
    roles = told.roles if told.role_says("military") else ""
    names = " ".join(speaker.name or "" for speaker in told.speakers)
    called = f"{text_of(text, told.attribution.source)} {roles} {names}"
    source = {word[:STEM] for word in called.split()}
    shared = {word[:STEM] for word in subject if word[:1].isupper()} & source
    return any(len(word) == STEM for word in shared)
