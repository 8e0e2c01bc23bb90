"""Pieces of words, held to what the `tokenizers` package answers on the same vocabulary."""

from functools import cache

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from reportedly.reader.pieces import CLS, MOST, SEP, UNKNOWN, Pieces, fill
from reportedly.reader.weights import bundled_weights, vocabulary_of


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return bundled_weights().pieces


@pytest.fixture(scope="module")
def reference() -> Tokenizer:
    return _reference()


@cache
def _reference() -> Tokenizer:
    tokenizer = Tokenizer(WordPiece(bundled_weights().pieces.vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


WORDS = [
    "ministry", "Kest", "U.S.", "Łódź", "naïve", "МОСКВА", "İzmir", "T-72", "don't", "…", "“",
    "https://example.org/a?b=1", "北京市", "x" * 101, "e\u0301te\u0301", "zero\u200bwidth", "٣٤",
    "\ufffd", "\u00ad", "👩‍👩‍👧", "ΣΊΣΥΦΟΣ", "a\u00a0b",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_odd_words_are_cut_as_the_reference_cuts_them(
    word: str, pieces: Pieces, reference: Tokenizer
) -> None:
    expected = reference.encode(word, add_special_tokens=False).ids[:MOST]
    assert list(pieces.of(word)) == (expected or [UNKNOWN])


# Letters that every version of Unicode in use knows alike.
OLD = st.one_of(
    st.characters(max_codepoint=0x4FF),
    st.characters(min_codepoint=0x5D0, max_codepoint=0x5EA),
    st.characters(min_codepoint=0x621, max_codepoint=0x655),
    st.characters(min_codepoint=0x2000, max_codepoint=0x2064),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x4E20),
    st.sampled_from("🚀😀\ufffd\ufeff\u3000。"),
)


@given(st.text(OLD, max_size=30))
@example("0\u038b")
def test_any_text_is_cut_as_the_reference_cuts_it(word: str) -> None:
    expected = _reference().encode(word, add_special_tokens=False).ids[:MOST]
    assert list(bundled_weights().pieces.of(word)) == (expected or [UNKNOWN])


def test_a_window_is_filled_between_its_marks(pieces: Pieces) -> None:
    words = ["Kest", "fell"]
    told = np.array([[1, 0, 2], [0, 0, 0]])
    length = sum(len(pieces.of(word)) for word in words) + 2
    ids, features, first = np.zeros(length, int), np.zeros((length, 3), int), np.zeros(2, int)
    assert fill(list(map(pieces.of, words)), told, ids, features, first) == length
    assert (ids[0], ids[-1]) == (CLS, SEP)
    assert ids[first].tolist() == [pieces.of(word)[0] for word in words]
    assert features[first].tolist() == told.tolist()
    assert features[0].tolist() == features[-1].tolist() == [0, 0, 0]


def test_the_vocabulary_is_numbered_by_line() -> None:
    assert vocabulary_of("a\n##b\n") == {"a": 0, "##b": 1}
