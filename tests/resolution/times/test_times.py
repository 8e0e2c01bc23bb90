"""Time expressions from words to TIMEX3 values, with and without a publication date."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timed import reading_of, times_of, values

from reportedly.extraction.times.times import find_times
from reportedly.model.mention import TimeRole, TimeType
from reportedly.model.report import DateSource, Published
from reportedly.model.span import Span
from reportedly.resolution.times.times import resolve_times


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Halvik fell on 24 February 2022.", "24 February 2022", "2022-02-24"),
        ("Halvik fell on February 24, 2022.", "February 24, 2022", "2022-02-24"),
        ("Halvik fell on Thursday, Feb. 24, 2022.", "Thursday, Feb. 24, 2022", "2022-02-24"),
        ("It was signed on the 5th of March 2021.", "the 5th of March 2021", "2021-03-05"),
        ("Updated 2023-02-14T08:30Z by the desk.", "2023-02-14T08:30Z", "2023-02-14T08:30Z"),
        ("Dated 14.02.2023 in Kest.", "14.02.2023", "2023-02-14"),
        ("Dated 25/12/2022 in Kest.", "25/12/2022", "2022-12-25"),
        ("It began in June 2018.", "June 2018", "2018-06"),
        ("It began in 2018.", "2018", "2018"),
        ("Since nineteen ninety-six they held it.", "nineteen ninety-six", "1996"),
        ("It was built in the 1990s.", "the 1990s", "199"),
        ("It was built in the late 1970s.", "the late 1970s", "197"),
        ("It was built in the 20th century.", "the 20th century", "19"),
        ("Trade fell in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3"),
        ("It fell in the first half of 2021.", "the first half of 2021", "2021-H1"),
        ("It stood until the winter of 2021.", "the winter of 2021", "2021-WI"),
    ],
)
def test_a_full_date_needs_no_anchor(text: str, words: str, value: str) -> None:
    assert values(text, None) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ministry said on Tuesday it had left.", "Tuesday", "2023-02-14"),
        ("The ministry said on Wednesday it had left.", "Wednesday", "2023-02-15"),
        ("Talks will resume on Friday.", "Friday", "2023-02-17"),
        ("Up to 300 people will have left since Tuesday.", "Tuesday", "2023-02-14"),
        ("They meet next Tuesday.", "next Tuesday", "2023-02-21"),
        ("They left last Wednesday.", "last Wednesday", "2023-02-08"),
        ("Shells fell on Tuesday evening.", "Tuesday evening", "2023-02-14TEV"),
        ("Shells fell early on Tuesday.", "early on Tuesday", "2023-02-14"),
        ("Shells fell on the evening of Tuesday.", "the evening of Tuesday", "2023-02-14TEV"),
        ("Shells fell yesterday.", "yesterday", "2023-02-14"),
        ("Shells fell yesterday morning.", "yesterday morning", "2023-02-14TMO"),
        ("Shells fell this morning.", "this morning", "2023-02-15TMO"),
        ("Shells fell last night.", "last night", "2023-02-14TNI"),
        ("A curfew begins tonight.", "tonight", "2023-02-15TNI"),
        ("Drones struck Kest overnight.", "overnight", "2023-02-14TNI"),
        ("Drones will strike Kest overnight.", "overnight", "2023-02-15TNI"),
        ("The bridge may close by Friday.", "Friday", "2023-02-17"),
        ("The keys were promised by Monday.", "Monday", "2023-02-20"),
        ("They were to report on Saturday.", "Saturday", "2023-02-18"),
        ("By Monday the guards had left.", "Monday", "2023-02-13"),
        ("Shells fell on Tuesday at 16:40.", "Tuesday at 16:40", "2023-02-14T16:40"),
        ("Gates open tomorrow at about 09:15.", "tomorrow at about 09:15", "2023-02-16T09:15"),
        ("Orland annexed it last year.", "last year", "2022"),
        ("It ends next month.", "next month", "2023-03"),
        ("It began last week.", "last week", "2023-W06"),
        ("It began two weeks ago.", "two weeks ago", "2023-W05"),
        ("It began three days ago.", "three days ago", "2023-02-12"),
        ("It began about two years ago.", "about two years ago", "2021"),
        ("It opened early last year.", "early last year", "2022"),
        ("It was hit at the end of last month.", "the end of last month", "2023-01"),
        ("Ahead of the anniversary on February 24.", "February 24", "2023-02-24"),
        ("They had crossed on December 28.", "December 28", "2022-12-28"),
        ("It has held since November.", "November", "2022-11"),
        ("It fell last May.", "last May", "2022-05"),
        ("It reopened in May.", "May", "2022-05"),
        ("Dated 05-03-2023 in Kest.", "05-03-2023", "2023-XX-XX"),
        ("Dated 12-02-2023 in Kest.", "12-02-2023", "2023-02-12"),
        ("Three died in Tuesdays attack on Kest.", "Tuesdays", "2023-02-14"),
        ("Tuesdays attack killed two.", "Tuesdays", "2023-02-14"),
        ("It fell last summer.", "last summer", "2022-SU"),
        ("It was quiet at the weekend.", "the weekend", "2023-W06-WE"),
        ("It began at 4:30 a.m. local time.", "4:30 a.m. local time", "2023-02-15T04:30"),
        ("It began at 08:00 GMT.", "08:00 GMT", "2023-02-15T08:00Z"),
        ("It began at 0800 GMT on Tuesday.", "0800 GMT on Tuesday", "2023-02-14T08:00Z"),
        ("It began at 12 a.m. on Tuesday.", "12 a.m. on Tuesday", "2023-02-14T00:00"),
        ("It began at 10 p.m. Tuesday.", "10 p.m. Tuesday", "2023-02-14T22:00"),
        ("It began at 2.30pm.", "2.30pm", "2023-02-15T14:30"),
        ("It began at 630 pm on February 3.", "630 pm on February 3", "2023-02-03T18:30"),
        ("It began at 1430 hours.", "1430 hours", "2023-02-15T14:30"),
        ("It began at seven o'clock.", "seven o'clock", "2023-02-15T07:00"),
        ("It began shortly before dawn.", "dawn", "2023-02-15TMO"),
        ("It has held since March 1.", "March 1", "2022-03-01"),
        ("Snow fell that evening.", "that evening", "2023-02-15TEV"),
        ("It burned overnight on Monday.", "overnight on Monday", "2023-02-13TNI"),
        ("It burned overnight into Monday.", "overnight into Monday", "2023-02-12TNI"),
        ("It burned overnight to Sunday.", "overnight to Sunday", "2023-02-11TNI"),
        ("It burned overnight on 3 March.", "overnight on 3 March", "2023-03-03TNI"),
        ("It burned overnight into March 1.", "overnight into March 1", "2023-02-28TNI"),
        ("It burned overnight into 1 May 2022.", "overnight into 1 May 2022", "2022-04-30TNI"),
        ("It fell overnight into 29 February.", "overnight into 29 February", "2023-02-28TNI"),
        ("It fell overnight into June 31.", "overnight into June 31", "2022-06-30TNI"),
        ("It burned overnight on Feb. 3-4.", "overnight on Feb. 3-4", "2023-02-03TNI"),
        ("It burned overnight from 3 to 4 May.", "overnight from 3 to 4 May", "2022-05-03TNI"),
        (
            "It burned overnight between 31 January and 1 February.",
            "overnight between 31 January and 1 February",
            "2023-01-31TNI",
        ),
        ("Overnight, on 3 May, it burned.", "Overnight, on 3 May", "2022-05-03TNI"),
        (
            "It burned in the night from Sunday to Monday.",
            "the night from Sunday to Monday",
            "2023-02-12TNI",
        ),
        ("It burned on the night of 3 February.", "the night of 3 February", "2023-02-03TNI"),
        (
            "It burned in the early hours of Sunday.",
            "the early hours of Sunday",
            "2023-02-12TMO",
        ),
        ("It burned in the early hours.", "the early hours", "2023-02-15TMO"),
        ("A bridge fell late on Sunday.", "late on Sunday", "2023-02-12"),
        ("A bridge fell on Monday of last week.", "Monday of last week", "2023-02-06"),
        ("They meet on Monday next week.", "Monday next week", "2023-02-20"),
        ("They meet this Saturday.", "this Saturday", "2023-02-18"),
        ("They left the day before yesterday.", "the day before yesterday", "2023-02-13"),
        ("They leave the day after tomorrow.", "the day after tomorrow", "2023-02-17"),
        ("A bridge fell earlier in the week.", "earlier in the week", "2023-W07"),
        ("A bridge fell later in the day.", "later in the day", "2023-02-15"),
        ("It is the worst of the week's raids.", "the week", "2023-W07"),
        ("It fell on New Year's Eve.", "New Year's Eve", "2022-12-31"),
        ("It fell on Orthodox Christmas.", "Orthodox Christmas", "2023-01-07"),
    ],
)
def test_what_is_left_out_comes_from_the_publication_date(
    text: str, words: str, value: str
) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left on Tuesday.", "XXXX-WXX-2"),
        ("They left on Tuesday evening.", "XXXX-WXX-2TEV"),
        ("They left on February 24.", "XXXX-02-24"),
        ("They left yesterday.", "XXXX-XX-XX"),
        ("They left last year.", "XXXX"),
        ("They left last month.", "XXXX-XX"),
        ("They left last week.", "XXXX-WXX"),
        ("They left last night.", "XXXX-XX-XXTNI"),
        ("They left at 4:30 a.m. with carts.", "XXXX-XX-XXT04:30"),
        ("They left last summer.", "XXXX-SU"),
        ("They left at the weekend.", "XXXX-WXX-WE"),
        ("They left overnight into Friday.", "XXXX-WXX-4TNI"),
        ("They left in the early hours of Friday.", "XXXX-WXX-5TMO"),
        ("They left on Friday of last week.", "XXXX-WXX-5"),
        ("They left a day earlier.", "XXXX-XX-XX"),
        ("They left at 0530 GMT with carts.", "XXXX-XX-XXT05:30Z"),
        ("They left at the end of the month.", "XXXX-XX"),
    ],
)
def test_without_a_publication_date_the_value_keeps_its_xs(text: str, value: str) -> None:
    assert [found for _, found in values(text, None)] == [value]


def test_days_without_a_year_are_near_two_full_dates_of_the_text_if_that_has_no_other() -> None:
    told = "The depot was hit on 4 June 2031 and on 9 May 2031. The panel meets on June 17."
    assert values(told, None)[-1] == ("June 17", "2031-06-17")
    assert values(told, "2033-05-01")[-1] == ("June 17", "2033-06-17")


def test_one_full_date_may_be_of_the_background() -> None:
    told = "The war began on 15 March 2031. Shells hit Kest on June 5."
    assert values(told, None)[-1] == ("June 5", "XXXX-06-05")


def test_a_publication_date_without_a_day_fixes_years_and_months_but_no_weekday() -> None:
    text = "On Tuesday it said the town fell last year and was rebuilt last month."
    assert [value for _, value in values(text, "2023-02")] == ["XXXX-WXX-2", "2022", "2023-01"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Brenn fell on January 3. Kest had fallen a day earlier.",
            [("January 3", "2023-01-03"), ("a day earlier", "2023-01-02")],
        ),
        (
            "Brenn fell from 2 to 5 May 2022.",
            [("2", "2022-05-02"), ("5 May 2022", "2022-05-05")],
        ),
        (
            "Brenn held out from November 2021 to February 2022.",
            [("November 2021", "2021-11"), ("February 2022", "2022-02")],
        ),
        (
            "Brenn held out between 30 December and 4 January 2022.",
            [("30 December", "2021-12-30"), ("4 January 2022", "2022-01-04")],
        ),
        (
            "Of the 1990-1994 war and the winter of 2014-15 they said this.",
            [("1990", "1990"), ("1994", "1994"), ("the winter of 2014", "2014-WI")],
        ),
        (
            "It was its 2014 pact, signed on January 3. The night before was quiet.",
            [("2014", "2014"), ("January 3", "2023-01-03"), ("The night before", "2023-02-14TNI")],
        ),
        (
            "Brenn fell in 2021. Later that month it burned.",
            [("2021", "2021"), ("Later that month", "XXXX-XX")],
        ),
        (
            "They held it in January 2023. They may leave by the end of the month.",
            [("January 2023", "2023-01"), ("the end of the month", "2023-02")],
        ),
        ("They left on Monday before dawn.", [("Monday before dawn", "2023-02-13TMO")]),
        (
            "They left on Monday just after nightfall.",
            [("Monday just after nightfall", "2023-02-13TEV")],
        ),
        (
            "They left on Monday. Before dawn shells fell.",
            [("Monday", "2023-02-13"), ("dawn", "2023-02-13TMO")],
        ),
        ("He spoke in an evening broadcast.", [("evening", "2023-02-15TEV")]),
        ("A weekly market was hit. The evening market was calm.", []),
        ("She told the Morning Bulletin so.", []),
        (
            "Brenn fell in 2021. They leave at the end of the month.",
            [("2021", "2021"), ("the end of the month", "2023-02")],
        ),
        (
            "Brenn fell on January 3. The previous day was quiet.",
            [("January 3", "2023-01-03"), ("The previous day", "2023-01-02")],
        ),
        (
            "On Monday shells fell at 4:30 a.m. in Kest.",
            [("Monday", "2023-02-13"), ("4:30 a.m.", "2023-02-13T04:30")],
        ),
    ],
)
def test_an_earlier_time_of_the_text_is_an_anchor(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "type_", "value", "mod"),
    [
        ("It lasted three days.", TimeType.DURATION, "P3D", None),
        ("It lasted two months.", TimeType.DURATION, "P2M", None),
        ("It lasted more than two hours.", TimeType.DURATION, "PT2H", "MORE_THAN"),
        ("It lasted at least 72 hours.", TimeType.DURATION, "PT72H", "EQUAL_OR_MORE"),
        ("It lasted about a week.", TimeType.DURATION, "P1W", "APPROX"),
        ("It lasted half an hour.", TimeType.DURATION, "PT30M", None),
        ("It lasted 2 1/2 years.", TimeType.DURATION, "P2Y6M", None),
        ("During the month-long truce it held.", TimeType.DURATION, "P1M", None),
        ("It was a two-day truce.", TimeType.DURATION, "P2D", None),
        ("It went on for weeks.", TimeType.DURATION, "PXW", None),
        ("Over the past two months it held.", TimeType.DURATION, "P2M", None),
        ("It lasted two decades.", TimeType.DURATION, "P20Y", None),
        ("They shell it daily.", TimeType.SET, "P1D", None),
        ("They meet every Friday.", TimeType.SET, "XXXX-WXX-5", None),
        ("They meet every two weeks.", TimeType.SET, "P2W", None),
        ("They meet every second week.", TimeType.SET, "P2W", None),
        ("They meet every other day.", TimeType.SET, "P2D", None),
        ("They met between two and three weeks.", TimeType.DURATION, "P2W", "EQUAL_OR_MORE"),
        ("It was agreed in early March 2022.", TimeType.DATE, "2022-03", "START"),
        ("It was agreed in mid-2022.", TimeType.DATE, "2022", "MID"),
        ("It was agreed at the end of 2022.", TimeType.DATE, "2022", "END"),
        ("They recently left.", TimeType.DATE, "PAST_REF", None),
        ("It is now calm.", TimeType.DATE, "PRESENT_REF", None),
        ("It is quieter these days.", TimeType.DATE, "PRESENT_REF", None),
        ("They left it decades ago.", TimeType.DATE, "PAST_REF", None),
        ("It lasted a quarter of an hour.", TimeType.DURATION, "PT15M", None),
        ("They fear for the future.", TimeType.DATE, "FUTURE_REF", None),
    ],
)
def test_durations_sets_and_mods(text: str, type_: TimeType, value: str, mod: str | None) -> None:
    (time,) = times_of(text)
    assert (time.type, time.value, time.mod) == (type_, value, mod)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on Brenn.",
        "It was a second offensive.",
        "A 79-year-old woman came.",
        "A quarter of a million people left.",
        "The editor of Halvik Today spoke.",
        "The daily newspaper said so.",
        "The Sun paper said so.",
        "It was run in 1:36.6 there.",
        "They hold three quarters of Brenn and a quarter of Kest.",
        "It cost $1990 there.",
        "Some 2000 people came.",
        "They spring from the fall of Kest.",
        "It lies 30 km north.",
        "The quarter near the mill was empty of men, a quarter of them gone.",
    ],
)
def test_words_that_only_look_like_times_are_left(text: str) -> None:
    assert [words for words, _ in values(text) if "quarter" not in words] == []


def test_a_clock_time_has_the_day_that_stands_right_after_it() -> None:
    found = values("It began at 7pm (1600 GMT) on September 12 2022 and ended on Monday.")
    assert [value for _, value in found] == [
        "2022-09-12T19:00",
        "2022-09-12T16:00Z",
        "2022-09-12",
        "2023-02-13",
    ]


def test_plural_weekdays_in_a_list_are_a_set() -> None:
    found = times_of("They met on Tuesdays and Fridays.")
    assert {time.type for time in found} == {TimeType.SET}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("As of Monday it stood.", TimeRole.AS_OF),
        ("It has stood since Monday.", TimeRole.PERIOD),
        ("It stood for three days.", TimeRole.PERIOD),
        ("It fell on Monday.", TimeRole.EVENT),
    ],
)
def test_roles_come_from_the_words_before(text: str, role: TimeRole) -> None:
    assert [time.role for time in times_of(text)] == [role]


def test_the_date_of_a_caption_is_that_of_what_it_shows() -> None:
    text = "Oda Tass speaks in Kest on 31 October 2018. (Photo: Vell)\n\nTass left on Tuesday."
    caption = Span(0, text.index("\n"))
    reading = reading_of(text, (caption,))
    found = resolve_times(
        reading, find_times(reading), Published(value="2022-04-20", found=DateSource.GIVEN)
    )
    assert [time.value for time in found] == ["2018-10-31", "2022-04-19"]


def test_a_date_in_furniture_dates_the_publication() -> None:
    text = "BRENN, February 14\n\nShells fell on Monday."
    reading = reading_of(text, (Span(0, 18),))
    assert [time.role for time in find_times(reading)] == [TimeRole.PUBLICATION, TimeRole.EVENT]


PIECES = """Tuesday February 24 2022 , . - a two days ago last next year the of at 4:30 a.m. GMT
evening and to early may second quarter week since 31 0 99 ½ / 's every each é 😀"""
WORDS = st.lists(st.sampled_from([*PIECES.split(), "the\n\nend"]), max_size=25).map(" ".join)


@given(
    WORDS | st.text(), st.sampled_from([None, "2023", "2023-02", "2024-02-29", "2023-02-15T08:30"])
)
def test_any_words_give_disjoint_spans_in_order_and_closed_values(
    text: str, published: str | None
) -> None:
    last = 0
    for time in times_of(text, published):
        assert last <= time.span.start < time.span.end <= len(text)
        assert time.value is not None
        assert re.fullmatch(r"[0-9A-Z_:.+-]+", time.value), time.value
        assert not time.value.startswith(("PUB", "REF", "AGO", "CTX", "<", ">", "=", "?"))
        last = time.span.end


@given(WORDS)
def test_resolving_keeps_number_order_and_spans(text: str) -> None:
    reading = reading_of(text)
    found = find_times(reading)
    resolved = resolve_times(reading, found, None)
    assert [time.span for time in resolved] == [time.span for time in found]


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("Saturday 26 April 2014", "2014-04-24"),
        ("BRENN, April 26", "2014-03-27"),
    ],
)
def test_the_reports_own_full_date_is_counted_from(head: str, value: str) -> None:
    text = f"{head}\n\nShells fell on Thursday."
    reading = reading_of(text, (Span(0, len(head)),))
    published = Published(value="2014-03-29", found=DateSource.GIVEN)
    assert resolve_times(reading, find_times(reading), published)[-1].value == value


def test_that_evening_is_of_the_day_told_of_before() -> None:
    text = "Shells fell on Monday. That evening the guards left. They met at 10:20."
    assert times_of(text)[1].value == "2023-02-13TEV"


@pytest.mark.parametrize("text", ["The daily Kest Herald said so.", "He wrote to the Monthly."])
def test_names_of_papers_tell_no_time(text: str) -> None:
    assert times_of(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The aim is to sink it, and on Tuesday the navy claimed to have done so.", "2023-02-14"),
        ("A convoy is to leave, but on Tuesday shells fell on the road.", "2023-02-14"),
        ("Shells fell on the road, and on Monday the council is to meet.", "2023-02-20"),
    ],
)
def test_the_verb_behind_decides_of_a_time_that_opens_a_clause(text: str, value: str) -> None:
    assert times_of(text)[0].value == value
