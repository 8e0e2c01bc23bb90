"""Which language a text is in: by its script, by English function words, else by a small model.

The model (py3langid) costs half a second to load, so it is asked last.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Protocol

from reportedly.lang import READ, words

SAMPLE = 2_000  # characters; more changes no answer on our corpora and costs time
MIN_LETTERS = 20  # fewer say nothing; a name or a number is in no language
SHORT_LETTERS = 120  # fewer must convince the model more
SURE, SURE_SHORT = 0.60, 0.70  # the model's probability: no wrong answer in 4,900
SCRIPT_SHARE = 0.60  # of the letters, for a script to speak for the text
FUNCTION_SHARE = 0.20  # of the words; news English has .30 to .50, other languages under .10
MIN_WORDS = 8

WORD = re.compile(r"[^\W\d_]+")
TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?\Z", re.ASCII)
ONE_LANGUAGE = {  # scripts that are used by one language of the news
    "GREEK": "el",
    "HEBREW": "he",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}


VARIETIES = {"ary": "ar", "arz": "ar"}  # other three-letter answers, such as creoles, are not sure


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def detect(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`, or None if it cannot be told."""
    sample = text[:SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if letters < MIN_LETTERS:
        return None
    return _by_script(sample, letters) or _by_function_words(sample) or _by_model(sample, letters)


def language_tag(value: str) -> str | None:
    """The language of a tag such as "en-GB", lower-case; None if it is no language tag."""
    match = TAG.match(value.strip())
    return match.group(1).lower() if match else None


def _by_script(sample: str, letters: int) -> str | None:
    if sample.isascii():
        return None
    scripts = Counter(
        unicodedata.name(character, "?").split()[0]
        for character in sample
        if character > "\x7f" and character.isalpha()
    )
    for script, language in ONE_LANGUAGE.items():
        if scripts[script] > SCRIPT_SHARE * letters:
            return language
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * letters:  # mixed with Chinese characters
        return "ja"
    return None


def _by_function_words(sample: str) -> str | None:
    found = WORD.findall(sample.lower())
    if len(found) < MIN_WORDS:
        return None
    for language in READ:
        known = words(language, "language", "common_words")
        if sum(word in known for word in found) > FUNCTION_SHARE * len(found):
            return language
    return None


def _by_model(sample: str, letters: int) -> str | None:
    language, probability = _identifier().classify(sample)
    if probability < (SURE_SHORT if letters < SHORT_LETTERS else SURE):
        return None
    return (
        VARIETIES.get(language, language) if len(language) == 2 or language in VARIETIES else None
    )


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import (  # type: ignore[import-untyped]
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
