"""Which languages of reports are read."""

from reportedly.lang import READ


def is_unread(language: str | None) -> bool:
    """True for a language that is known, and not read yet."""
    return language is not None and language not in READ
