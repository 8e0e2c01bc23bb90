"""What a page says of itself in its markup: JSON-LD, meta elements, links, times, language."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from reportedly.ingest.found import DateFound
from reportedly.ingest.headline import without_site
from reportedly.ingest.language import language_tag
from reportedly.ingest.page_tree import Element, words_of
from reportedly.model.report import DateSource

NEWS = re.compile(r"Article|Posting|Report\Z|NewsItem")  # schema.org types that are a report
NODES = 5_000  # of JSON-LD looked at; live blogs list thousands of updates
MIN_BODY = 200  # characters of an "articleBody" that is more than a summary

DATE_META = (  # names of meta elements for the time of publication, the commonest first
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "publish-date", "publish_date", "publishdate", "pubdate",
    "publication_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "article.published", "rnews:datepublished", "date",
)  # fmt: skip
TITLE_META = ("og:title", "twitter:title", "dc.title", "parsely-title", "title")
SITE_META = ("og:site_name", "application-name", "dc.publisher")
URL_META = ("og:url", "twitter:url", "parsely-link")
URL_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:/(?P<month>0[1-9]|1[0-2])(?:/(?P<day>0[1-9]|[12]\d|3[01])(?!\d))?)(?!\d)"
    r"|(?<!\d)(?P<y>(?:19|20)\d\d)-?(?P<m>0[1-9]|1[0-2])-?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
TIMES = (
    "//time[@datetime][@pubdate or @itemprop='datePublished' or contains(@class,'publi')]",
    "//*[@itemprop='datePublished']",
    "//header//time[@datetime]",
    "//article//time[@datetime]",
    "//main//time[@datetime]",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What the markup says; None where it says nothing. `dates` are in order of trust."""

    title: str | None
    publisher: str | None
    url: str | None
    dates: tuple[DateFound, ...]
    language: str | None
    body: str | None  # the text as the publisher gives it to search engines


def page_data(tree: Element, url: str | None) -> PageData:
    """What `tree` says of itself; `url` is its address if that is known."""
    nodes = tuple(islice(_nodes(tree), NODES))
    news = [node for node in nodes if _is_news(node)]
    meta = _meta(tree)
    address = url or _address(tree, meta)
    site = _publisher(news, nodes, meta)
    return PageData(
        title=_title(tree, news, meta, site),
        publisher=site or _host(address),
        url=address,
        dates=tuple(_dates(tree, news, meta, address)),
        language=language_tag(tree.get("lang") or meta.get("og:locale") or ""),
        body=_body(news),
    )


def _nodes(tree: Element) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, outer ones first; broken JSON is passed over."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            waiting: list[Any] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, dict):
                yield value
                value = list(value.values())
            if isinstance(value, list):
                waiting += [item for item in value if isinstance(item, dict | list)]


def _is_news(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and NEWS.search(name) for name in names)


def _meta(tree: Element) -> dict[str, str]:
    """Content of meta elements by lower-case name, property or itemprop; the first one wins."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _title(
    tree: Element, news: list[dict[str, Any]], meta: dict[str, str], site: str | None
) -> str | None:
    """The headline as the page states it, without the site's name."""
    headline = next((text for node in news if (text := _string(node.get("headline")))), None)
    headings = [words_of(heading) for heading in islice(tree.iter("h1"), 3)]
    heading = headings[0] if len(headings) == 1 else None
    titles = (words_of(element) for element in tree.iter("title"))
    found = heading or headline or _first(meta, TITLE_META) or next(titles, None)
    return without_site(found, site) if found else None


def _publisher(
    news: list[dict[str, Any]], nodes: tuple[dict[str, Any], ...], meta: dict[str, str]
) -> str | None:
    names = {_string(node.get("@id")): _string(node.get("name")) for node in nodes}
    for node in news:
        value = node.get("publisher")
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            value = _string(value.get("name")) or names.get(_string(value.get("@id")))
        if isinstance(value, str) and value.strip():
            return value.strip()
    return _first(meta, SITE_META)


def _address(tree: Element, meta: dict[str, str]) -> str | None:
    links = (link.get("href") for link in tree.xpath("//link[@rel='canonical']"))
    candidates = (*links, *(meta.get(name) for name in URL_META))
    return next((link.strip() for link in candidates if link and _host(link)), None)


def _host(url: str | None) -> str | None:
    """The host of an http address without "www.", or None if it is none."""
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and parts.scheme in ("http", "https") else None


def _dates(
    tree: Element, news: list[dict[str, Any]], meta: dict[str, str], url: str | None
) -> Iterator[DateFound]:
    for node in news:
        if written := _string(node.get("datePublished")):
            yield DateFound(written, DateSource.JSON_LD)
    if written := _first(meta, DATE_META):
        yield DateFound(written, DateSource.META)
    for path in TIMES:
        for element in tree.xpath(path)[:1]:
            if written := element.get("datetime") or element.get("content"):
                yield DateFound(written, DateSource.TIME_ELEMENT)
    if url and (written := url_date(url)):
        yield DateFound(written, DateSource.URL)


def url_date(url: str) -> str | None:
    """The date in an address, as an ISO prefix: "/2023/02/15/", "/2023/02/", "20230215"."""
    match = URL_DATE.search(url)
    if match is None:
        return None
    parts = match.group("year", "month", "day") if match["year"] else match.group("y", "m", "d")
    return "-".join(part for part in parts if part)


def _body(news: list[dict[str, Any]]) -> str | None:
    bodies = [body for node in news if (body := _string(node.get("articleBody")))]
    longest = max(bodies, key=len, default="")
    return longest if len(longest) >= MIN_BODY else None


def _string(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value.strip() or None if isinstance(value, str) else None
