"""Words around a trigger that give it another sense: "struck a deal", "attack ads", "armed men"."""

from dataclasses import dataclass
from functools import cache

from reportedly.extraction.words.clauses import Clauses
from reportedly.lang import table

_AFTER, _BEFORE = 3, 2  # words a trap looks at after and before its word
_VERBS = frozenset("VEUQ")
_OBJECTS = frozenset("DSHWL#")


@dataclass(frozen=True, slots=True)
class Trap:
    """One row of the table: where a word is no happening, or another one."""

    after: frozenset[str]
    before: frozenset[str]
    clause: frozenset[str]
    right: frozenset[str]  # one of them stands right before it: "on | strike"
    unless: frozenset[str]  # words of the clause without which the word is no happening
    form: frozenset[str]  # the only forms it is so of, if any are listed
    object: bool  # what the verb has right after it: "demonstrated the need"
    becomes: str | None


def trap_at(tokens: Clauses, first: int, last: int, lemma: str) -> Trap | None:
    """The first row that the words around tokens [first, last] fulfil."""
    return next(
        (trap for trap in _traps().get(lemma, ()) if _caught(tokens, first, last, trap)), None
    )


def _caught(tokens: Clauses, first: int, last: int, trap: Trap) -> bool:
    if trap.form and " ".join(tokens.low[first : last + 1]) not in trap.form:
        return False
    if trap.unless and not trap.unless.isdisjoint(tokens.low):
        return False
    near = trap.after or trap.before or trap.clause or trap.object or trap.right
    if not near:
        return True
    if trap.after and not trap.after.isdisjoint(tokens.low[last + 1 : last + 1 + _AFTER]):
        return True
    if trap.before and not trap.before.isdisjoint(_words_before(tokens, first)):
        return True
    if not trap.right.isdisjoint(tokens.low[max(0, first - 1) : first]):
        return True
    if trap.object and last + 1 < len(tokens.tag) and tokens.tag[last + 1] in _OBJECTS:
        return True
    return bool(trap.clause) and not trap.clause.isdisjoint(tokens.low)


def _words_before(tokens: Clauses, first: int) -> list[str]:
    """The words a trap looks at; of a verb no article that belongs to its subject.

    "The support | of the army" is a noun, "the army | supported them" is not.
    """
    before = tokens.low[max(0, first - _BEFORE) : first]
    verb = tokens.tag[first] in _VERBS and len(before) == _BEFORE
    return before[1:] if verb and tokens.tag[first - 1] in "NLP" else before


@cache
def _traps() -> dict[str, list[Trap]]:
    found: dict[str, list[Trap]] = {}
    for row in table("en", "events")["trap"]:
        words = {
            key: frozenset(row.get(key, "").split())
            for key in ("after", "before", "right", "clause", "unless", "form")
        }
        trap = Trap(**words, object=row.get("object", False), becomes=row.get("becomes"))
        found.setdefault(row["word"], []).append(trap)
    return found
