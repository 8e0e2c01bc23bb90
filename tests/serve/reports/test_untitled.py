"""A report without a title goes by its first words, so that two of them can be told apart."""

from dataclasses import replace

from reportedly.serve.desk import first_words


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
