"""Pages: text, title, publisher, address, language, captions; broken and empty ones."""

import json

import pytest

from reportedly.errors import UnreadableInput
from reportedly.ingest.html import charset_of, page_of
from reportedly.ingest.page_data import url_date

FIRST = "The Veskaran General Staff said on Tuesday that Orland had shelled the town of Kest again."
SECOND = "Two people were killed and a bridge over the river was destroyed, it said in a statement."
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
FOOT = "<footer><p>Terms of use</p><p>About us</p></footer>"


def page(head: str = "", body: str = PARAGRAPHS, tag: str = "<html>") -> str:
    return (
        f"<!DOCTYPE html>{tag}<head>{head}</head><body>{MENU}<article>{body}</article>{FOOT}</body>"
        "</html>"
    )


def ld(**keys: object) -> str:
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **keys})
    return f'<script type="application/ld+json">{data}</script>'


def test_the_text_is_the_paragraphs_without_the_menu() -> None:
    assert page_of(page(), None).text == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9, 0.99])
def test_a_page_cut_off_anywhere_in_its_text_keeps_what_is_there(share: float) -> None:
    whole = page(body="".join(f"<p>{FIRST} ({number})</p>" for number in range(30)))
    text = page_of(whole[: int(share * len(whole))], None).text
    assert FIRST in text
    assert "<p" not in text


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{FIRST}",
        f"{FIRST}",
        f"<html><body><div>{FIRST}<br>{SECOND}",
        f"<html><body><table><tr><td>{FIRST}</td></tr></table></body>",
        f"<html><body><main><section><span>{FIRST}</span></section></main>",
        f"<html><body hidden><noscript>{FIRST}</noscript><p>{FIRST}</p></body></html>",
        f"<html><head><title>Kest</title><p>{FIRST}",
        f"<html><body><p>{FIRST[:40]}\x00{FIRST[40:]}</p>",
        f"<p>&#1;&#x1f;{FIRST}</p>",
        f"<form><label>{FIRST}</label></form>",
        f"<html><body><footer>{FIRST}</footer></body></html>",
        f"{'<div>' * 300}{FIRST}",
    ],
)
def test_a_page_with_text_never_comes_out_empty(html: str) -> None:
    words = page_of(html, None).text.replace("\n", " ")
    assert "Orland had shelled" in words.replace("  ", " ")


@pytest.mark.parametrize(
    "html",
    ["<html></html>", "<html><body><script>var text = 'no text';</script></body></html>",
     "<!-- nothing -->", "<html><head><title>Kest</title></head><body></body></html>"],
)  # fmt: skip
def test_a_page_without_text_is_an_issue(take, html: str) -> None:
    found = take(html, "a.html")
    assert (found.codes, found.reports) == (["NO_TEXT"], [])


def test_the_publishers_own_text_is_taken_where_the_page_has_none() -> None:
    body = f"{FIRST}\n{SECOND} " * 3
    html = f"<html><head>{ld(articleBody=body)}</head><body><div id='app'></div></body></html>"
    assert page_of(html, None).text.split() == body.split()


def test_the_publishers_own_text_is_taken_where_most_is_missing_from_the_page() -> None:
    body = " ".join(f"{FIRST} {SECOND} ({number})" for number in range(10))
    assert page_of(page(ld(articleBody=body)), None).text == body


def test_a_summary_called_the_text_is_not() -> None:
    assert page_of(page(ld(articleBody=FIRST)), None).text == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (page(body=f"<h1>Kest shelled again</h1>{PARAGRAPHS}"), "Kest shelled again"),
        (page(ld(headline="Kest shelled again")), "Kest shelled again"),
        (page("<meta property='og:title' content='Kest shelled again'>"), "Kest shelled again"),
        (page("<title>Kest shelled again</title>"), "Kest shelled again"),
        (
            page(
                "<title>Kest shelled again | Coastal Herald</title>"
                "<meta property='og:site_name' content='Coastal Herald'>"
            ),
            "Kest shelled again",
        ),
        (page(), None),
    ],
)
def test_the_title_is_the_headline_without_the_site(html: str, title: str | None) -> None:
    assert page_of(html, None).title == title


SITE = "<meta property='og:site_name' content='Herald Online'>"
LINK = "<link rel='canonical' href='https://www.herald.example/kest'>"


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (ld(publisher={"@type": "Organization", "name": "Coastal Herald"}) + SITE + LINK,
         "Coastal Herald"),
        (ld(publisher=[{"name": "Coastal Herald"}]), "Coastal Herald"),
        (SITE + LINK, "Herald Online"),
        (LINK, "herald.example"),
        ("", None),
        (ld(publisher=7) + "<script type='application/ld+json'>{broken</script>", None),
    ],
)  # fmt: skip
def test_the_publisher_is_named_by_markup_else_by_host(head: str, publisher: str | None) -> None:
    assert page_of(page(head), None).publisher == publisher


def test_the_address_given_wins_over_the_canonical_one() -> None:
    assert page_of(page(LINK), None).url == "https://www.herald.example/kest"
    assert page_of(page(LINK), "https://a.example/x").url == "https://a.example/x"
    assert page_of(page("<link rel='canonical' href='/kest'>"), None).url is None


def test_the_language_is_that_of_the_page() -> None:
    assert page_of(page(tag='<html lang="en-GB">'), None).language == "en"
    assert page_of(page("<meta property='og:locale' content='en_GB'>"), None).language == "en"


def test_headings_captions_and_bare_links_are_furniture(take) -> None:
    body = (
        f"<h1>Kest shelled again</h1><p>{FIRST}</p>"
        "<p><a href='/x'>What we know about the bridge at Ferrow</a></p>"
        f"<h2>The bridge</h2><p>{SECOND}</p><p>{FIRST}</p>"
    )
    report = take(page(body=body), "a.html").reports[0]
    kinds = {piece.span.of(report.text): piece.kind.value for piece in report.furniture}
    assert kinds["The bridge"] == "headline"
    assert kinds["What we know about the bridge at Ferrow"] == "link"
    assert FIRST not in kinds


def test_what_is_left_of_a_menu_is_furniture(take) -> None:
    report = take(page(body=f"<p>{FIRST}</p>"), "a.html").reports[0]
    left = [line for line in report.text.splitlines() if line in ("Home", "World", "Terms of use")]
    assert left == [
        words for piece in report.furniture if (words := piece.span.of(report.text)) != FIRST
    ]


def test_a_linked_name_inside_a_sentence_is_text(take) -> None:
    body = f"<p>{FIRST} <a href='/x'>The governor of Halvik province</a> denied it.</p>"
    assert take(page(body=body), "a.html").reports[0].furniture == ()


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="windows-1251">', "cp1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        (b'<meta charset="utf-8">', None),
        (b'<meta charset="klingon">', None),
        (b"", None),
    ],
)
def test_a_page_names_its_encoding(head: bytes, encoding: str | None) -> None:
    assert charset_of(head) == encoding


def test_a_page_in_cp1251_is_read_without_a_guess(take) -> None:
    text = "Губернатор сообщил, что во время обстрела города Кест погибли два человека."
    html = page('<meta charset="windows-1251">', f"<p>{text}</p>").encode("cp1251")
    found = take(html, "a.html")
    assert found.reports[0].text.endswith(text)
    assert "ENCODING_GUESSED" not in found.codes


def test_a_page_that_names_the_wrong_encoding_is_read_as_utf8(take) -> None:
    html = page('<meta charset="iso-8859-1">', f"<p>{FIRST} “Twice,” it said.</p>")
    assert "“Twice,”" in take(html, "a.html").reports[0].text


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://m.example/2025/03/11/kest", "2025-03-11"),
        ("https://m.example/2025/03/kest", "2025-03"),
        ("https://m.example/news/2025-03-11-kest", "2025-03-11"),
        ("https://m.example/a20250311.html", "2025-03-11"),
        ("https://m.example/id/31415926535", None),
        ("https://m.example/2025/13/11", None),
        ("https://m.example/kest", None),
    ],
)
def test_an_address_may_hold_the_date(url: str, date: str | None) -> None:
    assert url_date(url) == date


def test_no_page_at_all_is_said() -> None:
    with pytest.raises(UnreadableInput):
        page_of("", None)
