"""One attribution for one cue: which of the rules' and the encoder's candidates is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from tests.marked import plain_report

import reportedly
from reportedly.extraction.attribution.attribution import find_attributions, find_outermost
from reportedly.extraction.attribution.candidates import (
    FEATURES,
    Candidate,
    common,
    dice,
    features_of,
    holds,
    judge,
    likely,
    share,
)
from reportedly.model.attribution import Quotation
from reportedly.model.heard import Candidate as Proposed
from reportedly.model.heard import Likelihood
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, text_of
from reportedly.reader.words import read

SURE = Likelihood(*[3.0] * len(Likelihood._fields))
WEIGHTS = dict.fromkeys(FEATURES, 0.0) | {"content": 1.0}


@dataclass(frozen=True)
class Scripted:
    """Hears what it is told to: odds by the text of the content."""

    text: str
    candidates: tuple[Proposed, ...] = ()
    odds: Mapping[str, float] | None = None
    version: str = "scripted"
    judge: Mapping[str, float] = None  # type: ignore[assignment]
    nested: tuple[Proposed, ...] = ()

    def likelihood(self, source: Spans, cue: Spans, content: Spans) -> Likelihood | None:
        said = text_of(self.text, content)
        return SURE._replace(content=(self.odds or {}).get(said, 3.0))

    def likely_nested(self, cue: Spans) -> float:
        return (self.odds or {}).get(f"nested {text_of(self.text, cue)}", 0.5)


def heard_in(text: str, *candidates: Proposed) -> Reading:
    """`text` read by the rules, with those candidates of the encoder, all likely."""
    return replace(read(plain_report(text)), heard=Scripted(text, candidates, judge=WEIGHTS))


def narrated(reading: Reading) -> list[str]:
    return [
        text_of(reading.text, item.content)
        for item in find_attributions(reading)
        if item.quotation is Quotation.NARRATION
    ]


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def proposed(text: str, source: str, cue: str, content: str) -> Proposed:
    return Proposed(
        decoder="tagged",
        source=(span(text, source),) if source else (),
        cue=span(text, cue),
        content=(span(text, content),),
    )


def shown(
    text: str, *candidates: Proposed, odds: Mapping[str, float] | None = None
) -> list[tuple[str, str, str, str]]:
    """Rule, source, cue and content of what is found in `text`, narration left out."""
    heard = Scripted(text, candidates, odds, judge=WEIGHTS)
    reading = replace(read(plain_report(text)), heard=heard)
    return [
        (
            item.made.rule,
            text_of(text, item.source),
            text_of(text, item.cue),
            text_of(text, item.content),
        )
        for item in find_attributions(reading)
        if item.quotation is not Quotation.NARRATION
    ]


TEXT = "The ministry signalled that Kest had fallen on Tuesday. Rain fell."


def test_what_only_the_encoder_hears_is_kept() -> None:
    heard = proposed(TEXT, "The ministry", "signalled", "that Kest had fallen on Tuesday")
    assert ("tagged", "The ministry", "signalled", "Kest had fallen on Tuesday") in shown(
        TEXT, heard
    )


def test_what_was_not_said_or_not_checked_is_left_to_its_rules() -> None:
    text = "The bulletin did not mention Kest. We could not verify the report. Rain fell."
    silent = proposed(text, "The bulletin", "did not mention", "Kest")
    unchecked = proposed(text, "We", "could not verify", "the report")
    assert shown(text, silent, unchecked) == []
    assert len(find_outermost(heard_in(text, silent, unchecked))) == 2  # the benchmark counts them


def test_a_content_is_cut_where_a_likelier_one_has_it() -> None:
    text = "The ministry hummed that Kest fell on Tuesday while Vell sang that Kest held out."
    long = "that Kest fell on Tuesday while"
    first = proposed(text, "The ministry", "hummed", long)
    parts = (span(text, "while"), span(text, "that Kest held out"))
    second = Proposed("tagged", (), span(text, "sang"), parts)
    found = shown(text, first, second, odds={long: 1.0})
    assert [item[3] for item in found] == ["Kest fell on Tuesday", "Kest held out"]


def test_of_two_for_one_cue_the_likelier_is_kept() -> None:
    text = "The ministry said that Kest had fallen on Tuesday."
    short = proposed(text, "The ministry", "said", "Kest")
    (kept,) = shown(text, short, odds={"Kest": -1.0, "Kest had fallen on Tuesday": 2.0})
    assert kept[0] == "that-clause"
    (kept,) = shown(text, short, odds={"Kest": 2.0, "Kest had fallen on Tuesday": -1.0})
    assert kept[0] == "tagged"


def test_what_is_said_within_a_content_is_kept_as_nested() -> None:
    text = "Vell wrote that the ministry said that Kest had fallen."
    whole = "that the ministry said that Kest had fallen"
    reading = heard_in(text, proposed(text, "Vell", "wrote", whole))
    outer, inner = find_attributions(reading)
    assert text_of(text, outer.cue) == "wrote"
    assert text_of(text, inner.cue) == "said"
    assert inner.within == 0
    assert [text_of(text, item.cue) for item in find_outermost(reading)] == ["wrote"]


def test_nested_speech_that_the_encoder_doubts_is_dropped() -> None:
    text = "Vell wrote that the ministry said that Kest had fallen."
    whole = "that the ministry said that Kest had fallen"
    reading = heard_in(text, proposed(text, "Vell", "wrote", whole))
    assert isinstance(reading.heard, Scripted)
    doubted = replace(reading.heard, odds={"nested said": 0.001})
    (outer,) = find_attributions(replace(reading, heard=doubted))
    assert text_of(text, outer.cue) == "wrote"


@pytest.mark.parametrize(("odds", "cues"), [(0.9, ["wrote", "signalled"]), (0.3, ["wrote"])])
def test_nested_speech_that_the_encoder_is_sure_of_is_kept(odds: float, cues: list[str]) -> None:
    text = "Vell wrote that the ministry had signalled a truce with Orland."
    whole = "that the ministry had signalled a truce with Orland"
    reading = heard_in(text, proposed(text, "Vell", "wrote", whole))
    assert isinstance(reading.heard, Scripted)
    within = proposed(text, "the ministry", "signalled", "a truce with Orland")
    heard = replace(reading.heard, nested=(within,), odds={"nested signalled": odds})
    found = find_attributions(replace(reading, heard=heard))
    assert [text_of(text, item.cue) for item in found] == cues
    assert [item.within for item in found] == [None, 0][: len(cues)]


def test_nested_speech_of_one_word_or_of_nobody_is_not_kept() -> None:
    text = "Vell wrote that the ministry had signalled that."
    whole = "that the ministry had signalled that"
    reading = heard_in(text, proposed(text, "Vell", "wrote", whole))
    assert isinstance(reading.heard, Scripted)
    short = proposed(text, "the ministry", "signalled", "that.")
    nobodys = proposed(text, "", "signalled", "the ministry had")
    for item in (short, nobodys):
        heard = replace(reading.heard, nested=(item,), odds={"nested signalled": 0.9})
        assert len(find_attributions(replace(reading, heard=heard))) == 1


def test_narration_is_what_no_kept_content_covers() -> None:
    fallen = proposed(TEXT, "The ministry", "signalled", "that Kest had fallen on Tuesday")
    assert narrated(heard_in(TEXT, fallen)) == ["Rain fell"]


def test_a_wide_source_is_narrowed_but_not_for_the_benchmark() -> None:
    text = "The mayor of Brenn, who fled in May, signalled that Kest had fallen."
    wide = "The mayor of Brenn, who fled in May"
    reading = heard_in(text, proposed(text, wide, "signalled", "that Kest had fallen"))
    (item,) = [item for item in find_attributions(reading) if item.cue]
    assert text_of(text, item.source) == "The mayor of Brenn"
    (item,) = find_outermost(reading)
    assert text_of(text, item.source) == wide


def test_confidence_is_the_judge_s() -> None:
    fallen = proposed(TEXT, "The ministry", "signalled", "that Kest had fallen on Tuesday")
    reading = heard_in(TEXT, fallen)
    (item,) = [item for item in find_attributions(reading) if item.cue]
    assert item.confidence == pytest.approx(0.953, abs=1e-3)
    assert (item.made.by, item.made.version) == ("encoder.attribution", "scripted")


def test_features_have_the_names_that_are_fitted() -> None:
    heard = Scripted(TEXT, judge=WEIGHTS)
    one = Candidate((), (span(TEXT, "signalled"),), (span(TEXT, "Kest"),), "tagged")
    (features,) = features_of([one], heard)
    assert features is not None
    assert tuple(features) == FEATURES


def test_agreement_and_contest_are_told() -> None:
    cue, other_cue = (span(TEXT, "signalled"),), (span(TEXT, "fell."),)
    content = (span(TEXT, "that Kest had fallen"),)
    candidates = [
        Candidate((), cue, content, "tagged"),
        Candidate((), cue, content, "linked"),
        Candidate((), other_cue, content, "tagged"),
    ]
    first, _, last = features_of(candidates, Scripted(TEXT, judge=WEIGHTS))
    assert first is not None
    assert last is not None
    assert (first["agreed"], first["contested"]) == (1.0, 1.0)
    assert (last["agreed"], last["contested"]) == (0.0, 1.0)


def test_the_judge_is_a_logistic_model() -> None:
    assert likely({"a": 2.0, "b": 1.0}, {"a": 1.0, "b": -2.0}) == 0.5
    assert likely({"a": 1e9}, {"a": 1.0}) < 1
    one = Candidate((), (span(TEXT, "signalled"),), (span(TEXT, "Kest"),), "tagged")
    judge([one], Scripted(TEXT, odds={"Kest": 0.0}, judge=WEIGHTS))
    assert one.likely == 0.5


def test_spans_are_compared_by_characters() -> None:
    some, others = (Span(0, 4), Span(6, 8)), (Span(2, 7),)
    assert common(some, others) == 3
    assert dice(some, others) == pytest.approx(6 / 11)
    assert dice((), ()) == 1.0
    assert share(some, others)
    assert not share((Span(0, 2),), (Span(2, 3),))
    assert holds((Span(0, 9),), Span(2, 4))
    assert not holds((Span(2, 4),), Span(2, 4))


def test_a_doubted_rule_is_kept_where_nothing_else_claims_its_words() -> None:
    text = "Orland denied the attack. Rain fell."
    (kept,) = shown(text, odds={"the attack": -3.0})
    assert kept[0] == "object"
    other = proposed(text, "Orland", "denied", "attack")
    (kept,) = shown(text, other, odds={"the attack": -3.0})
    assert kept[0] == "tagged"


def test_what_an_attribution_leaves_of_its_clause_is_no_narration() -> None:
    text = (
        "Following the strikes Vell signalled in a paper published there that Kest fell. Rain fell."
    )
    reading = heard_in(text, proposed(text, "Vell", "signalled in", "that Kest fell"))
    assert narrated(reading) == ["Rain fell"]


def test_a_quotation_of_somebody_else_is_no_piece_of_what_is_said() -> None:
    text = "“We hold the hill,” Vell said.\n\n“Orland fled. Its men left the hill,” Holt added."
    first = Proposed(
        decoder="tagged",
        source=(span(text, "Vell"),),
        cue=span(text, "said"),
        content=(span(text, "“We hold the hill,”"), span(text, "fled. Its men left the hill")),
    )
    found = shown(text, first, odds={"“We hold the hill,”": 1.0})
    assert [(source, content) for _, source, _, content in found] == [
        ("Vell", "“We hold the hill,”"),
        ("Holt", "“Orland fled. Its men left the hill,”"),
    ]


def test_a_clause_with_there_is_no_part_of_the_thing_before_it() -> None:
    text = "The league rejected the plan and there followed a long war."
    heard = proposed(text, "The league", "rejected", "the plan and there followed a long war")
    odds = {"the plan": 1.0}
    assert [content for *_, content in shown(text, heard, odds=odds)] == ["the plan"]
    assert narrated(heard_in(text, heard)) == ["there followed a long war"]


def test_speech_within_a_quotation_is_direct_only_by_marks_of_its_own() -> None:
    text = "“Our scouts say they left the town,” she said. “They told us ‘we go’,” he added."
    kinds = {text_of(text, c.cue): c.quotation for c in reportedly.read(text)}
    assert kinds["said"] is Quotation.DIRECT
    assert kinds["say"] is Quotation.INDIRECT
