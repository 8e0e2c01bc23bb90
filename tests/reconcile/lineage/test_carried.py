"""Which passages of a live blog stand in which report."""

from reportedly.cli.descent import descent_lines
from reportedly.reconcile.lineage.carried import carried
from reportedly.reconcile.lineage.descents import find_descents
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint

ITEMS = {
    "Lake Post": "The mill at Olm burned down on Sunday after two shells came through its roof. "
    "The miller and both of his apprentices got out by the sluice before the beams fell.",
    "Bay Echo": "Customs men at the northern crossing turned back forty lorries on Sunday. "
    "Their drivers were told to come again when a new list of permitted goods is out.",
    "Northwire": "Teachers in Halvik voted by a show of hands to hold lessons in cellars. "
    "Parents had asked for this since the school at the mill lane lost its windows in March.",
}  # fmt: skip


def blogged(build):
    items = [build.report(text, publisher=name, day="2025-03-10") for name, text in ITEMS.items()]
    first, second, third = ITEMS.values()
    text = (
        f"18.05 Rain fell over the whole of the front by noon.\n{third}\n{first}\n16.30\n{second}"
    )
    return items, build.report(text, publisher="Blog", day="2025-03-11")


def test_each_run_of_passages_has_the_report_it_stands_in(build) -> None:
    items, blog = blogged(build)
    runs = carried(blog, items)
    assert [run.parent for run in runs] == [items[2].id, items[0].id, items[1].id]
    for run, text in zip(runs, (ITEMS["Northwire"], *list(ITEMS.values())[:2]), strict=True):
        assert run.passages == 2
        assert run.span.of(blog.text) == text.removesuffix(".")


def test_show_lists_them_for_a_round_up_and_not_for_a_copy(build) -> None:
    items, blog = blogged(build)
    copy = build.report(items[0].text, publisher="Copyist", day="2025-03-11")
    known = {report.id: report for report in (*items, blog, copy)}
    lineages = find_descents(known, find_lineages(map(fingerprint, known.values())))
    lines = {
        report: [
            line
            for lineage in lineages
            if report.id in lineage.reports
            for line in descent_lines(report, lineage, known)
            if line.startswith("carries: ")
        ]
        for report in (blog, copy)
    }
    assert lines[copy] == []
    assert [line.split(", of ")[1].split(",")[0] for line in lines[blog]] == [
        "Northwire", "Lake Post", "Bay Echo"
    ]  # fmt: skip
