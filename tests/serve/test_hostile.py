"""Texts that attack the page, addresses that make no sense, hosts that are not this machine."""

import re

import pytest

from reportedly.errors import InvalidRecord, LedgerBusy
from reportedly.serve.access.security import HEADERS
from reportedly.serve.overrides import held_in

OWN_SCRIPT = re.compile(r'<script src="/static/\w+\.js\?v=[\d.]+\.[0-9a-f]{8}" defer></script>')
SCRIPT = "<script>alert('x')</script>"
HOSTILE = (
    f'The ministry said {SCRIPT} & "it" had left Brenn 🕊🕊 {{{{ 7*191919 }}}}. '
    "قالت الوزارة إن القوات غادرت. “A <b>bold</b> word,” said 🕊 the ‮reversed‬ staff."
)


@pytest.fixture
def hostile(empty, by_hand):
    report = by_hand.report(HOSTILE, publisher=f"Wire {SCRIPT}", title=f"“{SCRIPT}” & 'more'")
    used = by_hand.run()
    claims = (
        by_hand.claim(
            report,
            f'{SCRIPT} & "it" had left Brenn 🕊🕊 {{{{ 7*191919 }}}}',
            used,
            source="The ministry",
            cue="said",
            speaker=f"Ministry {SCRIPT}",
            place="Brenn",
        ),
        by_hand.claim(
            report,
            "“A <b>bold</b> word,”",
            used,
            source="the ‮reversed‬ staff",
            cue="said 🕊",
            speaker="Staff",
        ),
    )
    told = by_hand.Extracted(report=report, run=used, claims=claims)
    empty.add(told, by_hand.raw(told))
    return told


def test_no_page_lets_a_text_become_markup(client, hostile):
    addresses = ["/", "/?text=bold", f"/report/{hostile.report.id}", "/reports", "/about"]
    addresses += [f"/claim/{claim.id}" for claim in hostile.claims]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        own = OWN_SCRIPT.findall(answer.text)
        assert answer.text.count("<script") == len(own)
        assert "<b>bold</b>" not in answer.text
        assert "1343433" not in answer.text


def test_marks_after_emoji_and_right_to_left_text_stand_where_they_belong(client, hostile):
    page = client.get(f"/report/{hostile.report.id}").text
    turn = '<bdi class="turn" data-code="U+202E">\u202e</bdi>'
    assert f'<span class="source">the {turn}reversed\u202c staff</span>' in page
    assert '<span class="content">“A &lt;b&gt;bold&lt;/b&gt; word,”</span>' in page
    assert '<span class="cue">said 🕊</span>' in page


def test_what_turns_words_round_is_held_in_between_tags_and_nowhere_else():
    page = (
        '<title>a\u202eb</title><p title="a\u202eb">a\u202eb</p><textarea>\u202d</textarea>\u202d'
    )
    assert held_in(page) == (
        '<title>a\u202eb</title><p title="a\u202eb">'
        'a<bdi class="turn" data-code="U+202E">\u202e</bdi>b</p>'
        '<textarea>\u202d</textarea><bdi class="turn" data-code="U+202D">\u202d</bdi>'
    )


def test_what_is_asked_for_is_escaped_in_the_form(client):
    page = client.get("/", params={"text": '"><script>alert(1)</script>'}).text
    assert "<script" not in page


@pytest.mark.parametrize("address", ["/claim/c_0", "/report/r_0", "/incident/i_0", "/nowhere"])
def test_what_is_not_there_is_a_page_that_says_so(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1>" in answer.text
    assert "Ledger revision" in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    [
        "/?sort=best",
        "/?after=nonsense",
        "/?event=WAR",
        "/?since=yesterday",
        "/?until=2025-13",
        "/?text=" + "x" * 501,
        "/incidents?event=WAR",
        "/incidents?sort=best",
        "/incidents?after=%00",
        "/incidents?since=1%2F2",
        "/reports?status=lost",
        "/reports?after=bm90IGpzb24",
    ],
)
def test_an_address_that_makes_no_sense_is_refused_in_a_sentence(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text
    assert '<p class="lede"' in answer.text


@pytest.mark.parametrize("revision", ["0", "99", "-1", "x", "9" * 40, "１"])
def test_a_revision_that_never_was_is_refused(client, hostile, revision):
    address = f"/claim/{hostile.claims[0].id}?revision={revision}"
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("address", ["/docs", "/redoc", "/openapi.json", "/static/../app.py"])
def test_there_are_no_pages_that_load_from_elsewhere_and_no_way_out_of_static(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:8765"])
def test_local_names_are_answered(client, host):
    assert client.get("/about", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["attacker.example", "127.0.0.1.attacker.example", "10.0.0.7"])
def test_other_names_are_refused(client, host):
    answer = client.get("/about", headers={"host": host})
    assert answer.status_code == 400
    assert "reportedly" not in answer.text


def test_only_reading_is_possible(client):
    assert client.post("/").status_code == 405
    assert client.head("/").status_code == 200


@pytest.mark.parametrize(
    ("error", "status"),
    [(LedgerBusy("locked"), 503), (InvalidRecord("old"), 503), (KeyError("x"), 500)],
)
def test_a_failure_shows_no_trace_and_keeps_the_headers(client, empty, monkeypatch, error, status):
    def fail(*arguments):
        raise error

    monkeypatch.setattr(type(empty), "claims", fail)
    answer = client.get("/")
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "KeyError" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_an_empty_ledger_has_pages(client):
    for address in ("/", "/incidents", "/reports", "/about", "/?text=%22"):
        assert client.get(address).status_code == 200
