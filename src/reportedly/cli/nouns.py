"""Says what an id is that was given to a command for something else, or why it is not shown."""

from typing import TYPE_CHECKING

import typer

from reportedly.errors import Removed

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger

# prefix: what it is, the command that shows it
NOUNS = {
    "r": ("a report", "show {id}"),
    "c": ("a claim", "show {id}"),
    "i": ("an incident", "incident {id}"),
    "v": ("a source", "sources {id}"),
    "f": ("a finding", "finding show {id}"),
    "n": ("a run", "runs"),
    "t": ("a tombstone", "removal list"),
}


def check_noun(id: str, wanted: str, otherwise: str) -> None:  # noqa: A002
    """A usage error for an id whose prefix is none of `wanted`; `otherwise` helps with no id."""
    prefix, mark, _ = id.partition("_")
    if mark and prefix in {*wanted}:
        return
    if mark and prefix in NOUNS:
        noun, command = NOUNS[prefix]
        raise typer.BadParameter(f"{id} is the id of {noun}: reportedly {command.format(id=id)}")
    asked = " or ".join(f"{NOUNS[one][0]} ({one}_…)" for one in wanted)
    raise typer.BadParameter(f"{id!r} is no id of {asked}: {otherwise}")


def check_kept(ledger: "Ledger", id: str, *, sealed: bool) -> None:  # noqa: A002
    """Raise Removed for what was taken out on purpose."""
    if ledger.was_removed(id):
        raise Removed(f"{id} was removed from this ledger on purpose: reportedly removal list")
    if not sealed and ledger.is_sealed(id):
        raise Removed(f"{id} is sealed: it is kept, and shown with --sealed only")
