"""Who speaks as the report calls them, where an account counts them under another name."""

from reportedly.model.incident import Origin
from reportedly.reconcile.voices.voices import NOBODY
from reportedly.reconcile.words import folded, listed
from reportedly.store.questions.claim_pages import ClaimRow

_ARTICLES = ("the ", "a ", "an ")


def called(origin: Origin, row: ClaimRow | None) -> str:
    """The report's own name for who speaks; "" if the account has the same, or it has none."""
    if row is None or len(row.claim.speakers) > 1:
        return ""
    names = [one.name for one in row.claim.speakers if one.name]
    name = names[0] if names else words_for(row.source)
    return "" if _bare(name) == _bare(origin.speaker) else name


def who_words(origin: Origin, row: ClaimRow | None) -> str:
    """As the report calls them, with whom the account counts them as: "the Staff (the Army)"."""
    name = called(origin, row)
    if name and origin.speaker == NOBODY:
        return name
    return f"{name} ({origin.speaker})" if name else origin.speaker


def words_for(source: str) -> str:
    """The words of a report for a source it does not name; "" for "it" and "they"."""
    words = " ".join(source.split())
    return "" if words.lower() in listed("pronouns") else words


def _bare(name: str) -> str:
    """A name without its article, in small letters."""
    small = folded(name)
    return next((small[len(one) :] for one in _ARTICLES if small.startswith(one)), small)
