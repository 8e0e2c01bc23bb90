"""Whether what looks like a remark on checking is one: who checks, and what was claimed."""

import re

from reportedly.extraction.verification.checkers import (
    CERTAIN,
    has_checker,
    is_body,
    is_checked_by_office,
    is_name,
    is_press,
)
from reportedly.extraction.verification.frames import frames
from reportedly.extraction.verification.needs import has_grounds, is_seen
from reportedly.extraction.verification.parts import (
    ASPECT,
    COUNTED,
    NONE,
    Remark,
    checker_of,
    hangs_on,
    is_built,
    phrases_of,
    told_of,
)
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading

_HYPOTHETICAL = re.compile(r"\b(?:if|once|until|unless|whether)\s+$", re.IGNORECASE)
_TO = " to"
OBJECT = 5  # words of an object that its noun stands in: "the army's new figure of 40"
NOTICED = "noticed"  # key of a remark that the encoder sees
_CONFIRMED = ("confirmed", "verified", "corroborated")
_OUTER = re.compile(r"^\W+|\W+$")
_THIS_LAST = re.compile(r"\b(?:this|that|these)$", re.IGNORECASE)
_AGAIN = re.compile(r"(?:this|that|it|these|them|him|her)", re.IGNORECASE)
_HAPPENED = re.compile(r"(?:the|this|that|his|her|their|these)(?: [\w’'-]+){1,3}", re.IGNORECASE)
_AND_PARTICIPLE = re.compile(r"\w+ed (?:by|in|on|at|from)\b|(?:shot|taken|seen) ", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:neither|nor|never|not)$", re.IGNORECASE)
_LOOKING = re.compile(r"(?:into|\w+ing)$")
_THAT = re.compile(r"(?:that|whether|if|how|who|what|where|when)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:we|i|us|our|my)\b", re.IGNORECASE)


def is_remark(reading: Reading, remark: Remark) -> bool:
    """True if someone who checks, checks something that was claimed."""
    frame = frames(reading.language or "en").get(remark.key)
    if frame is not None:
        return has_grounds(reading, remark, frame)
    ahead = reading.text[max(0, remark.whole.start - 12) : remark.whole.start]
    if _HYPOTHETICAL.search(ahead) or _is_quoted_voice(reading, remark):
        return False
    confirmed = remark.status is VerificationStatus.VERIFIED or remark.key == NOTICED
    if confirmed and is_checked_by_office(reading, remark):
        return False  # a party that confirms
    if remark.key == NOTICED:
        return not is_built(reading, remark) and is_seen(reading, remark)
    special = _SPECIAL.get(remark.voice)
    return special(reading, remark) if special else _is_plain(reading, remark)


def _is_quoted_voice(reading: Reading, remark: Remark) -> bool:
    """ "“We cannot confirm it,” he said": somebody's own words, and not who publishes."""
    by = checker_of(reading, remark)
    if not _FIRST_PERSON.search(by):
        return False
    return any(p.contains(remark.phrase) for item in reading.quoted for p in item.pieces)


def _is_plain(reading: Reading, remark: Remark) -> bool:
    phrase = remark.phrase.of(reading.text).lower()
    things = phrases_of(reading, "claimed_things")
    checked = told_of(reading, remark)
    named = bool(things.search(checked) or _THAT.match(checked))
    about_claim = named or (_names(checked) and "vouch" not in phrase)  # "for its safety"
    pronoun = phrases_of(reading, "pronouns").match(checked) is not None
    if remark.voice == "passive":  # "from outside the town | this cannot be checked"
        pronoun = pronoun or _THIS_LAST.search(checked) is not None
    checker = has_checker(reading, remark)
    if checker_of(reading, remark) == "I" and not (named or pronoun):
        return False  # "I can't confirm dinner"
    if remark.status is VerificationStatus.DISPUTED:
        shows = phrases_of(reading, "evidence").search(checker_of(reading, remark)) is not None
        partys = remark.voice == "active" and not (
            (checker or shows) and not is_checked_by_office(reading, remark)
        )  # a party that disputes an account answers it
        object_ = " ".join(checked.split()[:OBJECT])
        # "That is not borne out by records", "rights groups dispute this".
        again = _AGAIN.fullmatch(checked) is not None and (checker or remark.voice == "passive")
        return (again or things.search(object_) is not None) and not partys
    if remark.key == "active_verified" and "independent" not in phrase:
        by_name = is_name(reading, remark) and _is_of_shown(reading, remark)
        about = about_claim or bool(COUNTED.match(checked) or NONE.match(checked))
        return by_name or (checker and about)
    if remark.voice in ("nominal", "caution") or (about_claim and NONE.match(checked)):
        return True
    if hangs_on(reading, remark):
        return named or CERTAIN.search(phrase) is not None
    if not checked:
        return remark.voice == "active" and is_press(reading, remark) and _is_whole(reading, remark)
    if _is_asked(reading, remark, checked):
        return True
    if _is_of_words(reading, remark, checked) or _is_unconfirmed(
        reading, remark, phrase, named or pronoun
    ):
        return True
    return bool(about_claim or pronoun) and (checker or CERTAIN.search(phrase) is not None)


def _is_of_shown(reading: Reading, remark: Remark) -> bool:
    """ "Eastwire verified the site of the clip": certain words of a thing that is shown."""
    checked = told_of(reading, remark)
    shown = ASPECT.match(checked) or phrases_of(reading, "shown_things").search(checked)
    return bool(shown) and CERTAIN.search(remark.phrase.of(reading.text).lower()) is not None


def _is_of_words(reading: Reading, remark: Remark, checked: str) -> bool:
    """ "The date of the clip could not be established"; "it could not confirm either version"."""
    if remark.status is not VerificationStatus.NOT_VERIFIED:
        return False
    told = phrases_of(reading, "told_things").search(checked) is not None
    able = remark.voice == "passive" or is_press(reading, remark)
    return told and (able or is_name(reading, remark))


def _is_unconfirmed(reading: Reading, remark: Remark, phrase: str, told: bool) -> bool:
    """ "That could not be confirmed", "the death has not been confirmed": nobody says by whom."""
    passive = remark.voice == "passive" and remark.status is VerificationStatus.NOT_VERIFIED
    checked = remark.checked.of(reading.text) if remark.checked else ""
    happened = _HAPPENED.fullmatch(checked) is not None and _ends(reading, remark)
    return passive and (told or happened) and remark.by is None and phrase.endswith(_CONFIRMED)


def _ends(reading: Reading, remark: Remark) -> bool:
    """ "The death has not been confirmed.": no more is said of it in the sentence."""
    return reading.text[remark.phrase.end : remark.phrase.end + 1] in (".", ",", ";", "")


def _is_asked(reading: Reading, remark: Remark, checked: str) -> bool:
    """ "It could not be established whether anyone had been inside"."""
    if remark.status is not VerificationStatus.NOT_VERIFIED or checked.lower() != "it":
        return False
    return _THAT.match(reading.text[remark.phrase.end :].lstrip()[:8]) is not None


def _is_whole(reading: Reading, remark: Remark) -> bool:
    """Does the sentence end as one does? "What we can and can't confirm" is a heading."""
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    return sentence.of(reading.text).rstrip('\n ”")').endswith((".", "!"))


def _is_by_press(reading: Reading, remark: Remark) -> bool:
    """A remark whose words are common ("could not visit"): it needs one who checks."""
    if remark.status is not VerificationStatus.PARTLY:
        checked, phrase = told_of(reading, remark), remark.phrase.of(reading.text)
        told = phrases_of(reading, "told_things").search(checked) is not None
        pronoun = phrases_of(reading, "pronouns").match(checked) is not None
        again = pronoun and not _THAT.match(checked.partition(" ")[0] if " " in checked else "")
        if _LOOKING.search(phrase) and not (told or again):
            return False  # "investigators are looking into the attack"
        if remark.status is VerificationStatus.VERIFIED and not (told or again):
            return False
        if _NEVER.search(checker_of(reading, remark)):
            return False
        negative = remark.status is not VerificationStatus.VERIFIED
        named = is_name(reading, remark) or (negative and has_checker(reading, remark))
        looks = _LOOKING.search(phrase) is not None and again and is_body(reading, remark)
        return is_press(reading, remark) or (told and named) or looks
    if phrases_of(reading, "perceived").search(remark.phrase.of(reading.text)) and not (
        phrases_of(reading, "told_things").search(told_of(reading, remark))
        or phrases_of(reading, "pronouns").match(told_of(reading, remark))
    ):
        return False  # "I haven't seen a big appetite"
    things = phrases_of(reading, "told_things")
    means = phrases_of(reading, "how").search(told_of(reading, remark))
    counted = told_of(reading, remark)[: means.start() if means else None]
    if COUNTED.match(counted) is None:
        return False
    singly = phrases_of(reading, "told_singly").search(counted) is not None
    if remark.key == "press_verified" and not (singly or things.search(counted)):
        return False  # "located two of the craters"
    checks = has_checker(reading, remark) or is_press(reading, remark)
    return checks or (singly and is_name(reading, remark))


def _is_adjective(reading: Reading, remark: Remark) -> bool:
    partly = remark.status is VerificationStatus.PARTLY  # "geolocated footage"
    things = phrases_of(reading, "shown_things" if partly else "claimed_things")
    return things.match(told_of(reading, remark)) is not None


def _is_none(reading: Reading, remark: Remark) -> bool:
    """ "Neither figure has been confirmed": what nothing of was checked."""
    checked = told_of(reading, remark)
    told = phrases_of(reading, "told_things").search(checked) or re.match(r"none of", checked, re.I)
    return NONE.match(checked) is not None and told is not None


def _is_measured(reading: Reading, remark: Remark) -> bool:
    """ "The toll agrees with a list seen by us": something told against something that shows."""
    by, checked = checker_of(reading, remark), told_of(reading, remark)
    told = phrases_of(reading, "told_things").search(checked) or re.match(r"what\b", checked, re.I)
    return told is not None and phrases_of(reading, "evidence").search(by) is not None


def _is_borne(reading: Reading, remark: Remark) -> bool:
    """ "A photograph bears him out"; "satellite images undermine the army's account"."""
    by, checked = checker_of(reading, remark), told_of(reading, remark)
    purpose = by.lower().endswith(_TO) and remark.status is VerificationStatus.VERIFIED
    if _NEVER.search(by) or purpose:
        return False  # "gave evidence to support its claim"
    out = remark.phrase.of(reading.text).lower().endswith("out")
    again = _AGAIN.fullmatch(checked) is not None  # "satellite images contradict this"
    if not (out or again) and phrases_of(reading, "told_things").search(checked) is None:
        return False
    if _AND_PARTICIPLE.match(by):  # "video filmed at dawn and verified by us contradicts it"
        start = reading.sentences[reading.sentence_at(remark.phrase.start)].start
        by = reading.text[start : remark.phrase.start]
    return phrases_of(reading, "evidence").search(by) is not None


def _is_told(reading: Reading, remark: Remark) -> bool:
    """ "The brigade's claim holds up"."""
    checked = told_of(reading, remark)
    return phrases_of(reading, "told_things").search(checked) is not None


def _is_shown(reading: Reading, remark: Remark) -> bool:
    """ "The clip dates from 2021", "it has nothing to do with": said of a thing that is shown."""
    things = phrases_of(reading, "shown_things")
    checked = told_of(reading, remark)
    if things.search(checked):
        return True
    here = reading.sentence_at(remark.phrase.start)
    ahead = reading.text[reading.sentences[max(0, here - 1)].start : remark.phrase.start]
    back = not checked or re.fullmatch(r"(?:it|this|and|they|these)(?:['’]s.*| .*)?", checked, re.I)
    return bool(back) and things.search(ahead) is not None


def _is_fragment(reading: Reading, remark: Remark) -> bool:
    """ "Can't check.": a sentence of these words alone."""
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    return _OUTER.sub("", sentence.of(reading.text)) == remark.phrase.of(reading.text)


_SPECIAL = {
    "press": _is_by_press,
    "adjective": _is_adjective,
    "none": _is_none,
    "measured": _is_measured,
    "borne": _is_borne,
    "told": _is_told,
    "shown": _is_shown,
    "fragment": _is_fragment,
}


def _names(checked: str) -> bool:
    """True for a full noun phrase ("the strike on Kest"): a word of a claim may be its object."""
    return len(checked.split()) > 1
