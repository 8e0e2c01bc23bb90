"""Role nouns of a language: which word heads the name of which kind of speaker or actor."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportedly.lang import table
from reportedly.lang.inflection import plural
from reportedly.lang.lexicon import Lexicon
from reportedly.model.referent import SourceKind


class RoleGroup(StrEnum):
    """Whether a role noun names a body, a person or a document."""

    BODY = "body"
    PERSON = "person"
    DOCUMENT = "document"


class Gender(StrEnum):
    """Gender, where a noun or pronoun fixes it."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a role noun says of the one it names; `weak` nouns often mean something else."""

    lemma: str
    kind: SourceKind
    group: RoleGroup
    plural: bool = False
    gender: Gender | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """The kind of a body known by name; an acronym counts only in capitals ("WHO")."""

    kind: SourceKind
    acronym: bool


def name_lexicon(names: Mapping[str, SourceKind]) -> Lexicon[KnownName]:
    """Names to look up, from each name as written and its kind."""
    return Lexicon(
        {
            name.lower().replace("’", "'"): KnownName(kind=kind, acronym=name.isupper())
            for name, kind in names.items()
        }
    )


@cache
def known_names(language: str) -> Lexicon[KnownName]:
    """Names of bodies in the table `roles`, and of armed groups in the table `actors`."""
    groups = table(language, "actors")["groups"]["names"]
    listed = table(language, "roles")["names"]
    return name_lexicon(
        dict.fromkeys(groups, SourceKind.ARMED_GROUP)
        | {name: SourceKind(kind) for kind in listed for name in listed[kind]}
    )


_COLLECTIVE = frozenset(
    {"troops", "forces", "authorities", "people", "brigades", "police", "media"}
)


@cache
def roles(language: str) -> Lexicon[Role]:
    """Every role noun of the language, singular and plural."""
    entries: dict[str, Role] = {}
    for group, key in ((RoleGroup.BODY, "bodies"), (RoleGroup.PERSON, "people")):
        for kind, listed in table(language, "roles")[key].items():
            for lemma in listed.split():
                _add(entries, language, lemma.replace("_", " "), SourceKind(kind), group)
    for noun in sorted(role_words(language, "rebels", "nouns")):
        for body in sorted(role_words(language, "rebels", "words")):
            _add(entries, language, f"{noun} {body}", SourceKind.ARMED_GROUP, RoleGroup.BODY)
    for lemma in table(language, "roles")["documents"]["words"].split():
        _add(entries, language, lemma.replace("_", " "), SourceKind.DOCUMENT, RoleGroup.DOCUMENT)
    return Lexicon(entries)


def _add(
    entries: dict[str, Role], language: str, lemma: str, kind: SourceKind, group: RoleGroup
) -> None:
    weak = lemma in role_words(language, "weak", "words") or group is RoleGroup.DOCUMENT
    gender = _gender(language, lemma)
    one = Role(lemma=lemma, kind=kind, group=group, gender=gender, weak=weak)
    entries.setdefault(lemma, one)
    persons = group is RoleGroup.PERSON and lemma not in role_words(language, "weak", "always")
    many = Role(
        lemma=lemma, kind=kind, group=group, plural=True, gender=gender, weak=weak and not persons
    )
    key = lemma if lemma in _COLLECTIVE else plural(lemma)
    if key != lemma or lemma in _COLLECTIVE:
        entries[key] = many


def _gender(language: str, lemma: str) -> Gender | None:
    last = lemma.rpartition(" ")[2]
    for gender in Gender:
        if last in role_words(language, "gender", gender.value):
            return gender
    return None


@cache
def role_words(language: str, section: str, key: str) -> frozenset[str]:
    """The words under `section.key` of the table `roles`."""
    listed: str = table(language, "roles")[section][key]
    return frozenset(word.replace("_", " ") for word in listed.split())


def are_content(words: Sequence[str], besides: Collection[str] = ()) -> bool:
    """True if there are words, in lower case, and all carry a meaning or are among `besides`.

    So stand "coordination" and "air safety" between the parts of a name; function words, figures
    and marks do not.
    """
    loose = role_words("en", "function", "words")
    return bool(words) and all(
        word in besides or (word.isalpha() and word not in loose) for word in words
    )


@cache
def plain_words(language: str) -> frozenset[str]:
    """Words whose capital at the head of a sentence says nothing: function words and modifiers."""
    return role_words(language, "function", "words") | role_words(language, "modifiers", "words")
