"""Bytes to text: marks, stated encodings, guesses, damage; and what looks wrong afterwards."""

import pytest

from reportedly.errors import UnreadableInput
from reportedly.ingest.checks import meant_by, suspicions, without_surrogates
from reportedly.ingest.decode import decode, wide_encoding

RUSSIAN = (
    "Министерство обороны Веcкарии сообщило во вторник, что ночью был обстрелян город Бренн. "
    "По словам губернатора, погибли двенадцать человек, среди них трое детей.\n"
)
FRENCH = "Le ministère a déclaré que l'armée s'était retirée après l'évacuation de la forêt.\n"
ENGLISH = "“We are still here,” the governor of Halvik’s province said – twice.\n"


def codes(problems) -> list[str]:
    return [problem.code.name for problem in problems]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed_and_dropped(encoding: str) -> None:
    found = decode(RUSSIAN.encode(encoding))
    assert (found.text, found.problems) == (RUSSIAN, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("c", "с"), "koi8-r"),
        (FRENCH, "cp1252"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16-le"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
    ],
)
def test_an_unstated_encoding_is_guessed_and_said_to_be(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert codes(found.problems) == ["ENCODING_GUESSED"]


def test_a_stated_encoding_is_not_a_guess() -> None:
    found = decode(RUSSIAN.encode("cp1251"), "windows-1251")
    assert (found.text, found.encoding, found.problems) == (RUSSIAN, "cp1251", ())


def test_bytes_a_stated_encoding_lacks_are_replaced_and_counted() -> None:
    found = decode(b"Kest \xff held", "ascii")
    assert found.text == "Kest \ufffd held"
    assert codes(found.problems) == ["BYTES_REPLACED"]


def test_mixed_encodings_keep_what_is_good_utf8() -> None:
    found = decode(ENGLISH.encode() * 3 + b"He said \x93no\x94.\n")
    assert found.text == ENGLISH * 3 + "He said \ufffdno\ufffd.\n"
    assert codes(found.problems) == ["BYTES_REPLACED"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "EMPTY"),
        (b" \n\t\r\n", "EMPTY"),
        (b"%PDF-1.7 and so on", "BINARY"),
        (b"PK\x03\x04 something", "BINARY"),
        (bytes(range(256)) * 40, "BINARY"),
        (b"\x00\x01\x02\x03\x04" * 20, "BINARY"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        decode(data)
    assert caught.value.code.name == code


def test_a_stray_nul_does_not_make_utf16() -> None:
    assert wide_encoding(b"Kest was\x00 shelled on Tuesday.") is None
    assert decode(b"Kest was\x00 shelled on Tuesday.").encoding == "utf-8"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("He said\x00 no.\x07", "CONTROL_CHARACTERS", "\x00"),
        ("Some \u202e003 fled.", "CONTROL_CHARACTERS", "\u202e"),
        ("He donâ€™t know.", "MOJIBAKE", "â€™"),
        ("â€œWe hold Kest,â€\x9d he said.", "MOJIBAKE", "â€œ"),
        ("DÃ©jÃ  la forÃªt", "MOJIBAKE", "Ã©"),
        ("РџСЂРёРІРµС‚ РјРёСЂ", "MOJIBAKE", "РџСЂРёРІРµС‚"),
        ("Ðºто Ð¶Ð´ÐµÑ‚", "MOJIBAKE", "Ð¶Ð´ÐµÑ‚"),
        ("already lost: \ufffd", "MOJIBAKE", "\ufffd"),
    ],
)
def test_suspicions_point_at_the_place_and_change_nothing(text, code, words) -> None:
    problem = suspicions(text)[0]
    assert problem.code.name == code
    assert problem.span is not None
    assert problem.span.of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        FRENCH,
        RUSSIAN,
        "TYÖ» ÄÄ» «É»",
        "Рівне, Львів",
        "Kest\tHalvik\r\n\x0c",
        "naïve café",
    ],
)
def test_sound_text_raises_no_suspicion(text: str) -> None:
    assert suspicions(text) == ()


def test_mojibake_says_what_may_be_meant() -> None:
    assert meant_by("Ã©") == "é"
    assert meant_by("Рівне") is None


def test_lone_surrogates_are_replaced() -> None:
    text, problems = without_surrogates("Kest \ud83d held \udc00")
    assert text == "Kest \ufffd held \ufffd"
    assert codes(problems) == ["LONE_SURROGATE"]


def test_a_bad_input_never_alters_the_stored_text(take) -> None:
    found = take("He donâ€™t\x00 know.")
    assert found.reports[0].text == "He donâ€™t\x00 know."
    assert {"MOJIBAKE", "CONTROL_CHARACTERS"} <= set(found.codes)
    assert all(issue.report == found.reports[0].id for issue in found.issues)
