"""What else an office is called: the top diplomat is the foreign minister and heads a ministry."""

from collections.abc import Iterator

from reportedly.lang import table
from reportedly.lang.roles import role_words
from reportedly.resolution.speakers.member import Member

_ENDING = (2, 3)  # last words of a role that may be an office: "the Orlandic | defence chief"
_HEADED = (1, 2, 3, 4)  # … and of what somebody is the head of: "ministry of foreign affairs"


def other_names(member: Member) -> frozenset[str]:
    """The offices, by their nouns, that a noun phrase may mean beside its own noun."""
    asked, roles = set(_names(member)), table("en", "roles")
    found = [role_words("en", "same_office", key) for key in roles["same_office"] if key in asked]
    for key in roles["one_office"]:
        names = role_words("en", "one_office", key)
        if asked & {name.replace(" ", "_") for name in names}:
            found.append(names)
    return frozenset().union(*found)


def holds(member: Member, offices: frozenset[str]) -> bool:
    """True if the member's role is one of the offices."""
    return any(name.replace("_", " ") in offices for name in _names(member))


def _names(member: Member) -> Iterator[str]:
    """The noun; the last words of the role; and "head_of_diplomacy" of any nation's."""
    lemma = member.lemma.replace(" ", "_")
    yield lemma
    words = [w for w in (member.role or "").lower().replace(".", "").split() if w != "the"]
    for count in _ENDING:
        yield "_".join(words[-count:])
    if "of" in words:
        after = words[words.index("of") + 1 :]
        for count in _HEADED:
            yield f"{lemma}_of_{'_'.join(after[-count:])}"
