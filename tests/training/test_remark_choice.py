"""Fitting how a remark on checking chooses: passages, weights, the table that is written."""

import re
import tomllib

import pytest
from training.passages import DESIGN, KEPT, passage_of, passages
from training.remark_choice import BY_HAND, Case, choose, figures, fit, of_passage, written

from reportedly.extraction.verification.candidates import Candidate
from reportedly.model.factuality import VerificationStatus
from reportedly.model.span import Span


def test_a_marked_line_is_a_text_and_what_is_covered():
    passage = passage_of("Police said {n it rained}. // {v Snow fell}, we saw.")
    assert passage.text == "Police said it rained.\n\nSnow fell, we saw."
    assert [(one.span.of(passage.text), one.status) for one in passage.covered] == [
        ("it rained", VerificationStatus.NOT_VERIFIED),
        ("Snow fell", VerificationStatus.VERIFIED),
    ]
    assert passage.covered[0].meets((Span(12, 19),))
    assert not passage.covered[0].meets((Span(0, 11),))


@pytest.mark.parametrize("path", [DESIGN, KEPT], ids=lambda path: path.stem)
def test_every_passage_is_marked_whole(path):
    found = list(passages(path))
    assert len({passage.text for passage in found}) == len(found) > 50
    assert not any(re.search(r"[{}]", passage.text) for passage in found)
    assert sum(not passage.covered for passage in found) < 5


def test_no_passage_is_in_both_halves():
    design, kept = ({passage.text for passage in passages(path)} for path in (DESIGN, KEPT))
    assert design.isdisjoint(kept)


def _candidate(index: int) -> Candidate:
    return Candidate(
        index=index,
        speaker=frozenset(),
        person=None,
        words=frozenset(),
        fits=False,
        victims=False,
        sentences=1,
        paragraphs=0,
        marks=frozenset(),
    )


def _case(right: str, wrong: str) -> Case:
    return Case("t", [_candidate(0), _candidate(1)], [{right: 1}, {wrong: 1}], [True, False])


def test_what_the_right_claims_have_gains_weight_and_chooses_them():
    cases = [_case("near", "far off")] * 40
    weights = fit(cases)
    assert weights["near"] > 0 > weights["far off"]
    assert choose(cases[0], weights) == [0]
    assert figures(cases, [choose(case, weights) for case in cases]).endswith("F1 1.000")


def test_without_evidence_a_weight_stays_as_set_by_hand():
    both = Case("t", [_candidate(0), _candidate(1)], [{"open": 1}, {}], [False, False])
    assert fit([both])["open"] == pytest.approx(BY_HAND["open"], abs=0.2)


def test_the_table_that_is_written_is_read_back():
    assert tomllib.loads(written({"two nearest": 0.254, "none": 0.001}))["weights"] == {
        "two_nearest": 0.25
    }


def test_a_passage_gives_a_choice_with_its_answers():
    (case,) = of_passage(passage_of(
        "The army said {n it held the weir}. The mayor urged people to leave. "
        "We could not verify the army's claim."
    ))  # fmt: skip
    assert [one.index for one, right in zip(case.told, case.right, strict=True) if right] == [0]
