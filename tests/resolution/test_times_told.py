"""Times of war news that are told in other ways than by a date."""

import pytest
from tests.timed import reading_of, times_of, values

from reportedly.extraction.times.times import find_times
from reportedly.model.mention import TimeRole, TimeType
from reportedly.model.report import DateSource, Published
from reportedly.model.span import Span
from reportedly.resolution.times.times import resolve_times


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The next days will be hard.", "The next days", "PXD"),
        ("It will last over the next few weeks.", "the next few weeks", "PXW"),
        ("More may flee in the months ahead.", "the months ahead", "PXM"),
        ("In previous weeks it was calm.", "previous weeks", "PAST_REF"),
        ("Many fled in the past month.", "the past month", "P1M"),
        ("Many fled during past week.", "past week", "P1W"),
        ("Many fled in the last month and a half.", "the last month and a half", "P1.5M"),
        ("Many fled last month.", "last month", "2023-01"),
        ("It fell in the last week of January.", "the last week of January", "2023-01"),
        ("Envoys met in the first days of May 2022.", "the first days of May 2022", "2022-05"),
        ("They left on the 7th, he said.", "the 7th", "2023-02-07"),
        ("The feast is on Friday, the 24th.", "Friday, the 24th", "2023-02-24"),
        ("Wages rose from the year earlier.", "the year earlier", "2022"),
        ("A year-earlier loss was wiped out.", "A year-earlier", "2022"),
        ("Crossings fell in Q4 2022.", "Q4 2022", "2022-Q4"),
        ("Crossings fell in the latest quarter.", "the latest quarter", "2022-Q4"),
        ("Guards came at first light.", "first light", "2023-02-15TMO"),
        ("Guards came after dark.", "dark", "2023-02-15TNI"),
        ("Guards came at six in the morning.", "six in the morning", "2023-02-15T06:00"),
        ("Guns fired all afternoon.", "afternoon", "2023-02-15TAF"),
        ("They held it as of noon.", "noon", "2023-02-15T12:00"),
        ("The May truce broke down.", "May", "2022-05"),
        ("It cannot open before May.", "May", "2023-05"),
        ("Two died in yesterdays raid.", "yesterdays", "2023-02-14"),
        ("Orland took it in 1984 — by ruse.", "1984", "1984"),
        ("They fled days after the raid.", "days", "PXD"),
        ("It is a war of ''three days'' to him.", "three days", "P3D"),
        ("It took half a day.", "half a day", "PT12H"),
        ("Dated 05.03.2023 in Kest.", "05.03.2023", "2023-03-05"),
        ("It began at 20:37 UTC+3.", "20:37 UTC", "2023-02-15T20:37+03:00"),
    ],
)
def test_times_told_by_other_words_than_dates(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Guns fire 300 shells a day.", TimeType.SET),
        ("The dam costs $2 million a day.", TimeType.SET),
        ("It treats 90 people a day.", TimeType.SET),
        ("The truce lasts a day.", TimeType.DURATION),
        ("It fell silent for a day.", TimeType.DURATION),
        ("It killed nine guards a day after the vote.", TimeType.DURATION),
    ],
)
def test_a_unit_after_what_is_counted_says_how_often(text: str, type_: TimeType) -> None:
    assert [(time.type, time.value) for time in times_of(text)] == [(type_, "P1D")]


@pytest.mark.parametrize(
    "text",
    [
        "He died in a night raid near Kest.",
        "Shops opened by a quarter past seven.",
        "The mayor had fled, wrote the daily.",
        "He was caught soon after the raid.",
        "They left in two days' time.",
        "The guards had previously held it.",
        "Shots are heard now and then.",
        "Envoys met at the Winter Games.",
        "He told the Tonight programme that the town had fallen.",
        "Every second house in Kest had burned.",
    ],
)
def test_words_in_which_no_time_is_told(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("word", ["Today", "Yesterday", "Tomorrow"])
def test_a_day_word_may_open_a_paragraph(word: str) -> None:
    assert [words for words, _ in values(f"Kest is calm.\n\n{word}, envoys meet.")] == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 3 January it fell. The previous Friday was calm.", ["2023-01-03", "2022-12-30"]),
        ("On 3 January it fell. The following Friday it rose.", ["2023-01-03", "2023-01-06"]),
        ("Last week five died. The week before, three.", ["2023-W06", "2023-W05"]),
        ("Last week five died. The month before, three.", ["2023-W06", "2023-01"]),
        ("It was lost in November. Three months on, it holds.", ["2022-11", "2023-02"]),
    ],
)
def test_what_is_counted_from_the_time_told_before(text: str, found: list[str]) -> None:
    assert [value for _, value in values(text)] == found


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Early on Monday it fell.", "START"),
        ("Earlier on Monday it fell.", None),
        ("Later today it fell.", None),
        ("Earlier this year it fell.", "START"),
    ],
)
def test_earlier_on_a_day_is_not_early_on_it(text: str, mod: str | None) -> None:
    assert times_of(text)[0].mod == mod


@pytest.mark.parametrize(
    ("head", "role", "monday"),
    [
        ("Shells hit Kest Monitor AFP Monday 4 May 2015", TimeRole.PUBLICATION, "2015-05-04"),
        ("Shells hit Kest on Monday 4 May 2015", TimeRole.EVENT, "2023-02-13"),
        ("Shells hit Kest Monday, 4 May 2015,", TimeRole.EVENT, "2023-02-13"),
    ],
)
def test_a_date_between_headline_and_text_is_that_of_the_report(
    head: str, role: TimeRole, monday: str
) -> None:
    day, later = times_of(f"{head} Shells fell on Brenn. A guard died on Monday.")
    assert (day.role, later.value) == (role, monday)


@pytest.mark.parametrize(("line", "day"), [("01-11-2014", "2014-11-01"), ("01/11/2014", "2014")])
def test_a_date_line_in_digits_puts_the_day_first(line: str, day: str) -> None:
    reading = reading_of(f"{line}\n\nShells fell today.", (Span(0, len(line)),))
    published = Published(value="2014-02-02", found=DateSource.GIVEN)
    found = resolve_times(reading, find_times(reading), published)
    assert (found[0].value or "").startswith(day)
    assert (found[1].value == day) is (len(day) > len("2014"))
