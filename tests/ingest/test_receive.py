"""Paths, folders, standard input and bytes in; reports and issues out."""

import gzip
import io
import os
from pathlib import Path

import pytest

from reportedly.errors import BadConfiguration
from reportedly.ingest import Format, IngestOptions, receive
from reportedly.model.ids import report_id, work_id

TEXT = "Orland shelled Kest on Tuesday, the Veskaran General Staff said. Two people were killed.\n"


def test_plain_text_is_stored_exactly_as_decoded(take) -> None:
    text = "  Orland\r\nsaid\t“no”.\u00a0\n\n\n e\u0301 and \u00e9 \u2028 \n"
    found = take(b"\xef\xbb\xbf" + text.encode())
    assert found.reports[0].text == text


def test_a_report_carries_its_bytes_and_hashes(take) -> None:
    item = take(TEXT, operator="desk").received[0]
    assert item.raw == TEXT.encode()
    capture = item.report.capture
    assert (capture.size, capture.media_type, capture.operator) == (
        len(item.raw),
        "text/plain",
        "desk",
    )
    assert capture.sha256 == item.report.sha256_text  # UTF-8 text: the same bytes


def test_ids_come_from_publisher_address_and_text(take) -> None:
    report = take(TEXT, publisher="Meridian Wire", url="https://m.example/1").reports[0]
    assert report.id == report_id("Meridian Wire", "https://m.example/1", TEXT)
    assert report.work == work_id("Meridian Wire", "https://m.example/1", TEXT)
    assert (report.version, report.supersedes) == (1, None)


def test_an_address_may_be_the_origin_of_bytes(take) -> None:
    report = take(TEXT, "https://meridian-wire.example/1", format=Format.TEXT).reports[0]
    assert report.capture.origin == "https://meridian-wire.example/1"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("-", TEXT, "text/plain"),
        ("notes", '{"text": "Two people were killed in Kest."}\n', "application/json"),
        ("notes", '[{"text": "Two people were killed in Kest."}]', "application/json"),
        ("page", f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", "text/html"),
        ("page.html", f"<p>{TEXT}</p>", "text/html"),
        ("a.txt", '{"text": "a text that is JSON"}', "text/plain"),
        ("A.HTM", f"<p>{TEXT}</p>", "text/html"),
        ("story", "<Kest> was shelled, the General Staff said.", "text/plain"),
    ],
)
def test_the_format_is_told_by_name_then_by_content(take, name, data, media_type) -> None:
    assert take(data, name).reports[0].capture.media_type == media_type


def test_a_folder_is_read_in_order_with_all_below_it(tmp_path: Path, options, outcome) -> None:
    for name in ("b.txt", "a.jsonl", "sub/c.html", "sub/notes.md", "d.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "from a"}' if name == "a.jsonl" else f"<p>from {name}</p>")
    found = outcome(receive(tmp_path, options))
    assert [Path(report.capture.origin).name for report in found.reports] == [
        "a.jsonl:1",
        "b.txt",
        "c.html",
    ]
    remark = found.issues[-1]
    assert (found.codes[-1], remark.where) == ("PASSED_OVER", str(tmp_path))
    assert remark.detail == "files of other kinds: 1 .md, 1 .png"


def test_hidden_files_in_a_folder_are_not_spoken_of(tmp_path: Path, options, outcome) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / ".report.txt.part").write_text(TEXT)
    assert "PASSED_OVER" not in outcome(receive(tmp_path, options)).codes


def test_a_folder_without_reports_is_an_issue(tmp_path: Path, options, outcome) -> None:
    (tmp_path / "notes.md").write_text("nothing")
    assert outcome(receive(tmp_path, options)).codes == ["DIRECTORY"]


def test_a_missing_file_is_an_issue(tmp_path: Path, options, outcome) -> None:
    found = outcome(receive(tmp_path / "none.txt", options))
    assert found.codes == ["MISSING"]
    assert found.issues[0].where == str(tmp_path / "none.txt")


def test_a_name_no_file_can_have_is_an_issue(options, outcome) -> None:
    assert outcome(receive("a\x00b.txt", options)).codes == ["NOT_READABLE"]


def test_a_closed_file_is_an_issue(tmp_path: Path, options, outcome, monkeypatch) -> None:
    def closed(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", closed)  # a real one would be open to root
    found = outcome(receive(tmp_path / "a.txt", options))
    assert found.codes == ["NOT_READABLE"]
    assert found.issues[0].detail == "Permission denied"


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path, options, outcome) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(TEXT)
    found = outcome(receive(tmp_path, options))
    assert (found.codes[0], len(found.reports)) == ("NOT_READABLE", 1)


def test_a_dangling_link_in_a_folder_is_missing(tmp_path: Path, options, outcome) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert outcome(receive(tmp_path, options)).codes == ["MISSING"]


def test_one_bad_file_does_not_stop_a_folder(tmp_path: Path, options, outcome) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    found = outcome(receive(tmp_path, options))
    assert len(found.reports) == 1
    assert [code for code in found.codes if code != "NO_DATE"] == ["EMPTY", "BINARY"]


def test_standard_input_is_read_line_by_line(options, outcome) -> None:
    class Slow(io.RawIOBase):
        """Gives one line, and must not be asked for more before that one is out."""

        def __init__(self) -> None:
            self.lines = [b'{"text": "first"}\n', b'{"text": "second"}\n']

        def readable(self) -> bool:
            return True

        def readline(self, size: int | None = -1) -> bytes:
            return self.lines.pop(0) if self.lines else b""

    stream = Slow()
    items = receive("-", options, stdin=stream)
    assert next(items).report.text == "first"
    assert stream.lines == [b'{"text": "second"}\n']
    assert [report.text for report in outcome(items).reports] == ["second"]


def test_packed_json_lines_are_read(tmp_path: Path, options, outcome) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'))
    assert [report.text for report in outcome(receive(path, options)).reports] == ["one", "two"]


def test_a_damaged_archive_gives_what_came_before_the_damage(
    tmp_path: Path, options, outcome
) -> None:
    lines = b"".join(b'{"text": "report %d %s"}\n' % (n, os.urandom(40).hex().encode())
                     for n in range(3000))  # fmt: skip
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-20_000])
    found = outcome(receive(path, options))
    assert len(found.reports) > 100
    assert found.codes[-1] == "NOT_READABLE"


def test_no_archive_at_all_is_an_issue(tmp_path: Path, options, outcome) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(b'{"text": "not packed"}')
    assert outcome(receive(path, options)).codes == ["NOT_READABLE"]


def test_a_huge_file_is_refused_without_reading_it_all(options, outcome) -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.taken += size
            return b"a" * size

        def readline(self, size: int | None = -1) -> bytes:
            return self.read(size or 0)

    stream = Endless()
    assert outcome(receive("-", options, stdin=stream)).codes == ["TOO_LARGE"]
    assert stream.taken <= options.max_bytes + 10_000


def test_a_hundred_megabytes_are_refused(tmp_path: Path, options, outcome) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    found = outcome(receive(path, options))
    assert (found.codes, found.reports) == (["TOO_LARGE"], [])


def test_a_million_character_line_is_read_and_noted(take) -> None:
    text = "Kest was shelled. " * 60_000
    found = take(text)
    assert found.reports[0].text == text
    assert "LONG_LINE" in found.codes


@pytest.mark.parametrize(
    "wrong",
    [
        {"published": "2025-02-30"},
        {"published": "yesterday"},
        {"encoding": "klingon"},
        {"encoding": "zip"},
        {"max_bytes": 0},
    ],
)
def test_wrong_options_are_refused(options, wrong) -> None:
    with pytest.raises(BadConfiguration):
        IngestOptions(now=options.now, **wrong)


def test_the_clock_must_have_a_zone(options) -> None:
    with pytest.raises(BadConfiguration):
        IngestOptions(now=options.now.replace(tzinfo=None))


def test_what_the_user_says_wins(take) -> None:
    line = '{"text": "Two died.", "publisher": "A", "published": "2025-01-01", "language": "fr"}'
    report = take(line, "a.jsonl", publisher="B", published="2025-02", language="en").reports[0]
    assert (report.publisher, report.published.value, report.language) == ("B", "2025-02", "en")
