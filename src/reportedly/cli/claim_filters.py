"""Refuses a filter of claims whose value is a slip, so that it is not taken for "none found"."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from reportedly.errors import NotFound
from reportedly.model.days import is_given_day

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger
    from reportedly.store.questions.apart import Sided
    from reportedly.store.questions.claim_query import ClaimQuery

OPTIONS = {"speaker": "source"}  # where the option is called otherwise than the filter
OPEN = ("publisher", "speaker", "place", "country")  # what a ledger holds decides
NAMED = 8  # known values that are named
EVERY = 1_000_000


def checked(query: "ClaimQuery") -> "ClaimQuery":
    """The query, closed values as they are spelt; a usage error names those that can be."""
    from reportedly.store.questions.closed_values import CLOSED

    given = {name: getattr(query, name) for name in CLOSED}
    closed: dict[str, Any] = {
        name: spelt(name, value) for name, value in given.items() if value is not None
    }
    for name in ("since", "until"):
        value = getattr(query, name)
        if value is not None and not is_given_day(value):
            raise typer.BadParameter(
                f"--{name} {value!r} is no day like 2025-03-11, and no month or year"
            )
    return replace(query, **closed)


def check_held(ledger: "Ledger", query: "ClaimQuery") -> None:
    """Raise NotFound for a value that no claim of the ledger has, with those most like it."""
    from reportedly.store.questions.claim_query import ClaimQuery

    if query.report is not None:
        ledger.report(query.report)
    for name in OPEN:
        value = getattr(query, name)
        if value is None or ledger.claims(ClaimQuery(**{name: value}, limit=1)).total:
            continue
        labels = [one.label for one in ledger.facets(most=EVERY)[name]]
        raise NotFound(
            f"no claim in this ledger has --{OPTIONS.get(name, name)} {value!r}; "
            f"{_known(value, labels)}"
        )


def sided(side: str, parties: Sequence[Path] | None) -> "Sided":
    """The filter for a side of these parties; a usage error for one that nobody is on."""
    from reportedly.resolution.parties_file import load_parties
    from reportedly.store.questions.apart import Sided

    known = load_parties(parties)
    sides = sorted({party.side for party in known.entries if party.side})
    if side not in sides:
        raise typer.BadParameter(
            f"nobody is on --side {side!r} in these parties (--parties adds your own); "
            f"{_known(side, sides)}"
        )
    return Sided(side, known.version, known)


def spelt(name: str, value: str) -> str:
    """The value of a closed list that is meant, whatever its case; a usage error if none is."""
    from reportedly.store.questions.closed_values import CLOSED

    for one in CLOSED[name]:
        if one.casefold() == value.casefold():
            return str(one)
    raise typer.BadParameter(f"--{name} {value!r} is none of {', '.join(CLOSED[name])}")


def _known(value: str, labels: Sequence[str]) -> str:
    """The known values most like a value, or else the first of them."""
    like = {label.casefold(): label for label in labels}
    close = [like[one] for one in get_close_matches(value.casefold(), like, n=NAMED)]
    if close:
        return f"nearest: {', '.join(close)}"
    more = f" and {len(labels) - NAMED} more" if len(labels) > NAMED else ""
    return f"known: {', '.join(labels[:NAMED])}{more}" if labels else "none is known"
