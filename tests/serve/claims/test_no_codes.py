"""Pages name countries and vague times in words, not by the codes of the record."""

import pytest

from reportedly.model.factuality import FactValue, Mood
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.claims.view import country_name
from reportedly.wording import mood_words


@pytest.fixture(scope="module")
def parties():
    return load_parties(sample_file("parties.toml"))


def test_a_country_is_named_by_the_parties_file_and_else_by_its_code(parties) -> None:
    assert country_name(parties, "VX") == "Veskara"
    assert country_name(parties, "QQ") == "QQ"
    assert country_name(None, "VX") == "VX"


def test_pages_of_the_sample_name_its_countries(sample, sample_ledger) -> None:
    incident = next(one.incident for one in sample_ledger.incidents().rows if one.incident.place)
    page = sample.get(f"/incident/{incident.id}").text
    assert ", Veskara (" in page
    assert ", VX" not in page
    assert "VX</span>" not in sample.get("/").text


def test_the_filter_by_country_still_takes_the_code(sample) -> None:
    page = sample.get("/", params={"country": "VX"}).text
    assert '<span dir="auto">Veskara</span></a>' in page


@pytest.mark.parametrize(
    ("mood", "value", "words"),
    [
        (Mood.ACTUAL, FactValue.CERTAIN_NOT, "told as not having happened"),
        (Mood.ACTUAL, FactValue.CERTAIN, "told as having happened"),
        (Mood.PREDICTED, FactValue.CERTAIN_NOT, "told as a forecast"),
    ],
)
def test_what_is_denied_is_not_told_as_having_happened(mood, value, words) -> None:
    assert mood_words(mood, value) == words
