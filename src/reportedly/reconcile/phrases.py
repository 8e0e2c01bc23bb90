"""How sources are named in a sentence: with an article, as many as are readable, and their verb."""

import re
from collections.abc import Iterable, Sequence

from reportedly.reconcile.words import listed

MOST = 3  # names in one clause; the others are counted
HEAD = re.compile(r"\s+(?:of|in|from|at|for|near|who)\b")
ARTICLE = re.compile(r"(?:the|a|an|one|some|several)\s", re.IGNORECASE)


def named(names: Iterable[str]) -> tuple[str, bool]:
    """Names as the subject of a clause, and whether it is plural: ("the army and police", True)."""
    found = sorted(set(names), key=_plain)
    shown = [with_article(one) for one in found[:MOST]]
    if len(found) > MOST:
        shown.append(f"{len(found) - MOST} more")
    return joined(shown), len(found) > 1 or is_plural(found[0])


def with_article(name: str) -> str:
    """A body or an office with its article, a name or whoever has one already without."""
    if ARTICLE.match(name) or _head(name) not in listed("articled"):
        return name
    return f"the {name}"


def is_plural(name: str) -> bool:
    """True for forces and police, and for common nouns such as "rescue workers"."""
    head, last = _head(name), HEAD.split(name)[0].split()[-1:]
    common = bool(last) and last[0].islower() and head.endswith("s") and not head.endswith("ss")
    return head in listed("plural") or common


def joined(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def _head(name: str) -> str:
    """The noun that a name is of, in small letters: "forces" of "Armed Forces of Veskara"."""
    return (HEAD.split(name)[0].split() or [""])[-1].lower()


def _plain(name: str) -> str:
    return ARTICLE.sub("", name).lower()
