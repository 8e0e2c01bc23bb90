"""Dates in words."""

from dataclasses import replace

import pytest

from reportedly.model.incident import Coverage
from reportedly.serve.dates import covered_words, date_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "no date"),
        ("2025", "2025"),
        ("2025-03", "March 2025"),
        ("2025-03-11", "11 March 2025"),
        ("2025-03-11T18:40+00:00", "11 March 2025, 18:40 UTC"),
        ("2025-03-11T18:40:05+02:00", "11 March 2025, 18:40 +02:00"),
        ("2025-03-11TMO", "11 March 2025, morning"),
        ("P3D", "3 days"),
        ("PT1M", "1 minute"),
        ("P1M", "1 month"),
        ("2025-W11", "2025-W11"),
        ("PAST_REF", "at some time past"),
        ("PRESENT_REF", "at present"),
    ],
)
def test_words_keep_the_precision_of_the_value(value, words):
    assert date_words(value) == words


def test_what_is_covered_is_said_without_what_there_is_none_of():
    seen = Coverage(reports=2, publishers=1, first="2025-03-11", last="2025-03-14",
                    languages=("en",), unread=0, undated=0)  # fmt: skip
    assert covered_words(seen) == "2 reports of 1 publisher, 11 March 2025 to 14 March 2025, en"
    some = replace(seen, last="2025-03-11", unread=1, undated=3)
    assert covered_words(some) == (
        "2 reports of 1 publisher, 11 March 2025, en; 1 report in other languages unread; "
        "3 reports without a date"
    )
