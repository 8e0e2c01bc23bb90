"""The form that opens a coding round: what is sent, and which round it means."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from reportedly.errors import BadConfiguration
from reportedly.model.coding import Reveal, Round
from reportedly.model.ids import ReportId
from reportedly.serve.access.accounts import Account, key_of
from reportedly.serve.access.visitor import Role
from reportedly.store.coding.book import CodingBook
from reportedly.store.coding.draw import Pool
from reportedly.store.coding.rounds import Draft

FILTERS = ("publisher", "place", "event", "text", "since", "until")
LONGEST = 80  # characters of a name
MOST_DIGITS = 9  # of a sample or a seed
NAMED = "reports chosen by name"


def coders_of(accounts: Iterable[Account]) -> list[str]:
    """The accounts that can code: those that may decide and are let in."""
    return [one.name for one in accounts if one.disabled is None and one.role is not Role.READER]


def checked_coders(names: Iterable[str], accounts: Iterable[Account]) -> tuple[str, ...]:
    """The names as the accounts have them. Raises BadConfiguration for one that cannot code."""
    able = {key_of(name): name for name in coders_of(accounts)}
    found = []
    for name in names:
        if key_of(name) not in able:
            raise BadConfiguration(f"{name} is no account that can code: a reviewer’s, let in")
        found.append(able[key_of(name)])
    return tuple(found)


def number_of(form: Mapping[str, str], name: str) -> int | None:
    """A whole number of the form; None if it is empty. Raises BadConfiguration."""
    given = form.get(name, "")
    if not given:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > MOST_DIGITS:
        raise BadConfiguration(f"“{name}” must be a whole number")
    return int(given)


def open_from(
    book: CodingBook, form: Mapping[str, str], accounts: Iterable[Account], by: str
) -> Round:
    """Open the round that a form describes. Raises a ReportedlyError that says what is wrong."""
    known = tuple(accounts)
    name = form.get("name", "")
    if not name or len(name) > LONGEST:
        raise BadConfiguration(f"a round has a name of 1 to {LONGEST} characters")
    ticked = [value for key, value in form.items() if key.startswith("coder_") and value]
    coders = checked_coders(ticked, known)
    asked = {one: form[one] for one in FILTERS if form.get(one)}
    sample = number_of(form, "sample")
    seed = number_of(form, "seed") if sample is not None else None
    pool = Pool(**asked, sample=sample, seed=seed)
    listed = tuple(ReportId(one) for one in form.get("reports", "").split())
    draft = Draft(
        name=name,
        coders=coders,
        reports=listed or book.draw(pool),
        shows_machine=form.get("machine", "shown") == "shown",
        reveals=Reveal(form.get("reveals", "round")),
        drawn=NAMED if listed else pool.words,
        seed=None if listed else seed,
        by=by,
        at=datetime.now(UTC),
        note=form.get("note", "")[:500],
    )
    return book.open(draft)
