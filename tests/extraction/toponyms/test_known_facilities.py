"""Facilities in sentences of news, found by whole names and known to the bundled gazetteer."""

import pytest

from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.model.ids import report_id
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.reader.sentences import find_sentences
from reportedly.reader.tokens import find_words
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.places import resolve_places


def reading_of(text: str) -> Reading:
    paragraphs = (Span(0, len(text)),)
    return Reading(
        report=report_id(None, None, text),
        text=text,
        language="en",
        words=find_words(text),
        sentences=find_sentences(text, paragraphs, ()),
        paragraphs=paragraphs,
        quoted=(),
        furniture=(),
    )


def placed(text: str) -> dict[str, str]:
    reading = reading_of(text)
    found = find_toponyms(reading, open_gazetteer())
    resolved = resolve_places(reading, found, open_gazetteer())
    return {item.as_written: item.place.id for item in resolved if item.place}


# sentence, what it calls the facility -> its id
NAMED = [
    ("Lorries queued at the Rafah crossing.", "Rafah crossing", "rafah-crossing"),
    ("Guards shut the Torkham border crossing.", "Torkham border crossing", "torkham-crossing"),
    ("Flour came in through Karem Abu Salem.", "Karem Abu Salem", "kerem-shalom-crossing"),
    ("Families left al-Hol camp on Friday.", "al-Hol camp", "al-hol-camp"),
    ("Shells landed in Zamzam camp.", "Zamzam camp", "zamzam-camp"),
    ("Nurses fled al-Shifa hospital.", "al-Shifa hospital", "al-shifa-hospital"),
    ("Rockets landed near Ain al-Asad air base.", "Ain al-Asad air base", "ain-al-asad-air-base"),
    ("A drone hit the Dyagilevo airfield.", "Dyagilevo airfield", "dyagilevo-air-base"),
    ("A jet took off from T4 air base.", "T4 air base", "tiyas-air-base"),
    ("Power to the Kursk nuclear plant was cut.", "Kursk nuclear plant", "kursk-npp"),
    ("Damage was seen at the Natanz site.", "Natanz site", "natanz-facility"),
    ("Crews loaded oil at Kharg Island.", "Kharg Island", "kharg-island"),
    ("Clashes went on near the Tishrin dam.", "Tishrin dam", "tishrin-dam"),
    ("Relatives waited outside Sednaya prison.", "Sednaya prison", "saydnaya-prison"),
    ("Troops pulled out of the Netzarim corridor.", "Netzarim corridor", "netzarim-corridor"),
]


@pytest.mark.parametrize(("text", "name", "id_"), NAMED)
def test_a_facility_is_found_by_its_whole_name(text: str, name: str, id_: str) -> None:
    assert placed(text)[name] == f"reportedly:{id_}"


# sentence -> what must not be taken for a facility of the list
OTHERS = [
    ("Rafah was quiet on Monday.", "rafah-crossing"),
    ("The Nasser family buried its dead.", "nasser-hospital"),
    ("Balata was quiet on Monday.", "balata-camp"),
    ("The town of Engels was quiet.", "engels-air-base"),
    ("He visited the mosque of al-Shifa street.", "al-shifa-hospital"),
]


@pytest.mark.parametrize(("text", "id_"), OTHERS)
def test_a_name_without_its_word_is_no_facility(text: str, id_: str) -> None:
    assert f"reportedly:{id_}" not in placed(text).values()


def test_a_name_may_own_what_it_is_called_after() -> None:
    assert "Cox's Bazar" in placed("Huts burned in Cox's Bazar, Bangladesh.")
    assert "Cox" not in placed("Huts burned in Cox's Bazar, Bangladesh.")
