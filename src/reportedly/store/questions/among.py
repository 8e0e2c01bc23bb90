"""Asks whether a column has one of many values."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.sql.elements import ColumnElement


def is_among(column: ColumnElement[Any], values: Iterable[int | str]) -> ColumnElement[bool]:
    """That a column is one of some values: one variable, however many they are."""
    given = func.json_each(literal(json.dumps([*values]))).table_valued("value")
    return column.in_(select(given.c.value))
