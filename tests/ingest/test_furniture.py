"""What is furniture and, more important, what is not."""

import pytest

from reportedly.ingest.furniture import find_furniture
from reportedly.ingest.headline import headline_at, title_of, without_site

BODY = (
    "The Veskaran General Staff said that Orland had shelled the town of Kest, killing two people."
)


def marked(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Kind and words of every piece of furniture in `text`."""
    return [(piece.kind.value, piece.span.of(text)) for piece in find_furniture(text, title, "en")]


OPENINGS = [
    ("slug", "VESKARA/ ORLAND:"),
    ("slug", "BREAKING:"),
    ("slug", "UPDATE 2 -"),
    ("slug", "VESKARA:"),
    ("dateline", "HALVIK, March 11 (Meridian Wire) -"),
    ("dateline", "HALVIK, Veskara (AP) —"),
    ("dateline", "HALVIK (Reuters)"),
    ("dateline", "Halvik (Meridian Wire) –"),
    ("dateline", "HALVIK, 11 March. /TASS/."),
    ("dateline", "NEW HALVIK —"),
    ("dateline", "Halvik, March 11 –"),
    ("dateline", "Wed 05 Mar 2025 at 0914"),
    ("dateline", "Tuesday 11 March 2025 19:14"),
    ("dateline", "Date of publication 11 March 2025"),
    ("dateline", "Last updated at Mar 112025"),
    ("dateline", "11.03.2025(updated 1954 11.03.2025)"),
    ("dateline", "Published March 11 2025"),
]


@pytest.mark.parametrize(("kind", "words"), OPENINGS)
def test_what_opens_a_report_is_furniture(kind: str, words: str) -> None:
    assert marked(f"{words} {BODY}") == [(kind, words)]


LINES = [
    ("link", "Also Read: Ferry service to the northern islands resumes"),
    ("link", "Read more: Ten things to know about the Halvik front"),
    ("link", "RELATED: How Kest became a front-line town"),
    ("link", "See also"),
    ("link", "MORE : The bridge at Ferrow in pictures"),
    ("link", "Click here to read the whole statement"),
    ("share", "Share on Facebook"),
    ("share", "Share on social media"),
    ("share", "Tweet | Share | Print"),
    ("share", "Follow us on Telegram"),
    ("share", "Sign up for our daily newsletter"),
    ("caption", "Photo: Meridian Wire / Ilse Maren"),
    ("caption", "FILE PHOTO: The town hall of Kest before the war"),
    ("caption", "The town hall of Kest after the strike (Maja Toller/Meridian Wire)"),
    ("byline", "By Maja Toller"),
    ("byline", "By Maja Toller and Jon van Berg in Halvik"),
    ("byline", "Reporting by Maja Toller in Halvik; Editing by Jon Berg"),
    ("credit", "(Meridian Wire)"),
    ("credit", "Source: Reuters"),
    ("notice", "© 2025 Meridian Wire. All rights reserved."),
    ("notice", "Correction: An earlier version of this report gave a wrong number of dead."),
    ("notice", "This report has been updated with a statement of the ministry."),
]


@pytest.mark.parametrize(("kind", "words"), LINES)
def test_a_line_that_says_nothing_is_furniture(kind: str, words: str) -> None:
    assert marked(f"{BODY}\n{words}\n{BODY}\n") == [(kind, words)]


CLOSINGS = [
    ("byline", "Reporting by Maja Toller; Editing by Jon Berg"),
    ("byline", "(Additional reporting by Maja Toller)"),
    ("byline", "Maja Toller / Jon Berg"),
    ("credit", "(Meridian Wire)"),
    ("credit", "(With Reuters and AFP)"),
    ("credit", "--Reuters"),
    ("credit", "- AFP"),
    ("credit", "Source Reuters and agencies"),
    ("link", "Also Read: Ferry service to the northern islands resumes"),
    ("link", "Read Also"),
]


@pytest.mark.parametrize(("kind", "words"), CLOSINGS)
def test_what_closes_a_paragraph_is_furniture(kind: str, words: str) -> None:
    assert marked(f"{BODY} {words}") == [(kind, words)]


SENTENCES = [
    "Related attacks were reported from Halvik and Tormund.",
    "By Tuesday evening the town had fallen.",
    "By Tuesday, Orland had taken Kest.",
    "Reporting by Veskaran media suggested that the bridge still stood.",
    "Read as a threat, the statement alarmed Halvik.",
    "Follow-up strikes hit Kest on Wednesday.",
    "Share prices in Halvik fell after the strike.",
    "Images showed a crater in front of the town hall.",
    "Video from the scene showed a burning bridge.",
    "5 March 2025 was the worst day of the war.",
    "March 11, when the bridge fell, was a Tuesday.",
    "NATO said the bridge had been destroyed.",
    "UNICEF: 12 children were killed in Kest.",
    "Brenn — a town of 9,000 people — lies north of the front line.",
    "Halvik (Veskara) was shelled again.",
    "Kest, March and Tormund were shelled.",
    "Corrections officers found the prison at Kest empty.",
    "Updates from the front were rare.",
    "More than 20 people died.",
    "“We will hold Kest.” — Ilse Maren",
    "The town was taken by the Tenth Brigade. It was led by Jon Berg",
    "Source close to the ministry denied it.",
    "He spoke to the U.N. Security Council.",
    "The envoy, J. Berg, left (for good).",
    "Advertisement hoardings were riddled with bullets.",
    "Print works in Kest burned down.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_never_furniture(sentence: str) -> None:
    assert marked(sentence) == []
    assert marked(f"{BODY}\n{sentence}\n{BODY}") == []


def test_an_update_inside_the_text_is_news() -> None:
    assert marked(f"{BODY}\nUPDATE: The ministry has withdrawn its statement.\n{BODY}") == []


def test_openings_follow_one_another() -> None:
    text = f"VESKARA/ORLAND:\nBy Maja Toller\nHALVIK, March 11 (Meridian Wire) - {BODY}"
    assert [kind for kind, _ in marked(text)] == ["slug", "byline", "dateline"]


def test_closings_follow_one_another() -> None:
    text = f"{BODY} (Reporting by Maja Toller) (Meridian Wire)"
    assert [words for _, words in marked(text)] == [
        "(Reporting by Maja Toller)",
        "(Meridian Wire)",
    ]


def test_an_unread_language_has_no_rules() -> None:
    assert find_furniture("Also Read: Kest", None, "fr") == ()


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
