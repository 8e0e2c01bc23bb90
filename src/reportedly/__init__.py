"""Turn news of armed conflict into an evidence ledger: who says what, and who else says so."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model.claim import Claim
    from reportedly.store.ledger import Ledger

__version__ = "0.1.0"
__all__ = ["Ledger", "__version__", "read"]


def read(text: str, *, published: str | None = None, publisher: str | None = None) -> "list[Claim]":
    """The claims of one text, in order; nothing is stored.

    `published` is an ISO prefix ("2023", "2023-02-15"); without it, relative times stay
    underspecified. Spans are half-open code-point offsets into `text`. Raises BadConfiguration
    if `published` is not a date.
    """
    from reportedly.pipeline import read_text

    return list(read_text(text, published=published, publisher=publisher))


def __getattr__(name: str) -> object:
    """`Ledger`, imported when first asked for: `import reportedly` stays instant."""
    if name == "Ledger":
        from reportedly.store.ledger import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
