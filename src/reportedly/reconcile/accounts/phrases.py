"""How sources are named in a sentence: with an article, as many as are readable, and their verb."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from reportedly.reconcile.words import listed

MOST = 3  # names in one clause; the others are counted


def named(names: Iterable[str]) -> tuple[str, bool]:
    """Names as the subject of a clause, and whether it is plural: ("the army and police", True)."""
    found = sorted({part for name in names for part in _parts(opened(name))}, key=_plain)
    shown = [with_article(one) for one in found[:MOST]]
    if len(found) > MOST:
        shown.append(f"{len(found) - MOST} more")
    return joined(shown), len(found) > 1 or is_plural(found[0])


def opened(name: str) -> str:
    """A name without what stands before it in a text by mistake: "the wires) the army"."""
    before, bracket, rest = name.rpartition(")")
    plain = rest.strip() if bracket and "(" not in before and rest.strip() else name
    return plain.removeprefix("of ")


def with_article(name: str) -> str:
    """A body or an office with its article, a name or whoever has one already without."""
    if _determiner().match(name) or _head(name) not in _articled():
        return name
    return f"the {name}"


def one_of(name: str) -> str:
    """As `with_article`, and "a" before a common noun for one: "a suicide bomber"."""
    written = with_article(name)
    if written != name or not name.islower() or is_plural(name):
        return written
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _articled() -> frozenset[str]:
    return listed("articled") | listed("articled_sides")


def _parts(name: str) -> Sequence[str]:
    """Both of "Orland and Veskara", who speak together; "Ministry of Roads and Bridges" is one."""
    parts = name.split(" and ")
    return [name] if _after_head().search(parts[0]) or not all(parts) else parts


def is_plural(name: str) -> bool:
    """True for forces and police, and for common nouns such as "rescue workers"."""
    written = _written_head(name)
    head = written.lower()
    common = written.islower() and head.endswith("s") and not head.endswith("ss")
    return head in listed("plural") or common


def joined(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def _head(name: str) -> str:
    """The noun that a name is of, in small letters: "forces" of "Armed Forces of Veskara"."""
    return _written_head(name).lower()


def _written_head(name: str) -> str:
    return (_after_head().split(name)[0].split() or [""])[-1]


def _plain(name: str) -> str:
    """The name without its article, in small letters."""
    article = _determiner().match(name)
    return name[article.end() if article else 0 :].lower()


@cache
def _after_head() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(sorted(listed('after_heads')))})\b")


@cache
def _determiner() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(listed('determiners')))})\s", re.IGNORECASE)
