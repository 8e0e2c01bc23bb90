"""What is said to be confirmed stands with who says so and how; where nothing is, pages say so."""

import re
from dataclasses import replace

import pytest

from reportedly.model.factuality import Verification, VerificationStatus
from reportedly.model.span import Span
from reportedly.store.questions.confirming import is_confirming

TEXT = (
    "The Orland staff has confirmed that Kest was shelled. "
    "Ada Brandt said a school had burned. The Observers verified it from satellite images."
)


@pytest.fixture
def confirmed(by_hand, empty):
    """A ledger in which a source confirms one claim, and somebody else is said to have another."""
    report, run = by_hand.report(TEXT), by_hand.run()
    words = {"source": "The Orland staff", "cue": "has confirmed", "speaker": "Orland staff"}
    own = by_hand.claim(report, "Kest was shelled", run, **words)
    words = {"source": "Ada Brandt", "cue": "said", "speaker": "Ada Brandt"}
    other = by_hand.claim(report, "a school had burned", run, **words)
    at = TEXT.index("The Observers")
    remark = Verification(
        status=VerificationStatus.VERIFIED, by="the Observers", span=Span(at, len(TEXT) - 1)
    )
    reading = replace(
        by_hand.reading(report, run), claims=(own, replace(other, verification=(remark,)))
    )
    empty.add(reading, by_hand.raw(reading))
    return own, other


def section(page: str, heading: str) -> str:
    found = re.search(rf'(?s)aria-labelledby="{heading}-heading">(.*?)</section>', page)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def test_a_check_is_told_with_who_checked_and_the_words_of_it(client, confirmed):
    shown = section(client.get("/confirmed").text, "checked")
    assert "The Observers Claim of Ada Brandt a school had burned" in shown
    assert "The Observers verified it from satellite images" in shown
    assert "Kest was shelled" not in shown


def test_a_source_that_confirms_itself_is_told_apart_from_a_check(client, confirmed):
    shown = section(client.get("/confirmed").text, "said")
    assert "Orland staff" in shown
    assert "Kest was shelled" in shown
    assert "By its own word" in shown
    assert "a school had burned" not in shown


def test_where_nothing_is_confirmed_the_pages_say_so(sample):
    page = sample.get("/confirmed").text
    assert "Nothing: in " in page
    assert "No report here says that somebody verified a claim." in page
    assert "Nobody is said to have verified anything" in section(
        sample.get("/overview").text, "confirmed"
    )


def test_an_account_says_what_is_confirmed_and_who_could_not_verify(sample, sample_ledger):
    brenn = next(one for one in sample_ledger.incidents().rows if "Brenn" in one.incident.title)
    page = sample.get(f"/incident/{brenn.incident.id}").text
    assert "Nothing: in these claims nobody" in section(page, "confirmed")
    assert "Meridian Wire (" in section(page, "confirmed")
    assert 'href="#confirmed-heading">nothing confirmed' in page


def test_what_a_report_has_since_replaced_confirms_nothing(client, confirmed, by_hand, empty):
    (own, _) = confirmed
    assert empty.confirmed([own.id]).said == (own.id,)
    assert empty.confirmed([]).nothing
    later = by_hand.report("No school burned.", version=2, supersedes=own.report.id)
    reading = by_hand.reading(later)
    empty.add(reading, by_hand.raw(reading))
    assert empty.confirmed().nothing


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("has confirmed", True),
        ("later verified that", True),
        ("could not confirm", False),
        ("hasn’t confirmed", False),
        ("was asked to confirm", False),
        ("said", False),
    ],
)
def test_a_cue_confirms_only_without_a_word_against_it(cue, expected):
    assert is_confirming(cue) is expected
