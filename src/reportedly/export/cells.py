"""Cells of a CSV file: lists as words, numbers plain, nothing that a spreadsheet would run."""

from collections.abc import Iterable

# A spreadsheet runs a cell that starts like one of these (OWASP's list of CSV injection); a line
# feed and the full-width signs are on it too. A cell that starts with the mark itself gets another
# one, so that taking one mark off every cell that has one gives the text back.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "'"


def cell(value: object) -> str:
    """A cell of the file; a text that a spreadsheet would run gets a leading quote mark."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, tuple):
        return safe("; ".join(map(item, value)))
    return safe(str(value))


def item(value: object) -> str:
    """An item of a list: a text as it is, a span as "12-40"."""
    if isinstance(value, tuple):
        return "-".join(map(str, value))
    return str(value)


def number(value: float) -> str:
    """A number without a needless ".0"."""
    return str(int(value)) if float(value).is_integer() else repr(value)


def safe(text: str) -> str:
    """`text`, with a quote mark before it if a spreadsheet would run it."""
    return MARK + text if text.startswith((*FORMULA_STARTS, MARK)) else text


def cells(values: Iterable[object]) -> list[str]:
    """The cells of a row."""
    return [cell(value) for value in values]
