"""Cutting a text at marks: nothing is lost, nothing is doubled, whatever overlaps."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.span import Span
from reportedly.serve.reports.segments import Mark, cut

TEXT = "“Они ушли 🕊 from Brenn,” said سالم today"


def classes(*marks: tuple[int, int, str]) -> list[tuple[str, str]]:
    """Segments of TEXT under marks."""
    found = cut(TEXT, Span(0, len(TEXT)), [Mark(span=Span(a, b), name=n) for a, b, n in marks])
    return [(item.text, item.classes) for item in found]


def test_text_without_marks_is_one_segment():
    assert classes() == [(TEXT, "")]


def test_offsets_are_code_points_beside_an_emoji():
    bird = TEXT.index("🕊")
    assert ("🕊", "hedge") in classes((bird, bird + 1, "hedge"))


def test_a_mark_inside_another_has_both_classes():
    found = classes((0, 20, "content"), (5, 9, "source"))
    assert (TEXT[5:9], "content source") in found
    assert (TEXT[9:20], "content") in found


def test_marks_that_cross_are_cut_at_both_edges():
    found = classes((0, 10, "content"), (5, 15, "cue"))
    assert found[:3] == [
        (TEXT[:5], "content"),
        (TEXT[5:10], "content cue"),
        (TEXT[10:15], "cue"),
    ]


def test_a_content_in_a_content_is_deep():
    assert (TEXT[3:6], "content deep") in classes((0, 10, "content"), (3, 6, "content"))


def test_numbers_stand_where_a_mark_begins_and_not_after_a_cut():
    mark = Mark(span=Span(2, 12), name="", number=7)
    first = cut(TEXT, Span(0, 6), [mark])
    second = cut(TEXT, Span(6, 20), [mark])
    assert [item.starts for item in first] == [(), (7,)]
    assert all(item.starts == () for item in second)


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))
marks = st.lists(st.builds(Mark, span=spans, name=st.sampled_from(["content", "cue", ""])))


@given(text=st.text(min_size=1, max_size=60), found=marks, data=st.data())
def test_segments_joined_are_the_window_and_carry_exactly_their_marks(text, found, data):
    start = data.draw(st.integers(0, len(text) - 1))
    window = Span(start, data.draw(st.integers(start + 1, len(text))))
    segments = cut(text, window, found)
    assert "".join(item.text for item in segments) == window.of(text)
    at = window.start
    for item in segments:
        over = {m.name for m in found if m.name and m.span.start <= at < m.span.end}
        assert set(item.classes.split()) - {"deep"} == over
        at += len(item.text)
