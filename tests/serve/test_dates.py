"""Dates in words."""

import pytest

from reportedly.serve.dates import date_words


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
        ("PAST_REF", "PAST_REF"),
    ],
)
def test_words_keep_the_precision_of_the_value(value, words):
    assert date_words(value) == words
