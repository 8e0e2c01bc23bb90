"""A reviewer's hour at a real server: 200 decisions, undo, a conflict, and a kill in the middle."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from reportedly.cli.main import exit_code
from reportedly.sample import sample_file
from reportedly.store.ledger import Ledger

DECISIONS = 200
WITHIN = 40  # s that a server may take to answer for the first time on a busy machine
START = "from reportedly.cli.main import run; run()"
MOODS = ("predicted", "asked", "actual")


@dataclass
class Desk:
    """One who decides through the API, and every act that was confirmed to her."""

    port: int
    acts: list[int] = field(default_factory=list)

    def send(self, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=WITHIN)
        headers = {"Content-Type": "application/json"}
        try:
            connection.request(
                "POST", f"/api/v1/{path}", json.dumps({"by": "Ada", **body}), headers
            )
            answer = connection.getresponse()
            told = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status == 201:
            self.acts.append(told["act"])
        return answer.status, told


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(path: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The app as its own process, from its first answer on."""
    command = [sys.executable, "-c", START, "serve", "--db", str(path), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(WITHIN * 10):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=0.1)
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "sample.db"
    arguments = ["ingest", str(sample_file("reports.jsonl")), "--db", str(made), "--quiet"]
    assert exit_code(arguments) == 0
    return made


def decisions(ledger: Ledger) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where each decision goes and what it says: one claim after the other, round and round."""
    claims = [(one.report.id, one.id) for one in ledger.every_claim()]
    for number, (report, claim) in enumerate(cycle(claims)):
        kind = ("accept", "replace", "accept", "reject")[number % 4]
        body: dict[str, Any] = {"action": kind, "claim": claim}
        if kind == "replace":
            now = next(one for one in ledger.reviewed(report) if one.claim.id == claim)
            mood = MOODS.index(now.corrected.mood.value) if now.corrected.mood in MOODS else 0
            body["values"] = {"mood": MOODS[(mood + 1) % len(MOODS)]}
        yield f"reports/{report}/reviews", body


def work(desk: Desk, ledger: Ledger, until: int) -> None:
    """Decide until that many acts are confirmed; every twentieth is taken back."""
    for where, body in decisions(ledger):
        if len(desk.acts) >= until:
            return
        status, told = desk.send(where, seen=ledger.revision, **body)
        assert status == 201, told
        if len(desk.acts) % 20 == 0:
            status, told = desk.send(f"reviews/{desk.acts[-1]}/undo", seen=ledger.revision)
            assert status == 201, told


def kept(ledger: Ledger) -> set[int]:
    reports = {one.id for one in ledger.every_report()}
    return {act.revision for report in reports for act in ledger.reviews(report)}


def test_nothing_confirmed_is_lost_when_the_server_is_killed(path: Path) -> None:
    desk = Desk(port=free_port())
    with Ledger.open(path, read_only=True) as ledger:
        with serving(path, desk.port) as server:
            work(desk, ledger, DECISIONS // 2)
            _kill_in_the_middle(server, desk, ledger)
        desk.port = free_port()
        with serving(path, desk.port):
            assert set(desk.acts) <= kept(ledger)
            _conflict(desk, ledger)
            work(desk, ledger, DECISIONS)
        assert set(desk.acts) <= kept(ledger)
        assert len(kept(ledger) - set(desk.acts)) <= 1  # written, and killed before it was told
        assert len(desk.acts) >= DECISIONS
    with Ledger.open(path) as ledger:
        assert ledger.check() == ()
        before = ledger.content_hashes()
        ledger.rebuild()
        assert ledger.content_hashes() == before


def _kill_in_the_middle(server: subprocess.Popen[bytes], desk: Desk, ledger: Ledger) -> None:
    """Kill the server while a decision is on its way."""
    where, body = next(decisions(ledger))

    def last() -> None:
        try:
            desk.send(where, seen=ledger.revision, **body)
        except (OSError, HTTPException, ValueError):
            return  # the server is gone; nothing was confirmed

    sender = Thread(target=last)
    sender.start()
    server.kill()
    sender.join()


def _conflict(desk: Desk, ledger: Ledger) -> None:
    """A colleague has decided meanwhile: the second decision is refused, and not written."""
    seen, (where, body) = ledger.revision, next(decisions(ledger))
    assert (
        desk.send(
            where,
            seen=seen,
            **body,
        )[0]
        == 201
    )
    before = ledger.revision
    status, told = desk.send(where, **{**body, "by": "Ben"}, seen=seen)
    assert (status, ledger.revision) == (409, before), told
