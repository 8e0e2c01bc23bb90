"""Windows tile a text at sentence ends; short ones part no one from what is said."""

import random
from importlib.resources import files

from training.cutting import cut
from training.data import attribution_example

from reportedly.reader.pieces import Pieces
from reportedly.reader.weights import vocabulary_of

SAID = "“We hold Kest. Nobody left. It rains,” the mayor of Kest said."
TEXT = f"Rain fell. Shells fell too. {SAID} The road is shut. Nobody came. It was cold."
SIZES = (12, 24)


def example():
    """The text with its one attribution."""
    start = TEXT.index(SAID)
    mayor, said = TEXT.index("the mayor"), TEXT.index(" said") + 1
    spans = {"source": [[mayor, said - 1]], "cue": [[said, said + 4]]}
    content = [[start, mayor - 1]]
    record = {"id": "r", "text": TEXT, "attributions": [{"id": "a", **spans, "content": content}]}
    return attribution_example(record, [], random.Random(0))


def cutter() -> Pieces:
    words = files("reportedly.reader") / "weights" / "vocabulary.txt"
    return Pieces(vocabulary_of(words.read_text(encoding="utf-8")))


def test_full_windows_tile_a_text() -> None:
    made = example()
    windows = list(cut(made, cutter(), random.Random(3), SIZES))
    assert [window.start for window in windows[1:]] == [window.end for window in windows[:-1]]
    assert (windows[0].start, windows[-1].end) == (0, len(made.words))
    assert all(window.pieces <= SIZES[1] for window in windows)


def test_short_windows_part_nobody_from_what_is_said() -> None:
    made = example()
    (cue, roles), size = made.cues[0], len(made.words)
    for seed in range(20):
        windows = list(cut(made, cutter(), random.Random(seed), (96, 384), alone=1.0))
        assert sum(window.end - window.start for window in windows) == size
        (holding,) = [window for window in windows if window.start <= cue < window.end]
        assert not roles[: holding.start].any()
        assert not roles[holding.end :].any()


def test_short_windows_hold_three_sentences_at_most() -> None:
    made = example()
    for seed in range(20):
        for window in cut(made, cutter(), random.Random(seed), (96, 384), alone=1.0):
            inside = [at for at in made.sentences if window.start <= at < window.end]
            assert len(inside) <= 3 + 2  # what one says is whole: three sentences more or less


def test_what_is_longer_than_a_window_may_be_is_left_out() -> None:
    made = example()
    windows = list(cut(made, cutter(), random.Random(1), (4, 12), alone=1.0))
    assert windows
    assert all(window.pieces <= 12 for window in windows)
    assert sum(window.end - window.start for window in windows) < len(made.words)
