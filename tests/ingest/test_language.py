"""Which language a text is in, and that the others are kept."""

import pytest

from reportedly.ingest.language import detect, language_tag

TEXTS = {
    "en": "The governor said that two people had been killed when the town was shelled.",
    "fr": "Le gouverneur a déclaré que deux personnes avaient été tuées lors du bombardement.",
    "de": "Der Gouverneur sagte, dass zwei Menschen starben, als die Stadt beschossen wurde.",
    "es": "El gobernador dijo que dos personas murieron cuando la ciudad fue bombardeada.",
    "ru": "Губернатор сообщил, что во время обстрела города во вторник погибли два человека.",
    "uk": "Губернатор повідомив, що під час обстрілу міста загинули двоє людей, їхні імена",
    "ar": "قال المحافظ إن شخصين قتلا عندما تعرضت المدينة للقصف يوم الثلاثاء الماضي",
    "el": "Ο κυβερνήτης είπε ότι δύο άνθρωποι σκοτώθηκαν όταν βομβαρδίστηκε η πόλη την Τρίτη.",
    "he": "המושל אמר ששני אנשים נהרגו כאשר העיירה הופגזה ביום שלישי בבוקר.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_is_enough(language: str) -> None:
    assert detect(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "12 March 2025", "Kest", "—", "!!! 17 !!!"])
def test_too_little_is_not_decided(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("tag", "language"), [("en-GB", "en"), ("FR", "fr"), ("ru_RU", "ru"), ("", None), ("x1", None)]
)
def test_tags_are_cut_to_the_language(tag, language) -> None:
    assert language_tag(tag) == language


def test_other_languages_are_kept_and_said(take) -> None:
    found = take(TEXTS["fr"])
    assert found.reports[0].language == "fr"
    assert "LANGUAGE_UNREAD" in found.codes


def test_a_page_tagged_wrongly_is_corrected_by_its_text(take) -> None:
    text = " ".join([TEXTS["fr"]] * 4)
    report = take(f'<html lang="en"><body><p>{text}</p></body></html>', "a.html").reports[0]
    assert report.language == "fr"


def test_a_short_page_is_believed(take) -> None:
    report = take('<html lang="en"><body><p>Kest, 12 March</p></body></html>', "a.html").reports[0]
    assert report.language == "en"
