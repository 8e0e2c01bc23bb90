"""Data tables per language: TOML files read on demand, never code."""

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from reportedly.errors import BadConfiguration

READ = ("en",)  # languages with tables; reports in others are kept and counted as unread


def is_unread(language: str | None) -> bool:
    """True for a language that is known, and not read yet."""
    return language is not None and language not in READ


@cache
def table(language: str, name: str) -> MappingProxyType[str, Any]:
    """The table `name` of `language` as a read-only mapping; raises BadConfiguration if absent."""
    path = files(__name__) / language / f"{name}.toml"
    if not path.is_file():
        raise BadConfiguration(f"language {language!r} has no table {name!r}")
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def words(language: str, name: str, key: str) -> frozenset[str]:
    """The words under `key` of a table: a list of strings, or strings of words apart by spaces.

    A string item in the list that contains an underscore stands for a phrase ("so_called").
    """
    value = table(language, name)[key]
    items = value.split() if isinstance(value, str) else value
    return frozenset(item.replace("_", " ") for item in items)


@cache
def section_words(language: str, name: str, section: str, key: str) -> frozenset[str]:
    """The words under `key` of a section of a table, apart by spaces, as they are written."""
    return frozenset(table(language, name)[section][key].split())
