"""A report without a title goes by its first words, so that two of them can be told apart."""

from dataclasses import replace

import pytest

from reportedly.model.report import Furniture, FurnitureKind
from reportedly.serve.desk import first_words, opening_words


def untitled(by_hand, empty):
    found = by_hand.full()
    found = replace(found, report=replace(found.report, title=None))
    empty.add(found, by_hand.raw(found))
    return found.report


def test_lists_and_pages_show_its_first_words(client, empty, by_hand) -> None:
    report = untitled(by_hand, empty)
    words = " ".join(report.text.split()[:4])
    for address in ("/reports", f"/report/{report.id}", f"/review/{report.id}"):
        page = client.get(address).text
        assert words in page.partition("<main")[2]
        assert "Untitled report" not in page


def test_what_is_not_kept_has_no_words(client, empty) -> None:
    assert first_words(empty, "r_00") == "untitled report"


@pytest.mark.parametrize(
    ("text", "kinds", "opens"),
    [
        ("BRENN, 4 March — A shell hit a mill.", ("BRENN, 4 March —",), "A shell hit a mill."),
        ("A shell hit a mill. © Wire", ("© Wire",), "A shell hit a mill. © Wire"),
        ("BRENN, 4 March —", ("BRENN, 4 March —",), "BRENN, 4 March —"),
    ],
)
def test_words_that_open_every_report_of_a_town_are_no_title(by_hand, text, kinds, opens) -> None:
    found = by_hand.report(text, furniture=tuple(piece(by_hand, text, one) for one in kinds))
    assert opening_words(found) == opens


def test_a_headline_in_the_text_is_its_title(by_hand) -> None:
    text = "4 March\nMill hit\nA shell hit a mill."
    day = piece(by_hand, text, "4 March")
    headline = replace(piece(by_hand, text, "Mill hit"), kind=FurnitureKind.HEADLINE)
    found = by_hand.report(text, furniture=(day, headline))
    assert opening_words(found) == "Mill hit\nA shell hit a mill."


def piece(by_hand, text: str, words: str) -> Furniture:
    return Furniture(span=by_hand.span(text, words), kind=FurnitureKind.DATELINE, rule="made")
