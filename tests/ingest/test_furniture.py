"""What is furniture and, more important, what is not."""

import pytest

from reportedly.ingest.furniture import find_furniture

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
    ("link", "Get short URL 0 4016"),
    ("link", "Get short URL Topic Siege of Kest (1204) 0 25"),
    ("share", "SEND httpsexample.net4Hx"),
    ("share", "Print Tweet Views 371"),
    ("caption", "AFP Photo"),
    ("caption", "A woman looks for her cat in the ruins of Kest on July 1 2024. (AFP Photo)"),
]


@pytest.mark.parametrize(("kind", "words"), OPENINGS)
def test_what_opens_a_report_is_furniture(kind: str, words: str) -> None:
    assert marked(f"{words} {BODY}") == [(kind, words)]


LINES = [
    ("share", "Enter your email address Sign up Privacy Notice: see below"),
    ("link", "Watch Kest24 on the Internet on Kest24 GO"),
    ("link", "Tags Veskara Kest Ferrow Shelling"),
    ("caption", "File photo shows a bridge near Kest"),
    ("caption", "View image in fullscreen A bridge near Kest"),
    ("caption", "Orland troops near Kest PAP"),
    ("caption", "The mayor of Kest Maja Toller/Shutterstock"),
    ("credit", "PAP / EPA / Maja Toller"),
    ("link", "Also Read: Ferry service to the northern islands resumes"),
    ("link", "Read more: Ten things to know about the Halvik front"),
    ("link", "RELATED: How Kest became a front-line town"),
    ("link", "See also"),
    ("link", "MORE : The bridge at Ferrow in pictures"),
    ("link", "Click here to read the whole statement"),
    ("link", "Other Topics of Interest Who Is Ilse Maren? The minister is new to war."),
    ("notice", "We need your permission to show this post. The service may set cookies."),
    ("notice", "To watch this video, you must allow measurement of audiences."),
    ("notice", "This story contains content provided by a social network."),
    ("notice", "Please turn on JavaScript."),
    ("notice", "By subscribing to the bulletin, you agree to the terms."),
    ("notice", "This video can not be played"),
    ("notice", "Do you have information about this? Get in touch by email."),
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
    ("dateline", "Halvik, Veskara MWN —"),
    ("link", "CLICK HERE TO GET THE COASTAL HERALD APP"),
    ("link", "ORLAND MOVES TROOPS TO ITS ‘QUIET’ BORDER AS TALKS FAIL"),
    ("link", "Continuation of the article below the video"),
    ("link", "Expand"),
    ("link", "You can find more such stories on the Herald's main page"),
    ("link", "Read more news from the country on herald.vk."),
    ("link", "Read more here."),
    ("link", "Live coverage of the talks can be followed here."),
    ("link", "See the video Maren: the bridge will be ours"),
    ("link", "1:23 ‘We will hold Kest’, says the mayor – video"),
    ("share", "JOIN US ON TELEGRAM! All about the war on our channel."),
    ("share", "Thank you for reading us. Sign up for the Herald's newsletter and know more."),
    ("share", "If you want to miss nothing - sign up for our newsletter"),
    ("share", "You’re reading an excerpt from the Front Lines newsletter. Sign up for the rest."),
    ("caption", "View in full The bridge at Ferrow, seen on Sunday. Photograph: Ilse Maren/AP"),
    ("caption", "The town hall of Kest after the strike (Maja Toller/Meridian/Getty Images)"),
    ("caption", "The mayor has not ruled out talks. Jon Berg/AFP via Getty Images"),
    ("byline", "Author: mt // jb"),
    ("byline", "The Meridian Wire contributed to this report."),
    ("byline", "Herald’s Maja Toller and Jon Berg contributed reporting."),
    ("byline", "Reporting from Maja Toller, Jon Berg and Ilse Maren"),
    ("byline", "(MTB)"),
    ("byline", "mt"),
    ("credit", "Sources: MWN/Herald/Twitter"),
    (
        "notice",
        "The views expressed in this article are those of the author and not of the Herald.",
    ),
    ("notice", "This article was first published by the Coastal Herald."),
    ("notice", "***"),
    ("slug", "– Brenn without water –"),
]


@pytest.mark.parametrize(("kind", "words"), LINES)
def test_a_line_that_says_nothing_is_furniture(kind: str, words: str) -> None:
    assert marked(f"{BODY}\n{words}\n{BODY}\n") == [(kind, words)]


CLOSINGS = [
    ("link", "Watch Kest24 live on Kest24 GO"),
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
    ("link", "Tags shelling Kest Veskaran Army bridge"),
    ("link", "... 427 Tags: Veskara Orland"),
    (
        "link",
        "... 55 Related Orland Denies Strike Tags Kest Community standards Comment via Herald",
    ),
    ("link", "Follow us on Foto. SUBSCRIBE to the Herald. Careers Terms of Use Privacy Policy"),
    ("link", "(Click to enlarge)"),
    ("share", "Twitter"),
    ("share", "Print Tweet"),
    ("share", "Sign up for our newsletter and never miss a report."),
    ("byline", "Agencies contributed to this report."),
    ("byline", "News agencies contributed Read Also"),
    ("byline", "J. Berg/M. Toller"),
    ("byline", "Maja/Ilse"),
    ("byline", "MTJB"),
    ("credit", "(Source: Veskaran Council + Agencies)"),
    ("credit", "Source Meridian Wire and agencies"),
    ("notice", "This article is an edited translation from our Veskaran edition."),
    ("notice", "Last Update: Friday 23 August 2024 11:13 - GMT 08:13 5"),
    ("notice", "218-11"),
    ("notice", "MT 12"),
]


@pytest.mark.parametrize(("kind", "words"), CLOSINGS)
def test_what_closes_a_paragraph_is_furniture(kind: str, words: str) -> None:
    assert marked(f"{BODY} {words}") == [(kind, words)]


SENTENCES = [
    "The raid began at dusk, the mayor told PAP",
    "Troops Have Left Kest, Says PAP",
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
    "Related News of the shelling alarmed Halvik.",
    "Tags on the bodies bore the names of the dead.",
    "Topics of the talks included grain and prisoners.",
    "Twitter was blocked in Kest.",
    "Follow us, the soldiers told the villagers.",
    "Sources: ministry and army disagree about the dead.",
    "Source of the fire was a drone, the mayor said.",
    "The ministry warned readers not to sign up for a newsletter that Orland had forged.",
    "The scars of the war can be seen here.",
    "Agencies contributed 40 trucks of flour to the town.",
    "Jon Berg contributed to the defence of Kest.",
    "The shells were found by engineers of the 3rd and 4.",
    "Orland rejected Resolution No. 12",
    "It quoted the report of Sept. 11",
    "The mine was set off at 3.45",
    "“We hold Kest” – the mayor – “and we will hold it.”",
    "– Orland fired first – the mayor said so on Tuesday. –",
    "ORLAND HAS TAKEN THE TOWN OF KEST.",
    "“WE WILL NOT LEAVE THE TOWN OF KEST”",
    "- Orland leads in Kest. [Herald, MWN/Coast/Bay, TLR]",
    "Author Maja Toller was held at the border.",
    "The views expressed in Halvik were grim.",
    "This article of the treaty was broken by Orland.",
    "Video from Kest, the mayor said, was false.",
    "Get short of water, and Kest falls.",
    "Last update of the count: 12 dead, the ministry said.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_never_furniture(sentence: str) -> None:
    assert marked(sentence) == []
    assert marked(f"{BODY}\n{sentence}\n{BODY}") == []


def test_an_update_inside_the_text_is_news() -> None:
    text = f"{BODY}\nUPDATE: The ministry has withdrawn its statement.\n{BODY}"
    assert marked(text) == [("slug", "UPDATE:")]


@pytest.mark.parametrize(
    ("line", "markers"),
    [
        ("3. Our units completed the clearing.", ["3."]),
        ("(b) The court met.", ["(b)"]),
        ("• Two people died.", ["•"]),
        ("⚡️ JUST IN: Kest is quiet.", ["⚡️", "JUST IN:"]),
        ("8.20 a.m. The capture was confirmed.", ["8.20 a.m."]),
        ("14:05 GMT — Shots were heard.", ["14:05 GMT —"]),
        ("12 people died in Kest.", []),
        ("2023. The year ended.", []),
    ],
)
def test_what_numbers_or_labels_a_line_is_furniture(line: str, markers: list[str]) -> None:
    assert [words for _, words in marked(f"{BODY}\n{line}\n{BODY}")] == markers


def test_openings_follow_one_another() -> None:
    text = f"VESKARA/ORLAND:\nBy Maja Toller\nHALVIK, March 11 (Meridian Wire) - {BODY}"
    assert [kind for kind, _ in marked(text)] == ["slug", "byline", "dateline"]


def test_closings_follow_one_another() -> None:
    text = f"{BODY} (Reporting by Maja Toller) (Meridian Wire)"
    assert [words for _, words in marked(text)] == [
        "(Reporting by Maja Toller)",
        "(Meridian Wire)",
    ]


INSIDE = [
    ("link", "Tags Veskara Orland shelling Kest"),
    ("link", "[Click to enlarge]"),
    ("link", "https://example.net/4Hx"),
    ("caption", "(File photo)"),
    ("caption", "A woman looks for her cat in the ruins of Kest (AFP photo)"),
    ("caption", "A woman looks for her cat in the ruins of Kest. REUTERS/Maja Toller"),
    ("caption", "A woman looks for her cat in the ruins of Kest. REUTERS/Stringer"),
    ("dateline", "HALVIK March 11 (TASS) -"),
    ("dateline", "HALVIK (Sputnik)"),
    ("caption", "AP Photo Maja Toller Orland Troops Leave Tal ez-Kest After 12 Days of Fighting"),
    ("caption", "File photo shows a bridge near Kest once known as the Iron Bridge."),
    ("caption", "(Photo Smoke is seen over Kest on July 1. by AFP)"),
    ("credit", "[Anadolu]"),
    ("share", "Miss nothing: sign up to our Telegram channel and read on."),
]


AMID = [
    ("dateline", "Sputnik Maja Toller Middle East 2159 11.03.2025(updated 2204 11.03.2025)"),
    ("link", "Get short URL 0 55"),
    ("dateline", "HALVIK (AFP)"),
    ("dateline", "Reuters Tuesday 11 Mar 2025"),
    ("caption", "(AFP Archive)"),
    ("credit", "[AFP]"),
    ("link", "Tags Veskara Orland shelling Kest."),
    (
        "share",
        "skip past newsletter promotion Enter your email address. after newsletter promotion",
    ),
]


@pytest.mark.parametrize(("kind", "words"), AMID)
def test_what_no_sentence_has_is_furniture_where_none_has_ended(kind: str, words: str) -> None:
    assert marked(f"Orland shells Kest {words} {BODY}") == [(kind, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters President Ilse Maren On Monday told staff of the raid.",
        "The train of 2159 on 11.03.2025 was hit in Kest.",
        "Luggage Tags were found in the ruins of Kest.",
        "She said AP Photo Editor Maja Toller was hurt in Kest.",
        "She told AFP Tuesday 11 March 2025 Kest was hit.",
        "Reuters Tuesday 11 Mar 2025 was quoted in Kest.",
    ],
)
def test_a_sentence_with_words_of_the_page_is_none(sentence: str) -> None:
    assert marked(f"{BODY} {sentence} {BODY}") == []


@pytest.mark.parametrize(("kind", "words"), INSIDE)
def test_what_stands_between_two_sentences_is_furniture(kind: str, words: str) -> None:
    assert marked(f"{BODY} {words} {BODY}") == [(kind, words)]


@pytest.mark.parametrize("words", ["The photo (AFP) shows Kest.", "She told AFP/Reuters so."])
def test_an_agency_within_a_sentence_makes_it_no_caption(words: str) -> None:
    assert marked(f"{BODY} {words} {BODY}") == []


def test_tags_are_marked_only_where_the_next_sentence_surely_begins() -> None:
    assert marked(f"{BODY} Tags Veskara Kest Orland shelled Kest again. {BODY}") == []


@pytest.mark.parametrize("sentence", ["12 Veskarans died.", "12 people died."])
def test_the_number_that_begins_a_sentence_is_no_count_of_views(sentence: str) -> None:
    assert marked(f"Get short URL 0 85 {sentence}") == [("link", "Get short URL 0 85")]


def test_a_bare_number_is_furniture_only_at_the_end_of_the_text() -> None:
    assert marked(f"{BODY} 12\n{BODY}") == []


def test_the_foot_of_a_page_may_be_long() -> None:
    foot = "Related " + "Orland Denies Strike On Kest Bridge " * 15 + "Terms of Use Privacy Policy"
    assert marked(f"{BODY} {foot}") == [("link", foot)]


def test_a_town_after_a_date_is_a_dateline() -> None:
    text = f"Last updated at Mar 112025 HALVIK At least two people died. {BODY}"
    assert marked(text)[1:] == [("dateline", "HALVIK")]


def test_capitals_that_begin_a_sentence_after_a_date_are_no_dateline() -> None:
    assert [kind for kind, _ in marked("11.03.2025 NATO Jets struck Kest.")] == ["dateline"]


def test_an_unread_language_has_no_rules() -> None:
    assert find_furniture("Also Read: Kest", None, "fr") == ()


@pytest.mark.parametrize(
    "heading",
    [
        "14:05 'He went back for the dog'",
        "9.20 a.m. – Trucks leave Kest",
        "20:11 GMT Vell: We knew",
    ],
)
def test_a_heading_with_its_hour_over_an_entry_is_furniture(heading: str) -> None:
    assert ("headline", heading) in marked(f"{BODY}\n\n{heading}\n{BODY}")


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\n14:05 Two shells hit the harbour.\n{BODY}",
        f"{BODY}\n\n14:05 Two shells hit the harbour\n\n{BODY}",
    ],
)
def test_an_entry_after_its_hour_is_none(text: str) -> None:
    assert "headline" not in {kind for kind, _ in marked(text)}


PROSE = f"{BODY}\n\n{BODY}"


@pytest.mark.parametrize(
    "heading", ["Orland is taking more and more of the valley", "Vell: We shall hold the bridge"]
)
def test_a_heading_between_paragraphs_is_furniture(heading: str) -> None:
    assert marked(f"{PROSE}\n\n{heading}\n\n{PROSE}") == [("headline", heading)]


def test_a_heading_may_follow_a_link():
    text = f"{PROSE}\n\nRead also: Kest under fire\n\nVell meets the envoys\n\n{PROSE}"
    assert [words for _, words in marked(text)][1:] == ["Vell meets the envoys"]


def test_where_more_is_to_be_found_may_close_a_paragraph():
    link = "More information on this subject can be found in the article: “Kest is quiet”."
    assert marked(f"{BODY} {link}\n\n{BODY}") == [("link", link)]


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\n\nWho holds the bridge?\n\n{PROSE}",
        f"{PROSE}\n\nThe bridge fell at noon.\n\n{PROSE}",
        f"{PROSE}\n\n- We hold the bridge\n\n{PROSE}",
        f"{PROSE}\n\nBrenn Press Bureau (BPB), with a note\n\n{PROSE}",
        f"{PROSE}\n\nInterview: Ilse Maren, the Brenn Courier, 11 March\n\n{PROSE}",
        f"{PROSE}\n\nShells hit Kest\nShells hit Brenn\nThe road is shut\n\n{PROSE}",
        f"{BODY}\n\nShells hit Kest again at noon\n\n{BODY}",
        f"The bridge fell at noon, killing two\nThe road to Kest is shut\n{PROSE}\n\n{PROSE}",
    ],
)
def test_short_lines_of_other_kinds_are_no_headings(text: str) -> None:
    assert [kind for kind, _ in marked(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "For more information, please visit Brenn Online",
        "Continuation of the material under the video",
        "You can find more information from Orland on the main page of the Courier.",
        "The full speech of the premier can be watched here:",
    ],
)
def test_where_more_is_to_be_found_is_furniture(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n\n{BODY}") == [("link", line)]
