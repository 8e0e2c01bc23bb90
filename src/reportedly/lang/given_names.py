"""Given names of a language's table, and the gender they tell."""

from functools import cache

from reportedly.lang import table
from reportedly.lang.roles import Gender


def gender_of(name: str) -> Gender | None:
    """The gender that the first word of a person's name tells, or None."""
    return _genders("en").get(name.split()[0].lower())


@cache
def _genders(language: str) -> dict[str, Gender]:
    listed = table(language, "given_names")["names"]
    return {name: gender for gender in Gender for name in listed[gender.value].split()}
