"""The publication date: which of several counts, how it was found, what is doubtful about it."""

import json

import pytest

from reportedly.model.report import DateSource

BODY = "The Veskaran General Staff said that Orland had shelled the town of Kest. Two people died."


def line(text: str = BODY, **keys: object) -> str:
    return json.dumps({"text": text, **keys})


def page(head: str = "", body: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}<article><p>{BODY}</p></article></body></html>"


def test_without_a_date_there_is_none_and_an_issue(take) -> None:
    found = take(BODY)
    assert found.reports[0].published is None
    assert found.codes == ["NO_DATE"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Wed 05 Mar 2025 at 0914 {BODY}", "2025-03-05T09:14"),
        (f"Published March 5, 2025\n{BODY}", "2025-03-05"),
        (f"HALVIK, March 5, 2025 (Meridian Wire) - {BODY}", "2025-03-05"),
        (f"5 March 2025. {BODY}", "2025-03-05"),
    ],
)
def test_a_date_that_opens_the_text_is_the_last_resort(take, text, value) -> None:
    published = take(text).reports[0].published
    assert (published.value, published.found) == (value, DateSource.DATELINE)


def test_a_dateline_without_a_year_is_no_date_but_is_mentioned(take) -> None:
    found = take(f"HALVIK, March 5 (Meridian Wire) - {BODY}")
    assert found.reports[0].published is None
    assert "March 5" in found.issues[0].detail


def test_a_date_inside_the_text_is_not_the_publication_date(take) -> None:
    assert take(f"{BODY} The truce began on 5 March 2024.").codes == ["NO_DATE"]


def test_nonsense_is_an_issue_and_the_next_date_counts(take) -> None:
    found = take(line(f"5 March 2025. {BODY}", published="the day after"), "a.jsonl")
    assert found.reports[0].published.found is DateSource.DATELINE
    assert found.codes == ["BAD_DATE"]


def test_the_dateline_settles_the_order_of_day_and_month(take) -> None:
    found = take(line(f"Sun 02 Mar 2025 {BODY}", published="2/3/2025"), "a.jsonl")
    assert (found.reports[0].published.value, found.codes) == ("2025-03-02", [])


def test_an_order_that_nothing_settles_is_recorded(take) -> None:
    found = take(line(published="2/3/2025"), "a.jsonl")
    assert found.reports[0].published.value == "2025-02-03"
    assert found.codes == ["DATE_ORDER_GUESSED"]


def test_a_dateline_that_says_another_day_is_recorded(take) -> None:
    found = take(line(f"Published June 27 2024 {BODY}", published="2024-06-05"), "a.jsonl")
    assert found.reports[0].published.value == "2024-06-05"
    assert found.codes == ["DATES_DISAGREE"]


def test_a_dateline_of_the_evening_before_agrees(take) -> None:
    found = take(line(f"Published June 4 2024 {BODY}", published="2024-06-05"), "a.jsonl")
    assert found.codes == []


LD = (
    '<script type="application/ld+json">'
    '{"@type": "NewsArticle", "datePublished": "2025-03-01"}</script>'
)
META = '<meta property="article:published_time" content="2025-03-02T08:00:00Z">'
TIME = '<header><time datetime="2025-03-03">3 March</time></header>'
URL = '<link rel="canonical" href="https://m.example/2025/03/04/kest">'


@pytest.mark.parametrize(
    ("html", "value", "found"),
    [
        (page(LD + META + URL, TIME), "2025-03-01", DateSource.JSON_LD),
        (page(META + URL, TIME), "2025-03-02T08:00:00+00:00", DateSource.META),
        (page(URL, TIME), "2025-03-03", DateSource.TIME_ELEMENT),
        (page(URL), "2025-03-04", DateSource.URL),
        (page(URL.replace("/04/", "/")), "2025-03", DateSource.URL),
    ],
)
def test_a_page_is_believed_in_this_order(take, html, value, found) -> None:
    published = take(html, "a.html").reports[0].published
    assert (published.value, published.found) == (value, found)


def test_a_page_from_the_future_is_not_believed(take) -> None:
    found = take(page(META.replace("2025-03-02", "2035-03-02") + URL), "a.html")
    assert found.reports[0].published.found is DateSource.URL
    assert found.codes == ["BAD_DATE"]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (line(published="2035-03-02"), "a.jsonl", DateSource.GIVEN),
        (f"HALVIK, March 2, 2035 (Meridian Wire) - {BODY}", "a.txt", DateSource.DATELINE),
    ],
)
def test_a_date_to_come_is_kept_and_remarked_upon(take, text, name, found) -> None:
    taken = take(text, name)
    published = taken.reports[0].published
    assert (published.value, published.found) == ("2035-03-02", found)
    assert taken.codes == ["FUTURE_DATE"]
