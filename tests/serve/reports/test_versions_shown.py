"""A correction is told as one: on the report, in lists, in the account, beside its source."""

import re

import pytest

from reportedly.store.questions.report_pages import ReportQuery


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture(scope="module")
def corrected(sample_ledger):
    rows = sample_ledger.reports(ReportQuery(limit=100)).rows
    return next(row for row in rows if row.status == "corrected" and row.header.version == 2)


def test_a_corrected_report_says_what_became_what_in_its_own_words_too(sample, corrected):
    page = words_of(sample.get(f"/report/{corrected.header.id}").text)
    assert "Corrected: 21 became 17 since its version before" in page
    assert "It says itself: Correction: An earlier version" in page
    assert "but for its own versions" in page


def test_the_list_of_reports_marks_it(sample, corrected):
    page = sample.get(f"/reports?publisher={corrected.header.publisher}").text
    row = next(one for one in page.split("<tr>") if corrected.header.id in one)
    assert "corrected" in words_of(row)


def test_the_account_tells_the_correction_and_no_copy_of_itself(sample, corrected, sample_ledger):
    brenn = next(one for one in sample_ledger.incidents().rows if "Brenn" in one.incident.title)
    page = words_of(sample.get(f"/incident/{brenn.incident.id}").text)
    assert "Corrected: 21 became 17" in page
    assert "Its new version took the place of the one of 13 March 2025" in page
    assert f"It took over the text of {corrected.header.publisher}" not in page


def test_the_lineage_calls_it_a_version(sample, corrected):
    page = words_of(sample.get(f"/reports/{corrected.header.id}/lineage").text)
    assert "2 versions of this report, and no other report found here, carry this text" in page
    assert "Corrected, the same publisher’s report anew" in page
    assert "Abridgement" not in page


def test_the_right_figure_is_not_called_corrected_beside_its_source(sample, sample_ledger):
    maren = next(row for row in sample_ledger.sources().rows if row.name == "Ilse Maren")
    page = words_of(sample.get(f"/sources/{maren.id}").text)
    assert "In a corrected report. Lakeside Post’s report, as it stands now, has it" in page
    assert "in it 21 became 17" in page
    assert " Corrected. " not in page
