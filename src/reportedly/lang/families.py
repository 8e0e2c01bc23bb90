"""Words brought to their family: inflected and derived forms of one word have one key."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from reportedly.lang import table, words
from reportedly.lang.inflection import verb_forms

_KEPT = 1 << 16  # words whose keys are remembered
_LEAST = 3  # letters of a stem
_LONG = 5  # letters from which a stem needs not be a known verb
_VOWELS = frozenset("aeiouy")
_SIBILANT = ("sses", "xes", "zes", "ches", "shes")
_DERIVED = (
    *("ization", "isation", "ation", "ition", "ution", "ment", "ance", "ence", "ion", "ure"),
    *("eer", "er", "or", "ee", "al"),
)  # endings of nouns made from verbs, longest first
_SURE = frozenset({"ization", "isation", "ation", "ition", "ution", "ment", "ion"})
_MAKING = "at"  # of "nominate" and "nomination", beside "nominee"


@lru_cache(_KEPT)
def lemma_key(word: str) -> str:
    """What the inflected forms of an English word share; not always a word ("arriv")."""
    low = word.lower()
    return _bare(_irregular().get(low) or _uninflected(low))


@lru_cache(_KEPT)
def family_key(word: str) -> str:
    """What a verb shares with its inflected forms and the nouns made from it: "resign"."""
    key = lemma_key(word)
    listed = _listed()
    for form in (word.lower(), key):
        if form in listed:
            return listed[form]
    stem = next(_stems(key), key)
    short = stem.removesuffix(_MAKING)
    stem = short if len(short) >= _LONG - 1 else stem
    return listed.get(stem, stem)


def _stems(key: str) -> Iterator[str]:
    """The verb that a noun is made from, if spelling tells."""
    for ending in _DERIVED:
        stem = _bare(_undoubled(key.removesuffix(ending)))
        if not key.endswith(ending) or len(stem) < _LEAST:
            continue
        if {stem, stem + _MAKING} & _verbs() or (ending in _SURE and len(stem) >= _LONG):
            yield stem


def _uninflected(word: str) -> str:
    for ending, put in (("ies", "y"), ("ied", "y")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + put
    if word.endswith(_SIBILANT):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _LEAST:
        return word[:-1]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST - 1 and not _VOWELS.isdisjoint(stem):
            return _undoubled(stem)
    return word


def _undoubled(stem: str) -> str:
    """ "stabb" gives "stab"; "kill" and "pass" keep theirs."""
    double = len(stem) > _LEAST and stem[-1] == stem[-2] and stem[-1] not in "lsze"
    return stem[:-1] if double else stem


def _bare(word: str) -> str:
    """Without what endings change: a silent e, a y that becomes i."""
    if len(word) > _LEAST and word.endswith("e") and not word.endswith("ee"):
        return word[:-1]
    return word[:-1] + "i" if len(word) > _LEAST and word.endswith("y") else word


@cache
def _irregular() -> dict[str, str]:
    """Irregular form -> base."""
    return dict(_forms(table("en", "verbs")["irregular"])) | {
        "men": "man", "women": "woman", "children": "child", "people": "person",
        "died": "die", "dying": "die", "lied": "lie", "lying": "lie", "tied": "tie", "tying": "tie",
    }  # fmt: skip


def _forms(entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        forms = verb_forms(entry)
        yield from ((form, forms.base) for form in (forms.past, forms.participle))
        yield forms.base, forms.base


@cache
def _verbs() -> frozenset[str]:
    """Keys of all known verbs."""
    known = {entry.split()[0] for entry in table("en", "verbs")["irregular"]}
    return frozenset(_bare(verb) for verb in known | words("en", "verbs", "regular"))


@cache
def _listed() -> dict[str, str]:
    """Word or key -> the family it is listed in; a word in two is of the first."""
    found: dict[str, str] = {}
    for line in table("en", "families")["families"]:
        names = line.split()
        first = _bare(names[0])
        for name in names:
            found.setdefault(name, first)
            found.setdefault(lemma_key(name), first)
    return found
