"""What somebody is told whose words or decision were not written."""

from reportedly.errors import NotFound


def not_written(error: Exception) -> str:
    """Why it was refused, as sentences: "The ledger has no claim c_1. Nothing was written."."""
    words = f"the ledger has {error}" if isinstance(error, NotFound) else str(error)
    return f"{words[:1].upper()}{words[1:]}. Nothing was written."
