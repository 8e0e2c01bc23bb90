"""A lineage as a tree: who wrote first, who took it over, what was changed and where it stands."""

import re

from reportedly.model.ids import LineageId, ReportId, WorkId
from reportedly.model.incident import Descent, Lineage, Mutation, MutationKind
from reportedly.model.report import Status
from reportedly.model.span import Span
from reportedly.serve.reports.lineage import changes_of, tree_of
from reportedly.store.found.sources import Carrier
from reportedly.store.questions.report_pages import ReportQuery


def carrier(name: str, published: str) -> Carrier:
    return Carrier(
        report=ReportId(name),
        work=WorkId(f"w_{name}"),
        publisher=name.upper(),
        published=published,
        title="t",
        status=Status.ORIGINAL,
        superseded=False,
        withdrawn=False,
    )


def lineage(*pairs: tuple[str, str | None]) -> Lineage:
    """Reports with their parents."""
    return Lineage(
        id=LineageId("l_1"),
        reports=tuple(ReportId(child) for child, _ in pairs),
        links=(),
        descents=tuple(
            Descent(
                child=ReportId(child), parent=ReportId(parent), kept=1, passages=1, mutations=()
            )
            for child, parent in pairs
            if parent
        ),
    )


def tree(found: Lineage, most: int = 100):
    known = {one: carrier(one, f"2031-03-{n:02}") for n, one in enumerate(found.reports, 1)}
    return [(node.report.report, node.depth) for node in tree_of(found, known, lambda _: "", most)]


def test_each_report_follows_its_parent_the_earliest_child_first():
    found = lineage(("a", None), ("b", "a"), ("c", "b"), ("d", "a"), ("e", None))
    assert tree(found) == [("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)]


def test_a_chain_of_four_hundred_copies_is_cut_where_asked():
    names = [f"r{n:03}" for n in range(400)]
    found = lineage(*zip(names, [None, *names], strict=False))
    assert len(tree(found, 200)) == 200
    assert tree(found, 400)[-1] == ("r399", 399)


def changed(old: str, new: str, parent: str, child: str):
    def span(words: str, text: str) -> Span | None:
        return Span(text.index(words), text.index(words) + len(words)) if words else None

    change = Mutation(
        kind=MutationKind.NUMBER,
        before=old,
        after=new,
        parent=span(old, parent),
        child=span(new, child),
    )
    descent = Descent(
        child=ReportId("c"), parent=ReportId("p"), kept=1, passages=1, mutations=(change,)
    )
    (found,) = changes_of(descent, {"p": parent, "c": child}.__getitem__)
    return found


def test_what_was_changed_stands_in_its_sentence():
    found = changed("63", "65", "At least 63 died.\nMore later.", "At least 65 died.")
    assert (found.way, found.heading) == ("changed", "Figure")
    assert (found.old.before, found.old.words, found.old.after) == ("At least ", "63", " died.")
    assert found.new.words == "65"


def test_what_came_or_went_has_no_other_side():
    added = changed("", "some", "Roads closed.", "Roads, some say, closed.")
    assert (added.way, added.old, added.new.words) == ("added", None, "some")
    gone = changed("some", "", "Roads, some say, closed.", "Roads closed.")
    assert (gone.way, gone.new) == ("left out", None)


def test_long_sentences_are_cut_between_words():
    parent = "word " * 40 + "63 " + "more " * 40
    found = changed("63", "65", parent, parent.replace("63", "65"))
    assert re.fullmatch(r"…(word )+", found.old.before)
    assert re.fullmatch(r"( more)+…", found.old.after)


def test_the_sample_shows_a_remark_about_checking_that_a_copy_left_out(sample, sample_ledger):
    rows = sample_ledger.reports(ReportQuery(publisher="Lakeside Post")).rows
    copy = next(row for row in rows if row.header.title == "Missile hits apartment block in Brenn")
    page = sample.get(f"/reports/{copy.header.id}/lineage").text
    assert "3 reports of 3 publishers carry this text." in page
    assert "<del>Meridian Wire was not able to verify either account</del>" in page
    assert "left out" in page
    assert page.count("<ul>") == page.count("</ul>") - page.count('<ul class="')
    assert page.count("<li>") + page.count("<li><a") >= 3
    assert (
        f'href="/reports/{copy.header.id}/lineage"' in sample.get(f"/report/{copy.header.id}").text
    )


def test_a_corrected_figure_is_shown_before_and_after(sample, sample_ledger):
    rows = sample_ledger.reports(ReportQuery(publisher="Lakeside Post")).rows
    told = next(row for row in rows if row.header.title == "Brenn: what we know")
    page = sample.get(f"/reports/{told.header.id}/lineage").text
    assert "<del>21</del>" in page
    assert "<ins>17</ins>" in page


def test_a_report_alone_says_so_and_an_unknown_one_is_a_404(sample, sample_ledger, client):
    (row,) = sample_ledger.reports(ReportQuery(publisher="Blue Lantern")).rows
    page = sample.get(f"/reports/{row.header.id}/lineage").text
    assert "No other report in this ledger was found to share a large part of this text." in page
    assert client.get("/reports/r_0/lineage").status_code == 404
