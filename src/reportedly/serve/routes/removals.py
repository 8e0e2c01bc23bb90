"""`/removals`: what was taken out of the ledger on purpose, without a word of what it was."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from reportedly.model.removal import Removal, Scope, Tombstone
from reportedly.serve.desk import Desk
from reportedly.store.ledger import Ledger
from reportedly.wording import counted, listed

KIND = {
    Removal.SEAL: "sealed",
    Removal.UNSEAL: "unsealed",
    Removal.REDACT: "redacted",
    Removal.REMOVE: "removed",
}
SCOPE = {
    Scope.REPORT: "a report with its versions",
    Scope.CLAIM: "a claim",
    Scope.WORDS: "a name or other words",
}
_PATHS = (
    "report",
    "reports",
    "claim",
    "review",
)  # first parts of addresses that name one report or claim


def routes(desk: Desk) -> APIRouter:
    """The route of the list of tombstones."""
    router = APIRouter()

    @router.api_route("/removals", methods=["GET", "HEAD"])
    def removals() -> HTMLResponse:
        stones = desk.ledger.tombstones()
        return desk.page("removals.html", stones=stones[::-1], kinds=KIND, scopes=SCOPE)

    return router


def gone_words(ledger: Ledger, path: str) -> str | None:
    """One sentence if the address names what was removed or is sealed; None otherwise."""
    first, _, name = path.strip("/").partition("/")
    name = name.partition("/")[0]
    if first not in _PATHS or not name:
        return None
    if ledger.is_sealed(name):
        return "This was sealed by the desk that keeps the ledger: it is kept, and not shown."
    if ledger.was_removed(name):
        return "This was removed on purpose by the desk that keeps the ledger, and is not kept."
    return None


def maybe_words(ledger: Ledger) -> str:
    """What to add where something is not found, and may have been taken out."""
    taken = any(one.kind is Removal.REMOVE for one in ledger.tombstones())
    return (
        " Something has been removed from it on purpose, and may have been this." if taken else ""
    )


def removed_words(stones: Sequence[Tombstone]) -> str:
    """How much was taken out and is still out: "One report was removed from this ledger."."""
    said = []
    for kind in (Removal.REMOVE, Removal.SEAL):
        held = [one for one in stones if one.kind is kind and not one.undone]
        reports = sum(one.reports for one in held if one.scope is Scope.REPORT)
        others = sum(one.scope is not Scope.REPORT for one in held)
        things = [counted(reports, "report")] if reports else []
        things += [f"words or claims {counted(others, 'time')}"] if others else []
        if things:
            verb = "was" if (reports, others) == (1, 0) else "were"
            told = (
                f"{listed(things)} {verb} {KIND[kind]} {'from' if kind is Removal.REMOVE else 'in'}"
            )
            said.append(f"{told} this ledger on purpose.")
    text = " ".join(said)
    return text[:1].upper() + text[1:] if not text.startswith("1 report ") else "One" + text[1:]
