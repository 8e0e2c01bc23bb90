"""Word classes, verb forms and cue verbs that tagging and attribution look words up in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportedly.lang import table, words

WORDS_KEPT = 50_000  # words whose form is remembered, wherever what is said of one is pure
_VOWELS = frozenset("aeiou")


class VerbForm(NamedTuple):
    """What a form says: its lemma and its tag (see tagging.py) before context is looked at."""

    lemma: str
    tag: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word tables of one language, ready for look-up. All keys are lower case."""

    closed: dict[str, str]  # word -> tag
    verbs: dict[str, VerbForm]
    noun_first: frozenset[str]
    unchanged: frozenset[str]  # verbs whose past is their base: "hit", "cut"
    not_adverbs: frozenset[str]
    not_participles: frozenset[str]
    time_nouns: frozenset[str]
    time_units: frozenset[str]
    time_openers: frozenset[str]
    linking: frozenset[str]  # prepositions a noun phrase may go on with
    be: frozenset[str]
    finite: frozenset[str]
    roles: frozenset[str]
    bare_sources: frozenset[str]
    source_openers: frozenset[str]
    plurals: frozenset[str]
    before_names: frozenset[str]  # words in small letters that a name may follow in its phrase
    kinds: dict[str, frozenset[str]]  # lemma -> kinds of cue
    prepositions: dict[str, frozenset[str]]
    phrasal: dict[str, tuple[tuple[str, ...], ...]]  # lemma -> the particles that make a cue of it
    noun_cues: dict[str, frozenset[str]]  # singular or plural -> what may follow: that, of, to
    sourceless: frozenset[str]
    stopped: frozenset[str]  # abbreviations written with a stop
    accord: tuple[tuple[str, ...], ...]
    accord_named: frozenset[tuple[str, ...]]
    figure_nouns: frozenset[str]
    is_that: frozenset[str]
    acts: frozenset[str]  # lemmas
    deeds: frozenset[str]  # lemmas
    acting_before: dict[str, frozenset[str]]  # word right behind a cue -> lemmas it makes acts of
    of_things: frozenset[str]  # words of cues in all their forms
    told_by: frozenset[str]  # lemmas
    heard_from: frozenset[str]  # lemmas
    known: frozenset[str]  # lemmas
    own_speech: frozenset[str]  # lemmas
    duties: frozenset[str]
    clausal: frozenset[str]
    after_dash: frozenset[str]
    leads: frozenset[str]
    no_content: dict[str, frozenset[str]]  # lemma -> nouns with which it is a deed, no speech
    nobody: frozenset[str]
    mute: frozenset[str]  # subjects that say nothing: nobody, and "nothing"

    def lemmas_of(self, words: Iterable[str]) -> set[str]:
        """The lemmas of those words that are forms of verbs."""
        return {self.verbs[word].lemma for word in words if word in self.verbs}


# Later entries win: "that" is a determiner too, but tagged as the complementizer.
_CLASSES = (
    ("numerals", "#"),
    ("adverbs", "R"),
    ("prepositions", "I"),
    ("determiners", "D"),
    ("other_pronouns", "N"),
    ("object_pronouns", "O"),
    ("subordinators", "B"),
    ("relatives", "W"),
    ("possessives", "S"),
    ("subject_pronouns", "P"),
    ("coordinators", "C"),
    ("auxiliaries", "A"),
    ("modals", "M"),
    ("negations", "X"),
)


def _closed() -> dict[str, str]:
    tags: dict[str, str] = {}
    for key, tag in _CLASSES:
        tags.update(dict.fromkeys(words("en", "function_words", key), tag))
    tags.update({"that": "H", "to": "T", "this": "D", "than": "B"})
    return tags


def third_person(base: str) -> str:
    """The -s form of a regular verb."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past(base: str, *, doubling: bool) -> str:
    """The -ed form of a regular verb."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if doubling else "") + "ed"


def participle(base: str, *, doubling: bool) -> str:
    """The -ing form of a verb."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and len(base) > 2:
        return base[:-1] + "ing"
    return base + (base[-1] if doubling else "") + "ing"


def _verb_forms(lemmas: frozenset[str]) -> dict[str, VerbForm]:
    noun_first = words("en", "verbs", "noun_first")
    doubled = words("en", "verbs", "doubling")
    doubling_irregular = words("en", "verbs", "doubling_irregular")
    irregular = {row.split()[0]: row.split()[1:] for row in table("en", "verbs")["irregular"]}
    forms: dict[str, VerbForm] = {}
    for base in sorted(lemmas | doubled | frozenset(irregular)):
        doubling = base in doubled or base in doubling_irregular
        if base in irregular:
            before, after = irregular[base]
        else:
            before = after = past(base, doubling=doubling)
        entries = [
            (base, "K"),
            (third_person(base), "Z"),
            (participle(base, doubling=doubling), "G"),
        ]
        if before == after:
            entries.append((before, "E"))
        else:
            entries.extend([(after, "Q"), (before, "V")])
        for form, tag in entries:
            weak = tag in "KZ" and form in noun_first
            if form == base and tag in "EQ":
                continue
            forms.setdefault(form, VerbForm(base, tag.lower() if weak else tag))
    return forms


def _forms(lemmas: frozenset[str]) -> frozenset[str]:
    """Every form of these verbs."""
    return frozenset(form for form, verb in _verb_forms(lemmas).items() if verb.lemma in lemmas)


def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, text in table("en", "cues")["verbs"].items():
        for lemma in text.split():
            found.setdefault(lemma, set()).add(kind)
    for lemma in table("en", "cues")["prepositions"]:
        found.setdefault(lemma, set()).add("preposition")
    for lemma in table("en", "cues")["phrasal"]:
        found.setdefault(lemma, set()).add("phrasal")
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}


def _noun_cues() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for following, nouns in table("en", "cues")["nouns"].items():
        for noun in nouns.split():
            found.setdefault(noun, set()).add(following)
            found.setdefault(noun + "s", set()).add(following)
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


@cache
def lexicon() -> Lexicon:
    """The tables of English, built once."""
    cues = table("en", "cues")
    kinds = _kinds()
    return Lexicon(
        closed=_closed(),
        verbs=_verb_forms(
            words("en", "verbs", "regular") | frozenset(kinds) | words("en", "cues", "told_by")
        ),
        noun_first=words("en", "verbs", "noun_first"),
        unchanged=frozenset(
            base
            for base, before, _ in (row.split() for row in table("en", "verbs")["irregular"])
            if base == before
        ),
        not_adverbs=words("en", "function_words", "not_adverbs"),
        not_participles=words("en", "function_words", "not_participles"),
        time_nouns=words("en", "function_words", "time_nouns"),
        time_units=words("en", "function_words", "time_units"),
        time_openers=words("en", "function_words", "time_openers"),
        linking=words("en", "function_words", "linking"),
        be=words("en", "function_words", "be"),
        finite=words("en", "function_words", "finite_auxiliaries"),
        roles=words("en", "nouns", "roles"),
        bare_sources=words("en", "nouns", "bare_sources"),
        plurals=words("en", "nouns", "plurals"),
        source_openers=words("en", "nouns", "source_openers"),
        before_names=words("en", "function_words", "name_particles")
        | words("en", "nouns", "before_names"),
        kinds=kinds,
        prepositions={k: frozenset(v.split()) for k, v in cues["prepositions"].items()},
        phrasal={k: tuple(tuple(p.split()) for p in v) for k, v in cues["phrasal"].items()},
        noun_cues=_noun_cues(),
        sourceless=frozenset(cues["adverbs"]["sourceless"].split()),
        stopped=words("en", "abbreviations", "titles")
        | words("en", "abbreviations", "before_number"),
        accord=tuple(tuple(phrase.split()) for phrase in cues["phrases"]["accord"]),
        accord_named=frozenset(tuple(p.split()) for p in cues["phrases"]["accord_named"]),
        figure_nouns=words("en", "cues", "figure_nouns"),
        acts=words("en", "cues", "acts"),
        deeds=words("en", "cues", "deeds"),
        acting_before={word: words("en", "cues", f"acting_{word}") for word in ("to", "if")},
        of_things=_forms(words("en", "cues", "of_things")),
        told_by=words("en", "cues", "told_by"),
        heard_from=words("en", "cues", "heard_from"),
        own_speech=words("en", "cues", "own_speech"),
        known=words("en", "cues", "known"),
        duties=words("en", "cues", "duties"),
        clausal=words("en", "cues", "clausal"),
        is_that=words("en", "cues", "is_that"),
        after_dash=words("en", "cues", "after_dash"),
        no_content={k: frozenset(v.split()) for k, v in cues["objects"]["no_content"].items()},
        nobody=words("en", "function_words", "nobody"),
        mute=words("en", "function_words", "nobody") | words("en", "function_words", "mute"),
        leads=frozenset(cues["participles"]["lead"].split()),
    )
