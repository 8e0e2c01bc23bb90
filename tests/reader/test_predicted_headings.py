"""Texts of a task are read with their headings, which a report has as furniture."""

from reportedly.predictions import reading_of, report_of

RECORD = {
    "id": "a",
    "text": "Orlandish Army Kills 12 Fighters Near Kest. Monitors said so on Monday night.",
}


def test_a_heading_that_is_furniture_of_a_report_is_read_for_a_task() -> None:
    assert [piece.kind.value for piece in report_of(RECORD).furniture] == ["headline"]
    report, reading = reading_of(RECORD)
    assert reading.text == RECORD["text"]
    assert report.furniture != reading.furniture == ()
