"""Every page of the bundled sample, and what each must say."""

import re
from html.parser import HTMLParser

import pytest

from reportedly.sample import sample_file
from reportedly.serve.access.security import HEADERS
from reportedly.store.found.incidents import IncidentQuery
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.report_pages import ReportQuery


class Outline(HTMLParser):
    """Tags, headings, ids, labels and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fields: set[str] = set()
        self.labelled: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        if tag == "label":
            self.labelled.add(found["for"])
        if tag in ("input", "select") and found.get("type") != "hidden":
            self.fields.add(found["id"])
        assert not any(name.startswith("on") or name == "style" for name in found), attributes


@pytest.fixture(scope="session")
def addresses(sample_ledger):
    """An address of every kind of page."""
    reports = sample_ledger.reports(ReportQuery(limit=100)).rows
    claims = sample_ledger.claims(ClaimQuery(limit=500)).rows
    incidents = sample_ledger.incidents(IncidentQuery(limit=100)).rows
    return (
        ["/", "/?text=missile", "/?text=nothing-says-this", "/incidents", "/reports", "/about"]
        + ["/?quotation=direct&sort=oldest", "/?since=2025-03-12&until=2025-03"]
        + ["/incidents?event=ASSAULT&place=brenn&sort=largest", "/reports?language=fr"]
        + [f"/report/{row.header.id}" for row in reports]
        + [f"/claim/{row.claim.id}" for row in claims]
        + [f"/incident/{row.incident.id}" for row in incidents]
        + [
            "/overview",
            "/confirmed",
            "/overview?since=0",
            "/overview?only=disputed",
            "/overview?only=one_origin",
        ]
        + ["/timeline", "/timeline?publisher=Meridian+Wire&sort=oldest&since=2025-03-12"]
        + ["/sources", "/sources?kind=media&named=yes&name=wire"]
        + [f"/sources/{row.id}" for row in sample_ledger.sources().rows]
        + [f"/reports/{row.header.id}/lineage" for row in reports]
    )


def test_every_page_answers_with_the_headers_and_a_sound_outline(sample, addresses):
    for address in addresses:
        answer = sample.get(address)
        assert answer.status_code == 200, address
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        page = Outline(answer.text)
        assert {"title", "main", "nav", "header", "footer"} <= set(page.tags), address
        assert page.tags.count("script") == answer.text.count("/static/cite.js") <= 1
        assert page.headings[0] == page.headings.count(1) == 1, address
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), (address, page.headings)
        assert len(page.ids) == len(set(page.ids)), address
        assert page.fields <= page.labelled, address
        assert "Ledger revision" in answer.text


def test_no_link_of_the_sample_is_dead(sample, addresses):
    seen: dict[str, set[str]] = {}
    for address in addresses[:12] + addresses[-52::6]:
        for link in Outline(sample.get(address).text).links:
            path, _, fragment = link.partition("#")
            if path.startswith("http"):
                path = path.removeprefix("http://testserver")
            whole = path or address
            if whole not in seen:
                answer = sample.get(whole)
                assert answer.status_code == 200, (address, link)
                seen[whole] = set(Outline(answer.text).ids)
            assert not fragment or fragment in seen[whole], (address, link)


def test_the_ledger_finds_words_and_marks_them(sample):
    page = sample.get("/", params={"text": "interceptor"}).text
    assert "<mark>interceptor</mark>" in page
    assert "Orlandic Defence Ministry" in page


def test_a_chosen_facet_holds_in_the_form_and_can_be_dropped(sample):
    page = sample.get("/", params={"publisher": "Blue Lantern", "text": "kest"}).text
    assert '<input type="hidden" name="publisher" value="Blue Lantern">' in page
    assert 'href="/?text=kest"' in page


def test_a_reader_is_told_commitment_in_words(sample):
    page = sample.get("/").text
    assert page.count("its source states it as certain and its publisher") == 1  # for all of them
    assert "The source states it as certain; the publisher does not commit to it." not in page
    assert "CT+" not in page
    claim = re.search(r'href="(/claim/c_[^"]*)"', sample.get("/?text=interceptor").text)[1]
    assert re.search(
        r"The source [a-z ]+; the publisher does not commit to it", sample.get(claim).text
    )


def test_a_content_too_short_to_be_read_alone_is_given_its_surroundings(sample):
    page = sample.get("/", params={"publisher": "Lakeside Post"}).text
    assert re.search(r'class="around".*<b>Orland denies it</b>', page)
    assert 'class="around"' in sample.get("/review").text


def test_a_list_says_how_many_of_how_many_a_page_has(sample, sample_ledger):
    total = len([*sample_ledger.every_claim()])
    assert f"50 of {total} claims on this page" in sample.get("/").text


def test_a_report_in_a_language_not_read_says_so(sample, sample_ledger):
    row = sample_ledger.reports(ReportQuery(language="fr")).rows[0]
    page = sample.get(f"/report/{row.header.id}").text
    assert "is not read yet" in page
    assert '<p class="words-of" dir="auto" lang="fr">' in page


def test_versions_and_withdrawals_are_marked(sample, sample_ledger):
    gone = sample_ledger.reports(ReportQuery(status="withdrawn")).rows
    page = sample.get(f"/report/{gone[0].header.id}").text
    assert "The publisher has taken this report back." in page
    assert all(f'href="/report/{row.header.id}"' in page for row in gone[1:])


def test_a_copy_names_what_it_copies(sample, sample_ledger):
    rows = sample_ledger.reports(ReportQuery(publisher="Coastal Herald")).rows
    copy = next(row for row in rows if "At least 12 killed" in (row.header.title or ""))
    page = sample.get(f"/report/{copy.header.id}").text
    assert "Meridian Wire: Missile hits apartment block" in page
    assert "of the shorter text is shared" in page


def test_a_claim_can_be_cited_with_its_revision(sample, sample_ledger):
    claim = sample_ledger.claims().rows[0].claim
    page = sample.get(f"/claim/{claim.id}").text
    link = f"http://testserver/claim/{claim.id}?revision={sample_ledger.revision}"
    assert f'href="{link}"' in page
    assert "As the ledger stood at revision" in sample.get(link).text
    assert "It says nothing of whether the claim is so." in page


def test_an_account_sets_sides_beside_each_other(sample, sample_ledger):
    rows = sample_ledger.incidents(IncidentQuery(place="Brenn")).rows
    pages = [sample.get(f"/incident/{row.incident.id}").text for row in rows]
    assert any(
        '<th scope="col" dir="auto">Orland</th>' in page
        and '<th scope="col" dir="auto">Veskara</th>' in page
        for page in pages
    )
    for page in pages:
        assert "What the ledger covers" in page
        assert "Why each claim is here" in page


def test_what_is_the_same_for_all_is_sent_compressed_and_pages_are_not(sample):
    """A page holds tokens of its visitor, and the size of what is compressed tells of them."""
    packed = {"Accept-Encoding": "gzip"}
    style = sample.get("/static/style.css", headers=packed)
    assert style.headers["Content-Encoding"] == "gzip"
    assert int(style.headers["Content-Length"]) < len(style.content) / 3
    assert "Content-Encoding" not in sample.get("/", headers=packed).headers


def test_publishers_are_offered_by_name(sample, sample_ledger):
    page = sample.get("/reports").text
    assert '<option value="Blue Lantern"></option>' in page
    assert "A publisher must be named in full" in sample.get("/reports?publisher=Blue").text


def test_the_words_of_the_house_are_explained_before_the_machine_is(sample):
    page = sample.get("/about").text
    assert page.index('id="coverage"') < page.index('id="words"') < page.index('id="runs"')
    assert "tombstone" not in page.partition("Rows of every table")[0]


def test_an_empty_ledger_says_how_reports_come_in(client, sample):
    for path in ("/", "/overview", "/incidents", "/sources", "/map"):
        assert "reportedly ingest FILES" in client.get(path).text
        assert "This ledger holds no report yet" not in sample.get(path).text


def test_nobody_is_told_where_a_file_lay_on_this_machine(sample, sample_ledger):
    report = sample_ledger.reports().rows[0].header.id
    folder = str(sample_file("reports.jsonl").parent)
    assert sample_ledger.report(report).capture.origin.startswith(folder)
    for address in (f"/report/{report}", f"/api/v1/reports/{report}"):
        answer = sample.get(address).text
        assert folder not in answer
        assert "reports.jsonl" in answer
