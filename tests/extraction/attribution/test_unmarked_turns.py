"""Speech that a heading gives away: questions and answers, posts of accounts, flashes."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.ingest.furniture import find_furniture
from reportedly.model.attribution import Quotation
from reportedly.model.span import text_of
from reportedly.reader.reader import bundled_reader

INTERVIEW = (
    "Q: Did your soldiers open fire?\n\nA: No. We were told to wait.\n\nQ: By whom?\n\n"
    "A: I cannot name him."
)


def direct(text: str) -> list[tuple[str, str]]:
    """Source and content of direct speech."""
    found = find_attributions(bundled_reader().read(plain_report(text)))
    spoken = (item for item in found if item.quotation is Quotation.DIRECT)
    return [(text_of(text, item.source), text_of(text, item.content)) for item in spoken]


def test_questions_and_answers_are_direct_and_have_no_span_for_a_source() -> None:
    turns = [line.partition(": ")[2] for line in INTERVIEW.split("\n\n")]
    assert direct(INTERVIEW) == [("", turn) for turn in turns]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("@KestWatch: Heavy shelling on the eastern districts for two hours now.", "@KestWatch"),
        ("@brenn_desk: The bridge is open. No word on the dead.", "@brenn_desk"),
        ("Kest: the bridge is open.", None),
        ("A: the first of the two roads to Brenn is open.", None),
        ("Posts by @KestWatch: some were false.", None),
    ],
)
def test_the_post_of_an_account_is_its_own(text: str, source: str | None) -> None:
    assert direct(text) == ([] if source is None else [(source, text.partition(": ")[2])])


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("THE NAVY SAID A BOAT WAS SUNK OFF MARN ON SUNDAY", []),
        ("READ THE FULL STORY OF THE RAID HERE\n\nThe town fell on Sunday.", ["line-in-capitals"]),
        ("UPDATE 2 - Orland says 12 killed in raid\n\nThe raid killed 12.", ["labelled-headline"]),
        ("UPDATE 2 - The raid killed 12 people.\n\nMore died later.", ["slug-label"]),
    ],
)
def test_what_is_no_part_of_the_story_is_furniture(text: str, rules: list[str]) -> None:
    assert [item.rule for item in find_furniture(text, None, "en")] == rules


def test_a_title_cut_short_is_no_headline_of_its_own() -> None:
    title = "The Council was silent when asked about its Northern Envoy for Mines"
    text = f"{title} (NEM) Ilse Maren's words on the dam."
    assert find_furniture(text, title, "en") == ()
    assert find_furniture(f"{title} (Northern Wire) The Council met.", title, "en") != ()
