"""Passages: the whole text, every claim once, long paragraphs cut at sentences."""

from dataclasses import replace

from reportedly.model.span import Span
from reportedly.serve.reports.passages import LONG, passages_of, words_around


def test_every_word_is_shown_and_every_claim_stands_in_one_margin(by_hand):
    text = "HALVIK\n\n" + by_hand.TEXT + "\n“We hold Kest,” again."
    told = by_hand.full(by_hand.report(text))
    passages = passages_of(told.report, told.claims)
    shown = ["".join(item.text for item in one.segments) for one in passages]
    assert shown == ["HALVIK", by_hand.TEXT, "“We hold Kest,” again."]
    assert [one.notes for one in passages] == [(), (1, 2, 3), ()]


def test_a_long_paragraph_is_cut_at_sentences_and_says_so(by_hand):
    text = "Shells fell on Brenn overnight and nobody slept in the town. " * 30
    report = by_hand.report(text.strip())
    passages = passages_of(report, ())
    shown = ["".join(item.text for item in one.segments) for one in passages]
    assert "".join(shown) == report.text
    assert max(map(len, shown)) < LONG
    assert [one.continued for one in passages] == [False] + [True] * (len(shown) - 1)


def test_a_content_over_two_paragraphs_is_marked_in_both(by_hand):
    text = "“We stay.\n“We do not leave,” she said."
    report = by_hand.report(text)
    content = "“We stay.\n“We do not leave,”"
    claim = by_hand.claim(report, content, by_hand.run(), source="she", cue="said")
    first, second = passages_of(report, (claim,))
    assert first.segments[0].classes == "content"
    assert second.segments[0].classes == "content"
    assert (first.notes, second.notes) == ((1,), ())


def test_a_very_long_report_is_cut_in_one_walk(by_hand):
    lines = [f"“Line {number} holds,” said the staff." for number in range(4_000)]
    report = by_hand.report("\n".join(lines))
    used = by_hand.run()
    first = by_hand.claim(report, "“Line 0 holds,”", used)
    claims = [
        replace(first, content=(Span(at, at + len("“Line 0 holds,”")),))
        for at in range(0, len(report.text) - 40, 38)
    ]
    passages = passages_of(report, claims)
    assert len(passages) == len(lines)
    assert sum(len(passage.notes) for passage in passages) == len(claims)


def test_words_around_a_claim_stay_in_its_paragraph_and_are_cut_at_words(by_hand):
    text = (
        "The list is long.\nThe staff spoke of a raid on Tarn. The ministry denies it. More later."
    )
    claim = by_hand.claim(
        by_hand.report(text), "it", by_hand.run(), source="The ministry", cue="denies"
    )
    around = words_around(text, claim)
    assert around == (
        "The staff spoke of a raid on Tarn. ",
        "The ministry denies it",
        ". More later.",
    )
    assert words_around(text, claim, reach=9) == ("… Tarn. ", "The ministry denies it", ". More …")
