"""What the reader promises of any text at all."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.ids import ReportId, WorkId
from reportedly.model.report import Capture, Furniture, FurnitureKind, Report, Status
from reportedly.model.span import Span
from reportedly.reader.words import read

MARKS = "“”„«»‘’'\"`.!?… \n\r\t\u2028\u200b\u0301-—()…AaéZ9,:;😀👩‍🚀"


def report(text: str, furniture: tuple[Span, ...] = ()) -> Report:
    return Report(
        id=ReportId("r_0"),
        work=WorkId("w_0"),
        version=1,
        publisher=None,
        url=None,
        title=None,
        text=text,
        published=None,
        language="en",
        original_language=None,
        sha256_text="",
        furniture=tuple(
            Furniture(span=span, kind=FurnitureKind.LINK, rule="test") for span in furniture
        ),
        status=Status.ORIGINAL,
        supersedes=None,
        capture=Capture(
            sha256="",
            size=0,
            media_type="text/plain",
            encoding=None,
            origin="-",
            captured_at=datetime(2024, 1, 1, tzinfo=UTC),
            tool="test",
        ),
    )


def sentences(text: str) -> list[str]:
    reading = read(report(text))
    return [span.of(text).strip() for span in reading.sentences]


def words(text: str) -> list[str]:
    return [span.of(text) for span in read(report(text)).words]


def quotations(text: str) -> list[str]:
    reading = read(report(text))
    return [" | ".join(piece.of(text) for piece in item.pieces) for item in reading.quoted]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.text(alphabet=MARKS, max_size=60)))
def test_sentences_tile_and_words_cover_any_text(text: str) -> None:
    reading = read(report(text))
    assert "".join(span.of(text) for span in reading.sentences) == text
    at = 0
    for word in reading.words:
        assert text[at : word.start].strip() == ""
        assert word.start < word.end
        at = word.end
    assert text[at:].strip() == ""


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=MARKS, max_size=80))
def test_quotations_and_paragraphs_are_sound_spans(text: str) -> None:
    reading = read(report(text))
    ends = [0]
    for paragraph in reading.paragraphs:
        assert paragraph.start >= ends[-1]
        assert paragraph.of(text).strip() == paragraph.of(text) != ""
        ends.append(paragraph.end)
    for quoted in reading.quoted:
        assert len(quoted.pieces) == len(quoted.inner) > 0
        for piece, inner in zip(quoted.pieces, quoted.inner, strict=True):
            assert piece.contains(inner)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=MARKS, min_size=4, max_size=60), st.data())
def test_furniture_is_in_sentences_of_its_own(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    reading = read(report(text, (Span(start, end),)))
    for item in reading.furniture:
        for sentence in reading.sentences:
            inside = sentence.of(text).strip()
            assert not sentence.overlaps(item) or inside == item.of(text)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "“" * n,
        lambda n: "'" * n,
        lambda n: '"A. ' * (n // 4),
        lambda n: "a.a." * (n // 4),
        lambda n: "x" * n,
        lambda n: "\n" * n,
        lambda n: "‘a’s " * (n // 5),
        lambda n: "The army said so. " * (n // 18),
    ],
)
def test_long_odd_texts_are_read_whole(make: Callable[[int], str]) -> None:
    text = make(40_000)
    reading = read(report(text))
    assert "".join(sentence.of(text) for sentence in reading.sentences) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't", ["do", "n't"]),
        ("ministry’s", ["ministry", "’s"]),
        ("long-range", ["long", "-", "range"]),
        ("6,000 at 1.9 km", ["6,000", "at", "1.9", "km"]),
        ("U.S.-backed", ["U.S.", "-", "backed"]),
        ("O’Dell’s", ["O’Dell", "’s"]),
        ("``No,'' he", ["``", "No", ",", "''", "he"]),
        ("wait… no...", ["wait", "…", "no", "..."]),
        ("the 2nd T72", ["the", "2nd", "T72"]),
        ("café", ["café"]),
    ],
)
def test_words_split_at_marks_hyphens_and_clitics(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "parts",
    [
        ["Gen. Ardo Vell spoke.", "He left."],
        ["J. K. Marn was there.", "Nobody else was."],
        ["It fell 3.5 km away.", "No. 4 burned."],
        ["On Feb. 24 it began.", "Then it stopped."],
        ["The U.S. Navy came.", "It left."],
        ["They met in the U.S.", "The talks failed."],
        ["Wait… there is more.", "“We hold Kest.”", "The line held."],
        ["“Who fired?” he asked.", "“Nobody knows!” she said."],
        ["HALVIK FELL.", "THE ARMY LEFT."],
        ["The guns fell silent.", '"We wait," he said.'],
    ],
)
def test_sentences_end_at_stops_that_end_them(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Kest fell.", '"We hold on," he said.'],
        ['He said "we lost it all."', 'He left, "they say."'],
    ],
)
def test_sentences_end_where_a_mark_hangs_on_a_stop(parts: list[str]) -> None:
    assert sentences("".join(parts)) == parts


def test_an_agency_and_its_date_part_headline_and_report() -> None:
    parts = ["Raid kills 13 in Kest", "AFP Wednesday 15 May 2030", "Thirteen people were killed."]
    assert sentences(" ".join(parts)) == parts
    whole = "Vell told AFP Wednesday 15 May 2030 was a bad day."
    assert sentences(whole) == [whole]


def test_sentences_never_cross_a_blank_line_but_cross_a_wrapped_one() -> None:
    assert sentences("Shelling in Kest\n\nThe army left") == ["Shelling in Kest", "The army left"]
    assert sentences("Shelling went\non all night.") == ["Shelling went\non all night."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('He said "no" twice.', ['"no"']),
        ("He said «no» twice.", ["«no»"]),
        ("He said »no« twice.", ["»no«"]),
        ("He said „no“ twice.", ["„no“"]),
        ("He said ``no'' twice.", ["``no''"]),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said ‘no, the boys’ camp fell,’ twice.", ["‘no, the boys’ camp fell,’"]),
        ("He said 'we can't stay,' twice.", ["'we can't stay,'"]),
        ("The soldiers' camp and the '90s and the men's tents.", []),
        ("The soldiers’ camp and the ’90s and the men’s tents.", []),
        ("“He told me ‘go’ twice,” she said.", ["“He told me ‘go’ twice,”", "‘go’"]),
        (
            "“It is a notion that “might is right”. Being “neutral” is none,” he wrote.",
            [
                "“It is a notion that “might is right”. Being “neutral” is none,”",
                "“might is right”",
                "“neutral”",
            ],
        ),
        ("“One. “Two,” he said. “Three,” she said.", ["“One.", "“Two,”", "“Three,”"]),
        ("“One.\n\n“Two,” she said.", ["“One. | “Two,”"]),
        ('"One.\n\n"Two," she said.', ['"One. | "Two,"']),
        ("“Never closed. The army left Kest.", ["“Never closed."]),
        ('He said "A stays. "B goes" he added.', ['"A stays.', '"B goes"']),
        (
            'He said "such "truces" only help them. We wait." She left.',
            ['"such "truces" only help them. We wait."', '"truces"'],
        ),
        ('He said "A stays. "B goes" and "C" he added.', ['"A stays.', '"B goes"', '"C"']),
        ('He said "A stays. "B goes" or " pipes" fell.', ['"A stays.', '"B goes"', '" pipes"']),
        ("A 5'10\" man.", []),
        ('Kest fell."We hold on," he said.', ['"We hold on,"']),
        ('Kest fell."8 boats left. We hold on," he said.', ['"8 boats left. We hold on,"']),
        ('He said "we lost."The army left. "So it is," he said.', ['"we lost."', '"So it is,"']),
        ('He spoke of "foes". " it was a raid" it added.', ['"foes"', '" it was a raid"']),
        ('A 5 " pipe, a 6 " pipe.', []),
    ],
)
def test_quotations_in_every_mark_style(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


def test_a_quotation_never_closed_says_so() -> None:
    reading = read(report("“Never closed. The army left Kest."))
    assert [item.closed for item in reading.quoted] == [False]


def test_marks_of_footnotes_are_no_words_and_end_no_sentence_early():
    text = (
        "The army withdrew.[1] It later returned.[2][13]\n[4] Accounts differ. At least [15] died."
    )
    reading = read(report(text))
    assert [one.of(text).strip() for one in reading.sentences] == [
        "The army withdrew.[1]",
        "It later returned.[2][13]",
        "[4] Accounts differ.",
        "At least [15] died.",
    ]
    assert [word.of(text) for word in reading.words if word.of(text)[0].isdigit()] == ["15"]


def test_a_name_on_a_line_of_its_own_leaves_its_sentence_whole():
    text = "Officers told the\nHarbour Dispatch\non Monday that nobody died.\nNothing else is known"
    reading = read(report(text))
    assert len(reading.sentences) == 2
    assert len(reading.paragraphs) == 2
