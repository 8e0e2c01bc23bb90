"""Makes judgements of what a person says of a pair, and refuses what is no pair."""

from datetime import datetime

from reportedly.errors import InvalidRecord
from reportedly.model.review import Judgement, Verdict
from reportedly.store.ledger import Ledger

LONGEST = 500  # characters of a note
INCIDENT, CLAIM = "i_", "c_"  # how ids begin


def judgement_of(
    ledger: Ledger, left: str, right: str, verdict: Verdict, *, by: str, at: datetime, note: str
) -> Judgement:
    """The judgement of two incidents, or of a claim and an incident, as it is kept.

    An incident that went up in another is that one. Raises InvalidRecord with one sentence that
    says what is wrong, and NotFound.
    """
    name = " ".join(by.split())
    if not name:
        raise InvalidRecord("a judgement needs the name of the one who makes it")
    if len(note) > LONGEST:
        raise InvalidRecord(f"a note has at most {LONGEST} characters")
    one, two = (_living(ledger, id_) for id_ in (left, right))
    if not two.startswith(INCIDENT):
        one, two = two, one
    if one == two or not two.startswith(INCIDENT):
        raise InvalidRecord("a judgement is of two incidents, or of a claim and an incident")
    return Judgement(left=one, right=two, verdict=verdict, by=name, at=at, note=note)


def _living(ledger: Ledger, id_: str) -> str:
    """The id, or that of the incident it went up in; raises NotFound if nothing has it."""
    return ledger.claim(id_).id if id_.startswith(CLAIM) else ledger.incident(id_).id
