"""Bytes in, reports and issues out: formats, versions, folders, and what goes wrong."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.errors import BadConfiguration
from reportedly.ingest import Format, IngestOptions, receive, receive_bytes
from reportedly.model.issue import Issue
from reportedly.model.report import Received, Report

NOW = datetime(2025, 3, 20, 12, 0, tzinfo=UTC)
OPTIONS = IngestOptions(now=NOW)
TEXT = "Orland shelled Kest on Tuesday, the Veskaran General Staff said. Two people were killed.\n"


def split(outcome: Iterable[Received | Issue]) -> tuple[list[Report], list[Issue]]:
    reports, issues = [], []
    for item in outcome:
        if isinstance(item, Received):
            reports.append(item.report)
        else:
            issues.append(item)
    return reports, issues


def test_plain_text_is_stored_exactly_as_decoded(tmp_path: Path) -> None:
    text = "  Orland\r\nsaid\t“no”.\u00a0\n\n\n e\u0301 and \u00e9 \n"
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    reports, _ = split(receive(path, OPTIONS))
    assert reports[0].text == text


def test_published_option_must_be_a_date() -> None:
    with pytest.raises(BadConfiguration):
        IngestOptions(now=NOW, published="2025-02-30")


def test_bytes_with_an_address_are_a_report(tmp_path: Path) -> None:
    options = IngestOptions(now=NOW, format=Format.TEXT, publisher="Meridian Wire")
    reports, _ = split(receive_bytes(TEXT.encode(), "https://meridian-wire.example/1", options))
    assert reports[0].publisher == "Meridian Wire"
    assert reports[0].capture.origin == "https://meridian-wire.example/1"
