"""Turn news of armed conflict into an evidence ledger: who says what, and who else says so."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.frames import Ledger
    from reportedly.model.check import Check
    from reportedly.model.claim import Claim

__version__ = "0.1.0"
__all__ = ["Ledger", "__version__", "check", "read"]


def read(text: str, *, published: str | None = None, publisher: str | None = None) -> "list[Claim]":
    """The claims of one text, in order; nothing is stored.

    `published` is an ISO prefix ("2023", "2023-02-15"); without it, relative times stay
    underspecified. Spans are half-open code-point offsets into `text`. Raises BadConfiguration
    if `published` is not a date.
    """
    from reportedly.model.claim import Claims
    from reportedly.pipeline import read_text

    return Claims(read_text(text, published=published, publisher=publisher), text)


def check(
    text: str, ledger: "Ledger", *, published: str | None = None, publisher: str | None = None
) -> "Check":
    """What an open ledger holds on one text, claim by claim; nothing is stored.

    Arguments as for :func:`read`. Raises BadConfiguration too if the text is empty or too long.
    """
    from reportedly.checking import check_text

    return check_text(ledger, text, published=published, publisher=publisher)


def __getattr__(name: str) -> object:
    """`Ledger`, imported when first asked for: `import reportedly` stays instant."""
    if name == "Ledger":
        from reportedly.frames import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
