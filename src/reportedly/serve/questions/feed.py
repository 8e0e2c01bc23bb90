"""A saved question as an Atom 1.0 feed: its last claims, each an entry with an id that stays."""

import re
from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree as Xml

from reportedly import wording
from reportedly.serve.questions.saved import Saved
from reportedly.store.questions.arrivals import Arrival

MEDIA_TYPE = "application/atom+xml"
LONGEST_TITLE = 120
_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ABOUT = "Every entry is a claim by its source. Nothing is told as true."
Xml.register_namespace("", _ATOM)


def feed_of(one: Saved, found: Iterable[Arrival], site: str, path: str) -> bytes:
    """The feed; `site` is where the app answers, without a final slash, `path` its own address."""
    entries = [*found]
    feed = Xml.Element(f"{{{_ATOM}}}feed")
    _put(feed, "id", f"urn:reportedly:saved:{one.id}")
    _put(feed, "title", one.name)
    _put(feed, "subtitle", ABOUT)
    latest = max((entry.at for entry in entries), default=one.made.isoformat())
    _put(feed, "updated", _time(latest))
    _put(_put(feed, "author"), "name", "reportedly")
    _put(feed, "link", rel="self", type=MEDIA_TYPE, href=site + path)
    _put(feed, "link", rel="alternate", type="text/html", href=site + one.question)
    for entry in entries:
        _entry(feed, entry, site)
    written: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: Xml.Element, arrival: Arrival, site: str) -> None:
    """A claim; its address answers 410 once it was removed or sealed."""
    row, entry = arrival.row, _put(feed, "entry")
    report = row.claim.report
    publisher = report.publisher or "Unknown publisher"
    _put(entry, "id", f"urn:reportedly:claim:{row.claim.id}")
    who = wording.speakers_of(row.claim) or row.source or publisher
    title = f"{who}: {row.content}"
    cut = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
    _put(entry, "title", cut)
    _put(entry, "updated", _time(arrival.at))
    _put(_put(entry, "author"), "name", publisher)
    _put(entry, "link", rel="alternate", type="text/html", href=f"{site}/claim/{row.claim.id}")
    published = report.published[:10] if report.published else "no date"
    fate = "withdrawn since" if row.withdrawn else "replaced since" if row.superseded else ""
    told = ", ".join(one for one in (publisher, published, report.title or "", fate) if one)
    summary = _put(entry, "summary", f"{who}: {row.content} ({told})")
    if report.language:
        summary.set("{http://www.w3.org/XML/1998/namespace}lang", report.language)


def _put(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> Xml.Element:
    """A new child; characters that XML cannot carry are shown as replaced."""
    plain = {key: _NO_XML.sub("\ufffd", value) for key, value in attributes.items()}
    child = Xml.SubElement(parent, f"{{{_ATOM}}}{name}", plain)
    if text:
        child.text = _NO_XML.sub("\ufffd", text)
    return child


def _time(at: str) -> str:
    """A time of the ledger as RFC 3339 has it."""
    return datetime.fromisoformat(at).isoformat(timespec="seconds")
