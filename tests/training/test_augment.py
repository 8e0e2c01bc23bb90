"""Changed training texts keep their annotations on the same words."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.augment import Changed, Edit

from reportedly.model.span import Span
from training import augment

TEXT = 'The ministry’s spokesman, Ardo Vell, said: "We hold Kest."\n\nRain fell (again).'
CHANGES = [change for _, change in augment.CHANGES]


def test_edits_move_spans() -> None:
    changed = Changed("a, b “c”", [Edit(1, 2, ""), Edit(5, 6, "``"), Edit(7, 8, "''")])
    assert changed.text == "a b ``c''"
    assert changed.spans((Span(3, 4), Span(6, 7), Span(1, 2))) == (Span(2, 3), Span(6, 7))


@pytest.mark.parametrize("change", [*CHANGES, augment.one_paragraph])
def test_every_change_keeps_letters_under_their_spans(change: augment.Change) -> None:
    words = [Span(*match.span()) for match in augment.re.finditer(r"[A-Za-z]+", TEXT)]
    changed = Changed(TEXT, change(TEXT, random.Random(1)))
    for word in words:
        (moved,) = changed.spans((word,))
        assert moved.of(changed.text).lower() == word.of(TEXT).lower()


@given(st.text(max_size=80), st.randoms(use_true_random=False))
def test_any_text_can_be_changed(text: str, rng: random.Random) -> None:
    for change in [*CHANGES, augment.one_paragraph]:
        edits = change(text, rng)
        assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)
        assert edits == sorted(edits, key=lambda edit: edit.start)
        changed = Changed(text, edits)
        whole = changed.spans((Span(0, len(text)),)) if text else ()
        assert [span.of(changed.text) for span in whole] in ([changed.text], [])


def test_what_each_change_does() -> None:
    def after(change: augment.Change) -> str:
        return Changed(TEXT, change(TEXT, random.Random(3))).text

    assert not set('",:()') & set(after(augment.without_marks))
    assert "ministrys spokesman Ardo Vell said We hold Kest." in after(augment.as_archived)
    assert "," not in after(augment.without_commas)
    assert '"' not in after(augment.without_quotes)
    assert after(augment.small) == TEXT.lower()
    assert after(augment.capitals) == TEXT.upper()
    assert "\n" not in after(augment.one_paragraph)


def test_quotation_marks_open_and_close_by_turns() -> None:
    rng = random.Random(0)
    seen = {Changed('"A" "B"', augment.other_quotes('"A" "B"', rng)).text for _ in range(60)}
    assert "“A” “B”" in seen
    assert "«A» «B»" in seen
    assert "``A'' ``B''" in seen


def test_draws_are_the_same_for_a_seed_and_often_none() -> None:
    drawn = [augment.draw(random.Random(seed)) for seed in range(300)]
    assert drawn == [augment.draw(random.Random(seed)) for seed in range(300)]
    assert 90 < sum(not changes for changes in drawn) < 210
