"""From bytes to text: byte-order mark, stated encoding, UTF-8, then a guess that is said to be one.

The text is exactly what the bytes say; only a leading byte-order mark is dropped.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

import charset_normalizer

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.problem import Problem

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (  # first bytes of files that people mistake for text
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
CYRILLIC = ["cp1251", "koi8_r"]
LATIN = ["cp1252", "cp1250", "cp1254"]

SAMPLE_BYTES = 64_000  # enough to tell an encoding by; a guess costs time with every byte
CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\x0b\x0c\r\x1b")) + b"\x7f"
BINARY_SHARE = 0.03  # of control bytes, where the bytes are not UTF-8; uniform noise has .11
BINARY_SHARE_UTF8 = 0.30  # in valid UTF-8: damaged text is kept, a wall of controls is not
COLUMN_SHARE = 0.95  # of UTF-16 high bytes that are one of the three commonest
EASTERN = re.compile(r"[^\W\d_][¹³¿¾¼£¥]|[¹³¿¾¼£¥][^\W\d_]|[ðþýÐÞÝ\ufffd]")  # Polish, Turkish
CYRILLIC_RUN = 3  # bytes above 127 in a row; accented Latin letters rarely come in threes


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read with, and what was wrong on the way."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def is_text_codec(name: str) -> bool:
    """True if there is an encoding of that name, from bytes to characters."""
    try:
        b" ".decode(codecs.lookup(name).name)
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return False
    return True


def decode(data: bytes, stated: str | None = None) -> Decoded:
    """The text of `data`. Raises UnreadableInput (EMPTY, BINARY) if there is none."""
    if not data.strip():
        raise UnreadableInput(IssueCode.EMPTY, "nothing but white space" if data else "")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _with(data[len(mark) :], encoding)
    for magic, name in MAGIC:
        if data.startswith(magic):
            raise UnreadableInput(IssueCode.BINARY, name)
    if stated is not None:
        return _with(data, stated)
    return _unstated(data)


def _with(data: bytes, encoding: str) -> Decoded:
    """`data` read with `encoding`, bad bytes replaced by U+FFFD and counted."""
    name = codecs.lookup(encoding).name
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError as error:
        text = data.decode(name, "replace")
        where = f"first at byte {error.start}, as {name}"
        return Decoded(text, name, (Problem(IssueCode.BYTES_REPLACED, where),))


def _unstated(data: bytes) -> Decoded:
    wide = wide_encoding(data[:SAMPLE_BYTES])
    if wide is not None:
        return _guessed(_with(data, wide))
    controls = len(data) - len(data.translate(None, CONTROLS))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if controls > BINARY_SHARE * len(data):
            raise UnreadableInput(IssueCode.BINARY, f"{controls} control bytes") from None
        return _damaged_or_guessed(data)
    if controls > BINARY_SHARE_UTF8 * len(data):
        raise UnreadableInput(IssueCode.BINARY, f"{controls} control bytes")
    return Decoded(text, "utf-8")


def _damaged_or_guessed(data: bytes) -> Decoded:
    """UTF-8 with some foreign bytes, if most of what is not ASCII is good UTF-8; else a guess."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - damaged
    if good > damaged:
        detail = f"{damaged} places, as utf-8; the input seems to mix encodings"
        return Decoded(text, "utf-8", (Problem(IssueCode.BYTES_REPLACED, detail),))
    return _guessed(_with(data, narrow_encoding(data[:SAMPLE_BYTES])))


def _guessed(decoded: Decoded) -> Decoded:
    guess = Problem(IssueCode.ENCODING_GUESSED, decoded.encoding)
    return Decoded(decoded.text, decoded.encoding, (guess, *decoded.problems))


def wide_encoding(data: bytes) -> str | None:
    """UTF-16's byte order if `data` looks like UTF-16 without a mark, else None.

    The high bytes of alphabetic text are nearly all one of two or three values, zero among them
    for spaces; its low bytes are not.
    """
    if len(data) < 4 or b"\x00" not in data:
        return None
    even, odd = _column(data[0::2]), _column(data[1::2])
    if odd and not even:
        return "utf-16-le"
    if even and not odd:
        return "utf-16-be"
    return None


def _column(column: bytes) -> bool:
    commonest = Counter(column).most_common(3)
    share = sum(count for _, count in commonest) / len(column)
    return share >= COLUMN_SHARE and 0 in (value for value, _ in commonest)


def narrow_encoding(data: bytes) -> str:
    """The likeliest encoding of one byte a character; latin-1, which reads anything, at worst."""
    if _western(data):
        return "cp1252"
    best = charset_normalizer.from_bytes(data, cp_isolation=CYRILLIC if _runs(data) else LATIN)
    match = best.best()
    if match is not None:
        return match.encoding
    return "cp1252" if _reads(data, "cp1252") else "latin-1"


def _western(data: bytes) -> bool:
    """True if, read as cp1252, `data` has nothing that Western European words do not have."""
    return not _runs(data) and EASTERN.search(data.decode("cp1252", "replace")) is None


def _runs(data: bytes) -> bool:
    """True if most bytes above 127 stand in long runs, as in Cyrillic text."""
    high = bytes(255 if byte > 127 else 32 for byte in data).split()
    in_runs = sum(len(run) for run in high if len(run) >= CYRILLIC_RUN)
    return 2 * in_runs > sum(len(run) for run in high)


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
