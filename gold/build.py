"""Builds gold/claims from gold/marked: `python gold/build.py [FOLDER] [--stand-off OTHER]`.

Marked-up files are what people edit; claims in the record format, with offsets and ids, are what
programs read. A file with a mistake is said and built as it was.

With `--stand-off`, the marked-up files of OTHER, a folder of `pick.py` outside the project, are
built into FOLDER too: of their texts nothing is kept but hashes and offsets.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gold import markup
from gold.load import sha256, split_of

ID_DIGITS = 32  # 128 bits in hex, as the record format has it


WORDS = ("name", "role", "by", "method", "as_written")  # keys of items whose values are words
# Roles of places and times are no words of the text; see the record format.
ROLES = ("event", "origin", "reference", "utterance", "publication", "as_of", "period")


def main(arguments: list[str]) -> int:
    """Build every report; 1 if one has a mistake."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("gold"))
    parser.add_argument("--stand-off", type=Path, help="a folder of pick.py")
    given = parser.parse_args(arguments)
    failed = build(given.folder, given.folder, "invented")
    if given.stand_off:
        failed |= build(given.stand_off, given.folder, "fa-kes")
    return failed


def build(source: Path, folder: Path, kind: str) -> int:
    """Build the marked-up files of `source` into the claims of `folder`; 1 if one has a mistake."""
    told = json.loads((source / "reports" / "reports.json").read_text("utf-8"))
    failed = 0
    for path in sorted((source / "marked").glob("*.gold")):
        text = markup.text_of(path)
        claims, wrong = markup.read(path.read_text("utf-8"), text)
        for mistake in wrong:
            print(f"{path}:{mistake}", file=sys.stderr)
        if wrong:
            failed = 1
            continue
        if kind != "invented":
            claims = [without_words(claim) for claim in claims]
        lines = built(path.stem, text, claims, {"source": kind, **told[path.stem]})
        (folder / "claims").mkdir(exist_ok=True)
        (folder / "claims" / f"{path.stem}.jsonl").write_text(lines, "utf-8")
    return failed


def without_words(value: Any) -> Any:
    """A claim, or a part of one, without any word of its text."""
    if isinstance(value, list):
        return [without_words(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {k: None if _is_words(k, part) else without_words(part) for k, part in value.items()}


def _is_words(key: str, value: Any) -> bool:
    return key in WORDS and not (key == "role" and value in ROLES)


def built(name: str, text: str, claims: list[markup.Claim], told: Mapping[str, Any]) -> str:
    """The lines of one report: what it is, then its claims in the record format."""
    digest = sha256(text)
    report = hashed("r", [told["publisher"], None, text])
    head = {
        "name": name,
        "source": told.get("source", "invented"),
        "sha256": digest,
        "split": split_of(digest),
        "publisher": told["publisher"],
        "published": told["published"],
        "register": told["register"],
        "passes": told["passes"],
        "report": report,
    }
    ids = claim_ids(report, claims)
    rows = [head]
    for claim in claims:
        answer = claim["responds_to"]
        rows.append(
            {
                **claim,
                "id": ids[claim["id"]],
                "within": ids.get(claim["within"]),
                "responds_to": answer and {**answer, "claim": ids[answer["claim"]]},
            }
        )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def claim_ids(report: str, claims: list[markup.Claim]) -> dict[str, str]:
    """Short name -> id: a hash of where a claim stands and how it is put, as the record format
    has it; a nested claim's depends on that of the claim around it."""
    by_name = {claim["id"]: claim for claim in claims}
    found: dict[str, str] = {}

    def of(name: str) -> str:
        if name not in found:
            claim = by_name[name]
            within = claim["within"] and of(claim["within"])
            spans = [claim["source"], claim["cue"], claim["content"]]
            found[name] = hashed("c", [report, *spans, claim["quotation"], within])
        return found[name]

    return {name: of(name) for name in by_name}


def hashed(prefix: str, key: list[Any]) -> str:
    """`prefix` and the first 128 bits of the sha256 of `key` as canonical JSON."""
    text = json.dumps(key, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{prefix}_{hashlib.sha256(text.encode()).hexdigest()[:ID_DIGITS]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
