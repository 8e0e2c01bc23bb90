"""Answers to the quantity benchmark, in the names its table of units has."""

import pytest

from reportedly.predictions import answerer


@pytest.fixture(scope="module")
def answer():
    return answerer("quantities", given=False)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Kest sold 300 barrels of oil.", "barrel of oil"),
        ("Kest sold 300 barrels a day.", "barrel per day"),
        ("Kest paid $30 per barrel.", "dollar per barrel"),
        ("Kest paid A$30.", "australian dollar"),
        ("Kest paid 30 yuan.", "chinese yuan"),
        ("Kest paid £30 a year.", "pound sterling per year"),
        ("The mayor is 30 years old.", "year of age"),
        ("Kest lost 30 people.", "people"),
        ("Kest lost 30 firemen.", "fireman"),
        ("Kest lost 30 other teachers.", "other teacher"),
        ("Kest printed a 30 page plan.", "page"),
        ("Kest lost a third of its grain.", "% grain"),
        ("Kest asked 24 per cent of adults.", "percentage"),
        ("Kest holds 30 square miles.", "square mile"),
        ("Kest has about 30.", "-"),
        ("Kest has one of the oldest mills.", "oldest mill"),
    ],
)
def test_units_have_the_names_of_the_benchmark(answer, text, unit):
    (quantity,) = answer({"id": "one", "text": text})["quantities"]
    assert quantity["normalized_unit"] == unit


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Nearly 30 people came.", "~"),
        ("Dozens of people came.", "="),
        ("At least 30 people came.", ">"),
        ("Up to 30 people came.", "<"),
        ("Kest has 30 people.", "="),
    ],
)
def test_bounds_have_the_signs_of_the_benchmark(answer, text, sign):
    (quantity,) = answer({"id": "one", "text": text})["quantities"]
    assert quantity["change"] == sign


def test_a_bracketed_conversion_is_an_answer_of_its_own(answer):
    found = answer({"id": "one", "text": "It lies 3 km (1.9 miles) off."})["quantities"]
    assert [item["normalized_unit"] for item in found] == ["kilometre", "mile"]
