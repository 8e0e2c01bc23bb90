"""What a search that finds nothing offers: words of how claims are put stand in no content."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportedly.serve.desk import Desk
from reportedly.serve.questions.ledger_form import FacetLink, LedgerForm, value_words

_CHECKED = {"verify", "verified", "confirm", "confirms", "confirmed"}
# The facet, its value, and the words by which people look for it.
_ASKED_BY: tuple[tuple[str, str, set[str]], ...] = (
    (
        "factuality",
        "CT-",
        {"deny", "denies", "denied", "denying", "denial", "denials", "reject", "rejects"}
        | {"rejected", "refuted"},
    ),
    ("verification", "verified", _CHECKED),
    ("verification", "not_verified", {"unverified", "unconfirmed"} | _CHECKED),
)


def offers_of(desk: Desk, form: LedgerForm) -> Iterator[FacetLink]:
    """The facets that the words of a search ask for, each with how many claims it has."""
    words = {*re.findall(r"\w+", form.given.get("text", "").lower())}
    wanted = [one for one in _ASKED_BY if one[2] & words and one[0] not in form.given]
    if not wanted:
        return
    counts = desk.ledger.facets(replace(form.query, text=None, cursor=None))
    for facet, value, _ in wanted:
        for found in counts.get(facet, ()):
            if found.value == value:
                yield FacetLink(
                    words=value_words(facet, value, found.label),
                    count=found.count,
                    href=form.href(text=None, sort=None, **{facet: value}),
                    chosen=False,
                )
