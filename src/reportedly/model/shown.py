"""Small HTML tables for notebooks: escaped, without script, style or request."""

from collections.abc import Iterable, Sequence
from html import escape

MOST = 50  # rows
LONGEST = 300  # characters of a cell


def table_html(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a caption; rows beyond :data:`MOST` are counted, long cells cut."""
    lines = [*rows]
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in lines[:MOST])
    left = len(lines) - MOST
    more = f"<p>… and {left:,} more</p>" if left > 0 else ""
    caption = f"<caption>{escape(_cut(title))}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: str) -> str:
    return f'<td dir="auto">{escape(_cut(value))}</td>'


def _cut(value: str) -> str:
    return value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
