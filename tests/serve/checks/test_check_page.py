"""The page that checks a text: what it shows, what it escapes, and whom it answers."""

import re
from functools import partial

import pytest

from reportedly.pipeline import open_engine
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.access.security import HEADERS
from reportedly.serve.app import create_app

WORDS = (
    "An Orlandic rocket hit a housing block in the village of Brenn on Tuesday, killing 20 people, "
    "the governor of Halvik province claimed."
)


@pytest.fixture(scope="module")
def pages(sample_ledger, sample):
    """The sample's pages with an engine that knows its places."""
    files = [sample_file(f"{name}.toml") for name in ("places", "parties")]
    return type(sample)(
        create_app(sample_ledger, load_parties(files[1]), partial(open_engine, *files))
    )


@pytest.fixture(scope="module")
def answer(pages):
    """The page for the rewritten sentence."""
    return pages.post("/check", data={"text": WORDS, "published": "2025-03-12"})


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_every_page_leads_to_the_form_and_the_form_needs_no_script(pages) -> None:
    assert '<a href="/check">Check</a>' in pages.get("/").text
    page = pages.get("/check").text
    assert '<form class="ask check-form" action="/check#result-heading" method="post"' in page
    assert "<script" not in page
    assert "In short" not in page


def test_the_page_shows_incident_versions_denials_and_coverage(answer) -> None:
    assert answer.status_code == 200
    words = plain(answer.text)
    assert "Brenn, 11 March 2025: missile strike" in words
    assert "no origin in this ledger gives it" in words
    assert "Contradiction 5 5 or 20; said by different sides" in words
    assert "Denials" in words
    assert "Meridian Wire said some of it could not be verified" in words
    assert "This ledger covers" in words
    assert "uncorroborated" not in words


def test_links_lead_to_pages_of_this_ledger_only(answer, pages) -> None:
    links = set(re.findall(r'href="(/(?:claim|incident|report)/[^"]+)"', answer.text))
    assert len(links) > 5
    assert {pages.get(link).status_code for link in links} == {200}


def test_a_claim_that_only_shares_words_is_not_said_to_be_told(pages) -> None:
    """Another town lies far from the front; nothing was told of it, and nothing changed."""
    text = "The town lies some way from the front."
    page = plain(pages.post("/check", data={"text": text, "published": "2025-03-12"}).text)
    assert "something alike in it" in page
    assert "shares words with it; nothing else ties the two" in page
    assert "Told in" not in page
    assert "nothing that was found" not in page


def test_the_sentence_above_all_says_what_is_denied(pages) -> None:
    text = "The Orlandic General Staff said that its soldiers hold all of Kest."
    page = plain(pages.post("/check", data={"text": text, "published": "2025-03-13"}).text)
    assert "1 of 1 claim of the text is told in this ledger; what 1 of them says is denied" in page


def test_days_are_written_out_and_what_is_usual_is_said_once(answer) -> None:
    words = plain(answer.text)
    assert not re.search(r" 2025-03-\d\d", words.partition("What was searched")[2])
    assert words.count("its publisher does not commit to it") == 1


def test_the_pages_policy_holds_and_nothing_is_kept_by_the_browser(answer) -> None:
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["Cache-Control"] == "no-store"
    assert "style=" not in answer.text


def test_html_in_the_text_is_shown_and_never_run(pages) -> None:
    hostile = (
        "</textarea><script>alert(1)</script> The governor said <img src=x onerror=a> it fell."
    )
    page = pages.post("/check", data={"text": hostile, "publisher": '"><script>'}).text
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in page
    assert page.count("</textarea>") == 1


def test_a_text_without_a_date_or_a_match_says_so(pages) -> None:
    page = plain(pages.post("/check", data={"text": "The council approved a new library."}).text)
    assert "None of 1 claim of the text was found in this ledger." in page
    assert "gives no date, so its days are unknown" in page
    assert "Looked for" in page
    page = plain(pages.post("/check", data={"text": "Good morning!"}).text)
    assert "No claim was found in this text." in page


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": " "}, "there is no text to check"),
        ({"published": ""}, "there is no text to check"),
        ({"text": "x " * 40_000}, "at most 50,000 are checked"),
        ({"text": "It fell.", "published": "Tuesday"}, "must be a day like 2025-03-11"),
    ],
)
def test_what_cannot_be_checked_is_said_above_the_form(pages, given, sentence) -> None:
    answer = pages.post("/check", data=given)
    assert answer.status_code == 400
    assert sentence in plain(answer.text)
    assert "<textarea" in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 400),
        ({"Origin": "http://testserver"}, 400),
        ({}, 400),
    ],
)
def test_only_our_own_form_and_programs_are_answered(pages, headers, status: int) -> None:
    answer = pages.post("/check", data={"text": ""}, headers=headers)
    assert answer.status_code == status
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_a_foreign_name_of_this_machine_gets_nothing(pages) -> None:
    answer = pages.post("/check", data={"text": "x"}, headers={"Host": "attacker.example"})
    assert answer.status_code == 400
    assert "<textarea" not in answer.text


def test_a_form_that_is_too_large_or_no_form_is_refused(pages) -> None:
    assert pages.post("/check", data={"text": "é" * 400_000}).status_code == 413
    assert pages.post("/check", json={"text": "It fell."}).status_code == 415
    many = {f"field{number}": "x" for number in range(30)}
    assert pages.post("/check", data=many).status_code == 400


def test_the_text_stands_in_no_address(pages) -> None:
    page = pages.get("/check?text=secret").text
    assert "secret" not in page


def test_a_text_that_calls_itself_verified_gets_no_tick(pages) -> None:
    page = pages.post(
        "/check",
        data={
            "text": "The mayor said Veskara shelled the harbour of Halvik. "
            "Meridian Wire verified footage of the attack."
        },
    ).text
    assert '<li class="badge mood">in this text said to be verified</li>' in page
    assert "badge checked" not in page
