"""Feeds: what an entry becomes, and entries that say too little."""

from reportedly.ingest.feed import TEASER
from reportedly.model.report import DateSource

WORDS = "The governor of Halvik said that the town of Kest had been shelled on Tuesday."
RSS = """<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Meridian Wire</title>
%s</channel></rss>"""
ITEM = """<item><title>Kest shelled</title><link>https://m.example/%d</link>
<author>Maja Toller</author><pubDate>Tue, 11 Mar 2025 08:30:00 +0000</pubDate>%s</item>"""


def test_an_entry_is_a_report_with_its_full_content(take) -> None:
    full = f"<content:encoded>&lt;p&gt;{WORDS}&lt;/p&gt;</content:encoded>"
    body = "<description>Short.</description>" + full
    found = take(RSS % (ITEM % (1, body)), "a.rss")
    report = found.reports[0]
    assert (report.text.strip(), report.title, report.publisher) == (
        WORDS, "Kest shelled", "Meridian Wire",
    )  # fmt: skip
    assert report.url == "https://m.example/1"
    assert report.published is not None
    assert (report.published.day, report.published.found) == ("2025-03-11", DateSource.HEADER)
    assert report.capture.headers == (("author", "Maja Toller"),)
    assert found.codes == []


def test_atom_is_told_by_its_first_bytes(take) -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kest Post</title><entry>
    <title>t</title><link href="https://k.example/1"/><updated>2025-03-11T08:30:00Z</updated>
    <content type="text">{WORDS}</content></entry></feed>"""
    report = take(atom, "download").reports[0]
    assert (report.text, report.publisher) == (WORDS, "Kest Post")


def test_a_teaser_is_marked_where_it_breaks_off(take) -> None:
    found = take(RSS % (ITEM % (1, f"<description>{WORDS} […]</description>")), "a.rss")
    teaser = next(issue for issue in found.issues if issue.code.name == "TEASER")
    assert teaser.span is not None
    assert teaser.span.of(found.reports[0].text) == "[…]"
    assert TEASER.search(WORDS) is None


def test_an_entry_without_words_is_named_and_the_rest_taken(take) -> None:
    good = ITEM % (2, f"<description>{WORDS}</description>")
    found = take(RSS % ((ITEM % (1, "")) + good), "a.rss")
    assert len(found.reports) == 1
    assert found.issues[0].where == "a.rss:entry 1"


def test_a_feed_that_breaks_off_keeps_the_entries_before(take) -> None:
    whole = RSS % (ITEM % (1, f"<description>{WORDS}</description>"))
    found = take(whole[: whole.index("</channel>")] + "<item><title>br", "a.rss")
    assert WORDS in found.reports[0].text
    assert "BAD_RECORD" in found.codes
