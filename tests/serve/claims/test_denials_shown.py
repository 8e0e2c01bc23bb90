"""Denials and silences are one link away, in words, and a denied claim says by whom."""

import re

import pytest

BRENN = "Brenn, 11 March 2025: missile strike"


@pytest.fixture(scope="module")
def brenn(sample_ledger, sample):
    """The page of the strike on Brenn."""
    found = next(one for one in sample_ledger.incidents().rows if one.incident.title == BRENN)
    return sample.get(f"/incident/{found.incident.id}").text


def section(page: str, name: str) -> str:
    return page.split(f'aria-labelledby="{name}-heading"')[1].split("</section>")[0]


def test_the_top_of_an_account_leads_to_its_denials_and_silences(brenn) -> None:
    head = brenn.split('<header class="account-head">')[1].split("</header>")[0]
    number = section(brenn, "denials").count('<li><span dir="auto">')
    assert number > 1
    assert f'<a href="#denials-heading">{number} denials</a>' in head
    assert 'href="#silences-heading"' in head


def test_a_denial_is_shown_in_its_words_and_no_link_is_only_a_number(brenn) -> None:
    denials = section(brenn, "denials")
    assert 'class="words"' in denials
    assert not re.search(r">claim( \d+)?<", denials)


def test_the_page_of_a_denied_claim_says_who_denies_it(sample, sample_ledger) -> None:
    found = next(one for one in sample_ledger.incidents().rows if one.incident.title == BRENN)
    told = sample_ledger.account(found.incident.id).propositions
    blamed = next(one for one in told if one.slot == "responsible")
    accusing = next(one for one in blamed.origins if one.stance == "asserts")
    head = sample.get(f"/claim/{accusing.claims[0]}").text.split("</header>")[1]
    assert "<b>Denied.</b>" in head
    assert " denied " in head


def test_the_denial_itself_is_not_called_denied_by_its_own_source(sample, sample_ledger, brenn):
    denial = re.search(r'href="/claim/(c_\w+)"', section(brenn, "denials"))
    page = sample.get(f"/claim/{denial[1]}").text
    assert "<b>Denied.</b>" not in page


def test_the_number_of_reports_says_that_it_counts_those_taken_back(brenn) -> None:
    assert re.search(r"in \d+ reports, those since corrected or withdrawn and copies too", brenn)
