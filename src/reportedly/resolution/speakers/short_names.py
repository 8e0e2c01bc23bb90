"""Names within one report: which shorter names stand for which longer ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportedly.lang.folding import ARTICLES
from reportedly.lang.roles import RoleGroup, role_words
from reportedly.resolution.speakers.member import Member

_NAME_WORDS = 4  # a longer run of capitals is a title or a headline, not a person
_JOINING = ("of", "for")
_LEAST_RESPELT = 6  # letters of a last name that is known under another spelling


def without_honorific(name: str) -> str:
    """A name without the titles before it, nor what a title parts from it: "Halm TV Dr. Aldis"."""
    words = name.split(" ")
    inner = role_words("en", "honorifics", "inner")
    at = next((n for n, word in enumerate(words[1:-1], 1) if word.lower() in inner), 0)
    name = " ".join(words[at:])
    first, _, rest = name.partition(" ")
    every = [role_words("en", "honorifics", key) for key in ("male", "female", "any")]
    titled = rest and any(first.lower() in listed for listed in every)
    return without_honorific(rest.removeprefix(". ")) if titled else name


def named_person(member: Member) -> bool:
    return member.name is not None and member.group is RoleGroup.PERSON and not member.plural


def by_last_name(members: Iterable[Member]) -> dict[str, Member]:
    """Persons by last name; a titled one wins, then the longest name, then one with a role."""
    found: dict[str, Member] = {}
    for member in _persons(members):
        assert member.name is not None
        last = last_name(member.name)
        old = found.get(last)
        found[last] = member if old is None else _fuller(*sorted((old, member), key=weight))
    return found


def _fuller(light: Member, heavy: Member) -> Member:
    """The one of more weight, with the other's name if that is the whole of it: "Mr Holt"."""
    assert heavy.name is not None
    assert light.name is not None
    whole = " " in light.name and " " not in heavy.name
    return replace(heavy, name=light.name) if whole else heavy


def by_first_name(members: Iterable[Member]) -> dict[str, Member]:
    """Persons whose first name nobody else of the report has."""
    found: dict[str, list[Member]] = {}
    for member in members:
        words = (member.name or "").split()
        if len(words) > 1 and member.group is RoleGroup.PERSON:
            found.setdefault(words[0], []).append(member)
    return {first: sharing[0] for first, sharing in found.items() if len(sharing) == 1}


def last_name(name: str) -> str:
    """The last word of a name without its Arabic article: "al-Dorn" and "Dorn" are one."""
    last = name.split()[-1]
    article, hyphen, rest = last.partition("-")
    return rest if hyphen and article.lower() in ARTICLES and rest[:1].isupper() else last


def respelt(name: str, people: Mapping[str, Member]) -> Member | None:
    """The one named in full whose last name `name` is, but for a letter doubled or left out."""
    if len(name) < _LEAST_RESPELT or not name.isalpha() or name in people:
        return None
    found = [m for last, m in people.items() if " " in (m.name or "") and _one_off(last, name)]
    return found[0] if len(found) == 1 else None


def _one_off(last: str, name: str) -> bool:
    """True for "Vellner" and "Velner": a final letter more makes it another's, unless doubled."""
    short, long = sorted((last.lower(), name.lower()), key=len)
    if len(short) < _LEAST_RESPELT or len(long) - len(short) != 1 or short[0] != long[0]:
        return False
    inner = any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))
    return inner or long == short + short[-1]


def ends_alike(full: str, short: str) -> bool:
    """ "Ali al-Dorn" ends in "al-Dorn", with whichever case of the article, and in "Dorn"."""
    return full.lower().endswith(short.lower()) or last_name(full) == last_name(short) == short


def _persons(members: Iterable[Member]) -> Iterator[Member]:
    """Named persons, and names of two to four words that may be persons."""
    for member in members:
        words = len(member.name.split()) if member.name else 0
        if named_person(member) or (member.group is None and 1 < words <= _NAME_WORDS):
            yield member


def weight(member: Member) -> tuple[bool, int, bool]:
    name = member.name or ""
    return member.group is RoleGroup.PERSON, len(name.split()), member.role is not None


def long_names(members: Iterable[Member]) -> dict[str, str]:
    """Short names and initials of bodies, and the one longer name in the report they stand for."""
    bodies = [m for m in members if m.name and m.group is RoleGroup.BODY]
    names = {m.name for m in bodies if m.name and (m.lemma or " " in m.name)}
    shorts = {m.name for m in bodies if m.name and m.lemma}
    shorts |= {m.name for m in members if m.name and m.name.isupper()}
    shorts |= {m.name for m in bodies if m.name and not m.nation and _is_bare(m)}
    near = _by_word(names)
    found: dict[str, str] = {}
    for short in shorts:
        every = {*near.get(short.split(" ")[0], ()), *near.get(short, ())}
        longer = sorted((name for name in every if _extends(name, short)), key=len)
        if longer and all(longer[0] in name for name in longer):
            found[short] = longer[0]
    return found


def _by_word(names: Iterable[str]) -> dict[str, list[str]]:
    """Each word, and all initials of a name -> the names that have them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for word in {*name.split(" "), _initials(name)}:
            found[word].append(name)
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _is_bare(member: Member) -> bool:
    """True for one word, and for a name that is known without any noun: "Al-Nusra"."""
    return bool(member.name and member.name.isalpha()) or not member.lemma


def _extends(name: str, short: str) -> bool:
    if name == short:
        return False
    inside = any(f" {short} {link} " in f" {name} " for link in _JOINING)
    if name.startswith(f"{short} "):
        inside |= name[len(short) + 1 :].lower() in role_words("en", "grown", "words")
    led = inside or (name.endswith(f" {short}") and not short.isupper())
    return led or (len(short) > 1 and _initials(name) == short)
