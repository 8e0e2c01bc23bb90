"""A search for how something is put finds no words, and leads to the claims that are put so."""

import re


def test_a_search_for_denied_offers_what_is_told_as_not_so(sample) -> None:
    page = sample.get("/", params={"text": "denied"}).text
    assert "No claim in this ledger answers this" in page
    offer = re.search(r'<a href="([^"]*factuality=CT-)">told as not so: (\d+) claims</a>', page)
    assert offer
    assert f"<small>{offer[2]} claims found</small>" in sample.get(offer[1]).text


def test_other_filters_hold_in_what_is_offered(sample) -> None:
    asked = {"text": "denial", "publisher": "Orland State Radio", "since": "2025-03"}
    page = sample.get("/", params=asked).text
    offer = re.search(r'<a href="([^"]*factuality=CT-)">told as not so: (\d+) claim', page)
    assert offer
    assert "publisher=Orland+State+Radio" in offer[1]
    assert "text=" not in offer[1]


def test_nothing_is_offered_for_other_words_or_where_there_is_none(sample, client) -> None:
    assert "told as not so:" not in sample.get("/", params={"text": "zeppelin"}).text
    assert "told as not so:" not in client.get("/", params={"text": "denied"}).text
