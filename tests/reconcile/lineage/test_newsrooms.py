"""Who originated a report: datelines, credits, bylines, tellings, descent."""

import pytest

from reportedly.model.incident import NewsroomFound
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.lineage.newsrooms import credit_of, find_newsrooms

BODY = (
    "Shells hit the harbour of Kest before dawn on Monday, the mayor said. Two ferries burned at "
    "their moorings and a crane fell across the quay. Firemen from Halvik were sent over the hills."
)


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("HALVIK, March 11 (Northwire) - " + BODY, NewsroomFound.DATELINE, "Northwire"),
        ("Ferries burn\n\nKEST, Veskara (Sound) — " + BODY, NewsroomFound.DATELINE, "Sound"),
        (BODY + "\nSource: Meridian Wire", NewsroomFound.CREDIT, "Meridian Wire"),
        (BODY + " - Meridian Wire", NewsroomFound.CREDIT, "Meridian Wire"),
        (BODY + "\n© 2025 Meridian Wire", NewsroomFound.CREDIT, "Meridian Wire"),
        ("By Ana Orrin, Meridian Wire\n" + BODY, NewsroomFound.BYLINE, "Meridian Wire"),
        ("By Ana Orrin and Per Lund\n" + BODY, NewsroomFound.BYLINE, "Coastal Herald"),
        ("The mayor told the Meridian Wire of it. " + BODY, NewsroomFound.TOLD, "Meridian Wire"),
        ("Kest burns, according to Northwire. " + BODY, NewsroomFound.TOLD, "Northwire"),
    ],
)
def test_a_credit_is_found_with_its_words(build, text, found, name) -> None:
    report = build.report(text, publisher="Coastal Herald")
    room = credit_of(report)
    assert room is not None
    assert (room.found, room.name) == (found, name)
    if found is not NewsroomFound.BYLINE:
        assert room.span.of(report.text) == name


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "The mayor told Northwire of it. The Meridian Wire reported two dead. " + BODY,
        "The mayor told reporters of it. " + BODY,
        BODY + " The bridge (Ferrow) is closed.",
        BODY + " " + BODY + " " + BODY + " A nurse told Northwire that it was quiet.",
        "The Coastal Herald reported so on Sunday, as reported by the Coastal Herald. " + BODY,
    ],
)
def test_a_report_that_leans_on_no_single_outlet_credits_nobody(build, text) -> None:
    assert credit_of(build.report(text, publisher="Coastal Herald")) is None


def test_a_copy_without_a_credit_takes_that_of_its_lineage_and_says_where_it_stands(build) -> None:
    first = build.report(f"HALVIK (Northwire) - {BODY}", publisher="Coastal Herald")
    copy = build.report(BODY, publisher="Lakeside Post", day="2025-03-12")
    known = {report.id: report for report in (first, copy)}
    (lineage,) = find_newsrooms(known, find_lineages(map(fingerprint, known.values())))
    own, passed = lineage.newsrooms
    assert (own.name, own.at, own.found) == ("Northwire", first.id, NewsroomFound.DATELINE)
    assert (passed.name, passed.at, passed.found) == ("Northwire", first.id, NewsroomFound.LINEAGE)
    assert passed.span == own.span


def test_without_any_credit_the_first_publisher_is_the_newsroom(build) -> None:
    report = build.report(BODY, publisher="Coastal Herald")
    known = {report.id: report}
    (lineage,) = find_newsrooms(known, find_lineages([fingerprint(report)]))
    (room,) = lineage.newsrooms
    assert (room.name, room.found, room.span) == ("Coastal Herald", NewsroomFound.PUBLISHER, None)


def test_names_of_one_newsroom_are_one(build) -> None:
    texts = ("KEST (AP) - One. " + BODY, "KEST (Associated Press) - Two. " + BODY)
    names = {credit_of(build.report(text, publisher=None)).name for text in texts}
    assert names == {"Associated Press"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (BODY + "\n\nReuters", "Reuters"),
        (BODY + "\n\nMeridian Wire", "Meridian Wire"),
        (BODY + "\n\nUPI/Reuters", "UPI"),
        (BODY + " (dpa)", "dpa"),
        (BODY + " (dpa, Meridian Wire)", "dpa"),
        (BODY + "\n\nWith reporting by Meridian Wire", "Meridian Wire"),
        (BODY + "\n(Reporting by Meridian Wire; editing by Ana Orrin)", "Meridian Wire"),
        (
            BODY + "\nThis article was produced by Meridian Wire for its subscribers.",
            "Meridian Wire",
        ),
        ("Meridian Wire / Staff\n\n" + BODY, "Meridian Wire"),
        (BODY + "\nFrom news services", "unnamed agencies, in Coastal Herald"),
        (BODY + "\nSources: wire services", "unnamed agencies, in Coastal Herald"),
        ("Staff and agencies\n" + BODY, "unnamed agencies, in Coastal Herald"),
    ],
)
def test_a_printed_credit_in_any_form_is_found(build, text, name) -> None:
    room = credit_of(build.report(text, publisher="Coastal Herald"))
    assert room is not None
    assert (room.name, room.found) == (name, NewsroomFound.CREDIT)


@pytest.mark.parametrize(
    "text",
    [
        BODY + "\n\nPhoto: Reuters",
        BODY + "\n\nPicture taken by Meridian Wire",
        BODY + "\n\nHalvik",
        BODY + "\n(Reporting by Ana Orrin in Halvik; editing by Per Lund)",
        BODY + "\nAid agencies",
        BODY + " The mayor thanked the agencies",
        "Two died, the nurse of Kest said. The Meridian Wire reported that one had died. " + BODY,
    ],
)
def test_what_only_looks_like_a_credit_is_none(build, text) -> None:
    assert credit_of(build.report(text, publisher="Coastal Herald")) is None


def test_the_printed_credit_goes_before_that_of_the_lineage(build) -> None:
    first = build.report(f"KEST (Northwire) - {BODY}", publisher="Coastal Herald")
    other = build.report(f"{BODY} (dpa)", publisher="Lakeside Post", day="2025-03-12")
    known = {report.id: report for report in (first, other)}
    (lineage,) = find_newsrooms(known, find_lineages(map(fingerprint, known.values())))
    assert [room.name for room in lineage.newsrooms] == ["Northwire", "dpa"]


def test_agencies_without_a_name_are_those_that_a_copy_names(build) -> None:
    first = build.report(f"{BODY}\nSource: agencies", publisher="Coastal Herald")
    other = build.report(f"{BODY}\nSource: Northwire", publisher="Lakeside Post", day="2025-03-12")
    known = {report.id: report for report in (first, other)}
    (lineage,) = find_newsrooms(known, find_lineages(map(fingerprint, known.values())))
    assert [(room.name, room.at) for room in lineage.newsrooms] == [("Northwire", other.id)] * 2
