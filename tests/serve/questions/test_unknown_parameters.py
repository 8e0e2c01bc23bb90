"""A misspelt filter is refused: it would else show everything, as if that were the answer."""

import pytest

PAGES = ("/", "/timeline", "/map", "/incidents", "/reports", "/sources", "/findings")


@pytest.mark.parametrize("path", PAGES)
def test_what_a_page_does_not_know_is_refused_by_name(client, path) -> None:
    answer = client.get(path, params={"plaice": "Brenn"})
    assert answer.status_code == 400
    assert "“plaice”" in answer.text
    assert "after" in answer.text  # one of those that it knows


@pytest.mark.parametrize(
    "address",
    [
        "/?text=&since=&until=&sort=newest",
        "/timeline?text=&since=&until=&sort=oldest",
        "/map?since=&until=&view=",
        "/incidents?text=&place=&event=&country=&since=&until=&sort=newest",
        "/reports?publisher=&language=&status=&since=&until=",
        "/sources?name=&kind=&named=",
        "/findings?text=&status=&conclusion=&by=",
    ],
)
def test_forms_sent_with_empty_fields_are_answered(client, address) -> None:
    assert client.get(address).status_code == 200


def test_an_organisation_can_be_asked_for_as_the_manual_says(sample) -> None:
    every = sample.get("/").text.count('<article class="claim"')
    page = sample.get("/", params={"actor": "nobody:at-all"}).text
    assert every > 0
    assert '<article class="claim"' not in page
    assert "one actor" in page
