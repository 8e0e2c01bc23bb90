"""What holds for every format: nothing is lost unsaid, nothing is loose, nothing differs."""

import pytest
from written import CASES, Case, Export, export, places_in

from reportedly.export.answers import Answers
from reportedly.export.formats import FORMATS
from reportedly.model.span import Span, text_of

OF_CLAIMS = [case for case in CASES if case.what != "reports"]
name_of = Case.name.fget


@pytest.mark.parametrize("case", OF_CLAIMS, ids=name_of)
def test_every_claim_is_in_or_said_to_be_left_out(
    case: Case, answers: Answers, exports: dict[Case, Export]
) -> None:
    every = {told.claim.id for told in answers.claims()}
    found = {where.claim for where in places_in(case, exports[case].data)}
    left = set(exports[case].left)
    assert found | left == every
    assert not found & left
    assert all(exports[case].left.values())


@pytest.mark.parametrize("case", OF_CLAIMS, ids=name_of)
def test_every_row_leads_to_the_words_of_its_claims_in_their_reports(
    case: Case, answers: Answers, exports: dict[Case, Export]
) -> None:
    reports = {filed.report.id: filed.report for filed in answers.reports()}
    contents = {told.claim.id: told.content for told in answers.claims()}
    places = places_in(case, exports[case].data)
    assert places or not exports[case].count
    for where in places:
        report = reports[where.report]
        assert where.url == (report.url or "")
        words = text_of(report.text, [Span(*span) for span in where.spans])
        assert words == contents[where.claim]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_same_ledger_gives_the_same_bytes(
    case: Case, answers: Answers, exports: dict[Case, Export]
) -> None:
    assert export(answers, case) == exports[case]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_sample_fills_every_format(case: Case, exports: dict[Case, Export]) -> None:
    assert exports[case].count > 0


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_is_and_loses(name: str) -> None:
    item = FORMATS[name]
    assert item.says.endswith((".", ";"))
    assert item.loses.endswith(".")
    assert len(item.loses) > 60


def test_words_inside_a_content_are_those_of_the_report(answers: Answers) -> None:
    texts = {filed.report.id: filed.report.text for filed in answers.reports()}
    seen = 0
    for told in answers.claims():
        text = texts[told.claim.report.id]
        for event in told.claim.events:
            words = told.words(event.trigger)
            assert words in (None, event.trigger.of(text))
            seen += words is not None
        outside = Span(len(text), len(text) + 1)
        assert told.words(outside) is None
    assert seen > 40
