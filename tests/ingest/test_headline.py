"""Where a text repeats its title, what may stand around it, and what only looks like it."""

import pytest

from reportedly.ingest.furniture import find_furniture
from reportedly.ingest.headline import headline_at, title_of, without_site

BODY = (
    "The Veskaran General Staff said that Orland had shelled the town of Kest, killing two people."
)


def marked(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Kind and words of every piece of furniture in `text`."""
    return [(piece.kind.value, piece.span.of(text)) for piece in find_furniture(text, title, "en")]


TITLE = "Missile hits a house in Brenn"
HEADLINES = [
    (f"{TITLE}. {BODY}", f"{TITLE}."),
    (f"{TITLE}\n\n{BODY}", TITLE),
    (f"{TITLE} {BODY}", TITLE),
    (f"MISSILE HITS A HOUSE IN BRENN\n{BODY}", "MISSILE HITS A HOUSE IN BRENN"),
    (f"“Missile” hits a house in  Brenn!\n{BODY}", "“Missile” hits a house in  Brenn!"),
]


@pytest.mark.parametrize(("text", "words"), HEADLINES)
def test_the_title_repeated_in_the_text_is_furniture(text: str, words: str) -> None:
    assert marked(text, TITLE)[0] == ("headline", words)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}, killing 12. {BODY}", TITLE),
        (f"{TITLE} as people slept. {BODY}", TITLE),
        (f"Brenn. {BODY}", "Brenn"),
        (f"Kest is hit. {BODY}", TITLE),
        (BODY, BODY),
        (f"Rebels hold Kest Bridge Square. {BODY}", "Rebels hold Kest"),
        (f"{TITLE}s. {BODY}", TITLE),
    ],
)
def test_a_title_the_sentence_goes_on_from_is_not(text: str, title: str) -> None:
    assert marked(text, title) == []


def test_date_and_headline_before_the_text() -> None:
    text = f"Wed 05 Mar 2025 {TITLE}. {BODY}"
    assert [kind for kind, _ in marked(text, TITLE)] == ["dateline", "headline"]


def test_names_between_date_and_headline() -> None:
    text = f"Posted on March 5 2025 by Maja Toller {TITLE} {BODY}"
    assert [kind for kind, _ in marked(text, TITLE)] == ["dateline", "byline", "headline"]


def test_the_name_of_the_site_is_no_part_of_the_headline() -> None:
    assert headline_at(f"{TITLE}\n", 0, f"{TITLE} - World - Coastal Herald") == len(TITLE)
    assert without_site(f"{TITLE} | Coastal Herald", "Coastal Herald") == TITLE
    assert without_site("Kest - the last bridge", "Coastal Herald") == "Kest - the last bridge"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\n\n{BODY}\n", TITLE),
        (f"{TITLE}\n{BODY}\n", None),
        (f"{BODY}\n\n{BODY}\n", None),
        (f"{TITLE}\n\nBy Maja Toller\n\n{BODY}\n", TITLE),
        (f"{TITLE}\r\n\r\n09:07 Good morning\r\n{BODY}\r\n", TITLE),
        (f"Dear reader,\n\n{BODY}", None),
        (f"{TITLE}\n\nHalvik", None),
    ],
)
def test_a_first_line_that_stands_alone_is_the_title_of_a_plain_text(text, title) -> None:
    assert title_of(text) == title


def test_the_title_of_a_plain_text_is_furniture_in_it(take) -> None:
    report = take(f"{TITLE}\n\n{BODY}\n").reports[0]
    assert report.title == TITLE
    assert [piece.span.of(report.text) for piece in report.furniture] == [TITLE]


def test_a_name_between_headline_and_text_is_a_byline() -> None:
    text = f"{TITLE}. Maja Toller. {BODY}"
    assert marked(text, TITLE)[1:] == [("byline", "Maja Toller.")]


def test_the_first_word_after_a_headline_is_no_byline() -> None:
    assert marked(f"{TITLE}. The U.N. Council met in Halvik.", TITLE) == [("headline", f"{TITLE}.")]


@pytest.mark.parametrize(
    "title", ["ORLA Troops Leave the Town of Kest", "200 Soldiers of Orland Leave Kest"]
)
def test_a_date_ends_where_the_headline_begins(title: str) -> None:
    found = marked(f"Sat Aug 13 2016 {title}. {BODY}", title)
    assert found == [("dateline", "Sat Aug 13 2016"), ("headline", f"{title}.")]


def test_capitals_after_a_date_without_an_hour_are_no_time_zone() -> None:
    assert marked(f"Sat Aug 13 2016 ORLA troops left Kest. {BODY}") == [
        ("dateline", "Sat Aug 13 2016")
    ]


def test_the_site_after_a_dash_without_a_blank_is_no_part_of_the_headline() -> None:
    assert headline_at(f"{TITLE}. {BODY}", 0, f"{TITLE}- Coastal Herald Archive") == len(TITLE) + 1


CAPITALISED = "Orlandish Army Kills 12 Veskaran Fighters in Kest Province"


@pytest.mark.parametrize("stop", [".", " .", "!", "\n", "\n\n"])
def test_a_headline_with_every_word_capitalised_needs_no_title(stop: str) -> None:
    found = marked(f"11 March 2025 {CAPITALISED}{stop} {BODY}")
    assert found == [("dateline", "11 March 2025"), ("headline", f"{CAPITALISED}{stop}".strip())]


@pytest.mark.parametrize(
    "text",
    [
        f"Orlandish Army Kills 12. {BODY}",  # too short to tell it from names
        f"Orland said on Monday that Kest had lost it. {BODY}",  # only its names are capitalised
        f"The army hit Kest and held the weir. {BODY}",
        f"Orlandish Army kills 12 Veskaran Fighters in Kest Province. {BODY}",
        f"{CAPITALISED} as People Slept. The Veskaran General Staff Said That.",
        f"{CAPITALISED} Led by General Anders H. Toller of the Second Army. ",
        f"Editor's Note Written by Professor Anders H. Toller of the University. {BODY}",
    ],
)
def test_what_is_no_headline_by_its_capitals(text: str) -> None:
    assert "headline" not in {kind for kind, _ in marked(text)}


def test_what_stands_before_a_dateline_in_its_line_is_the_headline() -> None:
    text = f"Shelling kills 12 in Kest - monitor Reuters Tuesday 11 Mar 2025 {BODY}"
    assert marked(text) == [
        ("headline", "Shelling kills 12 in Kest - monitor"),
        ("dateline", "Reuters Tuesday 11 Mar 2025"),
    ]


@pytest.mark.parametrize("before", ["Orland shells Kest", f"{BODY} More", "A first line\nof two"])
def test_few_words_or_a_sentence_before_a_dateline_are_no_headline(before: str) -> None:
    found = marked(f"{before} Reuters Tuesday 11 Mar 2025 {BODY}")
    assert [kind for kind, _ in found] == ["dateline"]
