"""A source goes by what its report calls it; whom the account counts it as stands beside."""

import re
from dataclasses import replace

from reportedly.serve.claims.called import who_words, words_for


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_account_gives_the_name_of_the_report_first(sample, sample_ledger):
    kest = next(one for one in sample_ledger.incidents().rows if "who holds" in one.incident.title)
    page = words_of(sample.get(f"/incident/{kest.incident.id}").text)
    assert "Veskaran General Staff counted as Armed Forces of Veskara" in page
    assert "Veskaran General Staff (Armed Forces of Veskara, Veskara) denied" in page


def test_who_is_not_named_goes_by_the_words_of_the_report(sample):
    page = words_of(sample.get("/?text=%22killed+17%22").text)
    assert "The governor of Halvik province Veskara not named" in page
    assert "Unnamed source" not in page


def test_a_pronoun_is_no_name():
    assert words_for("it") == ""
    assert words_for("a  local official") == "a local official"


def test_an_article_makes_no_other_name(sample_ledger):
    brenn = next(one for one in sample_ledger.incidents().rows if "Brenn" in one.incident.title)
    account = sample_ledger.account(brenn.incident.id)
    origin = next(one for item in account.propositions for one in item.origins)
    row = sample_ledger.claim_row(origin.claims[0])
    speakers = tuple(replace(one, name=f"The {origin.speaker}") for one in row.claim.speakers)
    row = replace(row, claim=replace(row.claim, speakers=speakers[:1]))
    assert who_words(origin, row) == origin.speaker
