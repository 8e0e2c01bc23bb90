"""Where something came from, as others may see it."""


def shown_origin(origin: str) -> str:
    """A URL as it is; of a file its name (and line) alone, not where it lay on a machine."""
    if "://" in origin:
        return origin
    return origin.replace("\\", "/").rstrip("/").rpartition("/")[2] or origin
